"""Fills a statement's typed values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from claimref.normalising.entities import EntityIndex
from claimref.normalising.quantities import read_quantities
from claimref.normalising.times import resolve, scan
from claimref.records import Statement


def annotate(statement: Statement, reference: date | datetime | None, index: EntityIndex) -> Statement:
    """Return `statement` with the quantities, times and entities of its `text`; spans index that text.

    `reference` is the day (or moment) of publication, `index` the names of the statement's article.
    """
    if isinstance(reference, datetime):
        reference = reference.date()
    found = scan(statement.text)
    return replace(
        statement,
        quantities=read_quantities(statement.text, found),
        times=resolve(statement.text, found, reference),
        entities=index.find(statement.text),
    )
