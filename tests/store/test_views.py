"""Each view answers its question: the answers are worked out by hand on the story of `sample`."""

from __future__ import annotations

from typing import Any

import pytest

from claimref.exports import claim_matrix, outlet_matrix
from claimref.records import Status, Unit
from claimref.standing import Position, status, unit_of
from claimref.store import Store
from claimref.store.views import VIEWS, question, view_sql
from tests.store import sample

A, B, C, D, E = "Alpha Times", "Beta Post", "Coast Wire", "Delta Daily", "Echo"
WHEN, RESCUED, LORRIES, DENIAL = map(sample.claim_id, ("when", "rescued", "lorries", "denial"))
CAPTAIN, CREW, DEAD = map(sample.claim_id, ("captain", "crew", "dead"))

ANSWERS: dict[str, set[tuple[Any, ...]]] = {
    "SELECT claim_id, outlet, says, side, side_value, speaker, statements, status FROM claims_by_outlet": {
        (WHEN, A, "asserts", "A", "May 3", None, 1, "differ"),
        (WHEN, B, "asserts", "B", "May 4", None, 1, "differ"),
        (WHEN, C, "quotes", "A", "May 3", "Ines Roa", 1, "differ"),
        (WHEN, D, "quotes", "A", "May 3", "Ines Roa", 2, "differ"),
        (RESCUED, C, "asserts", None, None, None, 1, "agree"),
        (RESCUED, D, "asserts", None, None, None, 1, "agree"),
        (LORRIES, A, "asserts", None, None, None, 1, "only"),
        (DENIAL, E, "denies", None, None, None, 1, "only"),
        (CAPTAIN, B, "asserts", None, None, None, 1, "only"),
        (CREW, C, "asserts", None, None, None, 1, "only"),
        (DEAD, E, "asserts", "A", "two", None, 2, "self-differs"),
    },
    "SELECT outlet, claim_id, status, nearest_outlet, nearest_statement, nearest_score, disputed_by "
    "FROM unique_claims": {
        (A, LORRIES, "only", None, None, None, DENIAL),
        (E, DENIAL, "only", None, None, None, LORRIES),
        (B, CAPTAIN, "only?", C, "Police spoke to the crew.", 0.4, None),
        (C, CREW, "only?", B, "The Sula's captain was questioned.", 0.4, None),
    },
    "SELECT claim_id, other_claim_id, differ_on, outlet_a, side_a, outlet_b, side_b FROM disagreements": {
        (WHEN, WHEN, "date", A, "A", B, "B"),
        (WHEN, WHEN, "date", B, "B", C, "A"),
        (WHEN, WHEN, "date", A, "A", D, "B"),
        (WHEN, WHEN, "date", C, "A", D, "B"),
        (WHEN, WHEN, "date", B, "B", D, "A"),
        (LORRIES, DENIAL, "polarity", A, None, E, None),
    },
    "SELECT claim_id, outlets, families, origins_at_most, own_voice, speakers, outlet_names, statements "
    "FROM agreements": {
        (RESCUED, 2, 2, 1, 2, 0, f"{C}, {D}", 2),
    },
    # Delta quotes both dates and so differs from nobody.
    "SELECT outlet_a, outlet_b, shared, agree, differ, agreement FROM outlet_agreement": {
        (A, B, 1, 0, 1, 0.0),
        (A, C, 1, 1, 0, 1.0),
        (A, D, 1, 1, 0, 1.0),
        (B, C, 1, 0, 1, 0.0),
        (B, D, 1, 1, 0, 1.0),
        (C, D, 2, 2, 0, 1.0),
        (A, E, 0, 0, 0, None),
        (B, E, 0, 0, 0, None),
        (C, E, 0, 0, 0, None),
        (D, E, 0, 0, 0, None),
    },
    # Of Alpha only the day is known: it may have been before Coast. Beta was certainly after Coast.
    "SELECT claim_id, outlet, published_at, tie, undated_outlets FROM first_said": {
        (WHEN, A, "2025-05-04", 2, 0),
        (WHEN, C, "2025-05-04T08:00:00", 2, 0),
        (RESCUED, C, "2025-05-04T08:00:00", 1, 0),
        (LORRIES, A, "2025-05-04", 1, 0),
        (CAPTAIN, B, "2025-05-04T09:30:00", 1, 0),
        (CREW, C, "2025-05-04T08:00:00", 1, 0),
    },
    "SELECT story, origin, kind, what, outlet, method, score, counts, evidence FROM syndication": {
        ("ferry", C, "wire", "article", D, "shared wording", 0.9, 1, "people were"),
    },
    # No outlet of the story has an earlier version of its article: see test_versions.
    "SELECT outlet, earlier_quote, later_quote FROM changes": set(),
    "SELECT score, claim_a, claim_b FROM review_queue": {
        (
            0.4,
            *(
                (CAPTAIN, CREW)
                if sample.statements()["beta captain"].id < sample.statements()["coast crew"].id
                else (CREW, CAPTAIN)
            ),
        ),
    },
    "SELECT outlet, raw, low, high, comparator, unit, noun, claim_id, status FROM figures": {
        (A, "11 lorries", 11.0, 11.0, "equal", None, "lorry", LORRIES, "only"),
        (C, "Forty people", 40.0, 40.0, "equal", None, "person", RESCUED, "agree"),
        (D, "Some 40 people", 38.0, 42.0, "about", None, "person", RESCUED, "agree"),
    },
    "SELECT outlet, family, origin FROM article_unit": {
        (A, "Northern Press", A),
        (B, "Northern Press", B),
        (C, C, C),
        (D, D, C),
        (E, E, E),
    },
    "SELECT unit, side FROM claim_unit_side WHERE unit_kind = 'family'": {
        ("Northern Press", "A"),
        ("Northern Press", "B"),
        (C, "A"),
        (E, "A"),
        (E, "B"),
    },
}


