"""Which words of a quote carry the value that is in dispute."""

from __future__ import annotations

import pytest

from claimref.records import DifferOn, Precision, Statement, TimeRef
from claimref.reports.rows import deciding_words


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
