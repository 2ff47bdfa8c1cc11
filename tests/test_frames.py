"""Comparisons as data frames: the tables of the exports, with an index; and the example of the documentation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import claimref
from claimref.exports import claim_matrix, outlet_matrix_wide, statements_table
from claimref.frames import FRAMES
from tests.store import sample

ROOT = Path(__file__).parents[1]
COMPARISON = sample.comparison()


def test_statements() -> None:
    frame = claimref.to_frame(COMPARISON)
    assert list(frame.reset_index().columns) == [
        "statement_id",
        *(name for name in statements_table([COMPARISON]).columns if name != "statement_id"),
    ]
    assert set(frame.index) == {statement.id for statement in COMPARISON.statements}
    captain = frame.loc[sample.statements()["beta captain"].id]
    assert (captain.outlet, captain.quote) == ("Beta Post", "Its captain was questioned.")
    assert sample.TEXTS["Beta Post"][captain.char_start : captain.char_end] == captain.quote


def test_claims() -> None:
    frame = claimref.to_frame(COMPARISON, "claims")
    when = frame.loc[sample.claim_id("when")]
    assert (when.status, when.differ_on, when.outlets, when.statements) == ("differ", "date", 4, 5)
    assert when.sides == {"A": "May 3", "B": "May 4"}
    assert when.outlet_names == ["Alpha Times", "Beta Post", "Coast Wire", "Delta Daily"]
    assert frame.loc[sample.claim_id("lorries")].disputed_by == [sample.claim_id("denial")]
    assert (frame.status == "only").sum() == 4


def test_relations() -> None:
    frame = claimref.to_frame(COMPARISON, "relations")
    assert len(frame) == len(COMPARISON.relations)
    (unsure,) = frame[frame.type == "unsure"].itertuples()
    assert {unsure.left_text, unsure.right_text} == {"The Sula's captain was questioned.", "Police spoke to the crew."}


def test_matrices() -> None:
    claims = claimref.to_frame(COMPARISON, "matrix")
    shown = claims.reset_index().astype(object).where(claims.reset_index().notna(), None)
    assert [tuple(row) for row in shown.itertuples(index=False, name=None)] == list(claim_matrix([COMPARISON]).rows)
    assert claims.loc[sample.claim_id("when"), "Coast Wire"] == "quotes A"
    outlets = claimref.to_frame(COMPARISON, "outlets")
    assert list(outlets.index) == list(outlets.columns) == list(outlet_matrix_wide([COMPARISON]).columns[1:])
    assert outlets.equals(outlets.T)


def test_nothing_to_show() -> None:
    empty = claimref.Comparison("none", (), (), (), ())
    assert all(claimref.to_frame(empty, of).empty for of in FRAMES)


def test_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(claimref.ConfigError, match="no frame of 'claim': known are statements, claims, relations"):
        claimref.to_frame(COMPARISON, "claim")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(claimref.ComponentError, match=r"pip install 'claimref\[pandas\]'"):
        claimref.to_frame(COMPARISON)


@pytest.mark.slow
def test_the_example_answers_its_questions() -> None:
    environment = os.environ | {"CLAIMREF_JUDGE": "rules", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "docs/examples/analysis.py"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("?\n") == 7
    assert "Steppe Monitor" in done.stdout
