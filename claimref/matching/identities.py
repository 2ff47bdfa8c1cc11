"""Who is what: "Ann Low is the mayor" and "Bo Lane is the deputy mayor" share all but the name, which counts."""

from __future__ import annotations

import re

from claimref.records import Statement

_SAYS_WHO = re.compile(r"^(?P<who>[^,]{2,60}?),?\s+(?:is|was)\s+(?!not\b)(?!\w+(?:ed|ing)\b)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def are_of_two_people(one: Statement, other: Statement) -> bool:
    """Whether the two say who somebody is, of people whose names have no word in common."""
    left, right = _person(one), _person(other)
    return bool(left) and bool(right) and left.isdisjoint(right)


def _person(statement: Statement) -> frozenset[str]:
    """The words of the name of the one whom "Mayor Ann Low is a lawyer" is about; none where it is about no person."""
    found = _SAYS_WHO.match(statement.text)
    if found is None:
        return frozenset()
    who = found["who"].lower()
    people = (entity.name.lower() for entity in statement.entities if entity.type == "person")
    return next((frozenset(_WORD.findall(name)) for name in people if who.endswith(name)), frozenset())
