"""`calibrate`: labels in, thresholds out, where every command finds them."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from claimref.config import Config
from tests.cli.conftest import JUDGE, Claimref

NOUNS = (
    "bridge",
    "school",
    "harbour",
    "library",
    "market",
    "theatre",
    "tunnel",
    "airport",
    "museum",
    "prison",
    "clinic",
)


def write(path: Path, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path.name


def texts() -> list[tuple[str, str, str]]:
    """A statement and itself in other words, and two that have nothing to do with each other."""
    said = [(f"The {noun} of Alder was closed on Monday.", f"On Monday the {noun} of Alder closed.") for noun in NOUNS]
    same = [(one, other, "same-agree") for one, other in said]
    return same + [(one, other, "different") for (one, _), (_, other) in zip(said, said[1:] + said[:1], strict=True)]


def test_texts_set_the_thresholds(fresh: Path, claimref: Claimref) -> None:
    (fresh / "claimref.toml").write_text('# ours\njudge = "rules"\nmatch_threshold = 0.77\n', encoding="utf-8")
    labels = write(fresh / "labels.csv", ("left_text", "right_text", "label"), [*texts(), ("A.", "B.", "unsure")])
    tried = claimref("calibrate", labels, "--dry-run")
    assert Config.load().match_threshold == 0.77, "nothing was written"
    done = claimref("calibrate", labels)
    assert done.code == 0, done.err
    assert done.out == tried.out
    assert "22 labelled pairs" in done.out
    assert "1 labels say unsure" in done.err
    assert "without rivals" in done.err
    [row] = [line.split() for line in done.out.splitlines() if line.endswith("match")]
    config = Config.load()
    assert config.match_threshold == float(row[0])
    assert float(row[1]) >= 0.95
    assert config.suggest_threshold <= config.match_threshold
    assert config.judge == "rules"
    kept = (fresh / "claimref.toml").read_text(encoding="utf-8")
    assert kept.startswith('# ours\njudge = "rules"\n# set by claimref calibrate: 22 labelled pairs')
    claimref("calibrate", labels)
    assert (fresh / "claimref.toml").read_text(encoding="utf-8") == kept, "set again, not twice"


def test_labels_by_statement_id_are_scored_in_their_story(home: Path, claimref: Claimref) -> None:
    query = "select statement_id, outlet, text from statement_detail order by statement_id"
    rows = json.loads(claimref("query", query, "--format", "json").out)
    pairs = [
        (one["statement_id"], two["statement_id"], "same" if one["text"][2:12] in two["text"] else "different")
        for one, two in combinations(rows, 2)
    ]
    labels = write(home / "labels.csv", ("left", "right", "label"), pairs)
    done = claimref("calibrate", labels, *JUDGE)
    assert done.code == 1
    assert done.err.startswith("claimref: too few labels: expected at least 10 pairs that are the same")
    assert f"and {sum(label == 'different' for _, _, label in pairs)}\n" in done.err, "every pair has a score"
    assert not (home / "claimref.toml").exists()


def test_judgements_are_labels_too(home: Path, claimref: Claimref) -> None:
    claimref("judge", "3", "4", "--different", "--user", "ada")
    claimref("judge", "4", "5", "--unsure", "--user", "ada")
    claimref("judgements", "dump", "decided.jsonl")
    for arguments in (("--from-judgements",), ("decided.jsonl",)):
        done = claimref("calibrate", *arguments, *JUDGE)
        assert done.code == 1
        assert "1 labels say unsure" in done.err
        assert "found 0 and 1" in done.err


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a,b\n1,2\n", "expected the columns left,right,label or left_text,right_text,label, found a,b"),
        ("", "found none"),
        ("left_text,right_text,label\nx,y,maybe\n", "labels.csv, row 2: label 'maybe' is none of"),
        ("left_text,right_text,label\nx,,same\n", "labels.csv, row 2: left_text or right_text is blank"),
        ("left,right,label\nffffffff,eeeeeeee,same\n", "no claim 'ffffffff'"),
    ],
)
def test_labels_that_cannot_be_read(home: Path, claimref: Claimref, content: str, line: str) -> None:
    (home / "labels.csv").write_text(content, encoding="utf-8")
    done = claimref("calibrate", "labels.csv", *JUDGE)
    assert done.code == 1
    assert line in done.err
    assert done.err.count("\n") == 1


def test_usage(home: Path, claimref: Claimref) -> None:
    assert claimref("calibrate").code == 2
    assert claimref("calibrate", "labels.csv", "--from-judgements").code == 2
    assert "cannot read or write labels.csv" in claimref("calibrate", "labels.csv").err
