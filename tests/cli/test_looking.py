"""`explain`, `show`, `matrix`, `query`, `schema`, `db`: what they show of a store."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from pathlib import Path

import pytest

from claimref.config import Config
from tests.cli.conftest import TEXTS, Claimref


def test_explain_a_claim(home: Path, claimref: Claimref) -> None:
    shown = claimref("explain", "1").out
    assert "“It tore the roofs off 140 houses" in shown
    assert "“It tore the roofs off 200 houses" in shown
    assert "herald.txt:" in shown
    assert "differ quantity" in shown
    assert f"match from {Config().match_threshold:.2f}" in shown
    assert "judge rules" in " ".join(shown.split())


def test_explain_takes_ids_and_their_beginnings(home: Path, claimref: Claimref) -> None:
    [row] = json.loads(claimref("query", "select id from claim where differ_on = 'quantity'", "--format", "json").out)
    for reference in ("1", row["id"], row["id"][:8]):
        assert row["id"] in claimref("explain", reference).out


def test_explain_two_statements(home: Path, claimref: Claimref) -> None:
    query = "select left_id, right_id from relation where type = 'differ'"
    [pair] = json.loads(claimref("query", query, "--format", "json").out)
    shown = claimref("explain", pair["left_id"], pair["right_id"]).out
    assert "differ quantity" in shown
    assert pair["left_id"] in shown
    assert pair["right_id"] in shown


def test_show_marks_the_statements_of_an_article(home: Path, claimref: Claimref) -> None:
    shown = claimref("show", "herald.txt").out
    assert "Bay Herald · 2025-03-04" in shown
    assert "⟦It tore the roofs off 140 houses⟧1" in " ".join(shown.split())
    text = re.sub(r"⟦|⟧\d*", "", shown.split("\n\n", 1)[1])
    assert text.split() == TEXTS["herald.txt"].split()


def test_show_names_the_known_articles(home: Path, claimref: Claimref) -> None:
    done = claimref("show", "tribune")
    assert done.code == 1
    assert all(name in done.err for name in TEXTS)


@pytest.mark.parametrize(
    ("arguments", "header"),
    [
        ((), ["outlet_a", "outlet_b", "shared", "agree", "differ", "agreement"]),
        (("--wide",), ["outlet", "Bay Herald", "Coast Wire", "North Post"]),
        (("--of", "claims", "--voice", "outlet"), ["claim_id", "claim", "status", "differ_on", "outlets", "origins"]),
        (("--of", "claims", "--long"), ["claim_id", "claim", "status", "differ_on", "outlets", "origins"]),
    ],
    ids=" ".join,
)
def test_matrices(home: Path, claimref: Claimref, arguments: tuple[str, ...], header: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(claimref("matrix", *arguments).out)))
    assert rows[0][: len(header)] == header
    assert len(rows) > 2


def test_two_outlets_agree_on_the_date_and_differ_on_the_houses(home: Path, claimref: Claimref) -> None:
    rows = list(csv.DictReader(io.StringIO(claimref("matrix").out)))
    pair = next(row for row in rows if (row["outlet_a"], row["outlet_b"]) == ("Bay Herald", "Coast Wire"))
    assert (pair["agree"], pair["differ"]) == ("1", "1")


def test_matrix_of_all_stories_tells_silent_from_not_covered(home: Path, claimref: Claimref) -> None:
    (home / "bridge.txt").write_text("The bridge over the Osk was closed on March 9, 2025.\n", encoding="utf-8")
    claimref("compare", "bridge.txt", "--outlet", "Bay Herald", "--judge", "rules")
    rows = list(csv.DictReader(io.StringIO(claimref("matrix", "--of", "claims", "--all-stories").out)))
    cells = {row["claim"]: row["North Post"] for row in rows}
    assert cells["The bridge over the Osk was closed on March 9, 2025."] == "not-covered"
    assert "silent" in cells.values()


@pytest.mark.parametrize("format_", ["table", "csv", "json", "markdown"])
def test_query_formats(home: Path, claimref: Claimref, format_: str) -> None:
    done = claimref("query", "select 1 as one, 'a|b' as two, null as three", "--format", format_)
    assert done.code == 0
    assert (
        done.out.replace("\r", "")
        == {
            "csv": "one,two,three\n1,a|b,\n",
            "json": '[\n {\n  "one": 1,\n  "two": "a|b",\n  "three": null\n }\n]\n',
            "markdown": "| one | two | three |\n| --- | --- | --- |\n| 1 | a\\|b |  |\n",
            "table": "one   two   three\n─────────────────\n  1   a|b\n1 row\n",
        }[format_]
    )


@pytest.mark.parametrize(
    "sql", ["delete from claim", "drop table statement", "attach 'x.db' as x", "pragma journal_mode = delete", "select"]
)
def test_query_changes_nothing(home: Path, claimref: Claimref, sql: str) -> None:
    done = claimref("query", sql)
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert claimref("db", "check").code == 0


def test_query_from_standard_input(home: Path, claimref: Claimref, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("select count(*) as n from article"))
    assert json.loads(claimref("query", "-", "--format", "json").out) == [{"n": 3}]


def test_schema_needs_no_store(fresh: Path, claimref: Claimref) -> None:
    shown = claimref("schema").out
    assert all(name in shown for name in ("unique_claims", "disagreements", "outlet_agreement", "statement"))
    assert not (fresh / "claimref.db").exists()


def test_db_upgrade_downgrade_current_check(fresh: Path, claimref: Claimref) -> None:
    assert claimref("db", "upgrade").code == 0
    head = claimref("db", "current").out
    assert claimref("db", "downgrade", "base").code == 0
    assert claimref("db", "current").out == "base\n"
    assert claimref("db", "upgrade").code == 0
    assert claimref("db", "current").out == head
    done = claimref("db", "check")
    assert (done.code, done.out) == (0, "")
    assert "sound" in done.err


def test_db_check_names_what_is_wrong(home: Path, claimref: Claimref) -> None:
    with sqlite3.connect("claimref.db") as database:
        database.execute("PRAGMA ignore_check_constraints = on")
        database.execute("UPDATE statement SET quote = 'something else' WHERE quote LIKE '%140%'")
    done = claimref("db", "check")
    assert done.code == 1
    assert done.out


def test_search_finds_words_and_meaning(home: Path, claimref: Claimref) -> None:
    words = claimref("search", "roofs", "140").out
    assert "Bay Herald" in words
    assert "differ (1)" in words
    assert "Coast Wire" not in words
    [first, *_] = json.loads(claimref("search", "--meaning", "the harbour is shut", "--format", "json").out)
    assert "harbour" in first["quote"]


def test_remove_undoes_an_article(home: Path, claimref: Claimref) -> None:
    done = claimref("remove", "wire.txt", "--judge", "rules")
    assert (done.code, done.out) == (0, "")
    assert "1 article removed from claimref.db\ncompared anew: storm" in done.err
    assert claimref("compare", "--story", "storm", "--judge", "rules").out.startswith("2 articles · 2 outlets")
    assert claimref("db", "check").code == 0
