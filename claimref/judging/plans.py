"""Tells a deed from a plan: "signed" in one statement, "will sign" in the other."""

from __future__ import annotations

import re

from claimref.normalising.contents import PAST_FORMS, stem

_PLAN = re.compile(
    r"\b(?:will|shall|is\s+going\s+to|are\s+going\s+to|(?:is|are|was|were)\s+(?:expected|set|due|scheduled|about|poised|slated|planning|preparing)\s+to"
    r"|plans?\s+to|planned\s+to|intends?\s+to|hopes?\s+to|wants?\s+to|vow(?:s|ed)\s+to|pledged?s?\s+to|promised?\s+to|agreed\s+to)\s+"
    r"(?:\w+ly\s+|soon\s+|also\s+|be\s+)*(?P<verb>[^\W\d_]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def find_plan_and_deed(left: str, right: str) -> tuple[str, str] | None:
    """Return the words of the left and of the right text where one plans what the other reports as done, else None."""
    plans = _PLAN.search(left), _PLAN.search(right)
    if (plans[0] is None) == (plans[1] is None):
        return None
    plan = plans[0] or plans[1]
    assert plan is not None
    deed = _deed(plan["verb"], right if plans[0] else left)
    if deed is None:
        return None
    return (plan.group(), deed) if plans[0] else (deed, plan.group())


def _deed(verb: str, text: str) -> str | None:
    """Return the word of the text that says in the past tense what `verb` is the base form of."""
    words: list[str] = _WORD.findall(text)
    for word in words:
        is_past = word.lower() in PAST_FORMS or word.lower().endswith("ed")
        if is_past and word.lower() != verb.lower() and stem(word) == stem(verb):
            return word
    return None
