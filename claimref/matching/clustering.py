"""Correlation clustering: the partition whose clusters hold the most evidence, found the same way every time.

Nodes are 0 … n-1 in an order that the caller has made canonical. A pair's weight is evidence for (positive) or
against (negative) its being together; a pair without a weight counts `absent`. The objective is the sum of the
weights of all pairs within clusters. Exact optimisation is NP-hard; greedy contraction by mean weight gives a start
that no chain of single links can fool, and local moves take it to an optimum that no single move improves.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Edge = tuple[int, int]

MIN_GAIN = 1e-9
"""Improvements below this are rounding."""


def cluster(n: int, weights: Mapping[Edge, float], absent: float) -> list[list[int]]:
    """Return clusters of the nodes 0 … n-1, members ascending, clusters by first member.

    `weights` is keyed by (smaller, larger); a weight of -inf keeps its two ends apart.
    """
    neighbours: list[dict[int, float]] = [{} for _ in range(n)]
    for (i, j), weight in sorted(weights.items()):
        neighbours[i][j] = neighbours[j][i] = weight
    labels = _move(_contract(neighbours, absent), neighbours, absent)
    clusters: dict[int, list[int]] = {}
    for node, label in enumerate(labels):
        clusters.setdefault(label, []).append(node)
    return sorted(clusters.values())


def _contract(neighbours: list[dict[int, float]], absent: float) -> list[int]:
    """Merge the two clusters of the highest mean weight until none is positive; return a label for each node."""
    links = [{j: (weight, 1) for j, weight in near.items()} for near in neighbours]
    sizes = [1] * len(links)
    labels = list(range(len(links)))

    def mean(i: int, j: int) -> float:
        total, known = links[i][j]
        pairs = sizes[i] * sizes[j]
        return (total + absent * (pairs - known)) / pairs

    heap = [(-mean(i, j), i, j, 1, 1) for i, near in enumerate(links) for j in near if i < j and mean(i, j) > 0]
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


def _move(labels: list[int], neighbours: list[dict[int, float]], absent: float) -> list[int]:
    """Move single nodes to where they add the most, until no move adds anything."""
    labels = list(labels)
    sizes: dict[int, int] = {}
    for label in labels:
        sizes[label] = sizes.get(label, 0) + 1
    fresh = len(labels)
    moved = True
    while moved:
        moved = False
        for node, near in enumerate(neighbours):
            own = labels[node]
            held: dict[int, tuple[float, int]] = {own: (0.0, 0)}
            for other, weight in near.items():
                total, known = held.get(labels[other], (0.0, 0))
                held[labels[other]] = (total + weight, known + 1)
            worth = {
                label: total + absent * (sizes[label] - (label == own) - known)
                for label, (total, known) in held.items()
            }
            best = max(sorted(worth), key=worth.__getitem__)
            if worth[best] < 0:
                best, worth[fresh] = fresh, 0.0
            if worth[best] > worth[own] + MIN_GAIN:
                sizes[own] -= 1
                sizes[best] = sizes.get(best, 0) + 1
                labels[node] = best
                fresh += best == fresh
                moved = True
    return labels
