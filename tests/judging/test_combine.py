"""Typed values speak first; where the model firmly says otherwise, the pair is unsure and says both."""

from dataclasses import replace
from pathlib import Path

import pytest

from claimref.errors import ComponentError
from claimref.judging.calibration import Calibration, Logistic, read_calibration, taking_model_at_its_word
from claimref.judging.combine import Reading, judgement
from claimref.judging.scoring import ModelScore
from claimref.records import DifferOn, Judgement, RelationType, Voice
from tests.judging.statements import pair_of

NOTHING = Logistic(0, {})
PLAIN = Calibration(
    Logistic(0, {"model_same": 1}), Logistic(0, {"model_differ": 1}), NOTHING, NOTHING, 0, 0.4, 0.1, "test"
)


def judged(one: str, other: str, differ: float) -> Judgement:
    return judgement(Reading.of(pair_of(one, other, 0.9)).with_model(ModelScore(3.0, differ)), PLAIN, "test")


def test_values_differ_and_the_model_does_not_object() -> None:
    found = judged("The ship carried 300 containers.", "The ship carried 450 containers.", 0.5)
    assert (found.relation, found.differ_on) == (RelationType.DIFFER, DifferOn.QUANTITY)


def test_where_only_the_values_differ_there_is_nothing_for_the_model_to_decide() -> None:
    found = judged("The ship carried 300 containers.", "The ship carried 450 containers.", -4.0)
    assert found.relation is RelationType.DIFFER
    assert found.differ_score == found.same_point


def test_an_article_that_gives_two_figures_speaks_of_two_things() -> None:
    pair = pair_of("The ship carried 300 containers.", "The ship carried 450 containers.", 0.9)
    one_article = replace(pair, right=replace(pair.right, article_id=pair.left.article_id, char_start=90, char_end=99))
    across, within = (
        judgement(Reading.of(each).with_model(ModelScore(-1.0, 0.5)), PLAIN, "test") for each in (pair, one_article)
    )
    assert across.same_point > 0.5 > within.same_point


def test_who_says_both_in_one_article_speaks_of_two_things() -> None:
    pair = pair_of("The ship carried coal to Oslo.", "The ship carried grain to Oslo.", 0.9)
    of_one_article = replace(pair.right, article_id=pair.left.article_id, char_start=90, char_end=99)
    one_teller = replace(pair, right=of_one_article)
    two_tellers = replace(pair, right=replace(of_one_article, voice=Voice.ATTRIBUTED, speaker="the mayor"))
    found = [
        judgement(Reading.of(each).with_model(ModelScore(3.0, 2.0)), PLAIN, "test")
        for each in (one_teller, two_tellers)
    ]
    assert [judged.relation for judged in found] == [RelationType.UNSURE, RelationType.DIFFER]


def test_values_differ_and_the_model_firmly_objects() -> None:
    found = judged("The ship carried 300 containers to Brida.", "450 containers came to Brida by ship in all.", -4.0)
    assert found.relation is RelationType.UNSURE
    assert "300" in found.why
    assert "model" in found.why


def test_values_agree_in_other_forms_and_the_model_objects() -> None:
    found = judged("The ship carried 11,000 containers.", "The ship carried 11 thousand containers.", 2.0)
    assert found.relation is RelationType.UNSURE


def test_what_is_left_open_denied_twice_or_was_announced_stands_against_nothing() -> None:
    left_open = judged("The paper declined to say whether the ship sank.", "The ship sank near Oslo.", 2.0)
    announced = judged("The visit to Oslo will last two days.", "The visit to Oslo lasted two days.", 2.0)
    denied_twice = judged("The owners denied that the ship was overloaded.", "The ship was not overloaded.", 2.0)
    assert denied_twice.relation is RelationType.UNSURE
    assert left_open.relation is RelationType.UNSURE
    assert announced.relation is RelationType.UNSURE


def test_the_model_decides_what_values_do_not() -> None:
    found = judged("The ship carried coal to Oslo.", "The ship carried grain to Oslo.", 2.0)
    assert (found.relation, found.differ_on) == (RelationType.DIFFER, DifferOn.DETAIL)
    assert judged("The ship left Oslo.", "The ship sailed from Oslo.", -2.0).relation is RelationType.AGREE


def test_a_difference_of_what_may_be_two_points_goes_to_review() -> None:
    reading = Reading.of(pair_of("The ship carried coal to Oslo.", "Grain was what the ship carried.", 0.9))
    found = judgement(reading.with_model(ModelScore(-1.5, 2.0)), PLAIN, "test")
    assert found.relation is RelationType.UNSURE
    assert "two points" in found.why


def test_in_the_same_words_a_doubt_is_enough() -> None:
    coal, grain = "The ship carried forty tons of coal to Oslo.", "The ship carried forty tons of grain to Oslo."
    assert judged(coal, grain, -1.0).relation is RelationType.DIFFER
    assert judged(coal, "Grain was what the ship carried.", -1.0).relation is RelationType.AGREE


def test_equal_figures_leave_the_words_to_the_model() -> None:
    found = judged("The ship carried 300 tons of coal.", "The ship carried 300 tons of grain.", 2.0)
    assert found.relation is RelationType.DIFFER


def test_a_negation_is_a_difference_of_polarity() -> None:
    found = judged("The ministry sent the shells.", "The ministry did not send the shells.", 3.0)
    assert (found.relation, found.differ_on) == (RelationType.DIFFER, DifferOn.POLARITY)


def test_a_model_without_a_word_on_difference_leaves_it_to_values() -> None:
    reading = Reading.of(pair_of("Rain fell.", "It rained.", 0.9)).with_model(ModelScore(1.0, None))
    assert judgement(reading, read_calibration(), "test").relation is RelationType.AGREE


def test_an_uncalibrated_model_is_taken_at_its_word() -> None:
    reading = Reading.of(pair_of("Rain fell.", "It rained.", 0.9)).with_model(ModelScore(0.0, 0.0))
    calibration = taking_model_at_its_word(read_calibration())
    assert judgement(reading, calibration, "test").same_point == 0.5
    assert calibration.version != read_calibration().version


def test_a_malformed_calibration_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "calibration.json"
    path.write_text("{}")
    with pytest.raises(ComponentError, match="cannot read the judge's calibration"):
        read_calibration(path)
