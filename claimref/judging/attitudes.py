"""What a statement does with its content: affirms it, denies it, or leaves it in doubt.

Negation in a subordinate clause ("because he did not …", "without …") leaves the main point affirmed; two negations,
as in "denied that he did not know", cancel out. What a cue negates is the word that follows it: "does not protect"
contradicts what says "protects", not whatever else shares its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claimref.normalising.contents import stems


class Attitude(StrEnum):
    AFFIRMS = "affirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    WITHHOLDS = "withholds"  # declines to say


@dataclass(frozen=True, slots=True)
class Reading:
    """An attitude, the words that show it, and what those bear on.

    `content` holds the stems of the content words without the cues; `scope` the stem of the word that each cue bears
    on, none for a cue that stands behind its content ("the report is false"); `scope_anywhere` counts subordinate
    clauses in.
    """

    attitude: Attitude
    is_hedged: bool
    is_former: bool
    looks_ahead: bool
    cues: tuple[str, ...]
    content: frozenset[str]
    scope: frozenset[str]
    scope_anywhere: frozenset[str]


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)


# Negations that negate nothing: "not only", "no fewer than", "No. 2", "without question".
_IDLE = _any_of(
    r"not\s+(?:only|just|merely|solely|least|surprisingly|to\s+mention)\b",
    r"no\s+(?:fewer|less|more|later|earlier|sooner)\s+than\b",
    r"(?:no|without)\s+(?:a\s+)?(?:doubt|question)\b",
    r"no\.(?=\s*[0-9])",
    r"whether\s+or\s+not\b",
    r"nothing\s+but\b",
    r"never\s+before\b",
    r"no\s+votes?\b",
    r"vot(?:e|es|ed|ing)\s+no\b",
    r"no(?=[\"”’])",
    # A contrast, "by trust and not by force", negates what nobody said.
    r"and\s+not\s+(?=(?:on|in|at|by|for|the|an?|from|to|with)\b)",
)
_NEGATION = _any_of(
    # Not as a part of a compound: "the do-not-call list".
    r"(?<!-)(?:not|never|cannot|neither|nobody|no\s+one|none|nothing|nowhere|no\s+longer|no|hardly)\b(?!-)",
    r"(?:do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|might|wo|ca|ai)n['’]t\b",
)
# Verbs that say of what follows that it is not so, or does not happen.
_DENIAL = _any_of(
    r"den(?:y|ies|ied|ying)\b(?!\s+(?:service|entry|access|bail|visa))",
    r"(?:refut|rebutt?|debunk|disprov|contradict)(?:e|es|ed|en|s|ing)?\b",
    r"disput(?:e|es|ed|ing)\s+(?:the|that|those|this|any|an?|his|her|its|their|claims?|reports?|allegations?)\b",
    r"(?:reject|dismiss)(?:s|es|ed|ing)?\s+(?:\w+\s+){0,3}(?:claim|report|rumou?r|allegation|accusation|notion|suggestion)s?\b",
    r"push(?:ed|es|ing)?\s+back\s+(?:hard\s+)?(?:on|against)\b",
    r"(?:refus|declin|fail|ceas)(?:e|es|ed|s|ing)?\b(?:,?\s+[\w,]+){0,8}?\s+to\b",
    r"rul(?:e|es|ed|ing)\s+out\b",
    r"(?:prohibit(?:s|ed|ing)?|forbids?|forbade|forbidden|(?:barr|bann)ed\s+from|yet\s+to)\b",
    r"(?:unable|stopped\s+short|far\s+from|lack(?:s|ed|\s+of))\b",
)
# The same of what stands before: "the reports are false".
_DENIAL_BEHIND = _any_of(
    r"(?:is|are|was|were|be|been|as|completely|totally|entirely|simply|just|calls?|called)\s+(?:an?\s+|completely\s+|totally\s+"
    r"|entirely\s+|simply\s+)*(?:untrue|false|fabricat(?:ed|ion)|(?:fake|hoax)(?!\s+(?!by\b|of\b|that\b|and\b|to\b|in\b)[a-z])|baseless|unfounded|bogus|nonsense|rubbish|bullshit|lies?"
    r"|myth|propaganda|unrelated\s+to|impossible)\b",
    r"been\s+(?:\w+\s+)?(?:misconstrued|misrepresented|misreported|misquoted)\b",
    r"should\s+(?:be\s+(?:ignored|dismissed|disregarded)|not\s+(?:be\s+believed|believe|listen\s+to))\b",
)
_DOUBT = _any_of(
    r"(?:skeptic|sceptic)(?:al|ism)\b",
    r"(?:unclear|unconfirmed|unverified|uncertain|doubt(?:s|ed|ful)?)\b",
    r"(?:question(?:s|ed)|assessing|investigating|(?:not|n['’]t)\s+(?:say|know|clear))\s+(?:whether|if)\b",
    r"(?:not|cannot|\w+n['’]t)\s+(?:\w+\s+)?(?:clear|sure|certain|known|confirm\w*|verif\w*|proven|established)\b",
    r"(?:unable|declin\w+|refus\w+|yet|fail\w+)\s+to\s+(?:be\s+)?(?:confirm|verif)\w*",
    r"no\s+(?:evidence|proof|confirmation|sign)\b",
    r"lack\s+of\s+(?:\w+\s+)?(?:evidence|proof|confirmation|reports)\b",
    r"(?:remains?\s+to\s+be\s+seen|just\s+a\s+rumou?r)\b",
)
_WITHHELD = _any_of(
    r"(?:refus|declin)(?:e|es|ed|ing)?\b(?:,?\s+[\w,]+){0,8}?\s+to\s+(?:say|comment|answer|discuss|elaborate|disclose|confirm\s+or\s+deny)\b",
    r"(?:not|n['’]t)\s+(?:\w+ly\s+)?(?:say|comment|answer|discuss|elaborate|disclose)\b",
)
_HEDGE = _any_of(r"(?:may|might|could|possibl[ey]|perhaps|allegedly|reportedly|appears?|seems?|suspected|likely)\b")
# What once was is no longer: "a former friend" and "no longer friends" agree.
_FORMER = _any_of(r"(?:former|formerly|ex-\w+|once|used\s+to|previous|previously)\b")
_AHEAD = _any_of(r"(?:will|would|later|soon|plans?|expected|going)\b", r"['’]ll\b")
# What follows these is said of something else than the point.
_SUBORDINATE = _any_of(
    r"(?:because|although|though|unless|if|while|whereas|without|who|whom|whose|which|so\s+that|for\s+not|by\s+not|due\s+to"
    r"|after|before|since|until|despite|even\s+as)\b"
)
_EXCEPTION = _any_of(r"(?:other\s+than|except|apart\s+from|besides)\b")
# A text that opens with a subordinate word is taken whole.
_OPENING = 12


@lru_cache(maxsize=65536)  # a statement is compared with many others
def read_attitude(text: str) -> Reading:
    """Return what `text` does with its content."""
    whole = _IDLE.sub(" ", text)
    main = _main_clause(whole)
    found = _find_cues(main)
    denied = len(found.matches[_DENIAL_BEHIND]) + len(found.matches[_DENIAL]) + len(found.matches[_NEGATION])
    if found.matches[_WITHHELD]:
        attitude = Attitude.WITHHOLDS
    elif found.matches[_DOUBT]:
        attitude = Attitude.DOUBTS
    else:
        excepted = denied > 0 and _EXCEPTION.search(main) is not None
        attitude = Attitude.DENIES if (denied + excepted) % 2 else Attitude.AFFIRMS
    # The content is the whole statement's: "is among those who were captured" is about capture.
    return Reading(
        attitude,
        is_hedged=_HEDGE.search(main) is not None,
        is_former=_FORMER.search(main) is not None,
        looks_ahead=_AHEAD.search(main) is not None,
        cues=tuple(match.group() for matches in found.matches.values() for match in matches),
        content=frozenset(stems(found.rest + whole[len(main) :])),
        scope=found.scope,
        scope_anywhere=_find_cues(whole).scope,
    )


def is_negated(text: str) -> bool:
    """Tell whether a text denies or doubts its content rather than affirming it."""
    return read_attitude(text).attitude in (Attitude.DENIES, Attitude.DOUBTS)


@dataclass(frozen=True, slots=True)
class _Cues:
    matches: dict[re.Pattern[str], list[re.Match[str]]]
    scope: frozenset[str]
    rest: str


def _find_cues(text: str) -> _Cues:
    """Find the cues, the stronger kinds first; what one kind has taken is not looked at again."""
    matches: dict[re.Pattern[str], list[re.Match[str]]] = {}
    scope = set()
    for pattern in (_WITHHELD, _DOUBT, _DENIAL_BEHIND, _DENIAL, _NEGATION):
        matches[pattern] = list(pattern.finditer(text))
        if pattern is not _DENIAL_BEHIND:
            scope |= {following[0] for match in matches[pattern] if (following := stems(text[match.end() :], 1))}
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return _Cues(matches, frozenset(scope), text)


def _main_clause(text: str) -> str:
    border = _SUBORDINATE.search(text, min(len(text), _OPENING))
    return text[: border.start()] if border else text
