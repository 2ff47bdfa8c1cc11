"""The FIXED matrices: worked out by hand on the story of `sample`, and laws that hold for any comparison."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimref.exports import (
    CsvTable,
    claim_matrix,
    claim_matrix_long,
    outlet_matrix,
    outlet_matrix_wide,
    statements_table,
    write_csv,
)
from claimref.records import Comparison, Statement, Voice
from tests.store import sample

FAMILIES = {
    article.id: "Northern Press" if outlet in ("Alpha Times", "Beta Post") else outlet
    for outlet, article in sample.articles().items()
}
ORIGINS = {
    article.id: "Coast Wire" if outlet == "Delta Daily" else outlet for outlet, article in sample.articles().items()
}

BY_OUTLET = {
    # claim: status, differ_on, outlets, Alpha, Beta, Coast, Delta, Echo
    "when": ("differ", "date", "4", "asserts A", "asserts B", "quotes A", "quotes A", "silent"),
    "rescued": ("agree", "", "2", "silent", "silent", "asserts", "asserts", "silent"),
    "lorries": ("only", "", "1", "asserts", "silent", "silent", "silent", "silent"),
    "denial": ("only", "", "1", "silent", "silent", "silent", "silent", "denies"),
    "captain": ("only", "", "1", "silent", "asserts", "silent", "silent", "silent"),
    "crew": ("only", "", "1", "silent", "silent", "asserts", "silent", "silent"),
    "dead": ("self-differs", "quantity", "1", "silent", "silent", "silent", "silent", "asserts A"),
}


def read(table: CsvTable) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_csv(table, out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_claims_by_outlet() -> None:
    rows = {row["claim_id"]: row for row in read(claim_matrix([sample.comparison()]))}
    assert list(next(iter(rows.values()))) == [
        *("claim_id", "claim", "status", "differ_on", "outlets", "origins"),
        *sorted(sample.TEXTS),
    ]
    for name, expected in BY_OUTLET.items():
        row = rows[sample.claim_id(name)]
        found = (row["status"], row["differ_on"], row["outlets"], *(row[outlet] for outlet in sorted(sample.TEXTS)))
        assert found == expected, name


def test_claims_by_outlet_long() -> None:
    rows = read(claim_matrix_long([sample.comparison()]))
    assert len(rows) == len(sample.CLAIMS) * len(sample.TEXTS)
    for row in rows:
        if row["cell"] == "silent":
            assert row["quote"] == row["char_start"] == row["char_end"] == row["url"] == ""
        else:
            text = sample.TEXTS[row["outlet"]]
            assert text[int(row["char_start"]) : int(row["char_end"])] == row["quote"]
            assert row["url"] == f"https://{row['outlet'].split()[0].lower()}.example/ferry"


def test_its_own_voice_comes_first_then_the_plainest_stance() -> None:
    comparison = sample.comparison()
    roa, brant = sample.statements()["delta roa"].id, sample.statements()["delta brant"].id

    def change(statement: Statement) -> Statement:
        # The id does not hash the voice: the statement keeps its place in the claim.
        return replace(statement, voice=Voice.OUTLET, speaker=None) if statement.id == brant else statement

    changed = replace(comparison, statements=tuple(change(statement) for statement in comparison.statements))
    assert roa in {statement.id for statement in changed.statements}
    rows = {row["claim_id"]: row for row in read(claim_matrix([changed]))}
    assert rows[sample.claim_id("when")]["Delta Daily"] == "asserts B"


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (
            None,
            {
                ("Alpha Times", "Beta Post"): ("1", "0", "1", "0.0"),
                ("Beta Post", "Delta Daily"): ("1", "1", "0", "1.0"),
                ("Coast Wire", "Delta Daily"): ("2", "2", "0", "1.0"),
                ("Alpha Times", "Echo"): ("0", "0", "0", ""),
            },
        ),
        # The family holds both dates in its own voice, and so differs from nobody for sure.
        (FAMILIES, {("Coast Wire", "Northern Press"): ("1", "1", "0", "1.0")}),
        (ORIGINS, {("Alpha Times", "Coast Wire"): ("1", "1", "0", "1.0")}),
    ],
)
def test_outlets_by_outlet(
    units: dict[str, str] | None, expected: dict[tuple[str, str], tuple[str, str, str, str]]
) -> None:
    rows = read(outlet_matrix([sample.comparison()], units))
    found = {(r["outlet_a"], r["outlet_b"]): (r["shared"], r["agree"], r["differ"], r["agreement"]) for r in rows}
    assert {pair: found[pair] for pair in expected} == expected


def test_an_outlet_that_does_not_cover_a_story_is_not_silent_on_it() -> None:
    other = replace(sample.comparison(), story="other", articles=(), statements=(), claims=(), relations=())
    echo = sample.articles()["Echo"]
    other = replace(other, articles=(replace(echo, outlet="Foxtrot"),))
    rows = {row["claim_id"]: row for row in read(claim_matrix([sample.comparison(), other]))}
    assert rows[sample.claim_id("when")]["Foxtrot"] == "not-covered"
    assert rows[sample.claim_id("when")]["Echo"] == "silent"
    long = read(claim_matrix_long([sample.comparison(), other]))
    assert {row["cell"] for row in long if row["outlet"] == "Foxtrot"} == {"not-covered"}


def test_counted_by_family_the_matrix_of_claims_names_families() -> None:
    rows = {row["claim_id"]: row for row in read(claim_matrix([sample.comparison()], FAMILIES))}
    # Both of its outlets say it in their own voice, on two sides: a cell shows one statement, by rule the same always.
    assert rows[sample.claim_id("when")]["Northern Press"] == "asserts B"
    assert rows[sample.claim_id("when")]["outlets"] == "3"
    by_origin = {row["claim_id"]: row for row in read(claim_matrix([sample.comparison()], ORIGINS))}
    assert by_origin[sample.claim_id("rescued")]["status"] == "only"


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """The sample with its sides and voices thrown about."""
    comparison = sample.comparison()
    sides = st.sampled_from([None, "A", "B", "C"])
    claims = [
        replace(claim, members=tuple(replace(member, side=draw(sides)) for member in claim.members))
        for claim in comparison.claims
    ]
    voices = st.sampled_from(Voice)
    statements = [replace(statement, voice=draw(voices)) for statement in comparison.statements]
    return replace(comparison, claims=tuple(claims), statements=tuple(statements))


@settings(max_examples=60, deadline=None)
@given(comparison=comparisons(), units=st.sampled_from([None, FAMILIES, ORIGINS]), seed=st.integers(0, 99))
def test_laws_of_the_matrices(comparison: Comparison, units: dict[str, str] | None, seed: int) -> None:
    long = outlet_matrix([comparison], units)
    names = [str(row[0]) for row in outlet_matrix_wide([comparison], units).rows]
    assert [(row[0], row[1]) for row in long.rows] == list(combinations(sorted(names), 2)), "each pair once"
    assert all(int(str(shared)) == int(str(agree)) + int(str(differ)) for _, _, shared, agree, differ, _ in long.rows)
    square = [row[1:] for row in outlet_matrix_wide([comparison], units).rows]
    assert square == [tuple(column) for column in zip(*square, strict=True)], "symmetric"
    assert all(square[i][i] == 1.0 for i in range(len(square)))
    matrix = claim_matrix([comparison], units)
    by_claim = [dict(zip(matrix.columns, row, strict=True)) for row in matrix.rows]
    shared = dict.fromkeys(combinations(sorted(names), 2), 0)
    for row in by_claim:
        saying = [name for name in sorted(names) if row[name] != "silent"]
        assert row["outlets"] == len(saying), "the count is that of the cells"
        for pair in combinations(saying, 2):
            shared[pair] += 1
    assert {(row[0], row[1]): row[2] for row in long.rows} == shared, "the matrices agree with each other"
    shuffled = list(comparison.articles)
    random.Random(seed).shuffle(shuffled)
    assert outlet_matrix([replace(comparison, articles=tuple(shuffled))], units) == long


def test_statements_with_their_claims() -> None:
    rows = read(statements_table([sample.comparison()]))
    assert len(rows) == len(sample.statements())
    row = next(row for row in rows if row["statement_id"] == sample.statements()["beta when"].id)
    assert (row["claim"], row["side"], row["side_value"]) == ("The ferry Sula sank on May 3.", "B", "May 4")
    assert (row["outlet"], row["voice"], row["status"]) == ("Beta Post", "outlet", "differ")
