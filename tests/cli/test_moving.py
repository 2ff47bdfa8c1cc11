"""`claimref export` and `import`: the store as files, and back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimref.store import open_store
from tests.cli.conftest import Claimref


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
def test_there_and_back(claimref: Claimref, home: Path, format_: str) -> None:
    done = claimref("export", "tables", "--format", format_)
    assert (done.code, done.out) == (0, "")
    assert " files in tables" in done.err
    done = claimref("import", "tables", "--db", "copy.db")
    assert done.code == 0, done.err
    assert "3 articles among them, saved in copy.db" in done.err
    with open_store("claimref.db") as store, open_store("copy.db") as copy:
        assert copy.load("storm") == store.load("storm")
        assert copy.check() == []
    assert claimref("compare", "--story", "storm", "--db", "copy.db", "--judge", "rules", "-q", "-o", "t.txt").code == 0


def test_a_second_import_is_refused(claimref: Claimref, home: Path) -> None:
    claimref("export", "tables")
    done = claimref("import", "tables")
    assert done.code == 1
    assert done.err == "claimref: this store is not empty: import into a new one, with --db\n"


def test_json_ld(claimref: Claimref, home: Path) -> None:
    assert claimref("export", "ld", "--format", "jsonld").code == 0
    graph = json.loads((home / "ld" / "story-1.jsonld").read_text(encoding="utf-8"))["@graph"]
    with open_store("claimref.db") as store:
        assert {claim["@id"].rsplit(":", 1)[1] for claim in graph} == {c.id for c in store.load("storm").claims}


def test_excel(claimref: Claimref, home: Path) -> None:
    assert "1 file in sheets" in claimref("export", "sheets", "--format", "xlsx").err
    assert (home / "sheets" / "claimref.xlsx").stat().st_size > 10_000


def test_a_folder_for_datasette(claimref: Claimref, home: Path) -> None:
    assert "3 files in site" in claimref("export", "site", "--format", "datasette").err
    assert {path.name for path in (home / "site").iterdir()} == {"claimref.db", "metadata.json", "settings.json"}
    described = json.loads((home / "site" / "metadata.json").read_text(encoding="utf-8"))
    queries = described["databases"]["claimref"]["queries"]
    with closing(sqlite3.connect(home / "site" / "claimref.db")) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        for query in queries.values():
            copy.execute(query["sql"])
    with open_store(home / "site" / "claimref.db") as copied:
        assert copied.check() == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("import", "nowhere"), "no tables in nowhere: expected the .jsonl"),
        (("export", "out", "--db", "nothing.db"), "no store at nothing.db"),
        (("export", "storm/wire.txt/x"), "cannot write into storm/wire.txt/x"),
        (("explore", "--db", "nothing.db"), "no store at nothing.db"),
    ],
)
def test_what_cannot_be_done(claimref: Claimref, home: Path, arguments: tuple[str, ...], message: str) -> None:
    done = claimref(*arguments)
    assert done.code == 1
    assert message in done.err
    assert done.err.count("\n") == 1
