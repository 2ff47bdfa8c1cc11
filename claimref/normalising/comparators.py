"""The words around a number that say how exactly it is meant: "more than", "as many as", "or so"."""

from __future__ import annotations

import math

from claimref.normalising.tokens import Tokens
from claimref.records import Comparator

# "About" allows 5% either way; "nearly" and "just under" come from below, "just over" from above.
ABOUT_SHARE = 0.05
NEARLY_SHARE = 0.10

_BEFORE = {
    "about": Comparator.ABOUT,
    "around": Comparator.ABOUT,
    "approximately": Comparator.ABOUT,
    "approx": Comparator.ABOUT,
    "roughly": Comparator.ABOUT,
    "some": Comparator.ABOUT,
    "circa": Comparator.ABOUT,
    "~": Comparator.ABOUT,
    "an estimated": Comparator.ABOUT,
    "estimated at": Comparator.ABOUT,
    "in the region of": Comparator.ABOUT,
    "in the neighborhood of": Comparator.ABOUT,
    "close to": Comparator.ABOUT,
    "nearly": Comparator.LESS_THAN,
    "almost": Comparator.LESS_THAN,
    "just under": Comparator.LESS_THAN,
    "just below": Comparator.LESS_THAN,
    "just shy of": Comparator.LESS_THAN,
    "just over": Comparator.MORE_THAN,
    "just above": Comparator.MORE_THAN,
    "a little over": Comparator.MORE_THAN,
    "slightly more than": Comparator.MORE_THAN,
    "just more than": Comparator.MORE_THAN,
    "more than": Comparator.MORE_THAN,
    "over": Comparator.MORE_THAN,
    "above": Comparator.MORE_THAN,
    "well over": Comparator.MORE_THAN,
    "greater than": Comparator.MORE_THAN,
    "higher than": Comparator.MORE_THAN,
    "upwards of": Comparator.MORE_THAN,
    "upward of": Comparator.MORE_THAN,
    "in excess of": Comparator.MORE_THAN,
    "exceeding": Comparator.MORE_THAN,
    "exceeds": Comparator.MORE_THAN,
    "exceeded": Comparator.MORE_THAN,
    "longer than": Comparator.MORE_THAN,
    ">": Comparator.MORE_THAN,
    "at least": Comparator.AT_LEAST,
    "no fewer than": Comparator.AT_LEAST,
    "no less than": Comparator.AT_LEAST,
    "not less than": Comparator.AT_LEAST,
    "a minimum of": Comparator.AT_LEAST,
    "as few as": Comparator.AT_LEAST,
    "up to": Comparator.AT_MOST,
    "as many as": Comparator.AT_MOST,
    "as much as": Comparator.AT_MOST,
    "at most": Comparator.AT_MOST,
    "no more than": Comparator.AT_MOST,
    "not more than": Comparator.AT_MOST,
    "a maximum of": Comparator.AT_MOST,
    "less than": Comparator.LESS_THAN,
    "fewer than": Comparator.LESS_THAN,
    "lower than": Comparator.LESS_THAN,
    "under": Comparator.LESS_THAN,
    "below": Comparator.LESS_THAN,
    "<": Comparator.LESS_THAN,
}
_NEAR = {"nearly", "almost", "just under", "just below", "just shy of"}
_JUST_OVER = {"just over", "just above", "a little over", "slightly more than", "just more than"}
_LONGEST = max(len(words.split()) for words in _BEFORE)
_AFTER = {
    "or more": Comparator.AT_LEAST,
    "or less": Comparator.AT_MOST,
    "or fewer": Comparator.AT_MOST,
    "or so": Comparator.ABOUT,
    "- odd": Comparator.ABOUT,
    "- plus": Comparator.AT_LEAST,
    "- some": Comparator.ABOUT,
    "plus": Comparator.AT_LEAST,
    "+": Comparator.AT_LEAST,
}

Bounds = tuple[Comparator, float, float]


def find_before(tokens: Tokens, first: int) -> tuple[str, int]:
    """Return the comparing words that end just before `tokens[first]` and where they begin, or ("", first)."""
    for length in range(min(_LONGEST, first), 0, -1):
        words = " ".join(token.lower for token in tokens[first - length : first])
        if words in _BEFORE:
            return words, first - length
    return "", first


def find_after(tokens: Tokens, last: int) -> tuple[str, int]:
    """Return the comparing words that begin at `tokens[last]` and where they end, or ("", last)."""
    for length in (2, 1):
        words = " ".join(token.lower for token in tokens[last : last + length])
        if words in _AFTER:
            return words, min(last + length, len(tokens))
    return "", last


def bounds(low: float, high: float, before: str, after: str) -> Bounds:
    """Return the comparator and the interval that [low, high] has with these words around it."""
    comparator = _BEFORE.get(before) or _AFTER.get(after)
    if comparator is None:
        return (Comparator.EQUAL if low == high else Comparator.RANGE), low, high
    if comparator is Comparator.ABOUT:
        return comparator, low * (1 - ABOUT_SHARE), high * (1 + ABOUT_SHARE)
    if before in _NEAR:
        return comparator, low * (1 - NEARLY_SHARE), high
    if before in _JUST_OVER:
        return comparator, low, high * (1 + NEARLY_SHARE)
    if comparator in (Comparator.MORE_THAN, Comparator.AT_LEAST):
        return comparator, low, math.inf
    return comparator, 0.0, high
