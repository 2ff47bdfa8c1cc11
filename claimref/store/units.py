"""What counts as one voice: outlets, families or origins."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, column, select, table

from claimref.records import Unit
from claimref.store.statements import chunks

ARTICLE_UNIT = table("article_unit", column("article_id"), *(column(unit.value) for unit in Unit))
"""The view that says what each article counts as, one column a unit."""


def unit_names(connection: Connection, by: Unit, article_ids: Sequence[str] | None = None) -> dict[str, str]:
    """Return the unit of every article, or of those named, by article id."""
    query = select(ARTICLE_UNIT.c.article_id, ARTICLE_UNIT.c[by.value])
    if article_ids is None:
        return {row[0]: row[1] for row in connection.execute(query)}
    return {
        row[0]: row[1]
        for part in chunks(article_ids)
        for row in connection.execute(query.where(ARTICLE_UNIT.c.article_id.in_(part)))
    }
