"""What people decided binds: whatever the weights, in any order, along chains; contradictions are told, not guessed."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimref.config import Config
from claimref.decisions import Ruling, Verdict, find_conflicts, settled
from claimref.matching.constraints import EVIDENCE, Constraints
from claimref.matching.grouping import Judged, group
from claimref.matching.settling import settle
from claimref.records import Claim, DifferOn, Judgement, Relation, RelationType, Statement, Status
from tests.matching.builders import all_pairs, article, differ, other, same, statement

CONFIG = Config()
OUTLETS = [article(name) for name in ("Gull", "Tern", "Skua", "Auk", "Rail", "Coot")]
SAID = sorted((statement(source, f"{source.outlet} says it.") for source in OUTLETS), key=lambda s: s.id)
A, B, C, D = SAID[:4]


def ruling(one: Statement, two: Statement, verdict: Verdict, user: str = "ada", at: str = "2025-06-01") -> Ruling:
    left, right = sorted((one.id, two.id))
    return Ruling(left, right, verdict, user, at)


def answer(
    rulings: list[Ruling], verdicts: Judged, statements: list[Statement] = SAID
) -> tuple[tuple[Claim, ...], dict[tuple[str, str], Relation]]:
    people = Constraints.of(rulings, statements)
    judged = people.overrule(verdicts)
    groups = group(statements, judged, CONFIG, people)
    claims, relations = settle("gale", OUTLETS, groups, judged, CONFIG, people=people)
    return claims, {(relation.left, relation.right): relation for relation in relations}


def together(claims: tuple[Claim, ...], one: Statement, two: Statement) -> bool:
    return any({one.id, two.id} <= set(claim.statements) for claim in claims)


def test_same_and_different_hold_against_every_score() -> None:
    claims, relations = answer([ruling(A, B, Verdict.DIFFERENT)], all_pairs(SAID, same(0.99)))
    assert not together(claims, A, B)
    assert (A.id, B.id) not in relations, "it is decided: there is nothing to review"
    claims, relations = answer([ruling(A, B, Verdict.SAME_AGREE)], all_pairs(SAID, other(0.01)))
    assert together(claims, A, B)
    relation = relations[A.id, B.id]
    assert (relation.type, relation.score) == (RelationType.AGREE, 1.0)
    assert relation.why == "ada decided: the same point, and they agree"
    assert relation.evidence[EVIDENCE] == {
        "verdict": "same-agree",
        "user": "ada",
        "at": "2025-06-01",
        "note": "",
        "instead_of": {"same_point": 0.01, "relation": "agree", "why": ""},
    }


def test_same_holds_along_a_chain_and_takes_different_with_it() -> None:
    rulings = [
        ruling(A, B, Verdict.SAME_AGREE),
        ruling(B, C, Verdict.SAME_AGREE),
        ruling(C, D, Verdict.DIFFERENT),
    ]
    claims, relations = answer(rulings, all_pairs(SAID, same(0.9)))
    assert together(claims, A, C)
    assert not together(claims, A, D)
    assert not together(claims, B, D)
    assert not {tuple(sorted((one.id, D.id))) for one in (A, B, C)} & relations.keys()


def test_same_but_differ_makes_sides() -> None:
    claims, relations = answer([ruling(A, B, Verdict.SAME_DIFFER)], all_pairs(SAID, other(0.01)))
    [claim] = [claim for claim in claims if len(claim.members) == 2]
    assert claim.status is Status.DIFFER
    assert sorted(member.side or "" for member in claim.members) == ["A", "B"]
    relation = relations[A.id, B.id]
    assert (relation.type, relation.differ_on, relation.score) == (RelationType.DIFFER, DifferOn.DETAIL, 1.0)


def test_agreement_ends_a_difference_that_the_judge_saw() -> None:
    claims, relations = answer([ruling(A, B, Verdict.SAME_AGREE)], all_pairs([A, B], differ()), [A, B])
    assert [claim.status for claim in claims] == [Status.AGREE]
    assert relations[A.id, B.id].type is RelationType.AGREE


def test_who_agrees_with_both_sides_by_a_persons_word_stands_on_neither() -> None:
    trio = [A, B, C]
    verdicts = all_pairs(trio, differ())
    rulings = [ruling(A, B, Verdict.SAME_AGREE), ruling(B, C, Verdict.SAME_AGREE), ruling(A, C, Verdict.SAME_DIFFER)]
    [claim], relations = answer(rulings, verdicts, trio)
    sides = {member.statement_id: member.side for member in claim.members}
    assert sides[B.id] is None
    assert {sides[A.id], sides[C.id]} == {"A", "B"}
    assert relations[A.id, B.id].type is relations[B.id, C.id].type is RelationType.AGREE


@pytest.mark.parametrize("score", [0.001, 0.9])
def test_unsure_puts_the_pair_into_the_review(score: float) -> None:
    _, relations = answer([ruling(A, B, Verdict.UNSURE)], all_pairs(SAID, same(score)))
    assert relations[A.id, B.id].type is RelationType.UNSURE


def test_a_contradiction_is_reported_and_binds_nobody() -> None:
    chain = [ruling(A, B, Verdict.SAME_AGREE), ruling(B, C, Verdict.SAME_DIFFER)]
    wrong, apart = ruling(A, C, Verdict.DIFFERENT, "ben"), ruling(A, D, Verdict.DIFFERENT)
    people = Constraints.of([*chain, wrong, apart], SAID)
    [conflict] = people.conflicts
    assert conflict.different == wrong
    assert set(conflict.chain) == set(chain)
    assert people.together == ()
    assert people.is_apart(A.id, D.id)
    _, relations = answer([*chain, wrong, apart], all_pairs(SAID, other(0.02)))
    for one in (*chain, wrong):
        assert relations[one.left, one.right].type is RelationType.UNSURE
        assert relations[one.left, one.right].why.startswith("people contradict each other")


def test_agree_and_differ_on_one_pair_contradict() -> None:
    yes, no = ruling(A, B, Verdict.SAME_AGREE), ruling(A, B, Verdict.SAME_DIFFER, "ben")
    [conflict] = find_conflicts([yes, no])
    assert (conflict.different, conflict.chain) == (no, (yes,))
    assert settled([yes, no, ruling(C, D, Verdict.UNSURE)])[0] == [ruling(C, D, Verdict.UNSURE)]


def test_who_is_not_in_the_story_has_no_say() -> None:
    stranger = statement(article("Loon"), "Loon says it.")
    assert not Constraints.of([ruling(A, stranger, Verdict.SAME_AGREE)], SAID)


def test_a_decision_outranks_a_doubt_about_the_same_pair() -> None:
    later_doubt = ruling(A, B, Verdict.UNSURE, "ben", "2025-07-01")
    people = Constraints.of([later_doubt, ruling(A, B, Verdict.DIFFERENT)], SAID)
    assert people.verdict(A.id, B.id) is Verdict.DIFFERENT


@st.composite
def decided(draw: st.DrawFn) -> tuple[list[Ruling], dict[tuple[str, str], Judgement]]:
    pairs = list(combinations(SAID, 2))
    rulings = [
        ruling(*pair, draw(st.sampled_from(list(Verdict))))
        for pair in draw(st.lists(st.sampled_from(pairs), max_size=7))
    ]
    scores = st.sampled_from([0.01, 0.2, 0.5, 0.97])
    verdicts = {(one.id, two.id): (differ if draw(st.booleans()) else same)(score=draw(scores)) for one, two in pairs}
    return list({(one.left, one.right): one for one in rulings}.values()), verdicts


@settings(deadline=None)
@given(decided(), st.randoms(use_true_random=False))
def test_what_does_not_contradict_itself_holds_in_any_order(
    case: tuple[list[Ruling], dict[tuple[str, str], Judgement]], random: Random
) -> None:
    rulings, verdicts = case
    claims, relations = answer(rulings, verdicts)
    by_id = {one.id: one for one in SAID}
    side = {member.statement_id: member.side for claim in claims for member in claim.members}
    binding, conflicts = settled(rulings)
    for one in binding:
        left, right = by_id[one.left], by_id[one.right]
        relation = relations.get((one.left, one.right))
        match one.verdict:
            case Verdict.DIFFERENT:
                assert not together(claims, left, right)
                assert relation is None
            case Verdict.SAME_AGREE:
                assert together(claims, left, right)
                assert relation is not None
                assert relation.type is RelationType.AGREE
                held = {side[left.id], side[right.id]} - {None}
                differing = {end for r in binding if r.verdict is Verdict.SAME_DIFFER for end in (r.left, r.right)}
                assert len(held) < 2 or {left.id, right.id} <= differing
            case Verdict.SAME_DIFFER:
                assert together(claims, left, right)
                assert relation is not None
                assert relation.type is RelationType.DIFFER
                assert side[left.id] is None or side[left.id] != side[right.id]
            case Verdict.UNSURE:
                assert relation is None or relation.type is RelationType.UNSURE
    shuffled = random.sample(rulings, len(rulings))
    assert answer(shuffled, dict(random.sample(list(verdicts.items()), len(verdicts))), random.sample(SAID, 6)) == (
        claims,
        relations,
    )
    assert {(c.different.left, c.different.right) for c in settled(shuffled)[1]} == {
        (c.different.left, c.different.right) for c in conflicts
    }
