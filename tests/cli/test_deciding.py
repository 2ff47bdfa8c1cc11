"""`judge`, `judgements`, `correct`: what people decide holds in every later comparison, and nothing of it is lost."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from claimref.store import open_store
from tests.cli.conftest import JUDGE, Claimref


def statements(claimref: Claimref) -> dict[str, str]:
    """Statement ids by the outlet and the first words of their texts."""
    query = "select outlet, text, statement_id from statement_detail"
    rows = json.loads(claimref("query", query, "--format", "json").out)
    return {f"{row['outlet'].split()[0]}: {' '.join(row['text'].split()[:3])}": row["statement_id"] for row in rows}


def compared(claimref: Claimref, *options: str) -> dict[str, object]:
    done = claimref("compare", "--story", "storm", *JUDGE, "--format", "json", *options)
    assert done.code == 0, done.err
    answer: dict[str, object] = json.loads(done.out) | {"told": done.err}
    return answer


def claims_of(answer: dict[str, object]) -> list[set[str]]:
    return [set(claim["statements"]) for claim in answer["claims"]]  # type: ignore[attr-defined]


def together(answer: dict[str, object], one: str, other: str) -> bool:
    return any({one, other} <= claim for claim in claims_of(answer))


def relation(answer: dict[str, object], one: str, other: str) -> dict[str, object] | None:
    found: list[dict[str, object]] = [
        relation
        for relation in answer["relations"]  # type: ignore[attr-defined]
        if {relation["left"], relation["right"]} == {one, other}
    ]
    return found[0] if found else None


def test_verdicts_hold_in_the_next_comparison_and_explain_says_so(home: Path, claimref: Claimref) -> None:
    said = statements(claimref)
    closed, hurt, dyke = said["Bay: The harbour stays"], said["North: Two people were"], said["Coast: Mayor Ida Voss"]
    fell, fell_too = said["Bay: The storm tore"], said["Coast: The storm tore"]
    done = claimref("judge", closed[:8], hurt, "--same-differ", "--user", "ada", "--note", "as an example")
    assert done.code == 0
    assert "the same point, and they differ  ada" in done.err
    assert "claimref compare --story 'storm'" in done.err
    assert claimref("judge", fell, fell_too, "--different", "--user", "ben").code == 0
    assert claimref("judge", dyke, hurt, "--unsure", "--user", "ben").code == 0
    answer = compared(claimref)
    assert "people decided: 3 judgements and 0 corrections followed" in str(answer["told"])
    assert together(answer, closed, hurt)
    assert not together(answer, fell, fell_too)
    assert relation(answer, fell, fell_too) is None
    found = relation(answer, closed, hurt)
    assert found is not None
    assert (found["type"], found["score"]) == ("differ", 1.0)
    assert found["why"] == "ada decided: the same point, and they differ (as an example)"
    doubt = relation(answer, dyke, hurt)
    assert doubt is not None
    assert doubt["type"] == "unsure"
    assert "the same point, and they differ ada" in " ".join(claimref("explain", closed, hurt).out.split())
    assert "not the same point  ben" in claimref("explain", fell, fell_too).out
    assert compared(claimref) | {"told": ""} == answer | {"told": ""}, "a second comparison says the same"
    assert claimref("db", "check").code == 0


def test_a_later_judgement_supersedes_and_none_is_deleted(home: Path, claimref: Claimref) -> None:
    said = statements(claimref)
    pair = said["Bay: The harbour stays"], said["North: Two people were"]
    for verdict in ("--same-agree", "--different"):
        assert claimref("judge", *pair, verdict, "--user", "ada", "-q").err == ""
    [in_force, old] = sorted(
        json.loads(claimref("query", "select verdict, superseded_by from judgement", "--format", "json").out),
        key=lambda row: row["superseded_by"] is not None,
    )
    assert (in_force["verdict"], old["verdict"]) == ("different", "same-agree")
    assert not together(compared(claimref), *pair)


def test_contradictions_are_named_and_do_not_count(home: Path, claimref: Claimref) -> None:
    said = statements(claimref)
    closed, hurt, dyke = said["Bay: The harbour stays"], said["North: Two people were"], said["Coast: Mayor Ida Voss"]
    claimref("judge", closed, hurt, "--same-agree", "--user", "ada")
    claimref("judge", hurt, dyke, "--same-agree", "--user", "ada")
    done = claimref("judge", closed, dyke, "--different", "--user", "ben")
    assert done.code == 0
    assert "these judgements contradict each other" in done.err
    assert done.err.count("The harbour stays closed until Friday") == 3, "kept, and in the contradiction twice"
    answer = compared(claimref)
    assert "these judgements contradict each other" in str(answer["told"])
    assert {relation(answer, *pair)["type"] for pair in ((closed, hurt), (hurt, dyke), (closed, dyke))} == {"unsure"}  # type: ignore[index]
    listed = claimref("judgements", "list").out
    assert listed.count("contradicts others here") == 3
    assert "3 judgements, 0 corrections; 3 to be looked at" in listed


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("1", "1", "--different"), "1 and 1 are one statement: give the ids of two"),
        (("1", "99", "--different"), "no claim '99': expected a row number"),
        (("1", "ffffffff", "--unsure"), "no claim 'ffffffff'"),
    ],
)
def test_bad_references_are_one_clear_line(
    home: Path, claimref: Claimref, arguments: tuple[str, ...], line: str
) -> None:
    done = claimref("judge", *arguments, "--user", "ada")
    assert done.code == 1
    assert done.err.startswith(f"claimref: {line}")
    assert done.err.count("\n") == 1


def test_statements_of_two_stories_cannot_be_judged(home: Path, claimref: Claimref) -> None:
    (home / "bridge.txt").write_text("The bridge over the Osk was closed on March 9, 2025.\n", encoding="utf-8")
    here = statements(claimref)["North: Two people were"]
    claimref("compare", "bridge.txt", "--outlet", "Osk Daily", *JUDGE)
    there = statements(claimref)["Osk: The bridge over"]
    done = claimref("judge", here, there, "--different", "--user", "ada")
    assert done.err == f"claimref: {here} and {there} are of two stories: claims never cross stories\n"


def test_usage_and_missing_stores(home: Path, claimref: Claimref, tmp_path: Path) -> None:
    assert claimref("judge", "1", "2").code == 2
    assert claimref("judge", "1", "2", "--unsure", "--different").code == 2
    for command in (("judge", "1", "2", "--unsure"), ("judgements", "list"), ("review",), ("correct", "1", "--drop")):
        done = claimref(*command, "--db", str(tmp_path / "none.db"))
        assert done.code == 1
        assert done.err.startswith(f"claimref: no store at {tmp_path / 'none.db'}")
        assert not (tmp_path / "none.db").exists()


def test_dump_and_load_lose_nothing(home: Path, claimref: Claimref) -> None:
    said = statements(claimref)
    pair = said["Bay: The harbour stays"], said["North: Two people were"]
    claimref("judge", *pair, "--same-agree", "--user", "ada")
    claimref("judge", *pair, "--different", "--user", "ben", "--note", 'not "so"')
    claimref("correct", pair[0], "--kind", "opinion", "--user", "ada")
    assert claimref("judgements", "dump", "decided.jsonl").code == 0
    lines = (home / "decided.jsonl").read_text(encoding="utf-8")
    assert lines == claimref("judgements", "dump").out
    assert lines.count("\n") == 3
    with open_store("other.db"):
        pass
    first = claimref("judgements", "load", "decided.jsonl", "--db", "other.db")
    assert "2 judgements and 1 correction are new in other.db; 0 known already" in first.err
    assert "its article is no longer in the store" in " ".join(first.err.split())
    again = claimref("judgements", "load", "decided.jsonl", "--db", "other.db")
    assert "0 judgements and 0 corrections are new in other.db; 3 known already" in again.err
    assert claimref("judgements", "dump", "--db", "other.db").out.count("\n") == 3
    assert claimref("db", "check", "--db", "other.db").code == 0
    (home / "bad.jsonl").write_text(lines + "{}\n", encoding="utf-8")
    bad = claimref("judgements", "load", "bad.jsonl", "--db", "other.db")
    assert bad.err.startswith("claimref: bad.jsonl, line 4: not a judgement")


def test_corrections_hold_in_the_next_comparison_and_can_be_taken_back(home: Path, claimref: Claimref) -> None:
    said = statements(claimref)
    closed, dyke = said["Bay: The harbour stays"], said["Coast: Mayor Ida Voss"]
    before = compared(claimref)
    voice = ("--voice", "attributed", "--speaker", "Ida Voss", "--stance", "hedged", "--kind", "opinion")
    assert claimref("correct", dyke, *voice, "--text", "The dyke of Port Alder held.", "--user", "ada").code == 0
    assert claimref("correct", closed, "--drop", "--user", "ada").code == 0
    answer = compared(claimref)
    assert "people decided: 0 judgements and 6 corrections followed" in str(answer["told"])
    assert "1 dropped by a person" in str(answer["told"])
    texts = {s["text"]: s for s in answer["statements"]}  # type: ignore[attr-defined]
    held = texts["The dyke of Port Alder held."]
    assert (held["voice"], held["speaker"], held["stance"], held["kind"]) == (
        "attributed",
        "Ida Voss",
        "hedged",
        "opinion",
    )
    assert held["quote"] == "Mayor Ida Voss said that the dyke had held"
    assert "The harbour stays closed until Friday." not in texts
    assert compared(claimref) | {"told": ""} == answer | {"told": ""}, "they survive a re-run"
    assert "corrected voice: attributed" in claimref("explain", held["id"]).out
    assert claimref("db", "check").code == 0
    done = claimref("correct", closed, "--stance", "denies")
    assert done.err == "claimref: that statement is dropped: take it back first, with --undo split\n"
    for field in ("voice", "speaker", "stance", "kind", "text"):
        assert claimref("correct", held["id"], "--undo", field, "-q").code == 0
    assert claimref("correct", closed, "--undo", "split", "-q").code == 0
    assert compared(claimref)["claims"] == before["claims"]
    rows = json.loads(claimref("query", "select count(*) as n from correction", "--format", "json").out)
    assert rows == [{"n": 12}], "superseded, not deleted"


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (("3",), 2, "say what to correct"),
        (("3", "--speaker", " "), 2, "--speaker is blank"),
        (("3", "--speaker", "X", "--voice", "outlet"), 2, "has no speaker"),
        (("3", "--drop", "--outlet", "X"), 2, "two commands"),
        (("3", "--text", "x", "--undo", "text"), 2, "takes back"),
        (("3", "--speaker", "Ida Voss"), 1, "add --voice attributed"),
        (("3", "--undo", "kind"), 1, "its kind was not corrected"),
        (("tribune.txt", "--outlet", "X"), 1, "no article 'tribune.txt'"),
    ],
)
def test_corrections_that_make_no_sense(
    home: Path, claimref: Claimref, arguments: tuple[str, ...], code: int, line: str
) -> None:
    done = claimref("correct", *arguments, "--user", "ada")
    assert done.code == code
    assert line in done.err


def test_an_outlet_is_corrected_of_an_article(home: Path, claimref: Claimref) -> None:
    assert claimref("correct", "post.txt", "--outlet", "South Post", "--user", "ada").code == 0
    assert "South Post" in claimref("show", "post.txt").out, "at once"
    assert claimref("db", "check").code == 0
    answer = compared(claimref)
    outlets = {article["outlet"] for article in answer["articles"]}  # type: ignore[attr-defined]
    assert outlets == {"Bay Herald", "Coast Wire", "South Post"}
    read_again = claimref("compare", "storm", "--story", "storm", *JUDGE, "--format", "json")
    assert {a["outlet"] for a in json.loads(read_again.out)["articles"]} == outlets
    assert len(json.loads(read_again.out)["articles"]) == 3, "what is read again is the same article"
    assert claimref("correct", "post.txt", "--undo", "outlet", "-q").code == 0
    assert {a["outlet"] for a in compared(claimref)["articles"]} == {"Bay Herald", "Coast Wire", "North Post"}  # type: ignore[attr-defined]
    assert claimref("db", "check").code == 0


def test_two_who_judge_at_once_are_both_heard(home: Path, claimref: Claimref) -> None:
    said = statements(claimref)
    one, two, three = said["Bay: The harbour stays"], said["North: Two people were"], said["Coast: Mayor Ida Voss"]
    calls = [
        [sys.executable, "-m", "claimref", "judge", left, right, "--different", "--user", user]
        for left, right, user in ((one, two, "ada"), (two, three, "ben"), (one, two, "cy"))
    ]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    running = [subprocess.Popen(call, stderr=subprocess.PIPE, text=True, env=environment) for call in calls]
    assert [(process.wait(), process.communicate()[1].count("kept in")) for process in running] == [(0, 1)] * 3
    with closing(sqlite3.connect("claimref.db")) as connection:
        [(made, in_force)] = connection.execute("select count(*), sum(superseded_by is null) from judgement")
    assert (made, in_force) == (3, 2)
