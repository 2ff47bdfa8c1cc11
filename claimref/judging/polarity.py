"""Compares polarity: does one statement affirm what the other denies?"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from claimref.judging.values import NOTHING, ValueComparison
from claimref.records import DifferOn, RelationType, Stance, Statement

# How alike the words must be, without the negation, before a negation on one side only means a contradiction.
MIN_LIKENESS = 85.0

_NEGATION = re.compile(
    r"\b(?:not|never|no\s+longer|cannot|neither|nor|without|none|nobody|no\s+one|nothing)\b|n['’]t\b|\bno\b(?!\.|\s+(?:doubt|more|fewer|less|later)\b)",
    re.IGNORECASE,
)
_NOT_REALLY = re.compile(
    r"\bnot\s+(?:only|just|merely|until)\b|\bno\s+(?:fewer|less|more|later)\s+than\b", re.IGNORECASE
)


def is_negated(text: str) -> bool:
    """Tell whether the words negate an odd number of times."""
    return len(_NEGATION.findall(_NOT_REALLY.sub(" ", text))) % 2 == 1


def compare_polarity(left: Statement, right: Statement) -> ValueComparison:
    """Return DIFFER where two statements say the same in the same words and only one of them negates it."""
    negated = [is_negated(statement.text) or statement.stance is Stance.DENIES for statement in (left, right)]
    if negated[0] == negated[1]:
        return NOTHING
    plain = [_NEGATION.sub(" ", statement.text).lower() for statement in (left, right)]
    if fuzz.token_set_ratio(*plain) < MIN_LIKENESS:
        return NOTHING
    yes, no = (right, left) if negated[0] else (left, right)
    return ValueComparison(
        RelationType.DIFFER,
        DifferOn.POLARITY,
        "one statement affirms what the other denies",
        {"affirms": yes.text, "denies": no.text},
    )