@pytest.mark.parametrize("sql", ANSWERS, ids=lambda sql: sql.split("FROM ")[1].split()[0])
def test_answer(filled: Store, sql: str) -> None:
    rows = filled.query(sql).rows
    assert set(rows) == ANSWERS[sql]
    assert len(rows) == len(ANSWERS[sql]), "no row twice"


def test_every_view_is_answered_by_hand() -> None:
    answered = {sql.split("FROM ")[1].split()[0] for sql in ANSWERS}
    assert {*VIEWS} - answered == {"statement_detail", "claim_status", "claim_unit", "member_unit"}, (
        "these are compared with the records below"
    )


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_opens_with_its_question(name: str) -> None:
    assert view_sql(name).startswith("-- ")
    assert "?" in question(name)


@pytest.mark.parametrize("by", Unit)
def test_the_views_give_the_status_that_the_statements_give(filled: Store, by: Unit) -> None:
    units = filled.units(by)
    comparison = filled.load(sample.STORY, by)
    said = {statement.id: statement for statement in comparison.statements}
    for claim in comparison.claims:
        positions = [
            Position(unit_of(said[m.statement_id], units), said[m.statement_id].voice, m.side) for m in claim.members
        ]
        assert claim.status is status(positions), claim.label
    # Counted by origin nobody agrees: the two that report the rescue are one.
    assert {claim.status for claim in comparison.claims} == set(Status) - (
        {Status.AGREE} if by is Unit.ORIGIN else set()
    )


def test_details_carry_every_statement(filled: Store) -> None:
    columns, rows = filled.query("SELECT statement_id, quote, char_start, char_end, outlet FROM statement_detail")
    assert columns == ("statement_id", "quote", "char_start", "char_end", "outlet")
    for _, quote, start, end, outlet in rows:
        assert sample.TEXTS[outlet][start:end] == quote
    assert {row[0] for row in rows} == {statement.id for statement in sample.statements().values()}
    assert len(rows) == len(sample.statements())


def test_the_matrix_of_outlets_is_the_view(filled: Store) -> None:
    columns = ", ".join(outlet_matrix([]).columns)
    viewed = filled.query(f"SELECT {columns} FROM outlet_agreement ORDER BY 1, 2").rows
    assert viewed == outlet_matrix([filled.load(sample.STORY)]).rows


def test_the_matrix_of_claims_is_the_view(filled: Store) -> None:
    matrix = claim_matrix([filled.load(sample.STORY)])
    cells = {
        (row[0], outlet): cell
        for row in matrix.rows
        for outlet, cell in zip(matrix.columns[6:], row[6:], strict=True)
        if cell != "silent"
    }
    viewed = filled.query("SELECT claim_id, outlet, says || coalesce(' ' || side, '') FROM claims_by_outlet").rows
    assert {(claim, outlet): cell for claim, outlet, cell in viewed} == cells
