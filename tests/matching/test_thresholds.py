"""Thresholds from labels: the answers are counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimref.errors import ConfigError
from claimref.matching.thresholds import Labelled, Point, choose_thresholds, wilson

SAME = [Labelled(score, True) for score in (0.15, *(0.4 + n / 100 for n in range(19)))]
DIFFERENT = [Labelled(score, False) for score in (*(n / 100 for n in range(18)), 0.405, 0.455)]
"""20 of each: below .4 one that is the same and 18 that are not; from .4 on 19 that are and two that are not."""


def test_the_lowest_threshold_that_is_precise_enough() -> None:
    chosen = choose_thresholds(SAME + DIFFERENT, precision=0.9, recall=0.95)
    assert chosen.match == Point(0.4, found=21, right=19, all_same=20)
    assert chosen.match.precision == pytest.approx(19 / 21)
    assert chosen.suggest == chosen.match, "it keeps 19 of 20 already"
    chosen = choose_thresholds(SAME + DIFFERENT, precision=0.95, recall=1.0)
    assert chosen.match == Point(0.46, found=13, right=13, all_same=20), "from .455 down one in fourteen is wrong"
    assert chosen.suggest == Point(0.15, found=25, right=20, all_same=20)


def test_wilson_intervals() -> None:
    assert wilson(19, 20) == pytest.approx((0.764, 0.991), abs=0.001)
    assert wilson(0, 10) == pytest.approx((0.0, 0.278), abs=0.001)
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("labelled", "line"),
    [
        ([], "too few labels: expected at least 10 pairs that are the same and 10 that are different, found 0 and 0"),
        (SAME, "found 20 and 0"),
        (SAME[:9] + DIFFERENT, "found 9 and 20"),
        ([Labelled(0.9, n % 2 == 0) for n in range(40)], "no threshold reaches a precision of 0.95: the best is 0.50"),
    ],
)
def test_labels_that_cannot_set_a_threshold(labelled: list[Labelled], line: str) -> None:
    with pytest.raises(ConfigError, match=line):
        choose_thresholds(labelled, 0.95, 0.95)


labels = st.builds(Labelled, st.floats(0, 1), st.booleans())


@given(st.lists(labels, max_size=40), st.sampled_from([0.5, 0.8, 0.95]))
def test_what_is_chosen_reaches_what_was_asked_for(more: list[Labelled], precision: float) -> None:
    labelled = [*SAME, *DIFFERENT, *more]
    # So many at the top are right that some threshold reaches any of these precisions.
    labelled += [Labelled(1.0, True)] * (20 * len(more))
    chosen = choose_thresholds(labelled, precision, 0.95)
    matched = [one for one in labelled if one.score >= chosen.match.threshold]
    assert sum(one.same for one in matched) >= precision * len(matched)
    assert chosen.suggest.threshold <= chosen.match.threshold
    suggested = sum(one.same for one in labelled if one.score >= chosen.suggest.threshold)
    assert suggested >= 0.95 * sum(one.same for one in labelled) or chosen.suggest == chosen.curve[0]
