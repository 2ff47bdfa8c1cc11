"""Views are code: one .sql file each, dropped before every migration and recreated after it."""

from __future__ import annotations

import re
from importlib.resources import files
from zlib import crc32

from sqlalchemy import Connection, inspect

# A view stands after the views that it reads.
VIEWS = (
    "article_unit",
    "member_unit",
    "statement_detail",
    "claim_unit",
    "claim_unit_side",
    "claim_status",
    "claims_by_outlet",
    "unique_claims",
    "disagreements",
    "agreements",
    "outlet_agreement",
    "first_said",
    "syndication",
    "changes",
    "review_queue",
    "figures",
)


def view_sql(name: str) -> str:
    """Return the SQL file of a view: its question as a comment, then CREATE VIEW."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def question(name: str) -> str:
    """Return the question that a view answers: the comment that opens its file."""
    lines = view_sql(name).splitlines()
    return " ".join(line.removeprefix("--").strip() for line in lines[: _first_code(lines)])


def views_are_current(connection: Connection) -> bool:
    """True if the database holds the views of this version of claimref, file for file."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()) == _digest()
    noted = "SELECT obj_description(to_regclass('claim_status'))"
    return bool(connection.exec_driver_sql(noted).scalar() == str(_digest()))


def create_views(connection: Connection) -> None:
    """Create every view, and note which version of them the database now holds."""
    for name in VIEWS:
        connection.exec_driver_sql(_for_dialect(view_sql(name), connection.dialect.name))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {_digest()}")
    else:
        connection.exec_driver_sql(f"COMMENT ON VIEW claim_status IS '{_digest()}'")


def drop_views(connection: Connection) -> None:
    present = set(inspect(connection).get_view_names())
    for name in reversed(VIEWS):
        if name in present:
            connection.exec_driver_sql(f'DROP VIEW "{name}"')


def _digest() -> int:
    """The checksum of all views, as a positive 31-bit number."""
    return crc32("\n".join(view_sql(name) for name in VIEWS).encode()) & 0x7FFFFFFF


def _first_code(lines: list[str]) -> int:
    return next(i for i, line in enumerate(lines) if not line.startswith("--"))


def _for_dialect(sql: str, dialect: str) -> str:
    """The views are written for SQLite; PostgreSQL calls two functions otherwise."""
    if dialect == "sqlite":
        return sql
    utc = r"to_char((\1)::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')"
    return re.sub(r"\bdatetime\(([\w.]+)\)", utc, sql.replace("group_concat(", "string_agg(")).replace("%", "%%")
