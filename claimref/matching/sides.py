"""The sides of a dispute: within one claim, the statements that hold one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import inf
from string import ascii_uppercase

from claimref.matching.clustering import cluster
from claimref.records import Judgement, RelationType, Statement

AGREEING = 1.0
UNDECIDED = 0.1
"""Weights for sharing a side: a judged agreement, and a pair of which nothing speaks against it."""


def find_sides(statements: Sequence[Statement], judged: Mapping[tuple[str, str], Judgement]) -> dict[str, str | None]:
    """Return each statement's side, "A" for the largest; None where it is compatible with several or all agree.

    `statements` ascend by id. Two statements that differ never share a side.
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
            weights[place[i], place[j]] = -inf if (i, j) in conflicts else weight
    found = [[partisans[k] for k in members] for members in cluster(len(partisans), weights, absent=0.0)]
    found = _without_undecided(found, conflicts)
    found.sort(key=lambda members: (_weight(members, statements), members))
    letters = {node: letter(k) for k, members in enumerate(found) for node in members}
    return none | {statements[node].id: side for node, side in letters.items()}


def letter(k: int) -> str:
    """A, B … Z, AA, AB …"""
    higher, lower = divmod(k, len(ascii_uppercase))
    return (letter(higher - 1) if higher else "") + ascii_uppercase[lower]


def _without_undecided(found: list[list[int]], conflicts: set[tuple[int, int]]) -> list[list[int]]:
    """Leave out who contradicts nobody on some other side, as long as somebody stays on its own."""

    def at_odds(node: int, side: list[int]) -> bool:
        return any((min(node, other), max(node, other)) in conflicts for other in side)

    decided = []
    for own in found:
        firm = [node for node in own if all(at_odds(node, side) for side in found if side is not own)]
        decided.append(firm or own)
    return decided


def _weight(members: Sequence[int], statements: Sequence[Statement]) -> tuple[int, int]:
    """Sort key of a side, the largest first: by its articles, then by its statements."""
    return -len({statements[node].article_id for node in members}), -len(members)
