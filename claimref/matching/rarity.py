"""What two statements share of what is rare in their story.

A statement's own wording may be cut short or leave "the bill" unnamed; the words that it was cut from say more. Of
these the rare ones count: a word that every article uses tells no two statements apart. The measure is the cosine of
the quotes' content stems, each weighed by the square root of its inverse document frequency within the story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from claimref.normalising.contents import stems
from claimref.records import Statement

DIGITS = 5
"""Overlaps are rounded, so that the order of summation does not show."""

SMALL_STORY = 100
"""A story of fewer statements is taken for one of so many: of two statements, both do not make a word common."""


class Rarity:
    """The statements of one story by what is rare in them; statements in the order given."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._row = {statement.id: number for number, statement in enumerate(statements)}
        self._stems = [frozenset(stems(statement.quote)) for statement in statements]

    @cached_property
    def _unit(self) -> csr_array:
        """One row a statement, one column a stem, rows of length 1 (or 0 where nothing is rare)."""
        counts = Counter(stem for found in self._stems for stem in found)
        column = {stem: number for number, stem in enumerate(sorted(counts))}
        many = max(len(self._stems), SMALL_STORY)
        weight = {stem: np.sqrt(np.log(many / count)) for stem, count in counts.items()}
        rows, columns, values = [], [], []
        for number, found in enumerate(self._stems):
            length = np.sqrt(sum(weight[stem] ** 2 for stem in sorted(found)))
            for stem in sorted(found):
                if weight[stem]:
                    rows.append(number)
                    columns.append(column[stem])
                    values.append(weight[stem] / length)
        return csr_array((values, (rows, columns)), shape=(len(self._stems), len(column)), dtype=np.float64)

    def overlaps(self, rows: slice) -> NDArray[np.float64]:
        """Overlaps from 0 to 1 of some statements with all, of shape (rows, statements)."""
        found: NDArray[np.float64] = (self._unit[rows] @ self._unit.T).toarray()
        return np.round(found, DIGITS)

    def of_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The overlap of each pair of statements, named by their ids."""
        left = self._unit[[self._row[one] for one, _ in pairs]]
        right = self._unit[[self._row[other] for _, other in pairs]]
        shared: list[float] = np.round(left.multiply(right).sum(axis=1), DIGITS).tolist()
        return shared
