"""How much two statements of one article say the same, by where they stand and how they are worded."""

from __future__ import annotations

from rapidfuzz import fuzz, utils

Placed = tuple[int, int, str]
"""Where a statement starts and ends in its article, and its wording as `plain` gives it."""


def plain(text: str) -> str:
    """Lower case, letters and digits only: the form that is compared."""
    return utils.default_process(text)


def likeness(left: Placed, right: Placed) -> float:
    """From 0 (apart) to 1: the overlap of the spans, the wording counted twice."""
    near = overlap(left, right)
    return weighed(near, wording(left, right)) if near else 0.0  # words are costly to compare


def overlap(left: Placed, right: Placed) -> float:
    """The spans' intersection over their union."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return shared / (max(left[1], right[1]) - min(left[0], right[0])) if shared > 0 else 0.0


def wording(left: Placed, right: Placed) -> float:
    """How alike the words are, in any order, from 0 to 1."""
    return fuzz.token_sort_ratio(left[2], right[2]) / 100


def weighed(near: float, alike: float) -> float:
    """The likeness of two statements by their `overlap` and their `wording`."""
    return (near + 2 * alike) / 3 if near else 0.0
