"""Words that exclude each other when they are said of the same thing."""

from __future__ import annotations

import re

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
        "rose|risen|rise|increased|increase|grew|grown|climbed|up",
        "fell|fallen|fall|decreased|decrease|dropped|declined|shrank|down",
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


def find_opposites(left: str, right: str) -> tuple[str, str] | None:
    """Return the first two opposite words of which each text has one; None where a text has both or either none."""
    for pair in _COMPILED:
        found = [[pattern.search(text) for pattern in pair] for text in (left, right)]
        for k in (0, 1):
            (one, no_other), (no_one, other) = (found[0], found[1]) if k == 0 else (found[0][::-1], found[1][::-1])
            if one and other and not no_other and not no_one:
                return one.group(), other.group()
    return None
