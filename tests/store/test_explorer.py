"""Datasette shows a store: started on loopback, asked for its pages and for the cookbook's questions."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from datasette.utils import tilde_encode

from claimref.store import open_store
from claimref.store.cookbook import recipes
from claimref.store.explorer import HIDDEN, metadata
from claimref.store.models import Base
from claimref.store.views import VIEWS, question
from tests.store import sample

PATIENCE_S = 120


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE_S) as answer:
        return str(answer.read().decode("utf-8"))


def rows(address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(get(f"{address}.json?_shape=array"))
    return found


def wait_for(process: subprocess.Popen[str], address: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        assert process.poll() is None, process.communicate()
        try:
            get(address)
            return
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"nothing answers at {address}")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explore") / "my store.db"
    with open_store(path) as store:
        store.add_articles(list(sample.articles().values()), sample.STORY)
        store.save(sample.comparison())
    return path


@pytest.fixture(scope="module")
def explorer(database: Path) -> Iterator[str]:
    """The address of the store in `claimref explore`."""
    port = free_port()
    command = [sys.executable, "-m", "claimref", "explore", "--db", str(database), "--port", str(port), "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(process, address)
        yield f"{address}{tilde_encode(database.stem)}"
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def test_the_front_page_leads_to_questions_and_views(explorer: str) -> None:
    page = get(explorer)
    base = urlsplit(explorer).path
    for recipe in recipes():
        assert f'"{base}/{recipe.slug}"' in page, recipe.question
    for view in VIEWS:
        assert f'"{base}/{view}"' in page
    for name in HIDDEN:
        assert f'"{base}/{name}"' not in page


def test_every_question_is_answered(explorer: str, database: Path) -> None:
    with open_store(database, read_only=True) as store:
        for recipe in recipes():
            columns, expected = store.query(recipe.sql)
            found = rows(f"{explorer}/{recipe.slug}")
            assert [tuple(row.values()) for row in found] == list(expected), recipe.question
            assert not found or tuple(found[0]) == columns


def test_pages_say_what_they_show(explorer: str) -> None:
    assert question("unique_claims").split("?")[0] in get(f"{explorer}/unique_claims")
    page = get(f"{explorer}/statement?_search=lorries")
    assert "It carried 11 lorries." in page
    assert "Its captain was questioned." not in page
    assert "The article&#39;s words for the speaker." in page


def test_nothing_can_be_written(explorer: str) -> None:
    with pytest.raises(URLError):
        get(f"{explorer}?sql=delete+from+claim")


def test_every_table_and_view_is_described(database: Path) -> None:
    described = metadata("x")["databases"]["x"]["tables"]
    assert described.keys() == {*Base.metadata.tables, *VIEWS, *HIDDEN}
    assert all(about.get("hidden") or about["description"] for about in described.values())
    with open_store(database, read_only=True) as store:
        for name, about in described.items():
            columns = store.query(f'SELECT * FROM "{name}" LIMIT 0').columns
            assert {*about.get("columns", {}), *about.get("facets", ())} <= set(columns), name


def test_slugs_are_different() -> None:
    slugs = [recipe.slug for recipe in recipes()]
    assert len(set(slugs)) == len(slugs) >= 15
    assert not set(slugs) & {*Base.metadata.tables, *VIEWS}
