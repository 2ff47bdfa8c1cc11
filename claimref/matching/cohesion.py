"""How well a claim holds together: each statement's mean link, and the weakest one that is needed."""

from __future__ import annotations

from itertools import combinations

from claimref.matching.grouping import Group, Judged


def centrality(group: Group, judged: Judged) -> dict[str, float]:
    """Return each statement's mean probability of making the same point as the others; 1.0 where it is alone."""
    links: dict[str, list[float]] = {id_: [] for id_ in group.ids}
    for pair in combinations(group.ids, 2):
        if pair in judged:
            for end in pair:
                links[end].append(judged[pair].same_point)
    return {id_: round(sum(found) / len(found), 6) if found else 1.0 for id_, found in links.items()}


def weakest_link(group: Group, judged: Judged) -> float:
    """Return the score at which the claim would fall apart: the lowest edge of its maximum spanning tree."""
    links = sorted(
        ((judged[pair].same_point, pair) for pair in combinations(group.ids, 2) if pair in judged), reverse=True
    )
    part = {id_: id_ for id_ in group.ids}
    weakest = 1.0
    for score, (one, other) in links:
        if part[one] != part[other]:
            weakest = score
            old, new = part[other], part[one]
            part = {id_: new if label == old else label for id_, label in part.items()}
    return weakest
