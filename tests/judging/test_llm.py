from __future__ import annotations

import json
from typing import Any

import pytest

from claimref.cache import MemoryCache
from claimref.errors import ComponentError
from claimref.judging.llm import PAIRS_A_REQUEST, build
from claimref.pipeline import Workshop
from claimref.records import DifferOn, Pair, RelationType, Stance, Statement, Voice
from tests.endpoint import Reply, StandIn, say, serve


def statement(number: int, text: str, **given: Any) -> Statement:
    return Statement(f"article{number}", 1, 0, len(text), text, text, **given)


def pair(number: int = 0) -> Pair:
    return Pair.of(
        statement(2 * number, f"The mayor of town {number} resigned.", voice=Voice.ATTRIBUTED, speaker="An aide"),
        statement(2 * number + 1, f"The mayor of town {number} did not resign.", stance=Stance.DENIES),
        0.8,
    )


def verdict(number: int, **given: Any) -> dict[str, Any]:
    plain = {"pair": number, "same_point": 0.9, "differ": 0.1, "differ_on": None, "why": "the same words"}
    return plain | given


def judge_all(body: dict[str, Any]) -> Reply:
    """A model that finds every pair to differ in polarity, with the number in its mayor's town as its reason."""
    asked = json.loads(body["messages"][1]["content"])["pairs"]
    return say(
        {
            "judgements": [
                verdict(one["pair"], differ=0.8, differ_on="polarity", why=one["one"]["statement"]) for one in asked
            ]
        }
    )


def test_judgements_come_in_the_order_of_the_pairs_whatever_the_batches() -> None:
    pairs = [pair(number) for number in range(2 * PAIRS_A_REQUEST + 1)]
    with serve(judge_all) as server:
        judgements = build(server.config(), None).judge(pairs)
    assert len(server.requests) == 3
    for number, judgement in enumerate(judgements):
        assert f"town {number} " in judgement.why
        assert (judgement.relation, judgement.differ_on) == (RelationType.DIFFER, DifferOn.POLARITY)
        assert (judgement.same_point, judgement.differ_score) == (0.9, 0.8)


def test_no_pairs_ask_nothing() -> None:
    with serve(judge_all) as server:
        assert build(server.config(), None).judge([]) == []
    assert server.requests == []


def test_the_model_sees_who_says_it_and_how() -> None:
    with serve(say({"judgements": [verdict(1)]})) as server:
        (judgement,) = build(server.config(), None).judge([pair()])
    shown = json.loads(server.requests[0][2]["messages"][1]["content"])["pairs"][0]
    assert {shown["one"]["said by"], shown["other"]["said by"]} == {"An aide", "the outlet itself"}
    assert {shown["one"]["stance"], shown["other"]["stance"]} == {"asserts", "denies"}
    assert (judgement.relation, judgement.differ_on, judgement.why) == (RelationType.AGREE, None, "the same words")


def test_the_order_within_a_pair_does_not_matter() -> None:
    one = pair()
    with serve(judge_all) as server:
        judge = build(server.config(), None)
        assert judge.judge([one]) == judge.judge([Pair(one.right, one.left, one.similarity)])
    assert server.requests[0][2] == server.requests[1][2]


@pytest.mark.parametrize(
    ("judgements", "problem"),
    [
        ("yes", 'expected {"judgements"'),
        ([], "expected the pairs 1 to 1 once each and in order, got []"),
        ([verdict(2)], "got [2]"),
        ([verdict(1), verdict(1)], "got [1, 1]"),
        ([verdict(1, same_point=1.5)], "same_point is 1.5 in pair 1: expected a number from 0 to 1"),
        ([verdict(1, same_point=True)], "same_point is True"),
        ([verdict(1, differ="high")], "differ is 'high'"),
        ([verdict(1, differ=0.9, differ_on="colour")], "differ_on is 'colour' in pair 1: known are quantity, date"),
    ],
)
def test_an_answer_that_is_not_valid_is_asked_again_then_an_error(judgements: object, problem: str) -> None:
    wrong = say({"judgements": judgements})
    with serve(wrong, say({"judgements": [verdict(1)]})) as server:
        assert build(server.config(), None).judge([pair()])[0].same_point == 0.9
    assert problem in server.requests[1][2]["messages"][-1]["content"]
    with serve(wrong) as server, pytest.raises(ComponentError) as raised:
        build(server.config(), None).judge([pair()])
    assert problem in str(raised.value)


def test_the_pipeline_asks_once_for_each_pair() -> None:
    pairs, cache = [pair(number) for number in range(3)], MemoryCache()

    def run(server: StandIn) -> int:
        work = Workshop(server.config(judge="llm", splitter="llm"), cache)
        work.judge(pairs)
        return work.counts.judged

    with serve(judge_all) as server:
        assert [run(server), run(server)] == [3, 0]
    assert len(server.requests) == 1


def test_the_version_names_model_and_place_but_not_the_key() -> None:
    with serve(judge_all) as server:
        small = build(server.config(llm_key="s3cret"), None).version
        large = build(server.config(), "large").version
    assert small.startswith(f"llm:stand-in at {server.url}/")
    assert large.startswith(f"llm:large at {server.url}/")
    assert "s3cret" not in small
