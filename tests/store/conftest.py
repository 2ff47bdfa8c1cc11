"""The contract: a test of `store` or `filled` runs on SQLite and on PostgreSQL; with `path`, on SQLite alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from claimref.store import Store, open_store
from tests import postgres
from tests.store import sample

postgres_server = pytest.fixture(scope="session")(postgres.server)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "backend" in metafunc.fixturenames:
        file = "path" in metafunc.fixturenames or metafunc.definition.get_closest_marker("sqlite") is not None
        metafunc.parametrize("backend", ["sqlite"] if file else ["sqlite", "postgresql"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claimref.db"


@pytest.fixture
def address(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the store is: a file, or the URL of a database."""
    with ExitStack() as stack:
        if backend == "sqlite":
            yield str(tmp_path / "claimref.db")
        else:
            server: postgres.Server = request.getfixturevalue("postgres_server")
            yield stack.enter_context(server.store())


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    """The store with the story of `sample`, its families and its one copy."""
    store.add_articles(list(sample.articles().values()), sample.STORY)
    store.save(sample.comparison())
    store.describe_outlets(sample.OUTLETS)
    return store
