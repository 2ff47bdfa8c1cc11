"""Correlation clustering: the partition whose clusters hold the most evidence, found the same way every time.

Nodes are 0 … n-1 in an order that the caller has made canonical. A pair's weight is evidence for (positive) or
against (negative) its being together; a pair without a weight counts `absent`. The objective is the sum of the
weights of all pairs within clusters. Exact optimisation is NP-hard; greedy contraction by mean weight gives a start
that no chain of single links can fool, and local moves take it to an optimum that no single move improves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

Edge = tuple[int, int]

MIN_GAIN = 1e-9
"""Improvements below this are rounding."""


Links = list[dict[int, tuple[float, int]]]
"""For each block (by its first node) the blocks it has weights with: their sum, and of how many pairs."""


def cluster(
    n: int, weights: Mapping[Edge, float], absent: float, together: Sequence[Sequence[int]] = ()
) -> list[list[int]]:
    """Return clusters of the nodes 0 … n-1, members ascending, clusters by first member.

    `weights` is keyed by (smaller, larger); a weight of -inf keeps its two ends apart. The nodes of each set of
    `together` (disjoint sets) are one block that is never cut, whatever the weights within it.
    """
    block = list(range(n))
    for members in together:
        for node in members:
            block[node] = min(members)
    sizes = [block.count(node) if together else 1 for node in range(n)]
    links: Links = [{} for _ in range(n)]
    for (i, j), weight in sorted(weights.items()):
        a, b = block[i], block[j]
        if a != b:
            total, known = links[a].get(b, (0.0, 0))
            links[a][b] = links[b][a] = (total + weight, known + 1)
    labels = _move(_contract(links, sizes, absent), links, sizes, absent)
    clusters: dict[int, list[int]] = {}
    for node in range(n):
        clusters.setdefault(labels[block[node]], []).append(node)
    return sorted(clusters.values())


def _contract(blocks: Links, masses: Sequence[int], absent: float) -> list[int]:
    """Merge the two clusters of the highest mean weight until none is positive; return a label for each block."""
    links = [dict(near) for near in blocks]
    sizes = list(masses)
    labels = list(range(len(links)))

    def mean(i: int, j: int) -> float:
        total, known = links[i][j]
        pairs = sizes[i] * sizes[j]
        return (total + absent * (pairs - known)) / pairs

    heap = [
        (-mean(i, j), i, j, sizes[i], sizes[j])
        for i, near in enumerate(links)
        for j in near
        if i < j and mean(i, j) > 0
    ]
    heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heappop(heap)
        if (sizes[i], sizes[j]) != (size_i, size_j):
            continue  # one of the two has grown or is gone since this entry was made
        for k, (total, known) in links[j].items():
            del links[k][j]
            if k != i:
                before, count = links[i].get(k, (0.0, 0))
                links[i][k] = links[k][i] = (before + total, count + known)
        links[j] = {}
        sizes[i], sizes[j] = sizes[i] + sizes[j], 0
        labels = [i if label == j else label for label in labels]
        for k in links[i]:
            a, b = min(i, k), max(i, k)
            if mean(a, b) > 0:
                heappush(heap, (-mean(a, b), a, b, sizes[a], sizes[b]))
    return labels


def _move(labels: list[int], blocks: Links, masses: Sequence[int], absent: float) -> list[int]:
    """Move single blocks to where they add the most, until no move adds anything."""
    labels = list(labels)
    sizes: dict[int, int] = {}
    for block, label in enumerate(labels):
        sizes[label] = sizes.get(label, 0) + masses[block]
    fresh = len(labels)
    moved = True
    while moved:
        moved = False
        for block, near in enumerate(blocks):
            own, mass = labels[block], masses[block]
            held: dict[int, tuple[float, int]] = {own: (0.0, 0)}
            for other, (weight, count) in near.items():
                total, known = held.get(labels[other], (0.0, 0))
                held[labels[other]] = (total + weight, known + count)
            worth = {
                label: total + absent * (mass * (sizes[label] - mass * (label == own)) - known)
                for label, (total, known) in held.items()
            }
            best = max(sorted(worth), key=worth.__getitem__)
            if worth[best] < 0:
                best, worth[fresh] = fresh, 0.0
            if worth[best] > worth[own] + MIN_GAIN:
                sizes[own] -= mass
                sizes[best] = sizes.get(best, 0) + mass
                labels[block] = best
                fresh += best == fresh
                moved = True
    return labels
