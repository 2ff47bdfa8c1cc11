"""SQL from people: read-only, whatever they type."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from claimref.errors import StoreError
from claimref.store.faults import MAY_ONLY_READ, clear_errors
from claimref.store.postgresql import run_select
from claimref.store.sqlite import is_memory, open_read_only

READING = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE))
READING_PRAGMAS = frozenset(
    ("table_info", "table_xinfo", "table_list", "index_list", "foreign_key_list", "data_version")
)


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: column names and rows; unpacks as `columns, rows`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __iter__(self) -> Iterator[Any]:
        return iter((self.columns, self.rows))


def run_query(engine: Engine, sql: str, parameters: dict[str, Any] | None, name: str) -> Table:
    """Run one SELECT; raise StoreError for wrong SQL and for anything that would write."""
    if engine.dialect.name != "sqlite":
        with clear_errors(name):
            columns, rows = run_select(engine, sql, parameters)
            return Table(columns, tuple(map(tuple, rows)))
    with _reading(engine) as raw:
        raw.set_authorizer(_authorize)
        try:
            cursor = raw.execute(sql, parameters or {})
            if cursor.description is None:
                raise StoreError("the query returns nothing: expected one SELECT")
            return Table(tuple(column[0] for column in cursor.description), tuple(cursor.fetchall()))
        except sqlite3.Warning as error:
            raise StoreError(f"cannot run the query: {error}") from error
        except sqlite3.DatabaseError as error:
            raise _explained(error) from error
        finally:
            raw.set_authorizer(None)


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    if action in READING or (action == sqlite3.SQLITE_PRAGMA and first in READING_PRAGMAS):
        return sqlite3.SQLITE_OK
    # SQLite asks for this when it first declares a table-valued function such as json_each; a real change of the
    # schema's table is refused by SQLite itself.
    if action == sqlite3.SQLITE_UPDATE and first == "sqlite_master":
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _explained(error: sqlite3.DatabaseError) -> StoreError:
    said = str(error)
    if "not authorized" in said or "prohibited" in said:
        return StoreError(MAY_ONLY_READ)
    return StoreError(f"cannot run the query: {said} (`claimref schema` lists tables, views and columns)")


@contextmanager
def _reading(engine: Engine) -> Iterator[sqlite3.Connection]:
    url: URL = engine.url
    if is_memory(url):
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            yield raw
        return
    with closing(open_read_only(url.database or "")) as raw:
        yield raw
