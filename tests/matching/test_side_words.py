"""A side goes by the value that is in dispute."""

from __future__ import annotations

from datetime import date

import pytest

from claimref.matching.wording import side_in_words
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.records import Comparator, DifferOn, Quantity, Stance, Statement


def counting(*counts: tuple[str, str]) -> Statement:
    quantities = tuple(
        Quantity(raw, n, n, Comparator.EQUAL, None, "count", noun, "figure", 0, 1)
        for n, (raw, noun) in enumerate(counts)
    )
    return Statement("article", 0, 0, 1, "quote", " ".join(raw for raw, _ in counts), quantities=quantities)


@pytest.mark.parametrize(
    ("side", "others", "words"),
    [
        ([("two", "side"), ("five", "document")], [("three", "document")], "five"),
        ([("three", "document")], [("two", "side"), ("five", "document")], "three"),
        ([("two", "side"), ("five", "document")], [("two", "side"), ("three", "document")], "five"),
        ([("140 houses", "house")], [("200 roofs", "roof")], "140 houses"),
    ],
)
def test_a_side_of_a_dispute_over_figures(
    side: list[tuple[str, str]], others: list[tuple[str, str]], words: str
) -> None:
    assert side_in_words([counting(*side)], [counting(*others)], DifferOn.QUANTITY) == words


def test_sides_of_a_denial() -> None:
    denied = Statement("a", 0, 0, 1, "q", "The council denied it.", stance=Stance.DENIES)
    said = Statement("b", 0, 0, 1, "q", "The council was warned.")
    assert side_in_words([denied], [said], DifferOn.POLARITY) == "denied"
    assert side_in_words([said], [denied], DifferOn.POLARITY) == "said"


def test_a_side_goes_by_the_time_that_is_as_precise_as_the_other_sides() -> None:
    sides = [
        annotate(Statement("article", 0, 0, 1, "q", text), date(2025, 3, 6), EntityIndex())
        for text in ("She arrived on Tuesday, March 4, for the first time since 2003.", "She landed on March 5.")
    ]
    assert side_in_words(sides[:1], sides[1:], DifferOn.DATE) == "Tuesday, March 4"
