"""Features → calibrated probabilities.

The shipped ones are logistic regressions fitted on annotated stories that the model was not trained on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from pathlib import Path

from claimref.errors import ComponentError
from claimref.records import content_id

SHIPPED = Path(__file__).parent / "weights" / "calibration.json"


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over named features; features that it has no weight for do not count."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Raises KeyError where a feature that has a weight is not given."""
        score = self.intercept + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + exp(-max(-50.0, min(50.0, score))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What `same` and `differ` are worth, with a model's word and without it.

    `differ` is the probability that two statements differ if they make the same point. Pairs whose
    `same_without_model` is below `skip_below` are not worth the model's time. A difference that the model alone reads,
    and no value shows, counts from a probability of `differ_from` on, or, in otherwise the same words, of
    `differ_from_in_same_words`.
    """

    same: Logistic
    differ: Logistic
    same_without_model: Logistic
    differ_without_model: Logistic
    skip_below: float
    differ_from: float
    differ_from_in_same_words: float
    version: str


@lru_cache
def read_calibration(path: Path = SHIPPED) -> Calibration:
    try:
        text = path.read_text(encoding="utf-8")
        raw = json.loads(text)
        parts = {
            name: Logistic(raw[name]["intercept"], raw[name]["weights"])
            for name in ("same", "differ", "same_without_model", "differ_without_model")
        }
        return Calibration(
            **parts,
            skip_below=float(raw["skip_below"]),
            differ_from=float(raw["differ_from"]),
            differ_from_in_same_words=float(raw["differ_from_in_same_words"]),
            version=content_id(text)[:8],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ComponentError(f"cannot read the judge's calibration {path}: {error!r}") from error


def taking_model_at_its_word(shipped: Calibration) -> Calibration:
    """Return the calibration for a model that nobody has calibrated: its own probabilities, as they are."""
    return replace(
        shipped,
        same=Logistic(0.0, {"model_same": 1.0}),
        differ=Logistic(0.0, {"model_differ": 1.0}),
        version=f"{shipped.version}-uncalibrated",
    )
