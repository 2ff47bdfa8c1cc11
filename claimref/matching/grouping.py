"""Judged pairs → groups of statements that make the same point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

import numpy as np

from claimref.config import Config
from claimref.matching.clustering import cluster
from claimref.matching.constraints import NONE, Constraints
from claimref.matching.denial import is_general_denial
from claimref.matching.identities import are_of_two_people
from claimref.matching.odds import log_odds
from claimref.protocols import Vectors
from claimref.records import DifferOn, Judgement, Pair, RelationType, Statement

Judged = Mapping[tuple[str, str], Judgement]

UNJUDGED = -3.0
"""Log-odds of a pair that was not even a candidate."""

FIGURES = frozenset({DifferOn.QUANTITY, DifferOn.DATE})

SAME_ARTICLE = 1.0
"""Log-odds against two statements of one article in one claim: articles seldom say a thing twice."""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that make one point, ascending by id."""

    statements: tuple[Statement, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(statement.id for statement in self.statements)


def group(
    statements: Sequence[Statement], judged: Judged, config: Config, people: Constraints = NONE
) -> tuple[Group, ...]:
    """Partition `statements` by the judgements of same point, whatever the order in which they come.

    A pair weighs its log-odds beyond `config.match_threshold`; a general denial is kept out of the claims
    whose figures it denies, and who one person is apart from who another is. What `people` decided holds
    whatever the weights. A statement left alone joins the claim with whose figure it differs: other statements of that
    claim may have drawn it away ("9,000 troops held exercises" from "14,000 took part" to "the exercises were held").
    """
    ordered = sorted({statement.id: statement for statement in statements}.values(), key=lambda s: s.id)
    index = {statement.id: i for i, statement in enumerate(ordered)}
    threshold = log_odds(config.match_threshold)
    weights: dict[tuple[int, int], float] = {}
    for (left_id, right_id), judgement in judged.items():
        i, j = sorted((index[left_id], index[right_id]))
        left, right = ordered[i], ordered[j]
        if is_general_denial(left, right) or are_of_two_people(left, right):
            weights[i, j] = -inf
        else:
            weights[i, j] = log_odds(judgement.same_point) - threshold
            if left.article_id == right.article_id:
                weights[i, j] -= SAME_ARTICLE
    for one, other in people.apart:
        weights[index[one], index[other]] = -inf
    together = [[index[id_] for id_ in ids] for ids in people.together]
    found = cluster(len(ordered), weights, absent=UNJUDGED - threshold, together=together)
    rivals = [
        (index[left], index[right])
        for (left, right), judgement in judged.items()
        if judgement.relation is RelationType.DIFFER and judgement.differ_on in FIGURES
    ]
    return tuple(Group(tuple(ordered[i] for i in members)) for members in _joined_by_figures(found, rivals, weights))


def _joined_by_figures(
    found: Sequence[Sequence[int]], rivals: Iterable[tuple[int, int]], weights: Mapping[tuple[int, int], float]
) -> list[list[int]]:
    rows = [list(members) for members in found]
    row_of = {i: row for row in rows for i in row}
    likely = [(-weights[i, j], i, j) for i, j in map(sorted, rivals) if weights[i, j] > 0]
    for _, i, j in sorted(likely):
        for alone, other in ((i, j), (j, i)):
            row, home = row_of[other], row_of[alone]
            barred = any(weights.get((min(alone, k), max(alone, k)), 0) == -inf for k in row)
            if len(home) == 1 and row is not home and not barred:
                home.clear()
                row.append(alone)
                row_of[alone] = row
    return [sorted(row) for row in rows if row]


def pairs_within(
    groups: Sequence[Group], statements: Sequence[Statement], vectors: Vectors, known: Judged
) -> list[Pair]:
    """Return the pairs of different articles that share a group and are not in `known`."""
    row = {statement.id: i for i, statement in enumerate(statements)}
    return [
        Pair.of(one, other, similarity(vectors, row[one.id], row[other.id]))
        for together in groups
        for one, other in combinations(together.statements, 2)
        if one.article_id != other.article_id and (one.id, other.id) not in known
    ]


def similarity(vectors: Vectors, i: int, j: int) -> float:
    """The cosine of two unit vectors, rounded so that the order of summation does not show."""
    return round(float(np.dot(vectors[i], vectors[j])), 5)
