"""What is PostgreSQL's own; what every store promises is tested on both, by the tests that take `store`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from claimref.errors import StoreError
from claimref.records import Article
from claimref.store import Store, open_store, postgresql
from claimref.store.models import Base
from claimref.store.views import VIEWS
from tests.postgres import Server
from tests.store import sample
from tests.store.test_migrations import REVISIONS
from tests.store.test_opening import TWO_WRITERS

TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"


@pytest.fixture
def url(postgres_server: Server) -> Iterator[str]:
    """A database without any table."""
    with postgres_server.database() as found:
        yield found


@pytest.fixture
def kept(postgres_server: Server) -> Iterator[Store]:
    """An empty store."""
    with postgres_server.store() as found, open_store(found) as store:
        yield store


def execute(url: str, sql: str) -> None:
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute(sql.encode())


def tables(url: str) -> set[str]:
    with closing(psycopg.connect(url)) as connection:
        return {row[0] for row in connection.execute(TABLES)}


def dumped(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {table.name: sorted(map(tuple, table.rows), key=repr) for table in store.dump(caches=True)}


def test_up_and_down_with_data_in_place(url: str) -> None:
    with open_store(url) as store:
        assert tables(url) == {*Base.metadata.tables, *VIEWS, "alembic_version"}
        with store.reading() as connection:
            found = compare_metadata(MigrationContext.configure(connection), Base.metadata)
        # The full-text index is the database's own, and comments are written for the schema's reference.
        assert [one for one in found if "statement_fts" not in repr(one) and "comment" not in repr(one)] == []
        store.add_articles(list(sample.articles().values()), sample.STORY)
        store.save(sample.comparison())
        before = dumped(store)
        for script in REVISIONS[1:]:
            store.downgrade(script)
            assert store.revision == script
        store.upgrade()
        assert store.check() == []
        assert store.load(sample.STORY) == sample.comparison()
        after = dumped(store)
        assert after == before
        store.downgrade("base")
        assert tables(url) == {"alembic_version"}
    with open_store(url) as store:
        assert store.check() == []


def test_a_database_of_another_program_is_left_alone(url: str) -> None:
    execute(url, "CREATE TABLE bookmark (url text)")
    with pytest.raises(StoreError, match=r"is a database of another program \(it has the tables bookmark"):
        open_store(url)
    assert tables(url) == {"bookmark"}


def test_a_newer_schema(url: str) -> None:
    open_store(url).close()
    execute(url, "UPDATE alembic_version SET version_num = '9999'")
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"written by a newer claimref \(schema 9999"):
            open_store(url, read_only=read_only)


def test_nothing_is_made_for_readers(url: str) -> None:
    with pytest.raises(StoreError, match="older schema"):
        open_store(url, read_only=True)
    assert tables(url) == set()


def test_a_reader_cannot_write(postgres_server: Server) -> None:
    with postgres_server.store() as url, open_store(url, read_only=True) as store:
        with pytest.raises(StoreError, match="is read-only"):
            store.add_articles([sample.articles()["Echo"]], "s")
        assert store.stories() == ()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgresql://u:secret@127.0.0.1:1/x", r"store postgresql://u:\*\*\*@127.0.0.1:1/x cannot be reached"),
        ("postgres://u:secret@127.0.0.1:1/x", "cannot be reached"),
        ("postgresql+psycopg2://u@127.0.0.1/x", r"cannot open postgresql\+psycopg2 databases: expected postgresql://"),
        ("mysql://u@127.0.0.1/x", "cannot open mysql databases"),
    ],
)
def test_servers_that_do_not_answer(address: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        open_store(address)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'claimref\[postgres\]'"):
        open_store("postgresql://u@127.0.0.1:1/x")


def test_two_writers_at_once_both_succeed(url: str) -> None:
    """On a new database: both migrate it, too."""
    writers = [
        subprocess.Popen([sys.executable, "-c", TWO_WRITERS, url, name], stderr=subprocess.PIPE, text=True)
        for name in ("one", "two")
    ]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * 2
    with open_store(url) as store:
        assert store.check() == []
        assert {name: len(store.articles(name)) for name in ("one", "two")} == {"one": 10, "two": 10}
        assert store.load(sample.STORY) == sample.comparison()


def test_a_writer_waits_and_says_why_it_gives_up(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.save(sample.comparison())
    monkeypatch.setattr(postgresql, "PATIENCE_MS", 300)
    with kept.writing():
        started = time.monotonic()
        with pytest.raises(StoreError, match="is being written by another program"):
            kept.add_articles([Article("A", "One.", "1.txt")], "s")
        assert time.monotonic() - started >= 0.3
        assert kept.load(sample.STORY) == sample.comparison(), "reading goes on"
    kept.add_articles([Article("A", "One.", "1.txt")], "s")


def test_text_has_the_order_of_code_points(kept: Store) -> None:
    names = ["a", "B", "Ä", "z", "_", "ß", "Z-1", "🗞"]
    kept.add_articles([Article(name, "Text.", "1.txt") for name in names], "s")
    assert [row[0] for row in kept.query("SELECT name FROM outlet ORDER BY name").rows] == sorted(names)
    loose = kept.query(
        "SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables"
        " USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        " AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
    )
    assert loose.rows == ()


def test_a_store_moves_from_a_file_and_back(kept: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "file.db") as file:
        file.save(sample.comparison())
        changed = replace(sample.articles()["Echo"], text="Four people died.")
        file.add_articles([changed], sample.STORY)
        kept.restore(file.dump(caches=True))
        assert dumped(kept) == dumped(file)
    assert kept.load(sample.STORY) == sample.comparison()
    kept.add_articles([Article("New", "Text.", "new.txt")], "after the import")  # numbering goes on
    assert kept.check() == []
    with open_store(tmp_path / "back.db") as back:
        back.restore(kept.dump(caches=True))
        assert dumped(back) == dumped(kept)


def test_search_uses_the_index(kept: Store) -> None:
    kept.save(sample.comparison())
    with kept.writing() as connection:
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = connection.exec_driver_sql(
            "EXPLAIN SELECT id FROM statement WHERE to_tsvector('english', statement.text || ' ' || statement.quote)"
            " @@ to_tsquery('english', 'captain')"
        ).scalars()
        assert "statement_fts" in " ".join(plan)
