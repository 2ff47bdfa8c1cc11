"""Sentence vectors by sentence-transformers: any model by name or folder (`--embedder st:NAME`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from claimref.config import Config
from claimref.errors import ComponentError, ConfigError
from claimref.protocols import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 4
"""Texts at a time: always as many, which costs a third more time than large padded batches and buys equal bits."""


class SentenceTransformerEmbedder:
    """Unit vectors by the model that `locate` names or finds; the model is loaded at the first call.

    `locate` returns a model's name or folder and may refuse, with a ComponentError, weights that are not the
    expected ones.
    """

    def __init__(self, model_version: str, locate: Callable[[], str], dim: int | None = None) -> None:
        self.version = f"{model_version}/sentence-transformers-{version('sentence-transformers')}"
        self._locate = locate
        self._dim = dim

    @property
    def dim(self) -> int:
        if self._dim is None:
            self._dim = self._model.get_embedding_dimension()
        assert self._dim is not None
        return self._dim

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dim), rows of length 1 in the order of `texts`.

        A text's vector is the same, to the last bit, whatever texts come with it.
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for rows in self._batches(texts):
            # A last batch that is not full repeats its first text: batches of one shape round alike.
            filled = rows + rows[:1] * (BATCH - len(rows))
            found = self._model.encode(
                [texts[row] for row in filled], batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            )
            vectors[rows] = found[: len(rows)]
        return vectors

    def _batches(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """Yield rows of `texts` that are equally long in tokens, so that none is padded."""
        by_length: dict[int, list[int]] = {}
        if texts:
            tokens = self._model.tokenizer(list(texts), truncation=True, max_length=self._model.max_seq_length)
            for row, ids in enumerate(tokens["input_ids"]):
                by_length.setdefault(len(ids), []).append(row)
        for rows in by_length.values():
            yield from (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))

    @cached_property
    def _model(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        place = self._locate()
        # Half a second of loading is no news.
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            return SentenceTransformer(place, device="cpu")
        except (OSError, ValueError, RuntimeError) as error:
            reason = str(error).strip().splitlines()[0]
            raise ComponentError(f"cannot load sentence-transformers model {place!r}: {reason}") from error


def build(config: Config, argument: str | None) -> SentenceTransformerEmbedder:
    """Build the embedder for the model that `argument` names."""
    if argument is None:
        raise ConfigError("embedder 'st' needs a model: name one, as in st:all-mpnet-base-v2 or st:path/to/model")
    return SentenceTransformerEmbedder(f"st:{argument}", lambda: argument)
