"""Which drafts become statements: a small logistic model trained on annotated stories, then one draft a predication.

The weights are in `selection.json`, written by `training/splitting.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from claimref.splitting.features import Features

if TYPE_CHECKING:
    from claimref.splitting.candidates import Candidate

WEIGHTS = "selection.json"
MOST_ALIKE = 0.8
"""Two statements of one sentence that are more alike than this say the same: the likelier one stays."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model over named features: p = sigmoid(intercept + Σ weight · (value - mean) / scale)."""

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    intercept: float
    threshold: float

    def probabilities(self, features: Sequence[Features]) -> NDArray[np.float64]:
        index = {name: i for i, name in enumerate(self.names)}
        values = np.zeros((len(features), len(self.names)))
        for row, found in enumerate(features):
            for name, value in found.items():
                if name in index:
                    values[row, index[name]] = value
        scores = values @ self.weights + self.intercept
        return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float64)


@cache
def load_model() -> Model:
    """The model that ships with the package."""
    raw = json.loads(files("claimref.splitting").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return Model(
        tuple(raw["weights"]), np.array(list(raw["weights"].values())), float(raw["intercept"]), float(raw["threshold"])
    )


def select(candidates: Sequence[Candidate], model: Model) -> list[Candidate]:
    """Return the candidates worth a statement, in the order of the text, one for each predication."""
    if not candidates:
        return []
    likely = model.probabilities([candidate.features for candidate in candidates])
    kept: list[Candidate] = []
    by_sentence: dict[int, list[Candidate]] = {}
    for i in sorted(range(len(candidates)), key=lambda i: (-likely[i], i)):
        candidate = candidates[i]
        if likely[i] < model.threshold:
            break
        neighbours = by_sentence.setdefault(candidate.statement.sentence_no, [])
        if any(candidate.same_predication(other) or _alike(candidate, other) for other in neighbours):
            continue
        kept.append(candidate)
        neighbours.append(candidate)
    return sorted(kept, key=lambda candidate: (candidate.statement.char_start, candidate.statement.char_end))


def _alike(left: Candidate, right: Candidate) -> bool:
    one, other = left.statement, right.statement
    shared = min(one.char_end, other.char_end) - max(one.char_start, other.char_start)
    if shared <= 0:
        return False
    union = max(one.char_end, other.char_end) - min(one.char_start, other.char_start)
    wording = fuzz.token_sort_ratio(one.text, other.text) / 100
    return (shared / union + 2 * wording) / 3 >= MOST_ALIKE
