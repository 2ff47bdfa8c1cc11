"""A PostgreSQL server for tests, which get a database each, or one after the other the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count

import psycopg
import pytest
from sqlalchemy.engine import make_url

from claimref.store import open_store
from claimref.store.models import Base

VARIABLE = "CLAIMREF_TEST_POSTGRES"
MISSING = f"no PostgreSQL server: {VARIABLE} names none; `.ci/with_postgres COMMAND` starts one and names it"
WITH_ICU = 150_000
"""The first version that makes a database in another language than the server's."""


class Server:
    """Lends a database to one test after the other, each time empty."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._numbers = count(1)
        self._lent = self._create()
        with open_store(self._lent) as store:  # opening migrates
            self._empty = f"TRUNCATE {', '.join(Base.metadata.tables)} RESTART IDENTITY CASCADE"
            assert store.check() == []

    @contextmanager
    def store(self) -> Iterator[str]:
        """The URL of an empty store."""
        try:
            yield self._lent
        finally:
            self._run(self._empty, self._lent)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of a database without any table, which is gone afterwards."""
        url = self._create()
        try:
            yield url
        finally:
            self._drop(url)

    def close(self) -> None:
        self._drop(self._lent)

    def _create(self) -> str:
        name = f"claimref_test_{os.getpid()}_{next(self._numbers)}"
        # A language whose order of letters is not that of code points: the store's order must not depend on it.
        english = "LOCALE_PROVIDER icu ICU_LOCALE 'en'" if self._version() >= WITH_ICU else ""
        self._run(f'CREATE DATABASE "{name}" TEMPLATE template0 {english}')
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _drop(self, url: str) -> None:
        self._run(f'DROP DATABASE "{make_url(url).database}" WITH (FORCE)')

    def _version(self) -> int:
        with closing(psycopg.connect(self._url.render_as_string(hide_password=False))) as connection:
            return connection.info.server_version

    def _run(self, sql: str, url: str | None = None) -> None:
        url = url or self._url.render_as_string(hide_password=False)
        with closing(psycopg.connect(url, autocommit=True)) as connection:
            connection.execute(sql.encode())


def server() -> Iterator[Server]:
    """The server that the environment names. Without one: skip, saying so; in CI, where there must be one, fail."""
    url = os.environ.get(VARIABLE)
    if not url:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
    found = Server(url)
    yield found
    found.close()
