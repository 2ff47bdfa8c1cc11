"""`claimref compare`: the table, the files, the store, and what is said about it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import JUDGE, TEXTS, Claimref


def test_it_prints_the_table_and_saves_the_store(fresh: Path, claimref: Claimref) -> None:
    done = claimref("compare", "storm", *JUDGE)
    assert done.code == 0
    first = done.out.splitlines()[0]
    assert first.startswith("3 articles · 3 outlets · ")
    assert first.endswith("[saved in claimref.db]")
    assert "DIFFER" in done.out
    assert "story storm: 3 articles read" in done.err
    assert "Next: claimref explain 1" in done.err
    assert (fresh / "claimref.db").is_file()


def test_the_figures_differ_and_the_date_agrees(home: Path, claimref: Claimref) -> None:
    answer = json.loads(claimref("compare", "storm", *JUDGE, "--format", "json").out)
    outlets = {claim["label"]: (claim["status"], claim["differ_on"], claim["outlets"]) for claim in answer["claims"]}
    differ = [found for found in outlets.values() if found[0] == "differ"]
    assert differ == [("differ", "quantity", ["Bay Herald", "Coast Wire"])]
    agree = [found for found in outlets.values() if found[0] == "agree"]
    assert agree == [("agree", None, ["Bay Herald", "Coast Wire", "North Post"])]


def test_json_is_the_fixed_format(home: Path, claimref: Claimref) -> None:
    answer = json.loads(claimref("compare", "storm", *JUDGE, "--format", "json").out)
    assert answer["version"] == 1
    assert answer.keys() >= {"articles", "statements", "claims", "relations"}
    texts = {article["id"]: TEXTS[Path(article["path"]).name] for article in answer["articles"]}
    for statement in answer["statements"]:
        text = texts[statement["article_id"]]
        assert text[statement["char_start"] : statement["char_end"]] == statement["quote"]


def test_a_second_run_computes_nothing(home: Path, claimref: Claimref) -> None:
    claimref("compare", "storm", *JUDGE)
    with sqlite3.connect("claimref.db") as database:
        [done] = database.execute("SELECT split, encoded, judged FROM run ORDER BY id DESC LIMIT 1")
    assert done == (0, 0, 0)


def test_the_order_of_files_does_not_matter(home: Path, claimref: Claimref) -> None:
    files = [f"storm/{name}" for name in TEXTS]
    outlets = ("--story", "s", *JUDGE, "--format", "json")
    one = claimref("compare", *files, *outlets, "--db", "one.db").out
    other = claimref("compare", *reversed(files), *outlets, "--db", "other.db").out
    assert one == other


@pytest.mark.parametrize(
    ("file", "starts"),
    [
        ("claims.csv", "claim_id,claim,status,differ_on,outlets,origins,Bay Herald,Coast Wire,North Post"),
        ("report.md", "# storm"),
        ("report.html", "<!"),
        ("report.json", "{"),
        ("report.txt", "3 articles"),
        ("report", "3 articles"),
    ],
)
def test_output_goes_to_a_file_in_the_format_that_it_names(
    home: Path, claimref: Claimref, file: str, starts: str
) -> None:
    done = claimref("compare", "storm", *JUDGE, "-o", file)
    assert (done.code, done.out) == (0, "")
    assert (home / file).read_text(encoding="utf-8").lstrip().lower().startswith(starts.lower())


def test_format_overrules_the_suffix(home: Path, claimref: Claimref) -> None:
    claimref("compare", "storm", *JUDGE, "-o", "x.csv", "--format", "json")
    assert json.loads((home / "x.csv").read_text(encoding="utf-8"))["version"] == 1


def test_csv_lists_the_claims_in_the_order_of_the_table(home: Path, claimref: Claimref) -> None:
    rows = list(csv.DictReader(io.StringIO(claimref("compare", "storm", *JUDGE, "--format", "csv").out)))
    statuses = [row["status"] for row in rows]
    assert statuses == sorted(statuses, key=["differ", "agree", "only"].index)
    assert rows[0]["North Post"] == "silent"


def test_row_numbers_are_those_of_explain(home: Path, claimref: Claimref) -> None:
    claimref("compare", "storm", *JUDGE)
    assert "differ on quantity" in claimref("explain", "1").out.splitlines()[0]
    assert "agree" in claimref("explain", "2").out.splitlines()[0]


def test_quiet_says_nothing(home: Path, claimref: Claimref) -> None:
    assert claimref("compare", "storm", *JUDGE, "--quiet").err == ""


@pytest.mark.parametrize(("sources", "code"), [(("storm",), 3), (("storm/post.txt",), 0)])
def test_fail_on_differ(home: Path, claimref: Claimref, sources: tuple[str, ...], code: int) -> None:
    assert claimref("compare", *sources, *JUDGE, "--outlet", "X", "--fail-on", "differ", "--db", "new.db").code == 0
    assert claimref("compare", *sources, *JUDGE, "--fail-on", "differ", "--db", "other.db").code == code


def test_voice_keeps_what_outlets_say_themselves(home: Path, claimref: Claimref) -> None:
    for voice in ("outlet", "attributed"):
        answer = json.loads(claimref("compare", "storm", *JUDGE, "--voice", voice, "--format", "json").out)
        assert {statement["voice"] for statement in answer["statements"]} == {voice}
        members = {id_ for claim in answer["claims"] for id_ in claim["statements"]}
        assert members == {statement["id"] for statement in answer["statements"]}


def test_a_story_is_named_and_grows(home: Path, claimref: Claimref) -> None:
    claimref("add", "storm/herald.txt", "--outlet", "Bay Herald", "--story", "gale")
    done = claimref("compare", "storm/wire.txt", "--outlet", "Coast Wire", "--story", "gale", *JUDGE)
    assert done.out.startswith("2 articles · 2 outlets")
    assert claimref("compare", "--story", "gale", *JUDGE).out.startswith("2 articles · 2 outlets")


def test_another_folder_of_the_same_name_is_another_story(home: Path, claimref: Claimref) -> None:
    other = home / "elsewhere" / "storm"
    other.mkdir(parents=True)
    (other / "a.txt").write_text("The bridge over the Osk was closed on March 9, 2025.\n", encoding="utf-8")
    done = claimref("compare", str(other), *JUDGE, "--outlet", "Bay Herald")
    assert "story storm (2): 1 article read" in done.err
    assert claimref("compare", "storm", *JUDGE).out.startswith("3 articles")


def test_standard_input(home: Path, claimref: Claimref, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(TEXTS["post.txt"].encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    done = claimref("compare", "-", "--outlet", "North Post", *JUDGE)
    assert done.code == 0
    assert done.out.startswith("1 article · 1 outlet")


def test_sources_of_several_stories_are_not_mixed(home: Path, claimref: Claimref) -> None:
    (home / "storm" / "articles.csv").write_text(
        "file,outlet,published,story\nherald.txt,A,2025-03-04,one\nwire.txt,B,2025-03-04,two\n", encoding="utf-8"
    )
    done = claimref("compare", "storm", *JUDGE)
    assert done.code == 1
    assert "the sources hold 2 stories (one, two)" in done.err
