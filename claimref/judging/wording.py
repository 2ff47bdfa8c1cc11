"""How alike two statements are worded once their values are masked: values are compared elsewhere, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from claimref.judging.values import DATE_MASK, NUMBER_MASK, mask_values
from claimref.records import Statement

MASK = "#"
_NUMBER = re.compile(r"\d[\d,.:]*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|#")

# Words that nearly every sentence of a news story has: they say nothing about the point it makes.
_FUNCTION_WORDS = """
a about also an and are as at be been being but by for from had has have he her him his i in into is it its of on or
s she than that the their them they this to was we were which who will with would you
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True)
class Wording:
    """Likeness of two wordings with values masked, each from 0 to 1; all are symmetric.

    `sorted_ratio` and `set_ratio` are rapidfuzz's token_sort_ratio and token_set_ratio; `jaccard` and `containment`
    compare the sets of content words (intersection over union, over the smaller set); `names` is the containment
    of capitalised words, 0.5 where either statement has none.
    """

    sorted_ratio: float
    set_ratio: float
    jaccard: float
    containment: float
    names: float


def compare_wording(left: Statement, right: Statement) -> Wording:
    one, other = masked(left), masked(right)
    words, others = _content_words(one), _content_words(other)
    names, their_names = _names(left.text), _names(right.text)
    return Wording(
        sorted_ratio=fuzz.token_sort_ratio(one, other) / 100,
        set_ratio=fuzz.token_set_ratio(one, other) / 100,
        jaccard=len(words & others) / len(words | others) if words | others else 0.0,
        containment=len(words & others) / min(len(words), len(others)) if words and others else 0.0,
        names=len(names & their_names) / min(len(names), len(their_names)) if names and their_names else 0.5,
    )


@lru_cache(maxsize=65536)
def masked(statement: Statement) -> str:
    """Return the statement's text in lower case, every typed value and every other number replaced by a mask."""
    text = mask_values(statement).replace(NUMBER_MASK, MASK).replace(DATE_MASK, MASK)
    return " ".join(_WORD.findall(_NUMBER.sub(MASK, text).lower()))


def numbers_in(text: str) -> list[str]:
    """Return the numbers that are written in digits, sorted, in their own form."""
    return sorted(number.rstrip(".,:") for number in _NUMBER.findall(text))


@lru_cache(maxsize=65536)
def _content_words(text: str) -> frozenset[str]:
    return frozenset(text.split()) - FUNCTION_WORDS - {MASK}


@lru_cache(maxsize=65536)
def _names(text: str) -> frozenset[str]:
    words = _WORD.findall(text)
    return frozenset(word.lower() for word in words if word[0].isupper()) - FUNCTION_WORDS
