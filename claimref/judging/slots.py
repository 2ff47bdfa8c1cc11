"""What two counts count: whether their nouns mean the same, and what happened to the people counted."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Protocol

from claimref.normalising.wordlists import words
from claimref.records import Quantity, Statement


class Kinship(Enum):
    """How what one number counts stands to what the other counts."""

    SAME = auto()
    WIDER = auto()  # the other counts a wider kind: militants against people
    NARROWER = auto()
    UNKNOWN = auto()  # one has no noun
    NONE = auto()


_ANYBODY = words("person people individual victim human participant member resident dead injured missing life")
# Kinds of people: none of them is known to be another, all of them are people.
_PEOPLE = words(
    """
    man woman child boy girl schoolgirl schoolboy student pupil soldier troop officer policeman civilian militant
    fighter rebel insurgent terrorist protester demonstrator migrant refugee passenger tourist worker employee official
    senator lawmaker voter journalist hostage captive prisoner detainee inmate suspect patient doctor nurse teacher
    villager fan spectator driver pilot sailor crew guard guest customer immigrant servant attacker gunman adult infant
    baby teenager youth citizen american national police personnel staff militia firefighter rescuer survivor
    """
)
_SYNONYMS = [
    words("troop soldier serviceman"),
    words("lawmaker legislator"),
    words("militant fighter insurgent rebel jihadist extremist gunman"),
    words("child kid minor"),
    words("protester demonstrator"),
    words("home house"),
    words("car vehicle"),
    words("plane aircraft jet airplane"),
    words("ship vessel boat"),
    words("firm company business"),
    words("nation country state"),
    words("job position post"),
    words("shell round munition"),
    words("call phone"),
    words("prisoner inmate detainee captive"),
    words("policeman officer police"),
]
_STATE_WORDS = {
    "dead": words(
        "dead killed died dies die death deaths kill kills killing fatal fatalities slain lives toll perished"
    ),
    "injured": words("injured wounded hurt injuries injuring wounding hospitalized hospitalised"),
    "missing": words("missing disappeared vanished unaccounted"),
    "held": words("arrested detained arrests held jailed imprisoned custody"),
    "taken": words("kidnapped abducted seized captured hostage"),
    "free": words("freed released rescued escaped"),
}
_STATE_OF = {word: state for state, members in _STATE_WORDS.items() for word in members}
_WORD = re.compile(r"[^\W\d_]+")
# What a measure measures: a width says nothing of a depth.
_MEASURED = {
    "width": words("wide width across diameter"),
    "depth": words("deep depth"),
    "length": words("long length"),
    "height": words("high tall height altitude"),
    "distance": words("away from distance"),
    "radius": words("radius"),
    "weight": words("weighing weighed weighs weight heavy"),
}
_MEASURED_OF = {word: what for what, members in _MEASURED.items() for word in members}
# How many words around a number may say what happened to those it counts, where a statement has several numbers.
_REACH = 4
_NEXT = 2


class Spanned(Protocol):
    """A typed value with its place in the statement's text."""

    @property
    def char_start(self) -> int: ...
    @property
    def char_end(self) -> int: ...


def kinship(one: Quantity, other: Quantity) -> Kinship:
    """Return how the noun of `one` stands to the noun of `other`."""
    noun, other_noun = one.noun, other.noun
    if noun is None or other_noun is None:
        return Kinship.UNKNOWN
    if noun == other_noun or noun.endswith(other_noun) or other_noun.endswith(noun):
        return Kinship.SAME
    if any(noun in group and other_noun in group for group in _SYNONYMS):
        return Kinship.SAME
    if noun in _ANYBODY and other_noun in _ANYBODY:
        return Kinship.SAME
    if noun in _PEOPLE and other_noun in _ANYBODY:
        return Kinship.WIDER
    if noun in _ANYBODY and other_noun in _PEOPLE:
        return Kinship.NARROWER
    return Kinship.NONE


def find_measured(quantity: Quantity, statement: Statement) -> frozenset[str]:
    """Return what a length or a mass measures, by the words next to it: width, depth, distance …"""
    before, behind = _neighbours(quantity, statement, _REACH)
    # What stands behind decides: "a crater 12 metres wide", "a length of 12 metres".
    for near in (behind[:_NEXT], before):
        found = frozenset(_MEASURED_OF[word] for word in near if word in _MEASURED_OF)
        if found:
            return found
    return frozenset()


def in_same_place(values: tuple[Spanned, Spanned], statements: tuple[Statement, Statement]) -> bool:
    """Tell whether the two words before, or the two behind, are the same for two values."""
    (before, behind), (other_before, other_behind) = (
        _neighbours(value, statement, _NEXT) for value, statement in zip(values, statements, strict=True)
    )
    return (len(before) == _NEXT and before == other_before) or (len(behind) == _NEXT and behind == other_behind)


def _neighbours(value: Spanned, statement: Statement, count: int) -> tuple[list[str], list[str]]:
    before = _WORD.findall(statement.text[: value.char_start].lower())
    return before[-count:], _WORD.findall(statement.text[value.char_end :].lower())[:count]


def find_states(quantity: Quantity, statement: Statement) -> frozenset[str]:
    """Return what the statement says happened to those whom the quantity counts: dead, injured, missing …"""
    if quantity.noun in _STATE_WORDS:
        return frozenset({quantity.noun})
    behind = [match.group().lower() for match in _WORD.finditer(statement.text, quantity.char_end)]
    before = [match.group().lower() for match in _WORD.finditer(statement.text, 0, quantity.char_start)]
    if sum(one.dimension == "count" for one in statement.quantities) > 1:
        behind, before = behind[:_REACH], before[-_REACH:]
    return frozenset(_STATE_OF[word] for word in (*before, *behind) if word in _STATE_OF)
