"""Any cross-encoder by name or folder, run by sentence-transformers (`--judge cross-encoder:NAME`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimref.errors import ComponentError
from claimref.judging.scoring import ModelScore

EDGE = 1e-6
"""Probabilities are kept this far from 0 and 1, so that their log-odds are finite."""


@dataclass(frozen=True, slots=True)
class EntailmentLabels:
    """The columns of a model's output that mean entailment, neutral and contradiction."""

    entailment: int
    neutral: int
    contradiction: int

    @classmethod
    def read(cls, labels: Mapping[int, str]) -> EntailmentLabels:
        """Find the columns by the labels of the model's config, whatever their order; raise ComponentError."""
        found: dict[str, int] = {}
        for column, label in labels.items():
            for meaning in ("entail", "neutral", "contra"):
                if label.lower().startswith(meaning):
                    found[meaning] = column
        if len(found) != 3 or len(labels) != 3:
            named = ", ".join(f"{column}: {label}" for column, label in sorted(labels.items()))
            raise ComponentError(
                f"cannot read the cross-encoder's labels ({named}): expected one score, or the three labels "
                "entailment, neutral and contradiction in any order"
            )
        return cls(found["entail"], found["neutral"], found["contra"])


class CrossEncoderModel:
    """A cross-encoder with one output (likeness) or three (entailment, neutral, contradiction).

    Every pair is read in both orders. A likeness model says nothing of difference. Of an entailment model: entailment
    either way is agreement (the less specific agrees with the more specific), contradiction is difference, and
    what is neither makes another point.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.version = f"cross-encoder:{name}/sentence-transformers-{version('sentence-transformers')}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[ModelScore]:
        if not pairs:
            return []
        both = [*pairs, *((right, left) for left, right in pairs)]
        raw = self._logits(both)
        forward, backward = raw[: len(pairs)], raw[len(pairs) :]
        if self._labels is None:
            means = (forward + backward).reshape(len(pairs)) / 2
            return [ModelScore(round(float(logit), 3), None) for logit in means]
        return _of_entailment(_softmax(forward), _softmax(backward), self._labels)

    def _logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        from torch.nn import Identity

        raw = self._model.predict(list(pairs), activation_fn=Identity(), show_progress_bar=False)
        return np.asarray(raw, dtype=np.float64)

    @cached_property
    def _labels(self) -> EntailmentLabels | None:
        config = self._model.config
        return None if config.num_labels == 1 else EntailmentLabels.read(dict(config.id2label))

    @cached_property
    def _model(self) -> Any:  # a CrossEncoder; its own types admit images and audio, too
        from sentence_transformers import CrossEncoder
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            return CrossEncoder(self._name, device="cpu")
        except (OSError, ValueError, RuntimeError) as error:
            reason = str(error).strip().splitlines()[0]
            raise ComponentError(f"cannot load cross-encoder {self._name!r}: {reason}") from error


def _of_entailment(
    forward: NDArray[np.float64], backward: NDArray[np.float64], labels: EntailmentLabels
) -> list[ModelScore]:
    agree = np.maximum(forward[:, labels.entailment], backward[:, labels.entailment])
    contradict = (forward[:, labels.contradiction] + backward[:, labels.contradiction]) / 2
    same = np.minimum(agree + contradict, 1.0)
    differ = contradict / np.maximum(agree + contradict, EDGE)
    return [ModelScore(_log_odds(s), _log_odds(d)) for s, d in zip(same, differ, strict=True)]


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return result


def _log_odds(probability: float) -> float:
    kept = min(max(float(probability), EDGE), 1 - EDGE)
    return round(log(kept / (1 - kept)), 3)
