"""Engines: SQLite by default, any other database by URL; the settings that make SQLite safe to share."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from claimref.errors import StoreError

BUSY_TIMEOUT_S = 15.0
MEMORY = ":memory:"


def to_url(path_or_url: str | Path) -> URL:
    """Return the URL of a store: of a SQLite file where `path_or_url` is a path."""
    named = str(path_or_url)
    if "://" not in named:
        return URL.create("sqlite", database=named)
    try:
        return make_url(named)
    except ArgumentError as error:
        raise StoreError(f"cannot read the store's URL {named!r}: expected sqlite:///FILE or postgresql://…") from error


def display_name(url: URL) -> str:
    """Return how messages call the store: the file, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or MEMORY
    return url.render_as_string(hide_password=True)


def is_memory(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database in (None, "", MEMORY)


def build_engine(url: URL, *, read_only: bool = False, timeout_s: float = BUSY_TIMEOUT_S) -> Engine:
    """Build an engine; with `read_only`, one that the database itself keeps from writing."""
    if url.get_backend_name() != "sqlite":
        options = {"options": "-c default_transaction_read_only=on"} if read_only else {}
        return create_engine(url, connect_args=options)
    if is_memory(url):
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = create_engine(url, connect_args={"timeout": timeout_s, "check_same_thread": False})
    _tune_sqlite(engine, read_only=read_only, in_memory=is_memory(url))
    return engine


def _tune_sqlite(engine: Engine, *, read_only: bool, in_memory: bool) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: Any) -> None:
        # SQLAlchemy says when a transaction begins (below): the driver's own way would begin it too late, so that
        # two writers could both read first and then fail to upgrade their locks.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        if read_only:
            cursor.execute("PRAGMA query_only = ON")
        elif not in_memory:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        # A writer takes its lock at the start, so that the busy timeout applies to it; a reader takes none.
        reading = read_only or connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
