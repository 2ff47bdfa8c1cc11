"""What is SQLite's own: write-ahead logging, locks taken at the start, connections that cannot write."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

BUSY_TIMEOUT_S = 15.0
PAUSE_S = 0.02
MEMORY = ":memory:"


def is_memory(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database in (None, "", MEMORY)


def build(url: URL, *, read_only: bool) -> Engine:
    """Build an engine whose writers take turns and whose readers never wait."""
    if is_memory(url):
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False})
    _tune(engine, read_only=read_only, in_memory=is_memory(url))
    return engine


def build_read_only(url: URL) -> Engine:
    """Build an engine on a file that SQLite itself keeps from being written."""
    path = url.database or ""

    def connect() -> sqlite3.Connection:
        connection = open_read_only(path)
        connection.execute("PRAGMA query_only = ON")
        return connection

    return create_engine(url, creator=connect)


def open_read_only(path: str) -> sqlite3.Connection:
    """Open a SQLite file so that SQLite itself keeps from writing to it."""
    address = f"file:{quote(str(Path(path).absolute()))}?mode=ro"
    return sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_S, check_same_thread=False)


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Set the journal's mode; where another program is setting it for the same new file, wait: SQLite does not."""
    until = monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() >= until:
                raise
            sleep(PAUSE_S)


def _tune(engine: Engine, *, read_only: bool, in_memory: bool) -> None:
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
            _write_ahead(cursor)
            cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        # A writer takes its lock at the start, so that the busy timeout applies to it; a reader takes none.
        reading = read_only or connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
