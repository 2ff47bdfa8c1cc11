"""The sides of a dispute: within one claim, the statements that hold one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import inf
from string import ascii_uppercase

from claimref.decisions import Verdict
from claimref.matching.clustering import cluster
from claimref.matching.constraints import NONE, Constraints
from claimref.records import Judgement, RelationType, Statement

AGREEING = 1.0
UNDECIDED = 0.1
"""Weights for sharing a side: a judged agreement, and a pair of which nothing speaks against it."""

DECIDED = 1000.0
"""The weight of an agreement that a person found: no number of judged ones outweighs it."""


def find_sides(
    statements: Sequence[Statement], judged: Mapping[tuple[str, str], Judgement], people: Constraints = NONE
) -> dict[str, str | None]:
    """Return each statement's side, "A" for the largest; None where it is compatible with several or all agree.

    `statements` ascend by id. Two statements that differ never share a side, and two that a person found to agree
    never stand on opposite ones.
    """
    n = len(statements)
    index = [(i, j, judged.get((statements[i].id, statements[j].id))) for i, j in combinations(range(n), 2)]
    conflicts = {(i, j) for i, j, verdict in index if verdict and verdict.relation is RelationType.DIFFER}
    none: dict[str, str | None] = {statement.id: None for statement in statements}
    if not conflicts:
        return none
    partisans = sorted({end for pair in conflicts for end in pair})
    place = {node: k for k, node in enumerate(partisans)}
    weights: dict[tuple[int, int], float] = {}
    for i, j, verdict in index:
        if i in place and j in place:
            agrees = verdict is not None and verdict.relation is RelationType.AGREE
            weight = AGREEING if agrees else UNDECIDED
            if people.verdict(statements[i].id, statements[j].id) is Verdict.SAME_AGREE:
                weight = DECIDED
            weights[place[i], place[j]] = -inf if (i, j) in conflicts else weight
    found = [[partisans[k] for k in members] for members in cluster(len(partisans), weights, absent=0.0)]
    ruled = {
        pair: people.verdict(statements[pair[0]].id, statements[pair[1]].id) for pair in combinations(partisans, 2)
    }
    differing = {end for pair, verdict in ruled.items() if verdict is Verdict.SAME_DIFFER for end in pair}
    found = _without_undecided(found, conflicts, differing)
    found = _without_torn(found, [pair for pair in ruled if ruled[pair] is Verdict.SAME_AGREE], differing)
    found.sort(key=lambda members: (_weight(members, statements), members))
    letters = {node: letter(k) for k, members in enumerate(found) for node in members}
    return none | {statements[node].id: side for node, side in letters.items()}


def letter(k: int) -> str:
    """A, B … Z, AA, AB …"""
    higher, lower = divmod(k, len(ascii_uppercase))
    return (letter(higher - 1) if higher else "") + ascii_uppercase[lower]


def _without_undecided(found: list[list[int]], conflicts: set[tuple[int, int]], differing: set[int]) -> list[list[int]]:
    """Leave out who contradicts nobody on some other side, as long as somebody stays on its own.

    Who is found to differ by a person (`differing`) stays.
    """

    def at_odds(node: int, side: list[int]) -> bool:
        return any((min(node, other), max(node, other)) in conflicts for other in side)

    decided = []
    for own in found:
        firm = [
            node for node in own if node in differing or all(at_odds(node, side) for side in found if side is not own)
        ]
        decided.append(firm or own)
    return decided


def _without_torn(found: list[list[int]], agreed: list[tuple[int, int]], differing: set[int]) -> list[list[int]]:
    """Leave out who was found by a person to agree with somebody on another side: it is compatible with both."""
    found = [list(members) for members in found]
    while True:
        side = {node: members for members in found for node in members}
        opposed = [
            pair for pair in agreed if pair[0] in side and pair[1] in side and side[pair[0]] is not side[pair[1]]
        ]
        ends = [end for pair in opposed for end in pair]
        if not ends:
            return [members for members in found if members]
        torn = min(ends, key=lambda end: (end in differing, len(side[end]) == 1, -ends.count(end), end))
        side[torn].remove(torn)


def _weight(members: Sequence[int], statements: Sequence[Statement]) -> tuple[int, int]:
    """Sort key of a side, the largest first: by its articles, then by its statements."""
    return -len({statements[node].article_id for node in members}), -len(members)
