from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimref.store import Store, open_store
from tests.store import sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claimref.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    """The store with the story of `sample`, its families and its one copy."""
    store.add_articles(list(sample.articles().values()), sample.STORY)
    store.save(sample.comparison())
    store.describe_outlets(sample.OUTLETS)
    store.set_origins(sample.origins())
    return store
