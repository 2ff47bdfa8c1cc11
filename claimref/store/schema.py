"""The schema in words: tables, views, columns, and what they mean."""

from __future__ import annotations

from sqlalchemy import Connection, inspect

from claimref.store.models import Base
from claimref.store.views import VIEWS, question


def describe(connection: Connection) -> str:
    """Return the views first, which answer questions, then the tables, each with its columns."""
    inspector = inspect(connection)
    lines = ["VIEWS"]
    for name in VIEWS:
        columns = ", ".join(column["name"] for column in inspector.get_columns(name))
        lines += [f"  {name}", f"      {question(name)}", f"      ({columns})"]
    lines += ["", "TABLES"]
    for table in sorted(Base.metadata.tables.values(), key=lambda table: table.name):
        lines += [f"  {table.name}", f"      {table.comment}"]
        for column in table.columns:
            key = " · key" if column.primary_key else ""
            refers = "".join(f" → {foreign.target_fullname}" for foreign in column.foreign_keys)
            note = f"  {column.comment}" if column.comment else ""
            lines.append(f"      {column.name} {str(column.type).lower()}{key}{refers}{note}")
    return "\n".join(lines) + "\n"
