"""From labelled pairs to the two thresholds: what is a match, and what a person should look at.

A match must be right with the precision that is asked for; what is suggested must hold nearly all that is the same.
Intervals are Wilson's: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, sqrt

from claimref.errors import ConfigError

MIN_OF_EACH = 10
"""Fewer pairs that are the same, or that are not, say nothing about a threshold."""

STEPS = 1000
"""Thresholds have three digits."""

Z = 1.96
"""Of the normal distribution, 95% lie within so many standard deviations."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair's score, and whether a person says that the two make the same point."""

    score: float
    same: bool


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold gives: of `found` pairs from it on, `right` are the same; 95% intervals of both shares."""

    threshold: float
    found: int
    right: int
    all_same: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.all_same

    @property
    def precision_interval(self) -> tuple[float, float]:
        return wilson(self.right, self.found)

    @property
    def recall_interval(self) -> tuple[float, float]:
        return wilson(self.right, self.all_same)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The two thresholds chosen, and every threshold at which something changes, ascending."""

    suggest: Point
    match: Point
    curve: tuple[Point, ...]


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Return the 95% interval of a share; all of [0, 1] where nothing was tried."""
    if not trials:
        return 0.0, 1.0
    share, z2 = successes / trials, Z * Z
    centre = share + z2 / (2 * trials)
    spread = Z * sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials))
    scale = 1 + z2 / trials
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def choose_thresholds(labelled: Sequence[Labelled], precision: float, recall: float) -> Thresholds:
    """Return the lowest threshold that reaches `precision`, and the highest up to it that keeps `recall`.

    Raises ConfigError where the labels are too few, of one class, or too mixed for that precision.
    """
    same = sum(one.same for one in labelled)
    if min(same, len(labelled) - same) < MIN_OF_EACH:
        raise ConfigError(
            f"too few labels: expected at least {MIN_OF_EACH} pairs that are the same and {MIN_OF_EACH} that are "
            f"different, found {same} and {len(labelled) - same}"
        )
    curve = tuple(_point(threshold, labelled) for threshold in _steps(labelled))
    reaching = [point for point in curve if point.precision >= precision]
    if not reaching:
        best = max(curve, key=lambda point: (point.precision, point.found))
        raise ConfigError(
            f"no threshold reaches a precision of {precision:g}: the best is {best.precision:.2f}, from a score of "
            f"{best.threshold:.3f} on ({best.found} pairs)"
        )
    match = reaching[0]
    keeping = [point for point in curve if point.recall >= recall and point.threshold <= match.threshold]
    return Thresholds(suggest=keeping[-1] if keeping else curve[0], match=match, curve=curve)


def _steps(labelled: Sequence[Labelled]) -> list[float]:
    """The scores that occur, rounded down, so that each is at or above its own threshold."""
    return sorted({floor(one.score * STEPS) / STEPS for one in labelled})


def _point(threshold: float, labelled: Sequence[Labelled]) -> Point:
    found = [one for one in labelled if one.score >= threshold]
    return Point(threshold, len(found), sum(one.same for one in found), sum(one.same for one in labelled))
