"""Engines: SQLite by default, PostgreSQL by URL."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from claimref.errors import StoreError
from claimref.store import postgresql, sqlite

EXPECTED = "expected a file, sqlite:///FILE or postgresql://USER@HOST/DATABASE"


def to_url(path_or_url: str | Path) -> URL:
    """Return the URL of a store: of a SQLite file where `path_or_url` is a path."""
    named = str(path_or_url)
    if not named:
        raise StoreError(f"no store is named: {EXPECTED}")
    if "://" not in named:
        return URL.create("sqlite", database=named)
    try:
        url = make_url(named)
    except ArgumentError as error:
        raise StoreError(f"cannot read the store's URL {named!r}: {EXPECTED}") from error
    return url if url.get_backend_name() == "sqlite" else postgresql.with_driver(url)


def display_name(url: URL) -> str:
    """Return how messages call the store: the file, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or sqlite.MEMORY
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def build_engine(url: URL, *, read_only: bool = False) -> Engine:
    """Build an engine; with `read_only`, one that the database itself keeps from writing."""
    build = sqlite.build if url.get_backend_name() == "sqlite" else postgresql.build
    return build(url, read_only=read_only)
