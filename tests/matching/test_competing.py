from __future__ import annotations

import pytest

from claimref.matching.competing import MAX_LEAD, Lead, Weights, find_leads, in_context
from claimref.matching.odds import log_odds
from claimref.records import DifferOn, Judgement, RelationType
from tests.matching.builders import article, judged, other, same, statement

GULL, TERN, SKUA = article("Gull"), article("Tern"), article("Skua")
ASH, TRAINS = statement(GULL, "Ash fell."), statement(GULL, "Trains stopped.", start=20)
RAINED, SNOWED = statement(TERN, "Ash rained."), statement(TERN, "It snowed ash.", start=20)
ELSEWHERE = statement(SKUA, "Ash came down.")
STATEMENTS = (ASH, TRAINS, RAINED, SNOWED, ELSEWHERE)
BY_LEAD = Weights(intercept=0.0, own=0.6, smaller=0.6, larger=0.5, overlap=0.0)
ARTICLE = {s.id: s.article_id for s in STATEMENTS}


def test_a_lead_is_over_the_best_rival_of_the_same_article() -> None:
    verdicts = judged((ASH, RAINED, same(0.8)), (ASH, SNOWED, same(0.6)), (ASH, ELSEWHERE, same(0.9)))
    leads = find_leads(verdicts, ARTICLE)
    ahead = log_odds(0.8) - log_odds(0.6)
    first, second, third = (leads[pair] for pair in verdicts)
    assert (first.smaller, first.larger) == pytest.approx((ahead, MAX_LEAD))
    assert (second.smaller, second.larger) == pytest.approx((-ahead, MAX_LEAD))
    assert third == Lead(MAX_LEAD, MAX_LEAD)


def test_equal_rivals_have_no_lead() -> None:
    verdicts = judged((ASH, RAINED, same(0.8)), (ASH, SNOWED, same(0.8)))
    assert {lead.smaller for lead in find_leads(verdicts, ARTICLE).values()} == {0.0}


def test_the_best_of_rivals_gains_and_the_second_loses() -> None:
    alone = in_context(STATEMENTS, judged((ASH, RAINED, same(0.8))), BY_LEAD)
    rivals = in_context(STATEMENTS, judged((ASH, RAINED, same(0.8)), (ASH, SNOWED, same(0.75))), BY_LEAD)
    best, second = rivals.values()
    assert [verdict.same_point > best.same_point > second.same_point for verdict in alone.values()] == [True]


def test_a_lead_is_no_reason_to_overlook_a_doubt() -> None:
    doubtful = Judgement(0.6, RelationType.UNSURE, DifferOn.QUANTITY)
    (verdict,) = in_context(STATEMENTS, judged((ASH, RAINED, doubtful)), BY_LEAD).values()
    (certain,) = in_context(STATEMENTS, judged((ASH, RAINED, same(0.6))), BY_LEAD).values()
    assert verdict.same_point == 0.6 < certain.same_point


def test_what_the_judge_said_alone_is_kept_as_evidence() -> None:
    (verdict,) = in_context(STATEMENTS, judged((ASH, RAINED, same(0.8)))).values()
    assert verdict.evidence["same_point_alone"] == 0.8


def test_pairs_within_one_article_stay_as_they_are() -> None:
    verdicts = judged((ASH, TRAINS, other(0.2)), (ASH, RAINED, same(0.8)))
    pair = next(iter(verdicts))
    assert in_context(STATEMENTS, verdicts)[pair] == verdicts[pair]


def test_rare_words_in_common_speak_for_one_point() -> None:
    verdicts = judged((ASH, RAINED, same(0.6)), (ASH, ELSEWHERE, same(0.6)), (TRAINS, SNOWED, same(0.6)))
    shared, _, apart = (verdict.same_point for verdict in in_context(STATEMENTS, verdicts).values())
    assert shared > apart


def test_a_difference_is_as_likely_as_its_one_point_allows() -> None:
    contrary = Judgement(0.6, RelationType.DIFFER, DifferOn.QUANTITY, differ_score=0.54)
    (verdict,) = in_context(STATEMENTS, judged((ASH, RAINED, contrary)), BY_LEAD).values()
    assert verdict.differ_score == pytest.approx(0.9 * verdict.same_point, abs=1e-4)
