"""The rows of a report: which words of a quote carry the value in dispute, and who disputes a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimref.records import DifferOn, Precision, Statement, TimeRef
from claimref.reports.rows import build_rows, deciding_words
from tests.reports.sample import sample


@pytest.mark.parametrize(
    ("quote", "value", "wanted"),
    [
        ("arrived on Tuesday, March 4, on his first visit since 2003", "Tuesday, March 4, 2025", "Tuesday, March 4"),
        ("the bridge opens in 2027", "2027", "2027"),
        ("Some 140 roofs were lost", "140 houses", "140"),
        ("Three documents were signed", "three", "Three"),
        ("rescuers searched on Thursday morning since 2003", "February 13, 2025", None),
        ("it is of no use to us", "of the us", None),
    ],
)
def test_the_words_of_the_value_come_before_other_times(quote: str, value: str, wanted: str | None) -> None:
    times = (TimeRef("since 2003", None, None, Precision.YEAR, 0, 10),)
    statement = Statement("a", 0, 0, len(quote), quote, quote, times=times)
    assert deciding_words(statement, DifferOn.DATE, value) == wanted


def test_a_claim_is_disputed_by_those_outlets_alone_that_stand_against_it() -> None:
    comparison = sample()
    warned = next(claim for claim in comparison.claims if claim.id == "c-warned")
    held = next(claim for claim in comparison.claims if claim.id == "c-held")
    # The claim that disputes it has an outlet more, which says nothing against it.
    denied = next(claim for claim in comparison.claims if claim.id == "c-denied")
    joined = replace(denied, members=(*denied.members, *held.members), outlets=tuple({*denied.outlets, *held.outlets}))
    claims = tuple(joined if claim is denied else claim for claim in comparison.claims if claim is not held)
    rows = build_rows(replace(comparison, claims=claims)).rows
    row = next(row for row in rows if row.claim.id == warned.id)
    assert [dispute.outlets for dispute in row.disputed_by] == [denied.outlets]
    assert [dispute.statement.id for dispute in row.disputed_by] == [denied.representative]
