"""Bad input: one clear line on stderr, the right exit code, no traceback, and nothing stored is lost."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from claimref.cli import main
from claimref.errors import StoreError
from tests.cli.conftest import JUDGE, Claimref, Outcome


def said(done: Outcome) -> str:
    """The one line of an error."""
    lines = [line for line in done.err.splitlines() if line.startswith("claimref: ")]
    assert "Traceback" not in done.err
    assert len(lines) == 1, done.err
    return lines[0]


def test_a_missing_file(fresh: Path, claimref: Claimref) -> None:
    done = claimref("compare", "nowhere.txt")
    assert done.code == 1
    assert "nowhere.txt" in said(done)


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("empty.txt", b"", "empty"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3", ".pdf"),
        ("binary.txt", bytes(range(256)) * 8, "binary.txt"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", ".png"),
    ],
)
def test_an_unreadable_file(fresh: Path, claimref: Claimref, name: str, content: bytes, part: str) -> None:
    (fresh / name).write_bytes(content)
    done = claimref("compare", name)
    assert done.code == 1
    assert part in said(done)


def test_a_folder_without_articles(fresh: Path, claimref: Claimref) -> None:
    (fresh / "void").mkdir()
    done = claimref("compare", "void")
    assert done.code == 1
    assert "no article was found" in said(done)


def test_a_malformed_manifest_names_line_and_column(fresh: Path, claimref: Claimref) -> None:
    (fresh / "storm" / "articles.csv").write_text(
        "file,outlet,published\nherald.txt,Bay Herald,2025-03-04\nwire.txt,Coast Wire,soon\n", encoding="utf-8"
    )
    done = claimref("compare", "storm")
    assert done.code == 1
    assert "line 3" in said(done)
    assert "published" in said(done)


def test_one_article_twice_and_one_outlet_in_two_spellings(fresh: Path, claimref: Claimref) -> None:
    shutil.copy("storm/herald.txt", "storm/again.txt")
    (fresh / "storm" / "articles.csv").write_text(
        "file,outlet,published\nherald.txt,Bay Herald,2025-03-04\nagain.txt,BAY HERALD,2025-03-04\n"
        "wire.txt,bay-herald,2025-03-04\n",
        encoding="utf-8",
    )
    done = claimref("compare", "storm", *JUDGE)
    assert done.code == 0
    assert done.out.startswith("2 articles · 1 outlet ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare",),
        ("compare", "storm", "--by", "village"),
        ("compare", "storm", "--no-such-option"),
        ("no-such-command",),
        ("explain", "1", "2", "3"),
    ],
    ids=" ".join,
)
def test_wrong_usage(fresh: Path, claimref: Claimref, arguments: tuple[str, ...]) -> None:
    done = claimref(*arguments)
    assert done.code == 2
    assert "Error: " in done.err
    assert "Traceback" not in done.err


def test_an_unknown_component_names_the_known_ones(fresh: Path, claimref: Claimref) -> None:
    done = claimref("compare", "storm", "--judge", "oracle")
    assert done.code == 1
    assert "known are cross-encoder" in said(done)


@pytest.mark.parametrize("value", ["1.5", "-0.1"])
def test_a_threshold_that_is_no_probability(fresh: Path, claimref: Claimref, value: str) -> None:
    done = claimref("compare", "storm", "--match-threshold", value)
    assert done.code == 1
    assert "match_threshold" in said(done)


def test_a_file_that_is_no_database(fresh: Path, claimref: Claimref) -> None:
    (fresh / "notes.db").write_text("not a database, but somebody's notes", encoding="utf-8")
    done = claimref("compare", "storm", "--db", "notes.db")
    assert done.code == 1
    assert "notes.db" in said(done)
    assert (fresh / "notes.db").read_text(encoding="utf-8") == "not a database, but somebody's notes"


def test_a_store_of_a_newer_version(home: Path, claimref: Claimref) -> None:
    with sqlite3.connect("claimref.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (home / "claimref.db").read_bytes()
    done = claimref("compare", "storm", *JUDGE)
    assert done.code == 1
    assert "newer claimref" in said(done)
    assert (home / "claimref.db").read_bytes() == before


def test_no_store_yet(fresh: Path, claimref: Claimref) -> None:
    for command in (("explain", "1"), ("query", "select 1"), ("matrix",), ("show", "x")):
        done = claimref(*command)
        assert done.code == 1
        assert "no store at claimref.db" in said(done)
    assert not (fresh / "claimref.db").exists()


def test_a_store_in_a_folder_that_is_not_there(fresh: Path, claimref: Claimref) -> None:
    done = claimref("compare", "storm", "--db", "no/such/folder.db")
    assert done.code == 1
    assert "does not exist" in said(done)


def test_an_output_that_cannot_be_written(home: Path, claimref: Claimref) -> None:
    done = claimref("compare", "storm", *JUDGE, "-o", "no/such/folder.json")
    assert done.code == 1
    assert "no/such" in said(done)


def test_a_full_disk(home: Path, claimref: Claimref) -> None:
    """/dev/full is a disk on which nothing more can be written."""
    done = claimref("compare", "storm", *JUDGE, "-o", "/dev/full")
    assert done.code == 1
    assert "No space left" in said(done)
    assert Path("/dev/full").is_char_device()
    assert claimref("db", "check").code == 0


def test_a_failed_write_leaves_the_old_file(home: Path, claimref: Claimref) -> None:
    from claimref.cli.output import write_out

    Path("report.txt").write_text("old", encoding="utf-8")

    def fails(out: object) -> None:
        raise StoreError("in the middle")

    with pytest.raises(StoreError):
        write_out(fails, "report.txt")
    assert Path("report.txt").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in home.glob("*report*")) == ["report.txt"]


def test_a_bug_is_one_line_too(claimref: Claimref, monkeypatch: pytest.MonkeyPatch, fresh: Path) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr("claimref.pipeline.compare", broken)
    done = claimref("compare", "storm")
    assert done.code == 1
    assert "unexpected KeyError: 'oops'" in said(done)
    with pytest.raises(KeyError):
        main.run(["--traceback", "compare", "storm"])


def _start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "claimref", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_reader_that_has_seen_enough(home: Path) -> None:
    """`claimref query … | head -1` ends without complaint."""
    query = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT i FROM n"
    process = _start("query", query, "--format", "csv")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.wait(60) == 0


def _has_tables(path: str) -> bool:
    """Whether the store was made: its tables come all at once, or none where it was stopped before."""
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def test_ctrl_c_waits_for_the_end_of_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A native library that is being loaded would end the process with a core dump."""
    (tmp_path / "stopped_while_loading.py").write_text(
        "import signal, time\nsignal.raise_signal(signal.SIGINT)\ntime.sleep(0.3)\nloaded = True\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    before = signal.signal(signal.SIGINT, main.on_interrupt)
    try:
        loaded = import_module("stopped_while_loading").loaded
        with pytest.raises(KeyboardInterrupt):
            time.sleep(60)
    finally:
        signal.signal(signal.SIGINT, before)
    assert loaded


@pytest.mark.slow
def test_ctrl_c_leaves_a_usable_store(fresh: Path, claimref: Claimref) -> None:
    """Stopped at several moments, the store is sound each time, and the next run finishes the work."""
    started = time.monotonic()
    _start("--version").communicate(timeout=120)
    until_up = time.monotonic() - started  # before, Python itself is stopped, and says so
    for delay in (0.5, 2, 4, 6):
        process = _start("compare", "storm", *JUDGE)
        time.sleep(until_up + delay)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)
        assert "Traceback" not in err
        assert process.returncode in (0, main.INTERRUPTED, -signal.SIGINT)
        if Path("claimref.db").exists() and _has_tables("claimref.db"):
            assert claimref("db", "check").code == 0
    done = claimref("compare", "storm", *JUDGE)
    assert done.code == 0
    assert done.out.startswith("3 articles")
    assert claimref("db", "check").code == 0


