"""Laws of comparing values, and the words that explain a comparison."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from claimref.judging.attitudes import is_negated
from claimref.judging.figures import compatible
from claimref.judging.polarity import compare_polarity
from claimref.judging.substitutions import same_but_for_spelling
from claimref.judging.values import compare_values, mask_values, without_values
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.normalising.quantities import find_quantities
from claimref.records import RelationType, Stance, Statement
from tests.normalising.test_laws import DATES, TEXTS


def statement(text: str, reference: date | None = date(2024, 6, 20), stance: Stance = Stance.ASSERTS) -> Statement:
    return annotate(Statement("article", 0, 0, 1, "quote", text, stance=stance), reference, EntityIndex())


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, DATES)
def test_comparison_is_symmetric(left: str, right: str, reference: date | None) -> None:
    one, other = statement(left, reference), statement(right, reference)
    for compare in (compare_values, compare_polarity):
        there, back = compare(one, other), compare(other, one)
        assert (there.relation, there.differ_on) == (back.relation, back.differ_on)


@settings(max_examples=200, deadline=None)
@given(TEXTS, DATES)
def test_no_statement_differs_from_itself(text: str, reference: date | None) -> None:
    one = statement(text, reference)
    assert compare_values(one, one).relation in (None, RelationType.AGREE)
    assert compare_polarity(one, one).relation is None


@settings(max_examples=200, deadline=None)
@given(TEXTS, DATES)
def test_omission_is_no_difference(text: str, reference: date | None) -> None:
    assert compare_values(statement(text, reference), statement("It fell.", reference)).relation is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("11,000 ships", "11,000 ships", RelationType.AGREE),
        ("11,000 ships", "more than 11,000 ships", RelationType.AGREE),
        ("more than 11,000 ships", "50,000 ships", RelationType.UNSURE),
        ("up to 900 ships", "20 ships", RelationType.UNSURE),
        ("at least 40 ships", "up to 60 ships", RelationType.AGREE),
        ("250 ships", "247 ships", RelationType.UNSURE),
        ("1,200 ships", "1,187 ships", RelationType.AGREE),
        ("50 ships", "49 ships", RelationType.DIFFER),
        ("55,000 ships", "50,000 ships", RelationType.DIFFER),
        ("7.1 percent", "7 percent", RelationType.AGREE),
        ("$55.9 billion", "$56 billion", RelationType.AGREE),
        ("hundreds of ships", "thousands of ships", RelationType.DIFFER),
        ("three decades", "32 years", RelationType.AGREE),
        ("six weeks", "a month", RelationType.DIFFER),
        ("2 tonnes", "4,400 pounds", RelationType.AGREE),
        ("30 degrees Celsius", "86 degrees Fahrenheit", RelationType.UNSURE),
    ],
)
def test_compatible(left: str, right: str, expected: RelationType) -> None:
    (one,), (other,) = find_quantities(f"It took for {left}."), find_quantities(f"It took for {right}.")
    assert compatible(one, other) is expected
    assert compatible(other, one) is expected


def test_a_difference_is_told_in_plain_words() -> None:
    found = compare_values(statement("It holds 11,000 containers."), statement("It holds 6,700 containers."))
    assert found.why == "11,000 containers against 6,700 containers: no number satisfies both"
    assert found.evidence["values"] == [("11,000", "6,700", "differ")]


def test_masking_leaves_the_point_and_takes_the_values() -> None:
    one = statement("On June 18 the port under Article 5 received more than 11,000 containers worth $2.5 million.")
    assert mask_values(one) == "On DATE the port under Article 5 received NUMBER containers worth NUMBER."


def test_a_denial_may_stand_in_the_stance() -> None:
    said, denied = statement("The ship sank near Vell."), statement("The ship sank near Vell.", stance=Stance.DENIES)
    assert compare_polarity(said, denied).relation is RelationType.DIFFER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ship did not sink.", True),
        ("The ship never sank.", True),
        ("The navy denied that the ship sank.", True),
        ("The navy denied that the ship did not sink.", False),
        ("No fewer than nine ships sank.", False),
        ("The ship sank because it was not ready.", False),
        ("It is unclear whether the ship sank.", True),
        ("The ship sank.", False),
    ],
)
def test_is_negated(text: str, expected: bool) -> None:
    assert is_negated(text) is expected


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("On Tuesday, June 18, 2024, Ann Low came to Brida.", "Ann Low came to Brida."),
        ("The port received 5,500 crates of tea in March 2015.", "The port received some crates of tea."),
        ("Ann Low came for the first time in 25 years.", "Ann Low came for the first time."),
        ("Ann Low came to Brida.", "Ann Low came to Brida."),
    ],
)
def test_without_values_a_sentence_stays_a_sentence(text: str, bare: str) -> None:
    assert without_values(statement(text)) == bare


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        # When it was said is not when it happened.
        ("The firm said on Monday that the ferry sank.", "The ferry of the firm sank on Tuesday.", None),
        # A year long ago is another event's, where a day stands against it.
        ("A ferry sank on the lake on June 3, 2024.", "In 1961 a ferry sank on the lake.", RelationType.UNSURE),
        ("The ferry was built on the lake in 1988.", "The ferry was built on the lake in 1986.", RelationType.DIFFER),
        ("A ferry sank on the lake on June 3, 2024.", "A ferry sank on the lake on June 4, 2024.", RelationType.DIFFER),
        ("In 1961, 38 people drowned.", "On June 3, 2024, 14 people drowned.", RelationType.UNSURE),
        # What was not so on one day may have been so on another.
        (
            "No ferry sank on the lake on June 3, 2024.",
            "A ferry sank on the lake on June 4, 2024.",
            RelationType.UNSURE,
        ),
    ],
)
def test_a_time_stands_against_that_of_the_same_event_only(one: str, other: str, relation: RelationType | None) -> None:
    assert compare_values(statement(one), statement(other)).relation is relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("The port took $250,000 in fees.", "The port spent fees on a $600 clock.", RelationType.UNSURE),
        ("The port took $250,000 in fees.", "The port kept $60,000 in fees.", RelationType.DIFFER),
        # In the same words, even a misplaced comma is a difference.
        ("The port took $250,000 in fees.", "The port took $250 in fees.", RelationType.DIFFER),
    ],
)
def test_sums_far_apart_are_of_two_things(one: str, other: str, relation: RelationType) -> None:
    assert compare_values(statement(one), statement(other)).relation is relation


def test_a_denial_stands_against_a_report_of_the_same_time_only() -> None:
    denied = statement("The navy did not search the ferry on June 3, 2024.")
    assert compare_polarity(denied, statement("The navy searched the ferry on June 3, 2024.")).relation
    assert compare_polarity(denied, statement("The navy searched the ferry on June 9, 2024.")).relation is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Jon Holtzer sold the truck.", "Jon Holtzzer sold the truck.", True),
        ("Austria sold the truck.", "Australia sold the truck.", False),
        ("Jon Holtzer sold the truck.", "Jon Holtzer sold the trucks.", False),
        ("Jon Holtzer sold the truck.", "Jon Holtzer sold the truck.", False),
    ],
)
def test_a_name_may_be_spelled_in_two_ways(one: str, other: str, expected: bool) -> None:
    assert same_but_for_spelling(one, other) is expected
