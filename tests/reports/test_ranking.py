"""The order in which claims are read, and so their row numbers."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from claimref.records import Claim, Comparator, Quantity, Statement, Status
from claimref.reports.ranking import SECTIONS, only_identify, rank_claims, tells_much
from tests.reports.sample import sample


def test_differences_come_first_then_the_best_supported_then_who_is_alone() -> None:
    ranked = rank_claims(sample())
    assert [claim.id for claim in ranked] == [
        "c-came",
        "c-roofs",
        "c-held",
        *("c-danger", "c-hurt", "c-closed"),  # Bay Herald has most
        "c-warned",
        "c-denied",
        "c-cost",
    ]
    sections = [SECTIONS.index(claim.status) for claim in ranked]
    assert sections == sorted(sections)


def test_the_order_does_not_depend_on_the_order_of_claims() -> None:
    comparison, shuffled = sample(), list(sample().claims)
    random.Random(7).shuffle(shuffled)
    assert rank_claims(replace(comparison, claims=tuple(shuffled))) == rank_claims(comparison)


def test_a_dispute_makes_a_claim_of_one_outlet_news() -> None:
    comparison = sample()
    claims = tuple(
        replace(claim, disputed_by=("c-warned",)) if claim.id == "c-closed" else claim for claim in comparison.claims
    )
    alone = [c.id for c in rank_claims(replace(comparison, claims=claims)) if c.status is Status.ONLY]
    assert alone[0] == "c-closed"


def test_what_repeats_the_words_of_a_better_claim_comes_last() -> None:
    comparison = sample()
    closed = next(statement for statement in comparison.statements if "harbour" in statement.quote)
    echo = replace(closed, char_end=closed.char_end - 13, quote=closed.quote[:-13], text="The harbour stays closed")
    member = next(claim for claim in comparison.claims if claim.id == "c-closed").members[0]
    copy = Claim(
        id="c-echo",
        label="An echo",
        representative=echo.id,
        status=Status.ONLY,
        differ_on=None,
        outlets=("Bay Herald",),
        origins=1,
        members=(replace(member, statement_id=echo.id),),
        disputed_by=("c-warned",),  # as good as news gets: what repeats it is the other
    )
    found = replace(
        comparison,
        statements=(*comparison.statements, echo),
        claims=(*comparison.claims, copy),
    )
    alone = [claim.id for claim in rank_claims(found) if claim.outlets == ("Bay Herald",)]
    assert alone == ["c-echo", "c-danger", "c-hurt", "c-closed"]


@pytest.mark.parametrize(
    ("dimension", "role", "low", "much"),
    [
        ("count", "figure", 8600.0, True),
        ("count", "figure", 2.0, False),
        ("money", "figure", 3.0, True),
        ("percent", "figure", 4.0, True),
        ("count", "ordinal", 50.0, False),
        ("count", "year", 2003.0, False),
    ],
)
def test_which_quantities_are_news(dimension: str, role: str, low: float, much: bool) -> None:
    quantity = Quantity("x", low, low, Comparator.EQUAL, None, dimension, None, role, 0, 1)
    assert tells_much(quantity) is much


@pytest.mark.parametrize(
    ("text", "identifies"),
    [
        ("Ida Marsh is the harbour master.", True),
        ("Ida Marsh is Mayor of Brida.", True),
        ("The harbour is closed.", False),
        ("Ida Marsh closed the harbour.", False),
    ],
)
def test_what_only_says_who_somebody_is(text: str, identifies: bool) -> None:
    assert only_identify([Statement("a", 0, 0, len(text), text, text)]) is identifies
