"""What people decide: verdicts on pairs of statements, corrections, and where verdicts contradict each other.

A verdict outranks every model. Verdicts that contradict each other are reported with the chain that leads there, and
none of them counts until a person has settled the matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from claimref.records import Kind, Stance, Statement, Voice


class Verdict(StrEnum):
    """What a person says of two statements."""

    DIFFERENT = "different"
    SAME_AGREE = "same-agree"
    SAME_DIFFER = "same-differ"
    UNSURE = "unsure"


SAME = frozenset({Verdict.SAME_AGREE, Verdict.SAME_DIFFER})

IN_WORDS = {
    Verdict.DIFFERENT: "not the same point",
    Verdict.SAME_AGREE: "the same point, and they agree",
    Verdict.SAME_DIFFER: "the same point, and they differ",
    Verdict.UNSURE: "unsure whether they make the same point",
}


class Correctable(StrEnum):
    """What a person may correct: an article's outlet; all else of a statement."""

    VOICE = "voice"
    SPEAKER = "speaker"
    STANCE = "stance"
    KIND = "kind"
    TEXT = "text"
    SPLIT = "split"
    OUTLET = "outlet"


DROPPED = "dropped"
"""The value of `Correctable.SPLIT`: the statement should not have been cut."""

Values = Mapping[Correctable, str]
"""The corrections of one statement that are in force."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's verdict on two statements of the present splits, `left` < `right` by id."""

    left: str
    right: str
    verdict: Verdict
    user: str
    created_at: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement as the splitter made it, and as it stands now: None where a person dropped it."""

    made: Statement
    now: Statement | None


class Ruled(Protocol):
    """A verdict on two statements, whatever else is known about it."""

    @property
    def left(self) -> str: ...
    @property
    def right(self) -> str: ...
    @property
    def verdict(self) -> Verdict: ...


R = TypeVar("R", bound=Ruled)


@dataclass(frozen=True, slots=True)
class Conflict(Generic[R]):
    """A verdict that two statements are different (or differ), and the verdicts by which they are not."""

    different: R
    chain: tuple[R, ...]


def find_conflicts(rulings: Iterable[R]) -> list[Conflict[R]]:
    """Return each contradiction with the shortest chain that leads to it, whatever the order of `rulings`.

    "Different" contradicts a chain of "same"; "same, but they differ" contradicts "same, and they agree" on that pair.
    Agreement is no chain: "more than ten" agrees with eleven and with twelve.
    """
    ordered = sorted(rulings, key=lambda ruling: (ruling.left, ruling.right, ruling.verdict))
    same: dict[str, list[tuple[str, R]]] = {}
    agreed: dict[tuple[str, str], R] = {}
    for ruling in ordered:
        if ruling.verdict in SAME:
            same.setdefault(ruling.left, []).append((ruling.right, ruling))
            same.setdefault(ruling.right, []).append((ruling.left, ruling))
        if ruling.verdict is Verdict.SAME_AGREE:
            agreed[ruling.left, ruling.right] = ruling
    found = []
    for ruling in ordered:
        if ruling.verdict is Verdict.DIFFERENT and (chain := _shortest(same, ruling.left, ruling.right)):
            found.append(Conflict(ruling, chain))
        if ruling.verdict is Verdict.SAME_DIFFER and (ruling.left, ruling.right) in agreed:
            found.append(Conflict(ruling, (agreed[ruling.left, ruling.right],)))
    return found


def settled(rulings: Iterable[R]) -> tuple[list[R], list[Conflict[R]]]:
    """Return the rulings that contradict none, and the conflicts that keep the others from counting."""
    remaining, found = list(rulings), []
    while conflicts := find_conflicts(remaining):
        found += conflicts
        involved = {id(ruling) for conflict in conflicts for ruling in (conflict.different, *conflict.chain)}
        remaining = [ruling for ruling in remaining if id(ruling) not in involved]
    return remaining, found


def _shortest(edges: Mapping[str, list[tuple[str, R]]], start: str, goal: str) -> tuple[R, ...]:
    """Breadth first; empty where no chain leads from `start` to `goal`."""
    paths: dict[str, tuple[R, ...]] = {start: ()}
    frontier = [start]
    while frontier and goal not in paths:
        reached = []
        for node in frontier:
            for neighbour, edge in sorted(edges.get(node, ()), key=lambda edge: edge[0]):
                if neighbour not in paths:
                    paths[neighbour] = (*paths[node], edge)
                    reached.append(neighbour)
        frontier = reached
    return paths.get(goal, ())


def amend(statement: Statement, values: Values) -> Statement | None:
    """Return `statement` with `values` in place of what the splitter found; None where it is dropped.

    New wording has no typed values yet: `claimref.correcting` reads them.
    """
    if values.get(Correctable.SPLIT) == DROPPED:
        return None
    if Correctable.VOICE in values:
        statement = replace(statement, voice=Voice(values[Correctable.VOICE]))
    if statement.voice is Voice.OUTLET:
        statement = replace(statement, speaker=None, speaker_text=None, cue=None, chain=())
    elif Correctable.SPEAKER in values:
        statement = replace(statement, speaker=values[Correctable.SPEAKER], speaker_text=None, chain=())
    if Correctable.STANCE in values:
        statement = replace(statement, stance=Stance(values[Correctable.STANCE]))
    if Correctable.KIND in values:
        statement = replace(statement, kind=Kind(values[Correctable.KIND]))
    if Correctable.TEXT in values and values[Correctable.TEXT] != statement.text:
        text = values[Correctable.TEXT]
        statement = replace(statement, text=text, resolved=True, quantities=(), times=(), entities=())
    return statement
