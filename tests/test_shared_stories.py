"""Real articles, end to end: what a reader must be told of one story, and how near all three come to the annotators.

The floors are promises, not the present figures: benchmarks/RESULTS.md has those.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from benchmarks.stories import GOLD, gold_stories, scorer

pytestmark = [pytest.mark.slow, pytest.mark.shared]

SPLIT_F1, GROUP_F1 = 0.60, 0.20
DIFFER_PRECISION = 0.2
MOST_MEMORY_KIB = 2 * 1024 * 1024
# Runs a command and prints the most memory that it held. A forked process is also charged what its parent holds, so
# that the parent has to be a small one and not the process of the tests.
MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


@dataclass(frozen=True)
class Compared:
    """What `claimref compare FOLDER --format json` gave, the folder where it ran, and what it took."""

    answer: Mapping[str, Any]
    home: Path
    most_memory_kib: int

    def outlet(self, statement: Mapping[str, Any]) -> str:
        return str(next(a["outlet"] for a in self.answer["articles"] if a["id"] == statement["article_id"]))

    def statements(self, *words: str, outlet: str | None = None) -> list[Mapping[str, Any]]:
        """The statements that hold all of `words`, in their text or their quote."""
        return [
            statement
            for statement in self.answer["statements"]
            if all(word in f"{statement['text']} {statement['quote']}" for word in words)
            and outlet in (None, self.outlet(statement))
        ]

    def claims(self, statements: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        ids = {statement["claim_id"] for statement in statements}
        return [claim for claim in self.answer["claims"] if claim["id"] in ids]


def run(home: Path, *arguments: str | Path) -> int:
    """Run one command to its good end; return the most memory that it held, in KiB."""
    command = [sys.executable, "-m", "claimref", *map(str, arguments)]
    done = subprocess.run([sys.executable, "-c", MEASURE, *command], cwd=home, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Compared]:
    found = {}
    for story in gold_stories():
        home = tmp_path_factory.mktemp(story.name)
        memory = run(home, "compare", story.folder, "-o", "comparison.json")
        answer = json.loads((home / "comparison.json").read_text(encoding="utf-8"))
        found[story.name] = Compared(answer, home, memory)
    return found


@pytest.fixture(scope="module")
def treaty(compared: dict[str, Compared]) -> Compared:
    return compared["treaty"]


@pytest.fixture(scope="module")
def scores(compared: dict[str, Compared]) -> dict[str, Mapping[str, Any]]:
    score = scorer()
    return {
        story.name: score.score(story.gold, compared[story.name].answer, story.folder, False)
        for story in gold_stories()
    }


def mean(scores: Mapping[str, Mapping[str, Any]], measure: str) -> float:
    return sum(float(scores[name][measure]["F1"]) for name in GOLD) / len(GOLD)


def test_the_statements_are_those_of_the_annotators(scores: dict[str, Mapping[str, Any]]) -> None:
    assert mean(scores, "split") >= SPLIT_F1


def test_the_claims_are_those_of_the_annotators(scores: dict[str, Mapping[str, Any]]) -> None:
    assert mean(scores, "group") >= GROUP_F1


def test_differences_are_found_and_most_that_are_found_are_true(scores: dict[str, Mapping[str, Any]]) -> None:
    """Over the three stories together: so few are found that a floor for each would say nothing.

    The floor is low: the scorer counts a true difference as wrong where one of its statements lies in another claim.
    """
    right = sum(scores[name]["differ"]["tp"] for name in GOLD)
    wrong = sum(scores[name]["differ"]["fp"] for name in GOLD)
    assert right >= 1
    assert right / (right + wrong) >= DIFFER_PRECISION


def test_the_start_of_the_visit_differs(treaty: Compared) -> None:
    pairs = {
        frozenset((relation["left"], relation["right"])): relation["differ_on"]
        for relation in treaty.answer["relations"]
        if relation["type"] == "differ"
    }
    late = {s["id"] for s in treaty.statements("June 19", "arriv", outlet="Caliber.Az")}
    late |= {s["id"] for s in treaty.statements("June 19", "visit", outlet="Caliber.Az")}
    early = {s["id"] for s in treaty.statements("June 18") if treaty.outlet(s) != "Caliber.Az"}
    assert any(pairs.get(frozenset((one, other))) == "date" for one in late for other in early)


def test_the_containers_are_one_outlets_alone(treaty: Compared) -> None:
    containers = treaty.statements("11,000", "containers")
    assert {treaty.outlet(statement) for statement in containers} == {"Caliber.Az"}
    assert all(claim["outlets"] == ["Caliber.Az"] for claim in treaty.claims(containers))
    assert any(claim["status"] == "only" for claim in treaty.claims(containers))


def test_sending_weapons_is_denied_by_one_of_the_parties(treaty: Compared) -> None:
    denials = [s for s in treaty.statements(outlet="Kyiv Post") if s["stance"] == "denies" and "weapon" in s["text"]]
    assert denials
    assert {(statement["voice"], statement["speaker"]) for statement in denials} == {("attributed", "North Korea")}


def test_the_signing_is_agreed_on(treaty: Compared) -> None:
    agreed = [claim for claim in treaty.claims(treaty.statements("sign")) if claim["status"] == "agree"]
    assert any({"TASS", "Global Times"} <= set(claim["outlets"]) for claim in agreed)


def test_a_second_run_encodes_no_text_and_judges_no_pair(treaty: Compared) -> None:
    run(treaty.home, "compare", next(s for s in gold_stories() if s.name == "treaty").folder, "-o", "again.json")
    with sqlite3.connect(treaty.home / "claimref.db") as database:
        [counts] = database.execute("SELECT split, encoded, judged FROM run ORDER BY id DESC LIMIT 1")
    assert counts == (0, 0, 0)
    assert json.loads((treaty.home / "again.json").read_text(encoding="utf-8")) == treaty.answer


def test_five_articles_need_at_most_two_gibibytes(treaty: Compared) -> None:
    assert treaty.most_memory_kib <= MOST_MEMORY_KIB
