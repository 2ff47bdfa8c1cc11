"""`review`: one pair at a time, by piped letters and on a real terminal; what is answered is kept at once."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from claimref.records import Relation, RelationType
from claimref.store import open_store
from tests.cli.conftest import Claimref

ROOT = Path(__file__).parents[2]


@pytest.fixture
def waiting(home: Path) -> Path:
    """The story, with three pairs that the judge is unsure of."""
    with open_store("claimref.db") as store:
        comparison = store.load("storm")
        texts = {s.text.split()[0] + " " + s.text.split()[1]: s.id for s in comparison.statements}
        ids = [texts[words] for words in ("The harbour", "Two people", "Mayor Ida")]
        pairs = [sorted((ids[n], ids[m])) for n, m in ((0, 1), (1, 2), (0, 2))]
        unsure = [
            Relation(left, right, RelationType.UNSURE, None, score, f"reason {n}")
            for n, ((left, right), score) in enumerate(zip(pairs, (0.28, 0.22, 0.17), strict=True), 1)
        ]
        kept = [relation for relation in comparison.relations if relation.type is not RelationType.UNSURE]

        store.save(replace(comparison, relations=tuple(sorted([*kept, *unsure], key=lambda r: (r.left, r.right)))))
    return home


def verdicts(claimref: Claimref) -> list[str]:
    query = "select verdict from judgement where superseded_by is null order by created_at"
    return [row["verdict"] for row in json.loads(claimref("query", query, "--format", "json").out)]


def answer(monkeypatch: pytest.MonkeyPatch, letters: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(letters))


def test_piped_letters_answer_and_the_next_sitting_goes_on(
    waiting: Path, claimref: Claimref, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "x\n")
    done = claimref("review", "--user", "ada")
    assert done.code == 0
    assert "pair 1 of 3 · score 0.28" in done.out
    assert "unsure: reason 1" in done.out
    assert "→ the same point, and they differ" in done.out
    assert "pair 2 of 3 · score 0.22" in done.out, "asked, and left open when the letters ended"
    assert "kept in claimref.db: 1 same-differ" in done.err
    assert "next: claimref compare --story 'storm'" in done.err
    answer(monkeypatch, "d")
    done = claimref("review", "--user", "ada")
    assert "pair 1 of 2 · score 0.22" in done.out
    assert "pair 2 of" not in done.out, "that the third is different follows"
    assert verdicts(claimref) == ["same-differ", "different"]
    answer(monkeypatch, "s")
    assert "nothing waits for review in story 'storm'" in claimref("review").err


def test_a_pair_is_shown_in_its_context(waiting: Path, claimref: Claimref, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "q")
    shown = claimref("review").out
    assert all(len(line) <= 80 for line in shown.splitlines()[:-1])
    flat = " ".join(shown.split())
    assert "It tore the roofs off 140 houses. ⟦The harbour stays closed until Friday⟧" in flat
    assert "on March 3, 2025. ⟦Two people were hurt⟧" in flat
    assert "Bay Herald 2025-03-04 · asserts · herald.txt" in flat
    assert "only here: harbour, stays, closed, until and Friday" in flat
    assert "[s] same, agree" in flat


def test_back_asks_again_and_the_new_answer_supersedes(
    waiting: Path, claimref: Claimref, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "s?bdq")
    done = claimref("review", "--user", "ada")
    assert verdicts(claimref) == ["different"]
    assert "kept in claimref.db: 1 different" in done.err


def test_who_was_unsure_is_asked_again_only_on_demand(
    waiting: Path, claimref: Claimref, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "uuu")
    assert "3 unsure" in claimref("review").err
    answer(monkeypatch, "d")
    assert "nothing waits" in claimref("review").err
    answer(monkeypatch, "d")
    assert "1 different" in claimref("review", "--again", "--limit", "1").err


def on_a_terminal(keys: str, **environment: str) -> str:
    """Run `review` under a pseudo-terminal, press `keys`, and return what the screen showed."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ |= {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "80", **environment}
        os.execv(sys.executable, [sys.executable, "-m", "claimref", "review", "--user", "ada"])
    shown, pressed, deadline = b"", 0, time.monotonic() + 120
    while time.monotonic() < deadline:
        waited = not select.select([terminal], [], [], 1.0)[0]
        if not waited:
            try:
                read = os.read(terminal, 65536)
            except OSError:
                break
            if not read:
                break
            shown += read
        asked = shown.count(b"[q] quit")
        if pressed < len(keys) and asked > pressed:
            os.write(terminal, keys[pressed].encode())
            pressed += 1
        elif waited and asked == pressed > 0:
            # Going over to single keys drops what was typed just before: press once more, as a person would.
            os.write(terminal, keys[pressed - 1].encode())
    else:
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return shown.decode("utf-8", "replace")


def test_one_key_is_enough_on_a_terminal(waiting: Path, claimref: Claimref) -> None:
    shown = on_a_terminal("dq")
    assert "\x1b[" in shown
    assert "kept in claimref.db: 1 different" in shown
    assert verdicts(claimref) == ["different"]


def test_no_color_is_respected(waiting: Path) -> None:
    shown = on_a_terminal("q", NO_COLOR="1")
    assert "⟦" in shown
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d|38;)", shown)
