"""What a denial denies, as a sentence that affirms it: "denied sending arms" → "has been sending arms".

Asked "same point?", a model takes a denial and what it denies for two points. It is asked about the denied content.
"""

from __future__ import annotations

import re

_AUXILIARY = r"(?:(?:has|have|had|also|again|repeatedly|strongly|categorically|flatly|vehemently|firmly)\s+)*"
_DENY = rf"\b{_AUXILIARY}den(?:y|ies|ied|ying)\s+"

# The first that fits is used; the sentence need not be elegant, only say what is denied.
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        # "X denied that Y did Z" → "Y did Z"
        (rf"^.*?{_DENY}(?:(?:the\s+|any\s+)?(?:claims?|reports?|allegations?|accusations?|rumou?rs?)\s+)?that\s+", ""),
        (rf"{_DENY}(?=[a-z]+ing\b)", "has been "),
        (rf"{_DENY}(?:any|all|the)\s+", "has "),
        (rf"{_DENY}", "has "),
        (r"\b(?:refus|declin|fail)(?:e|es|ed|s|ing)?\s+to\s+", "will "),
        (r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should|must)(?:n['’]t|\s+not|\s+never)\b", r"\1"),
        (r"\b(?:cannot|can['’]t|can\s+not)\b", "can"),
        (r"\bwon['’]t\b", "will"),
        (r"\b(?:not|never|no\s+longer)\s+", ""),
        (r"\bno\s+", "a "),
        (r"\bneither\b(.*?)\bnor\b", r"both\1and"),
        (
            r"\b(?:is|are|was|were)\s+(?:an?\s+|completely\s+|totally\s+|entirely\s+)*(?:false|untrue|baseless|unfounded)\b",
            "is true",
        ),
    )
)


def affirmed(text: str) -> str | None:
    """Return `text` with its first denial taken back, None where it denies nothing in a form that is known."""
    for pattern, instead in _REWRITES:
        found = pattern.search(text)
        if found:
            turned = text[: found.start()] + found.expand(instead) + text[found.end() :]
            return turned[:1].upper() + turned[1:]
    return None
