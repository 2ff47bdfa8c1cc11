"""How a statement is said: asserted, denied or hedged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimref.records import Stance
from claimref.splitting.cues import DENIAL

if TYPE_CHECKING:
    from spacy.tokens import Token

REFUSING = frozenset({"deny", "refute", "rebut"})
"""Verbs by which what follows them is denied."""
NEGATED = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"""\b(may|might|could(?!\s+(?:see|hear|feel|smell|be\s+(?:seen|heard))\b)|can\s+be\s+seen|plans?\s+to|planned\s+to|planning\s+to|intends?|intended\s+to|intention|
    (?:is|are|was|were|been)\s+(?:\w+\s+)?(?:expected|believed|thought|scheduled|set|likely|unlikely|poised|rumored|
    rumoured|suspected|feared|said|alleged|reported|supposed|due|slated|considering)|
    allegedly|reportedly|possibly|perhaps|probably|maybe|likely|unlikely|apparently|purportedly|presumably|supposedly|
    hopes?\s+to|wants?\s+to|aims?\s+to|vow(?:s|ed)\s+to|pledged?\s+to|promis(?:ed|es)\s+to|expects?\s+to|seeks?\s+to|
    considering|suspects?|seems?|appears?|appeared|seemed|potential(?:ly)?|alleged|possible|suspected)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def is_denied(head: Token) -> bool:
    """Does `head` say what somebody denies: "denied that it sank", "denied reports that it sank"?"""
    while head.dep_ == "conj" and any(child.dep_ == "mark" for child in head.children):
        head = head.head
    above = head.head
    if head.dep_ == "acl" and above.dep_ == "dobj" and any(child.lower_ == "that" for child in head.children):
        above = above.head
    elif head.dep_ != "ccomp":
        return False
    return above.lemma_.lower() in REFUSING and not any(child.dep_ == "neg" for child in above.children)


def find_stance(head: Token, text: str, cue: Token | None) -> Stance:
    """The stance of a statement with the predicate `head`, worded `text`, reported by `cue`."""
    above = head.head if head.dep_ in {"ccomp", "xcomp", "pcomp"} else head
    denies = head.lemma_.lower() in DENIAL and not NEGATED.search(text)
    if denies or any(word is not None and word.lemma_.lower() in REFUSING for word in (above, cue)):
        return Stance.DENIES
    if _HEDGED.search(text):
        return Stance.HEDGED
    return Stance.ASSERTS
