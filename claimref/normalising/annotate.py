"""Fills a statement's typed values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimref.normalising.entities import EntityIndex
from claimref.normalising.quantities import find_quantities
from claimref.normalising.times import find_times
from claimref.records import Statement


def annotate(statement: Statement, reference: date | None, index: EntityIndex) -> Statement:
    """Return `statement` with the quantities, times and entities of its `text`; spans index that text.

    `reference` is the day of publication, `index` the names of the statement's article.
    """
    return replace(
        statement,
        quantities=find_quantities(statement.text),
        times=find_times(statement.text, reference),
        entities=index.find(statement.text),
    )
