"""What a claim amounts to: differ, agree, only or self-differs, for the unit that is counted.

What counts as one voice is given as units: names by article id, and by statement id where a single statement counts as
another's than its article does (an outlet reports what the BBC found).

A side is held by a unit (an outlet, a family, an origin) together with a speaker. What the unit says in its own voice
comes first; where it says nothing itself, it stands with the speaker it quotes; a unit that quotes speakers of several
sides reports the dispute and holds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from claimref.records import Article, OriginTrace, Statement, Status, Voice

Units = Mapping[str, str]
"""What each article counts as, by article id; and a statement, by its id, where it counts as something else."""


@dataclass(frozen=True, slots=True)
class Position:
    """One statement's part in a claim: who carries it, in which voice, and on which side if on one."""

    unit: str
    voice: Voice
    side: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What an article, or a statement, counts as: its outlet, the unit that the status is asked for, its origin."""

    outlets: Mapping[str, str]
    units: Units
    origins: Units


def unit_of(statement: Statement, units: Units) -> str:
    """Return what `statement` counts as."""
    return units.get(statement.id) or units[statement.article_id]


def origin_units(articles: Iterable[Article], traces: Iterable[OriginTrace]) -> dict[str, str]:
    """Return the origin of every article, and of the statements that have their own; unknown is the outlet itself.

    Of several traces of one subject the surest counts.
    """
    units = {article.id: article.outlet for article in articles}
    surest = sorted((trace for trace in traces if trace.counts), key=lambda trace: (-trace.score, trace.origin))
    return units | {trace.subject: trace.origin for trace in reversed(surest)}


def held_sides(positions: Iterable[Position]) -> dict[str, frozenset[str]]:
    """Return the sides that each unit holds; several only where it contradicts itself in its own voice."""
    own: dict[str, set[str]] = {}
    quoted: dict[str, set[str]] = {}
    for position in positions:
        sides = own if position.voice is Voice.OUTLET else quoted
        for kept in (own, quoted):
            kept.setdefault(position.unit, set())
        if position.side is not None:
            sides[position.unit].add(position.side)
    return {unit: frozenset(own[unit] or (quoted[unit] if len(quoted[unit]) == 1 else ())) for unit in own}


def status(positions: Iterable[Position]) -> Status:
    """Return the status of the claim that `positions` make up (at least one)."""
    held = held_sides(positions)
    all_sides = frozenset().union(*held.values())
    one_sided = [sides for sides in held.values() if sides]
    if len(one_sided) > 1 and len(all_sides) > 1:
        return Status.DIFFER
    if len(all_sides) > 1:
        return Status.SELF_DIFFERS
    return Status.AGREE if len(held) > 1 else Status.ONLY


def tally(units: Iterable[str], held: Iterable[Mapping[str, frozenset[str]]]) -> dict[tuple[str, str], tuple[int, int]]:
    """For each two of `units` (sorted) the shared claims on which they agree and differ.

    `held` gives, for every claim, the sides of the units that make it (`held_sides`): two differ where both hold a
    side and share none.
    """
    counts = dict.fromkeys(combinations(units, 2), (0, 0))
    for sides in held:
        for a, b in combinations(sorted(sides), 2):
            differs = bool(sides[a] and sides[b] and not sides[a] & sides[b])
            agree, differ = counts[a, b]
            counts[a, b] = (agree + (not differs), differ + differs)
    return counts
