"""How a claim and its sides are put into words, always in the words of a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from claimref.records import DifferOn, Stance, Statement, Voice


def clearest(statements: Sequence[Statement], scores: Mapping[str, float]) -> Statement:
    """Return the statement that stands best for all: resolved, plain, in an outlet's own voice, then most central."""

    def rank(statement: Statement) -> tuple[object, ...]:
        return (
            not statement.resolved,
            statement.stance is not Stance.ASSERTS,
            statement.voice is not Voice.OUTLET,
            -round(scores[statement.id], 2),
            len(statement.text),
            statement.id,
        )

    return min(statements, key=rank)


def side_in_words(side: Sequence[Statement], others: Sequence[Statement], differ_on: DifferOn | None) -> str:
    """Return the value that `side` holds and `others` do not, else the side's shortest resolved statement."""
    if differ_on is DifferOn.POLARITY:
        denials = sum(statement.stance is Stance.DENIES for statement in side)
        if denials == len(side):
            return "denied"
        if not denials and any(statement.stance is Stance.DENIES for statement in others):
            return "said"
    elsewhere = set(_values(others, differ_on))
    own = [value for value in _values(side, differ_on) if value not in elsewhere]
    if own:
        counted_alike = _of_the_same(side, others)
        return min(own, key=lambda value: (value not in counted_alike, -own.count(value), len(value), value))
    return min(side, key=lambda statement: (not statement.resolved, len(statement.text), statement.id)).text


def _of_the_same(side: Sequence[Statement], others: Sequence[Statement]) -> set[str]:
    """The values of `side`, in words, that answer to one of `others`: of the same thing, or as precise a time."""
    counted = {(quantity.dimension, quantity.noun) for statement in others for quantity in statement.quantities}
    precise = {time.precision for statement in others for time in statement.times}
    quantities = (quantity for statement in side for quantity in statement.quantities)
    times = (time for statement in side for time in statement.times)
    return {quantity.raw for quantity in quantities if (quantity.dimension, quantity.noun) in counted} | {
        time.raw for time in times if time.precision in precise
    }


def _values(statements: Sequence[Statement], differ_on: DifferOn | None) -> list[str]:
    match differ_on:
        case DifferOn.QUANTITY:
            found = [[quantity.raw for quantity in statement.quantities] for statement in statements]
        case DifferOn.DATE:
            found = [[time.raw for time in statement.times] for statement in statements]
        case DifferOn.ENTITY | DifferOn.ATTRIBUTION:
            found = [[entity.name for entity in statement.entities] for statement in statements]
        case _:
            found = []
    return list(chain.from_iterable(found))
