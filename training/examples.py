"""What the judge learns from: pairs of sentences with what is known of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A pair; `same` and `differ` are probabilities to learn, None where the source does not tell.

    `same`: do the two make the same point? `differ`: if they do, can they not both be true? Sources of entailment
    labels know only the second: two sentences may entail each other's topic and still make different points.
    """

    left: str
    right: str
    same: float | None
    differ: float | None
    source: str
    weight: float = 1.0
