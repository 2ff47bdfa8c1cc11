"""What counts as one voice: outlets, families or origins."""

from __future__ import annotations

from sqlalchemy import Connection, text

from claimref.records import Unit

_COLUMN = {Unit.OUTLET: "outlet", Unit.FAMILY: "family", Unit.ORIGIN: "origin"}


def unit_names(connection: Connection, by: Unit) -> dict[str, str]:
    """Return the unit of every article, by article id."""
    rows = connection.execute(text(f"SELECT article_id, {_COLUMN[by]} AS unit FROM article_unit"))
    return {row.article_id: row.unit for row in rows}
