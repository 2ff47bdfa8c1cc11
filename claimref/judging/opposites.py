"""Words that exclude each other when they are said of the same thing."""

from __future__ import annotations

import re
from functools import lru_cache

_PAIRS = (
    (
        "support|supports|supported|backs|backed|favors|favoured|favored|endorses|endorsed",
        "oppose|opposes|opposed|rejects|rejected",
    ),
    ("accept|accepts|accepted", "reject|rejects|rejected|refused|declined"),
    ("approved|approves|passed|passes|adopted", "rejected|rejects|blocked|blocks|defeated|voted down|vetoed"),
    ("guilty|convicted", "innocent|acquitted|cleared|not guilty"),
    ("alive|survived|survives", "dead|died|killed"),
    (
        "rose|risen|rise|rises|increased|increase|increases|grew|grown|grows|climbed|up",
        "fell|fallen|fall|falls|decreased|decrease|decreases|dropped|declined|shrank|shrinks|down",
    ),
    ("won|wins|win", "lost|loses|lose"),
    ("succeeded|succeeds|successful|success", "failed|fails|unsuccessful|failure"),
    ("opened|opens|open|reopened", "closed|closes|shut|shuttered"),
    ("allowed|allows|permitted|permits|legal", "banned|bans|barred|prohibited|prohibits|forbidden|illegal"),
    ("confirmed|confirms", "denied|denies"),
    ("true|accurate|genuine|authentic", "false|untrue|inaccurate|fake|fabricated"),
    ("joined|joins", "left|leaves|quit|quits"),
    ("hired|hires|appointed", "fired|fires|dismissed|sacked"),
    ("accidental|accidentally|unintentional", "deliberate|deliberately|intentional|intentionally"),
    ("safe|unharmed|unhurt", "injured|wounded|hurt|harmed"),
    ("agreed|agrees", "refused|refuses|disagreed|disagrees"),
    ("began|begun|started|starts|begins", "ended|ends|stopped|stops"),
    ("above|more than", "below|less than|fewer than"),
    ("before", "after"),
    ("first", "last"),
    ("public|publicly", "private|privately|secret|secretly"),
    ("voluntarily|willingly", "forcibly|unwillingly"),
    ("strengthened|strengthens", "weakened|weakens"),
    ("included|includes|including", "excluded|excludes|excluding"),
)
_COMPILED = tuple(tuple(re.compile(rf"\b(?:{side})\b", re.IGNORECASE) for side in pair) for pair in _PAIRS)

Sides = tuple[tuple[str | None, str | None], ...]


def find_opposites(left: str, right: str) -> tuple[str, str] | None:
    """Return the first two opposite words of which each text has one; None where a text has both or either none."""
    for (one, other), (right_one, right_other) in zip(_sides(left), _sides(right), strict=True):
        if one and right_other and not (other or right_one):
            return one, right_other
        if other and right_one and not (one or right_other):
            return other, right_one
    return None


@lru_cache(maxsize=65536)  # a statement is compared with many others
def _sides(text: str) -> Sides:
    """Return for every pair of opposites the first word of either side in the text."""
    found = [tuple(pattern.search(text) for pattern in pair) for pair in _COMPILED]
    return tuple((one and one.group(), other and other.group()) for one, other in found)
