from __future__ import annotations

from dataclasses import replace

import numpy as np

from claimref.config import Config
from claimref.matching.constraints import Constraints
from claimref.matching.grouping import Judged, group, pairs_within
from claimref.records import Article, DifferOn, Entity, Stance, Statement
from tests.matching.builders import article, differ, group_of, judged, other, same, statement

CONFIG = Config()
GULL, TERN, SKUA = article("Gull"), article("Tern"), article("Skua")


def texts(verdicts: Judged, *statements: Statement) -> set[frozenset[str]]:
    return {frozenset(s.text for s in found.statements) for found in group(statements, verdicts, CONFIG)}


def test_matches_share_a_group_and_the_rest_stand_alone() -> None:
    one, two, three = (
        statement(GULL, "Ash fell."),
        statement(TERN, "Ash came down."),
        statement(SKUA, "Trains stopped."),
    )
    verdicts = judged((one, two, same()), (one, three, other()))
    assert texts(verdicts, one, two, three) == {
        frozenset({"Ash fell.", "Ash came down."}),
        frozenset({"Trains stopped."}),
    }


def test_a_chain_of_matches_is_cut_where_its_ends_do_not_fit() -> None:
    one, two, three = statement(GULL, "a"), statement(TERN, "b"), statement(SKUA, "c")
    verdicts = judged((one, two, same(0.95)), (two, three, same(0.7)), (one, three, other(0.02)))
    assert texts(verdicts, one, two, three) == {frozenset("ab"), frozenset("c")}


def test_contradicting_values_of_one_point_share_a_group() -> None:
    one, two = statement(GULL, "Nine died.", figure=9), statement(TERN, "Ten died.", figure=10)
    assert texts(judged((one, two, differ())), one, two) == {frozenset({"Nine died.", "Ten died."})}


def test_a_figure_left_alone_joins_the_claim_with_whose_figure_it_differs() -> None:
    full = statement(GULL, "Nine troops held a drill.", figure=9)
    bare, figure = statement(TERN, "A drill was held.", start=5), statement(TERN, "Ten troops took part.", figure=10)
    drawn_away = judged((full, bare, same(0.9)), (full, figure, differ(score=0.5)), (bare, figure, other(0.02)))
    assert texts(drawn_away, full, bare, figure) == {frozenset({full.text, bare.text, figure.text})}
    another_point = drawn_away | judged((full, figure, differ(score=0.1)))
    assert texts(another_point, full, bare, figure) == {frozenset({full.text, bare.text}), frozenset({figure.text})}
    apart = Constraints(apart=frozenset({(min(bare.id, figure.id), max(bare.id, figure.id))}))
    kept = group([full, bare, figure], drawn_away, CONFIG, apart)
    assert {len(found.statements) for found in kept} == {1, 2}


def test_a_general_denial_does_not_swallow_figures() -> None:
    figure = statement(GULL, "The mill dumped 40 tonnes of waste.", figure=40)
    denial = statement(TERN, "The mill denies dumping waste.", stance=Stance.DENIES)
    plain = statement(SKUA, "The mill dumped waste.")
    verdicts = judged(
        (figure, denial, differ(DifferOn.POLARITY)),
        (plain, denial, differ(DifferOn.POLARITY)),
        (plain, figure, other()),
    )
    assert texts(verdicts, figure, denial, plain) == {frozenset({figure.text}), frozenset({denial.text, plain.text})}


def about(source: Article, name: str, role: str) -> Statement:
    text = f"{name} is {role}."
    return replace(statement(source, text), entities=(Entity(name, name, "person", 0, len(name)),))


def test_who_one_person_is_does_not_swallow_who_another_is() -> None:
    low, lane = about(GULL, "Ann Low", "the majority leader"), about(TERN, "Bo Lane", "the minority leader")
    again = about(SKUA, "Low", "the majority leader")
    verdicts = judged((low, lane, same(0.9)), (low, again, same(0.9)), (lane, again, same(0.9)))
    assert texts(verdicts, low, lane, again) == {frozenset({low.text, again.text}), frozenset({lane.text})}


def test_two_statements_of_one_article_need_a_better_reason() -> None:
    one, two = statement(GULL, "Ash fell."), statement(GULL, "Ash came down.", start=50)
    assert len(group([one, two], judged((one, two, same(0.4))), CONFIG)) == 2
    assert len(group([one, two], judged((one, two, same(0.95))), CONFIG)) == 1


def test_pairs_within_are_those_that_no_judge_has_seen() -> None:
    one, two, three = statement(GULL, "a"), statement(TERN, "b"), statement(TERN, "c", start=9)
    statements = [one, two, three]
    vectors = np.eye(3, dtype=np.float32)
    found = pairs_within([group_of(*statements)], statements, vectors, judged((one, two, same())))
    assert [{pair.left, pair.right} for pair in found] == [{one, three}]
    assert found[0].left.id < found[0].right.id
