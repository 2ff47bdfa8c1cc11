"""Who denies doing what others say they did: "the firm denied selling arms" against "the firm sold 400 rifles".

Sameness hides such a pair: a general denial and what is told in detail share few words, and a model takes them for
two points. But who denies a deed speaks about every report of it.
"""

from __future__ import annotations

import re

_DENIER = re.compile(
    r"^(?:[^,]{1,60},\s+)?(?P<who>[^,]{2,60}?)\s+(?:(?:has|have|had|also|again|repeatedly|strongly|flatly)\s+)*"
    r"den(?:y|ies|ied)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^[^,]{1,60},\s+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def denies_own_deed(denial: str, report: str) -> bool:
    """Whether `report` tells something of the one who denies in `denial`; that it is the deed denied is not asked."""
    found = _DENIER.match(denial)
    if found is None:
        return False
    who = _ARTICLE.sub("", found["who"]).lower()
    return any(_ARTICLE.sub("", start).lower().startswith(f"{who} ") for start in (report, _LEAD_IN.sub("", report)))
