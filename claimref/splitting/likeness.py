"""How much two statements of one article say the same, by where they stand and how they are worded."""

from __future__ import annotations

from rapidfuzz import fuzz, utils

Placed = tuple[int, int, str]
"""Where a statement starts and ends in its article, and its wording as `plain` gives it."""


def plain(text: str) -> str:
    """Lower case, letters and digits only: the form that is compared."""
    return utils.default_process(text)


def likeness(left: Placed, right: Placed) -> float:
    """From 0 (apart) to 1: the overlap of the spans (intersection over union), the wording counted twice."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    if shared <= 0:
        return 0.0
    union = max(left[1], right[1]) - min(left[0], right[0])
    return (shared / union + 2 * fuzz.token_sort_ratio(left[2], right[2]) / 100) / 3
