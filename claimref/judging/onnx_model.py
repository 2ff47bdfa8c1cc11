"""The bundled model: a small cross-encoder trained for claimref, run by onnxruntime."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claimref.errors import ComponentError
from claimref.judging.scoring import ModelScore

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
DIGITS = 3


class BundledModel:
    """The model in `folder`: `judge.onnx`, `tokenizer.json`, and `judge.json`, which holds their hashes.

    Files are checked and loaded at the first call; other files than those hashed raise a ComponentError.
    """

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder
        self.card: dict[str, Any] = _read_card(folder / "judge.json")
        self.version = f"bundled:{self.card['sha256']['judge.onnx'][:12]}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[ModelScore]:
        logits = self.logits(pairs)
        return [ModelScore(round(float(same), DIGITS), round(float(differ), DIGITS)) for same, differ in logits]

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return an array of shape (len(pairs), 2); the two sentences are read in alphabetical order.

        Pairs go through the network one by one: arithmetic in batches is a fifth faster, but gives a pair another
        score in other company, and then the order in which articles come would show in the claims.
        """
        logits = np.zeros((len(pairs), 2), dtype=np.float32)
        if not pairs:
            return logits
        for row, encoding in enumerate(self._tokenizer.encode_batch([(min(pair), max(pair)) for pair in pairs])):
            ids = np.array([encoding.ids], dtype=np.int64)
            logits[row] = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
        return logits

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str(self._verified("tokenizer.json").decode())
        tokenizer.enable_truncation(self.card["max_tokens"], strategy="longest_first")
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> Any:  # an onnxruntime.InferenceSession: the package has no types
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        # One pair at a time needs little memory; an arena would keep what the longest pair took.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        return InferenceSession(self._verified("judge.onnx"), options, providers=["CPUExecutionProvider"])

    def _verified(self, name: str) -> bytes:
        path = self._folder / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ComponentError(f"cannot read the judge's {path}: {error.strerror or error}") from error
        found, expected = hashlib.sha256(data).hexdigest(), self.card["sha256"][name]
        if found != expected:
            raise ComponentError(f"{path} is not the file that was shipped: sha256 is {found}, expected {expected}")
        return data


def _read_card(path: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ComponentError(f"cannot read the judge's description {path}: {error}") from error
    return card
