"""What is PostgreSQL's own: one writer at a time, text in the order of code points, numbers that go on."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, event, func, select, text
from sqlalchemy.engine import URL
from sqlalchemy.schema import DropColumnComment, SetColumnComment, SetTableComment

from claimref.errors import StoreError
from claimref.store.faults import MAY_ONLY_READ

DRIVER = "postgresql+psycopg"
PATIENCE_MS = 15_000
"""How long a writer waits for another one."""

READING = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/|\()*(?:SELECT|WITH|VALUES|TABLE|EXPLAIN|SHOW)\b", re.I | re.S)
"""How a query begins that returns rows; COPY would write to the server's disk."""

WRITERS_LOCK = 0x636C61696D726566
""""claimref" as a number: the advisory lock that a writer holds to the end of its transaction."""


def with_driver(url: URL) -> URL:
    """Return the URL with the one driver that claimref uses; raise StoreError for a URL that names another."""
    if url.drivername not in ("postgresql", "postgres", DRIVER):
        raise StoreError(f"cannot open {url.drivername} databases: expected postgresql://USER@HOST/DATABASE")
    return url.set(drivername=DRIVER)


def build(url: URL, *, read_only: bool) -> Engine:
    """Build an engine whose readers see one state of the store, and whose writers take turns as SQLite's do."""
    try:
        engine = create_engine(
            url, connect_args={"options": "-c default_transaction_read_only=on"} if read_only else {}
        )
    except ModuleNotFoundError as error:
        raise StoreError(f"PostgreSQL needs the driver {error.name}: pip install 'claimref[postgres]'") from error

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        if read_only or connection.get_execution_options().get("reading", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        else:
            # Two writers that both find an outlet missing would both add it.
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {PATIENCE_MS}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")

    return engine


def order_by_code_point(connection: Connection) -> None:
    """Let every column of text compare as Python and SQLite compare: a database's own language has other orders.

    `left_anchor < right_anchor` must mean the same everywhere, and so must the order of outlets in a view.
    """
    columns = connection.execute(
        text(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' ORDER BY table_name, column_name"
        )
    ).all()
    for table, column in columns:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE text COLLATE "C"')


def comment_on(connection: Connection, metadata: MetaData) -> None:
    """Write what tables and columns mean beside them, in today's words: a migration knows those of its day."""
    for table in metadata.sorted_tables:
        if table.comment:
            connection.execute(SetTableComment(table))
        for column in table.columns:
            connection.execute(SetColumnComment(column) if column.comment else DropColumnComment(column))


def continue_numbering(connection: Connection, table: Table) -> None:
    """Let the next row be numbered after those that were inserted with their numbers."""
    number = table.autoincrement_column
    if number is not None:
        sequence = func.pg_get_serial_sequence(table.name, number.name)
        connection.execute(select(func.setval(sequence, func.coalesce(func.max(number), 0) + 1, False)))


def run_select(engine: Engine, sql: str, parameters: dict[str, Any] | None) -> tuple[tuple[str, ...], list[Any]]:
    """Run one SELECT in a transaction that PostgreSQL itself keeps from writing; return columns and rows."""
    from psycopg import Error
    from psycopg.errors import ReadOnlySqlTransaction

    if not READING.match(sql):
        raise StoreError(MAY_ONLY_READ)
    if parameters:
        sql = str(text(sql).compile(dialect=engine.dialect))
    with engine.execution_options(reading=True).connect() as connection:
        connection.exec_driver_sql("SELECT 1")  # begins the transaction, as one that only reads
        driver = connection.connection.driver_connection
        assert driver is not None
        try:
            # Prepared: PostgreSQL takes one statement then, so that no second one can end the transaction and write.
            cursor = driver.execute(sql, parameters or None, prepare=True)
            return tuple(column.name for column in cursor.description), cursor.fetchall()
        except ReadOnlySqlTransaction as error:
            raise StoreError(MAY_ONLY_READ) from error
        except Error as error:
            said = " ".join((error.diag.message_primary or str(error)).split())
            raise StoreError(
                f"cannot run the query: {said} (`claimref schema` lists tables, views and columns)"
            ) from error
