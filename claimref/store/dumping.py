"""All tables out of a store, and into an empty one: nothing is lost on the way."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, func, insert, inspect, select, text
from sqlalchemy.types import Boolean, Float

from claimref.errors import StoreError
from claimref.store.models import Base, Embedding, VerdictRow
from claimref.store.views import VIEWS, question

NamedTable = tuple[str, Sequence[str], Iterable[Sequence[Any]]]
"""A table or view on its way out or in: its name, its columns, its rows of plain values."""

# What can be computed again is left out unless asked for.
CACHES = (Embedding.__tablename__, VerdictRow.__tablename__)
ROWS_AT_ONCE = 1000
DICTIONARY_COLUMNS = ("table", "column", "type", "key", "refers_to", "meaning")


def dump_tables(connection: Connection, *, caches: bool = False) -> Iterator[NamedTable]:
    """Yield every table in the order in which they can be filled again; bytes are written in base64."""
    for table in Base.metadata.sorted_tables:
        if caches or table.name not in CACHES:
            rows = connection.execute(select(table).order_by(*table.primary_key))
            yield table.name, tuple(table.columns.keys()), (tuple(map(_plain, row)) for row in rows)


def dump_views(connection: Connection) -> Iterator[NamedTable]:
    """Yield the answer of every view."""
    for view in VIEWS:
        result = connection.execute(text(f"SELECT * FROM {view}"))
        yield view, tuple(result.keys()), (tuple(map(_plain, row)) for row in result)


def dictionary(connection: Connection) -> NamedTable:
    """Return what every column of every table and view means."""
    rows: list[tuple[str, ...]] = []
    for table in Base.metadata.sorted_tables:
        rows.append((table.name, "", "table", "", "", table.comment or ""))
        for column in table.columns:
            key = "key" if column.primary_key else ""
            refers = " ".join(foreign.target_fullname for foreign in column.foreign_keys)
            rows.append((table.name, column.name, str(column.type).lower(), key, refers, column.comment or ""))
    inspector = inspect(connection)
    for view in VIEWS:
        rows.append((view, "", "view", "", "", question(view)))
        rows += [(view, column["name"], "", "", "", "") for column in inspector.get_columns(view)]
    return "dictionary", DICTIONARY_COLUMNS, rows


def restore_tables(connection: Connection, tables: Iterable[NamedTable]) -> dict[str, int]:
    """Fill an empty store with what `dump_tables` gave; return how many rows each table received."""
    for table in Base.metadata.sorted_tables:
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            raise StoreError("this store is not empty: import into a new one, with --db")
    if connection.dialect.name == "sqlite":
        # Rows that refer to later rows of their own table are in order only when all are there.
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    received: dict[str, int] = {}
    by_name = {table.name: table for table in Base.metadata.sorted_tables}
    given = {name: (columns, rows) for name, columns, rows in tables if name in by_name}
    if not given:
        raise StoreError("nothing to import: expected the tables of an export, such as article.jsonl")
    for name, table in by_name.items():
        if name in given:
            received[name] = _fill(connection, table, *given[name])
    return received


def _fill(connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    unknown = sorted(set(columns) - set(table.columns.keys()))
    if unknown:
        raise StoreError(f"table {table.name} has no column {unknown[0]}: the export is of another version of claimref")
    batch: list[Mapping[str, Any]] = []
    count = 0
    for row in rows:
        batch.append({name: _typed(table, name, value) for name, value in zip(columns, row, strict=True)})
        count += 1
        if len(batch) == ROWS_AT_ONCE:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)
    return count


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def _typed(table: Table, name: str, value: Any) -> Any:
    kind = table.columns[name].type
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    if isinstance(kind, Float):
        return float(value)
    if isinstance(kind, Boolean):
        return bool(value)
    return value