FRENCH = (
    "Le mur extérieur du port a cédé dans la nuit de lundi à mardi, et quarante maisons du quai ont été inondées. "
    "Personne n'a été blessé, selon la mairie, et les travaux devraient durer environ six semaines.\n"
)


def test_another_language_alone_is_refused_in_one_line(fresh: Path, claimref: Claimref) -> None:
    (fresh / "mur.txt").write_text(FRENCH, encoding="utf-8")
    done = claimref("compare", "mur.txt", *JUDGE)
    assert done.code == 1
    assert "mur.txt: in another language (fr)" in said(done)
    assert "--splitter sentences" in said(done)


def test_another_language_beside_english_is_left_out_and_named(fresh: Path, claimref: Claimref) -> None:
    (fresh / "mur.txt").write_text(FRENCH, encoding="utf-8")
    done = claimref("compare", "mur.txt", "storm", *JUDGE)
    assert done.code == 0
    assert [line for line in done.err.splitlines() if "mur.txt: in another language (fr)" in line]


def test_sentences_take_any_language(fresh: Path, claimref: Claimref) -> None:
    (fresh / "mur.txt").write_text(FRENCH, encoding="utf-8")
    done = claimref("compare", "mur.txt", "--splitter", "sentences", "--format", "json", *JUDGE)
    assert done.code == 0
    assert "Personne n'a été blessé" in done.out
