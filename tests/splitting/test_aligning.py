from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimref.splitting.aligning import align

TEXT = "The mayor said on Monday that “about 1,200 houses” had been damaged, and that the dam would hold."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("the dam would hold", "the dam would hold"),
        (' "about 1,200 houses" had been damaged ', "“about 1,200 houses” had been damaged"),
        (
            "The mayor has said on Monday that “about 1,200 houses”",
            "The mayor said on Monday that “about 1,200 houses”",
        ),
        ("and that the dam would hold firm", "and that the dam would hold."),
        ("“about 1,300 houses” had been damaged", None),
        ("“about 200 houses” had been damaged", None),
        ("the bridge was closed to lorries", None),
        ("", None),
        ("   ", None),
        (TEXT * 2, None),
    ],
)
def test_a_quote_is_found_as_it_stands_or_not_at_all(quote: str, found: str | None) -> None:
    span = align(quote, TEXT)
    assert (TEXT[slice(*span)] if span else None) == found


def test_a_near_copy_ends_at_the_edges_of_words() -> None:
    text = "Thousands of unemployed dockworkers marched through Alderport."
    span = align("unemployed dock workers marched through Alderpor", text)
    assert span is not None
    assert text[slice(*span)] == "unemployed dockworkers marched through Alderport"


def test_lower_case_that_changes_length_does_not_shift_the_span() -> None:
    text = "İİİİİİ said that the harbour would be closed for a week."
    span = align("said that the harbor would be closed for a week", text)
    assert span is None or text[slice(*span)].startswith("said")


@given(st.text(max_size=80), st.text(max_size=30))
def test_a_span_is_always_within_the_text(text: str, quote: str) -> None:
    span = align(quote, text)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(text)
    if quote.strip() and quote.strip() in text:
        assert span is not None
        assert text[slice(*span)] == quote.strip()
