"""Opening: one clear line for whatever is no store, and the file is left as it was."""

from __future__ import annotations

import hashlib
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimref.errors import StoreError
from claimref.store import Store, open_store, sqlite
from tests.store import sample


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
        connection.execute("INSERT INTO bookmark VALUES ('https://a.example')")


def foreign_alembic(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('abc123')")


def newer_schema(path: Path) -> None:
    with open_store(path) as store:
        store.save(sample.comparison())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def text_file(path: Path) -> None:
    path.write_text("The ferry sank. " * 100)


def damaged(path: Path) -> None:
    with open_store(path) as store:
        store.save(sample.comparison())
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (foreign_database, "is a database of another program .it has the tables bookmark"),
        (foreign_alembic, "is a database of another program"),
        (newer_schema, "was written by a newer claimref .schema 9999, known up to"),
        (text_file, "is no SQLite database"),
        (damaged, "is damaged"),
    ],
)
def test_what_is_no_store_of_ours(path: Path, make: Callable[[Path], None], message: str, read_only: bool) -> None:
    make(path)
    before = digest(path)
    with pytest.raises(StoreError, match=message) as caught:
        open_store(path, read_only=read_only)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    assert digest(path) == before


def test_a_store_is_made_on_first_use(path: Path) -> None:
    with open_store(path) as store:
        assert store.query("PRAGMA foreign_key_list('claim_member')").rows
        assert store.check() == []
        assert store.revision is not None
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_url_names_a_store_too(path: Path) -> None:
    with open_store(f"sqlite:///{path}") as store:
        assert store.name == str(path)
        assert path.exists()


@pytest.mark.parametrize("name", ["notes 100%.db", "ferry?mode=ro.db", "#1.db", "naïve ☃.db"])
def test_file_names_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / name) as store:
        store.save(sample.comparison())
        assert store.query("SELECT count(*) FROM article").rows == ((5,),)
    assert name in {path.name for path in tmp_path.iterdir()}
    with open_store(tmp_path / name, read_only=True) as store:
        assert store.load(sample.STORY) == sample.comparison()


@pytest.mark.parametrize(
    ("name", "read_only", "message"),
    [
        ("missing/claimref.db", False, "the folder .*missing does not exist"),
        ("nothing.db", True, "no store at .*nothing.db"),
        (".", False, "is a folder"),
    ],
)
def test_places_without_a_store(tmp_path: Path, name: str, read_only: bool, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(tmp_path / name, read_only=read_only)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["nonsense://x", "://", "postgresql+nodriver://localhost/x"])
def test_urls_that_lead_nowhere(url: str) -> None:
    with pytest.raises(StoreError):
        open_store(url)


def test_a_locked_store(path: Path, filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_S", 0.2)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_store(path) as store:
            assert store.load(sample.STORY) == sample.comparison(), "reading goes on"
            with pytest.raises(StoreError, match="is locked by another program"):
                store.save(sample.comparison())
        other.execute("ROLLBACK")
    assert filled.check() == []


def test_a_read_only_store_refuses_to_be_written(path: Path, filled: Store) -> None:
    with open_store(path, read_only=True) as store, pytest.raises(StoreError, match="is read-only"):
        store.add_articles([sample.articles()["Echo"]], "another")
    assert filled.stories() == (sample.STORY,)


FULL_DISK = """
import resource, signal, sys
from dataclasses import replace
from claimref.errors import StoreError
from claimref.store import open_store
from tests.store import sample
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_store(sys.argv[1]) as store:
    # A file may not grow beyond this size: to the database that is a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    try:
        for n in range(200):
            long = replace(sample.articles()["Echo"], text=f"{n} " + "word " * 4000, locator=f"{n}.txt", url=None)
            store.add_articles([long], "long")
    except StoreError as error:
        print(error)
        sys.exit(1)
"""


def test_a_full_disk_loses_nothing_that_was_stored(path: Path, filled: Store) -> None:
    filled.close()
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("\n") == 1
    assert "full" in done.stdout or "disk" in done.stdout
    with open_store(path) as store:
        assert store.check() == []
        assert store.load(sample.STORY) == sample.comparison()
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


TWO_WRITERS = """
import sys
from dataclasses import replace
from claimref.store import open_store
from tests.store import sample
name = sys.argv[2]
for n in range(10):
    with open_store(sys.argv[1]) as store:
        store.add_articles([replace(sample.articles()["Echo"], outlet=f"{name} {n % 3}", locator=f"{n}")], name)
        store.save(sample.comparison())
"""


OPENS_WHEN_TOLD = """
import sys
from sqlalchemy.engine import make_url
from claimref.store import sqlite
engine = sqlite.build(make_url(f"sqlite:///{sys.argv[1]}"), read_only=False)
print("ready", flush=True)
sys.stdin.readline()
with engine.connect() as connection:
    connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS note (text)")
    connection.commit()
"""


@pytest.mark.parametrize("name", ["one.db", "two.db", "three.db"])
def test_a_new_file_can_be_opened_by_several_at_once(tmp_path: Path, name: str) -> None:
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", OPENS_WHEN_TOLD, str(tmp_path / name)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    assert all(opener.stdout is not None and opener.stdout.readline() == "ready\n" for opener in openers)
    for opener in openers:
        assert opener.stdin is not None
        opener.stdin.write("now\n")
        opener.stdin.flush()
    assert [(opener.communicate()[1], opener.returncode) for opener in openers] == [("", 0)] * 4


def test_two_writers_at_once_both_succeed(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", TWO_WRITERS, str(path), name], stderr=subprocess.PIPE, text=True)
        for name in ("one", "two")
    ]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * 2
    with open_store(path) as store:
        assert store.check() == []
        assert {name: len(store.articles(name)) for name in ("one", "two")} == {"one": 10, "two": 10}
        assert store.load(sample.STORY) == sample.comparison()
