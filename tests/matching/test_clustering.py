from __future__ import annotations

from itertools import combinations
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimref.matching.clustering import Edge, cluster

CASES: list[tuple[str, int, dict[Edge, float], list[list[int]]]] = [
    ("nothing known", 3, {}, [[0], [1], [2]]),
    ("one match", 3, {(0, 2): 1.0}, [[0, 2], [1]]),
    ("a triangle", 3, {(0, 1): 1.0, (1, 2): 1.0, (0, 2): 1.0}, [[0, 1, 2]]),
    ("one weak link among strong ones", 3, {(0, 1): 2.0, (1, 2): 2.0, (0, 2): -1.0}, [[0, 1, 2]]),
    ("a chain whose ends do not fit", 3, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -3.0}, [[0, 1], [2]]),
    ("two that must stay apart", 3, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -inf}, [[0, 1], [2]]),
    ("the centre of two pairs moves to the better one", 4, {(0, 1): 1.0, (1, 2): 1.5, (2, 3): 1.0}, [[0], [1, 2], [3]]),
]


@pytest.mark.parametrize(("n", "weights", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_clusters_hold_what_the_weights_say(n: int, weights: dict[Edge, float], expected: list[list[int]]) -> None:
    assert cluster(n, weights, absent=-2.0) == expected


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, dict[Edge, float]]:
    n = draw(st.integers(0, 7))
    weight = st.sampled_from([-inf, -2.0, -0.5, 0.0, 0.5, 1.0, 3.0])
    edges = draw(st.lists(st.sampled_from([*combinations(range(n), 2)]), unique=True)) if n > 1 else []
    return n, {edge: draw(weight) for edge in edges}


@settings(deadline=None)
@given(graphs())
def test_every_node_has_one_cluster_and_no_move_to_a_neighbour_would_help(graph: tuple[int, dict[Edge, float]]) -> None:
    n, weights = graph
    clusters = cluster(n, weights, absent=-1.0)
    assert sorted(node for members in clusters for node in members) == list(range(n))
    for members in clusters:
        assert not any(weights.get(edge) == -inf for edge in combinations(members, 2))
        for node in members:
            rest = [other for other in members if other != node]
            held = sum(weights.get((min(node, other), max(node, other)), -1.0) for other in rest)
            assert held >= -1e-6, "the node would be better alone"


@settings(deadline=None)
@given(graphs())
def test_the_order_of_the_weights_does_not_matter(graph: tuple[int, dict[Edge, float]]) -> None:
    n, weights = graph
    backwards = dict(reversed(weights.items()))
    assert cluster(n, weights, absent=-1.0) == cluster(n, backwards, absent=-1.0)
