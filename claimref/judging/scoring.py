"""What a model says of a pair, and the Protocol of models that say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ModelScore:
    """Log-odds that two sentences make the same point, and that they cannot both be true if they do.

    `differ` is None where the model knows nothing of difference (a similarity model).
    """

    same: float
    differ: float | None


class PairModel(Protocol):
    """Pairs of sentences → scores, in order; symmetric: the order within a pair does not matter."""

    version: str

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[ModelScore]: ...
