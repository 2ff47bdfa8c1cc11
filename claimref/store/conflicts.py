"""Where judgements contradict each other: reported with the chain that leads to it, never guessed away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimref.store.judgements import Attached
from claimref.store.models import Verdict

SAME = (Verdict.SAME_AGREE, Verdict.SAME_DIFFER)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements judged to be different, and the judgements that make them the same all the same."""

    different: Attached
    chain: tuple[Attached, ...]


def find_conflicts(attached: Iterable[Attached]) -> list[Conflict]:
    """Return each judgement "different" that a chain of judgements "same" contradicts, with the shortest such chain."""
    attached = list(attached)
    edges: dict[str, list[tuple[str, Attached]]] = {}
    for one in attached:
        if one.judgement.verdict in SAME:
            edges.setdefault(one.left, []).append((one.right, one))
            edges.setdefault(one.right, []).append((one.left, one))
    found = []
    for one in attached:
        if one.judgement.verdict is Verdict.DIFFERENT:
            chain = _shortest(edges, one.left, one.right)
            if chain:
                found.append(Conflict(one, tuple(chain)))
    return found


def _shortest(edges: dict[str, list[tuple[str, Attached]]], start: str, goal: str) -> Sequence[Attached]:
    """Breadth first; the empty sequence where no chain leads from `start` to `goal`."""
    paths: dict[str, tuple[Attached, ...]] = {start: ()}
    frontier = [start]
    while frontier and goal not in paths:
        reached = []
        for node in frontier:
            for neighbour, edge in edges.get(node, ()):
                if neighbour not in paths:
                    paths[neighbour] = (*paths[node], edge)
                    reached.append(neighbour)
        frontier = reached
    return paths.get(goal, ())
