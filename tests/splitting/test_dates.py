"""Relative dates as calendar dates: only what is certain is rewritten."""

from __future__ import annotations

from datetime import date

import pytest

from claimref.splitting.dates import find_dates

THURSDAY = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("visited the hamlets from 7 to 9 September", ["September 7 to 9, 2026"]),
        ("left yesterday afternoon", ["on the afternoon of September 30, 2026"]),
        ("between April 2025 and December last year", ["December 2025"]),
        ("fell last year", ["in 2025"]),
        ("is expected to call it up on Tuesday", ["on October 6, 2026"]),
        ("will be in accounts on Wednesday", []),
        ("closed until at least Sunday", []),
        ("said on Monday it will close", []),
        ("the plan approved on Tuesday", ["on September 29, 2026"]),
        ("plans to vote on Tuesday", ["on October 6, 2026"]),
    ],
)
def test_a_day_is_the_one_that_is_meant(text: str, expected: list[str]) -> None:
    assert [found.text for found in find_dates(text, THURSDAY)] == expected
