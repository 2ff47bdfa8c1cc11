"""What holds of typed values for any text: exact spans, no overlap, no crash, linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.records import Entity, Quantity, Statement, TimeRef

INDEX = EntityIndex.from_names([("Anna Berg", "person"), ("Northern Grain Council", "org"), ("Vell", "place")])

_PIECES = """
11,000 1,1 3.5 0 2024 737 41 -year-old $ € £ % percent - – / : 's June May Sept. 18 31 Tuesday since from to until by
before between and or a the half dozen dozens tens of thousands million bn hundred twenty one two last next past years
days ago months-long for at least more than up nearly containers people killed No. Article Boeing , . ( ) p.m. No
Berg Anna Berg's NGC quarter first second early late week weekend 99999999999999999999999999999999 9999 0001 ½ third 🙂
"""
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(_PIECES.split()), max_size=30).map(" ".join),
    st.lists(st.sampled_from(_PIECES.split()), max_size=30).map("".join),
)
DATES = st.one_of(st.none(), st.dates())


def statement(text: str) -> Statement:
    return Statement("article", 0, 0, 1, "quote", text)


def spans_hold(text: str, values: tuple[Quantity, ...] | tuple[TimeRef, ...] | tuple[Entity, ...]) -> None:
    end = 0
    for value in values:
        assert text[value.char_start : value.char_end] == value.raw
        assert end <= value.char_start < value.char_end
        end = value.char_end


@settings(max_examples=400, deadline=None)
@given(TEXTS, DATES)
def test_spans_are_exact_and_apart(text: str, reference: date | None) -> None:
    found = annotate(statement(text), reference, INDEX)
    spans_hold(text, found.quantities)
    spans_hold(text, found.times)
    spans_hold(text, found.entities)
    assert all(quantity.low <= quantity.high for quantity in found.quantities)
    assert all(time.start is None or time.end is None or time.start <= time.end for time in found.times)


@settings(max_examples=100, deadline=None)
@given(TEXTS, DATES)
def test_annotating_is_deterministic(text: str, reference: date | None) -> None:
    assert annotate(statement(text), reference, INDEX) == annotate(statement(text), reference, INDEX)


@pytest.mark.parametrize(
    "piece",
    [
        "11,000 containers ",
        "1,",
        "1-",
        "from ",
        "the last ",
        "June ",
        "a ",
        "twenty-",
        "and a half ",
        "Anna ",
        "since ",
        "$",
        "9" * 50,
    ],
)
def test_time_is_linear(piece: str) -> None:
    def once(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.process_time()
        annotate(statement(text), date(2024, 6, 20), INDEX)
        return time.process_time() - started

    def seconds(length: int) -> float:
        # The best of three: what else the machine does can only add.
        return min(once(length) for _ in range(3))

    # Ten times the text may take forty times as long before it counts as quadratic: clocks are coarse.
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.005)
