"""Statements → the pairs worth judging: a bounded number a statement, never all pairs of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from claimref.config import Config
from claimref.matching.rarity import Rarity
from claimref.protocols import Vectors
from claimref.records import Article, Pair, Statement

BLOCK = 512
"""Rows of the similarity matrix that are in memory at a time."""

DIGITS = 5
"""Cosines are rounded, so that neither block nor order of summation shows in the choice."""

SAME_OUTLET_SHARE = 4
WITHIN_ARTICLE_SHARE = 10
"""Repeats by one outlet are rarer than echoes by another: one candidate for so many of the cross-outlet ones."""


def find_candidates(
    articles: Sequence[Article], statements: Sequence[Statement], vectors: Vectors, config: Config
) -> list[Pair]:
    """Return the pairs to judge, ascending by ids, whatever the order in which the statements come.

    For every statement these are its `config.candidates` nearest of other outlets, and fewer of its own outlet
    and its own article; a pair is in if either end chooses it. Near are statements of like vectors, and those that
    share their story's rare words: the sum of both similarities decides.
    """
    order = sorted(range(len(statements)), key=lambda i: statements[i].id)
    ordered = [statements[i] for i in order]
    unit = vectors[np.array(order, dtype=np.intp)]
    outlet_of = {article.id: article.outlet for article in articles}
    article = _numbers(statement.article_id for statement in ordered)
    outlet = _numbers(outlet_of[statement.article_id] for statement in ordered)
    rarity = Rarity(ordered)
    chosen: dict[tuple[int, int], float] = {}
    for start in range(0, len(ordered), BLOCK):
        rows = slice(start, start + BLOCK)
        cosines = np.round(unit[rows] @ unit.T, DIGITS)
        near = cosines + rarity.overlaps(rows)
        same_outlet = outlet[rows, None] == outlet[None, :]
        same_article = article[rows, None] == article[None, :]
        np.fill_diagonal(itself := np.zeros_like(same_outlet[:, rows]), True)
        elsewhere = same_article.copy()
        elsewhere[:, rows] &= ~itself
        for allowed, count in (
            (~same_outlet, config.candidates),
            (same_outlet & ~same_article, -(-config.candidates // SAME_OUTLET_SHARE)),
            (elsewhere, -(-config.candidates // WITHIN_ARTICLE_SHARE)),
        ):
            for row, column in _nearest(near, allowed, count):
                i, j = sorted((start + row, column))
                chosen[i, j] = float(cosines[row, column])
    return [Pair(ordered[i], ordered[j], cosine) for (i, j), cosine in sorted(chosen.items())]


def _numbers(names: Iterable[str]) -> NDArray[np.intp]:
    numbered: dict[str, int] = {}
    return np.array([numbered.setdefault(name, len(numbered)) for name in names], dtype=np.intp)


def _nearest(near: NDArray[np.float64], allowed: NDArray[np.bool_], count: int) -> Iterator[tuple[int, int]]:
    """Yield (row, column) of the `count` highest allowed entries of each row; ties go to the lower column."""
    ranked = np.argsort(np.where(allowed, -near, np.inf), axis=1, kind="stable")[:, :count]
    for row, columns in enumerate(ranked.tolist()):
        for column in columns:
            if allowed[row, column]:
                yield row, column
