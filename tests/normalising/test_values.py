"""Every value of the table of cases is found, and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.values import expected_quantity, expected_time, found_quantity, found_time
from claimref.normalising.quantities import find_quantities
from claimref.normalising.times import find_times
from tests.normalising.cases import CASES, REFERENCE, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_quantities(case: Case) -> None:
    expected = [expected_quantity(one) for one in case.quantities]
    assert Counter(map(found_quantity, find_quantities(case.text))) == Counter(expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_times(case: Case) -> None:
    assert Counter(map(found_time, find_times(case.text, REFERENCE))) == Counter(map(expected_time, case.times))


def test_without_a_day_of_publication_relative_times_stay_unresolved() -> None:
    for text in ("It was signed on June 18.", "They met on Monday.", "It began 25 years ago.", "She quit last week."):
        (found,) = find_times(text, None)
        assert (found.start, found.end) == (None, None)


def test_a_full_date_needs_no_day_of_publication() -> None:
    (found,) = find_times("The bridge fell on March 3, 1961.", None)
    assert found.start is not None
    assert found.start.isoformat() == "1961-03-03T00:00:00"


def test_a_date_that_no_calendar_has_is_not_resolved() -> None:
    (found,) = find_times("The bridge fell on February 30, 1961.", REFERENCE)
    assert (found.raw, found.start) == ("February 30, 1961", None)
