import pytest

from claimref.config import Config
from claimref.errors import ConfigError
from claimref.judging import rules
from claimref.records import DifferOn, Pair, RelationType, Statement
from tests.judging.statements import pair_of, statement_of


@pytest.fixture(scope="module")
def judge() -> rules.RulesJudge:
    return rules.build(Config(), None)


def test_likeness_in_meaning_and_wording_makes_the_point(judge: rules.RulesJudge) -> None:
    one = "The old bridge over the Tarn collapsed on Monday."
    same, other = judge.judge(
        [
            pair_of(one, "On Monday the old bridge over the Tarn collapsed.", 0.97),
            pair_of(one, "Divers searched the Tarn for the driver of a van.", 0.41),
        ]
    )
    assert same.same_point > 0.8 > 0.2 > other.same_point
    assert same.relation is RelationType.AGREE


def test_figures_are_compared_as_values(judge: rules.RulesJudge) -> None:
    differ, agree = judge.judge(
        [
            pair_of("The ship carried 300 containers.", "The ship carried 450 containers.", 0.96),
            pair_of("The ship carried 300 containers.", "The ship carried more than 250 containers.", 0.94),
        ]
    )
    assert (differ.relation, differ.differ_on) == (RelationType.DIFFER, DifferOn.QUANTITY)
    assert "300" in differ.why
    assert "450" in differ.why
    assert agree.relation is RelationType.AGREE
    assert differ.differ_score > agree.differ_score


def test_the_order_within_a_pair_does_not_matter(judge: rules.RulesJudge) -> None:
    left, right = statement_of("Nobody was hurt in the fire."), statement_of("Three people were hurt in the fire.")
    assert judge.judge([Pair(left, right, 0.8)])[0].same_point == judge.judge([Pair(right, left, 0.8)])[0].same_point


def test_evidence_holds_what_decided(judge: rules.RulesJudge) -> None:
    evidence = judge.judge([pair_of("Rain fell on 3 May 2021.", "Rain fell on 4 May 2021.", 0.95)])[0].evidence
    assert evidence["judge"] == judge.version
    assert {"cosine", "jaccard", "values_differ"} <= set(evidence["features"])  # type: ignore[call-overload]
    assert evidence["values"]


def test_an_argument_is_refused() -> None:
    with pytest.raises(ConfigError, match="takes no argument"):
        rules.build(Config(), "x")


def test_an_empty_statement_is_judged() -> None:
    nothing = Statement("a", 0, 0, 1, "…", "…")
    assert rules.build(Config(), None).judge([Pair.of(nothing, statement_of("Rain fell."), 0.0)])[0].same_point < 0.1
