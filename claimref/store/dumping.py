"""All tables out of a store, and into an empty one: nothing is lost on the way."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Boolean, Connection, Float, Integer, LargeBinary, Table, func, insert, select, text
from sqlalchemy import Column as TableColumn
from sqlalchemy.exc import IntegrityError

from claimref.errors import StoreError
from claimref.store.models import Base, Embedding, VerdictRow
from claimref.store.postgresql import continue_numbering
from claimref.store.views import VIEWS, question
from claimref.tables import Column, ColumnType, NamedTable

# What can be computed again is left out unless asked for.
CACHES = (Embedding.__tablename__, VerdictRow.__tablename__)
ROWS_AT_ONCE = 1000

TYPES: Mapping[type, ColumnType] = {
    Boolean: ColumnType.BOOLEAN,
    Integer: ColumnType.INTEGER,
    Float: ColumnType.NUMBER,
}
"""Everything else is text."""

TRUE = (True, 1, "true", "True", "1")


def dump_tables(connection: Connection, *, caches: bool = False) -> Iterator[NamedTable]:
    """Yield every table in the order in which they can be filled again; bytes are written in base64."""
    for table in Base.metadata.sorted_tables:
        if caches or table.name not in CACHES:
            rows = connection.execute(select(table).order_by(*table.primary_key))
            key = tuple(column.name for column in table.primary_key)
            yield NamedTable(table.name, describe_columns(table), map(_plain_row, rows), key, table.comment or "")


def dump_views(connection: Connection) -> Iterator[NamedTable]:
    """Yield the answer of every view."""
    for view in VIEWS:
        result = connection.execute(text(f"SELECT * FROM {view}"))
        columns = tuple(map(Column, result.keys()))
        yield NamedTable(view, columns, map(_plain_row, result), meaning=question(view))


def describe_columns(table: Table) -> tuple[Column, ...]:
    """Return the columns of one of our tables, as exports describe them."""
    return tuple(map(_column, table.columns))


def restore_tables(connection: Connection, tables: Iterable[NamedTable]) -> dict[str, int]:
    """Fill an empty store with what `dump_tables` gave; return how many rows each table received."""
    for table in Base.metadata.sorted_tables:
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            raise StoreError("this store is not empty: import into a new one, with --db")
    by_name = {table.name: table for table in Base.metadata.sorted_tables}
    given = {table.name: table for table in tables if table.name in by_name}
    if not given:
        raise StoreError("nothing to import: expected the tables of an export, such as article.jsonl")
    received: dict[str, int] = {}
    for name, table in by_name.items():
        if name in given:
            received[name] = _fill(connection, table, given[name])
            if connection.dialect.name == "postgresql":
                continue_numbering(connection, table)
    return received


def _fill(connection: Connection, table: Table, given: NamedTable) -> int:
    unknown = sorted(set(given.names) - set(table.columns.keys()))
    if unknown:
        raise StoreError(f"table {table.name} has no column {unknown[0]}: the export is of another version of claimref")
    try:
        rows = [
            {name: _typed(table.columns[name], value) for name, value in zip(given.names, row, strict=True)}
            for row in given.rows
        ]
    except ValueError as error:
        raise StoreError(f"table {table.name}: a value is not of its column's type ({error})") from error
    rows = _referred_first(table, rows)
    try:
        for start in range(0, len(rows), ROWS_AT_ONCE):
            connection.execute(insert(table), rows[start : start + ROWS_AT_ONCE])
    except IntegrityError as error:
        said = " ".join(str(error.orig).split())
        raise StoreError(f"the import is not sound and was not kept: table {table.name}: {said}") from error
    return len(rows)


def _referred_first(table: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Order rows that refer to rows of their own table (a later judgement, an earlier version) after those."""
    own = [
        (column.name, foreign.column.name)
        for column in table.columns
        for foreign in column.foreign_keys
        if foreign.column.table is table
    ]
    if not own:
        return rows
    (reference, key), *_ = own
    by_key = {row[key]: row for row in rows}
    ordered: dict[Any, dict[str, Any]] = {}
    for row in rows:
        chain: dict[Any, dict[str, Any]] = {}
        step: dict[str, Any] | None = row
        while step is not None and step[key] not in ordered and step[key] not in chain:
            chain[step[key]] = step
            step = by_key.get(step.get(reference))
        ordered |= dict(reversed(chain.items()))
    return list(ordered.values())


def _column(column: TableColumn[Any]) -> Column:
    found = next((kind for type_, kind in TYPES.items() if isinstance(column.type, type_)), ColumnType.STRING)
    foreign = next(iter(column.foreign_keys), None)
    return Column(
        column.name,
        found,
        required=not column.nullable,
        binary=isinstance(column.type, LargeBinary),
        refers_to=(foreign.column.table.name, foreign.column.name) if foreign else None,
        meaning=column.comment or "",
    )


def _plain_row(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value for value in row)


def _typed(column: TableColumn[Any], value: Any) -> Any:
    """The value as the column takes it; a file that knows no NULL wrote the empty text of a required column so too."""
    described = _column(column)
    if value is None:
        return "" if described.required and described.type is ColumnType.STRING else None
    if described.binary:
        return base64.b64decode(value)
    match described.type:
        case ColumnType.BOOLEAN:
            return value in TRUE
        case ColumnType.INTEGER:
            return int(value)
        case ColumnType.NUMBER:
            return float(value)
    return value
