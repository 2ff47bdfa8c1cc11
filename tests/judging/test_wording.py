import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimref.judging.wording import compare_wording, masked, numbers_in
from claimref.records import Statement
from tests.judging.statements import statement_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ship carried 11,000 containers.", "The ship carried 6,700 containers."),
        ("The visit began on June 18.", "The visit began on June 19."),
        ("The fine was $250,000.", "The fine was $90,000."),
    ],
)
def test_values_do_not_show_in_the_wording(one: str, other: str) -> None:
    assert masked(statement_of(one)) == masked(statement_of(other))
    assert compare_wording(statement_of(one), statement_of(other)).sorted_ratio == 1


def test_other_words_show() -> None:
    wording = compare_wording(statement_of("The mayor resigned on Friday."), statement_of("A ferry sank off Crete."))
    assert wording.jaccard == wording.containment == 0
    assert wording.sorted_ratio < 0.6


def test_numbers_keep_their_form() -> None:
    assert numbers_in("From 3,500 to 4.5, and 12.") == ["12", "3,500", "4.5"]


texts = st.text(min_size=1, max_size=60)


@given(texts, texts)
def test_wording_is_symmetric_and_within_bounds(one: str, other: str) -> None:
    left, right = Statement("a", 0, 0, 1, "x", one), Statement("b", 0, 0, 1, "x", other)
    wording = compare_wording(left, right)
    assert wording == compare_wording(right, left)
    assert all(0 <= getattr(wording, name) <= 1 for name in wording.__slots__)
