from __future__ import annotations

from collections.abc import Iterable

from claimref.config import Config
from claimref.matching.founding import claim_ids
from claimref.matching.grouping import Group, Judged
from claimref.matching.settling import settle
from claimref.records import Claim, DifferOn, Relation, RelationType, Stance, Statement, Status, Voice
from tests.matching.builders import all_pairs, article, differ, group_of, judged, other, same, statement

CONFIG = Config()
GULL = article("Gull", "2024-06-03")
GULL_LATER = article("Gull", "2024-06-05", text="later")
TERN = article("Tern", "2024-06-04")
SKUA = article("Skua")
ARTICLES = (GULL, GULL_LATER, TERN, SKUA)


def settled(
    groups: Iterable[Group],
    verdicts: Judged,
    units: dict[str, str] | None = None,
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    return settle("ferry", ARTICLES, list(groups), verdicts, CONFIG, units)


def test_two_outlets_that_agree() -> None:
    one, two = statement(GULL, "The ferry sank on Monday."), statement(TERN, "On Monday the ferry sank.")
    (claim,), (relation,) = settled([group_of(one, two)], judged((one, two, same(0.8))))
    assert claim.status is Status.AGREE
    assert claim.outlets == ("Gull", "Tern")
    assert (claim.origins, claim.weakest_link, claim.differ_on, claim.sides) == (2, 0.8, None, {})
    assert (relation.type, relation.score, relation.why) == (RelationType.AGREE, 0.8, "the same wording")


def test_a_figure_in_dispute_has_sides_in_words() -> None:
    nine, nine_too = statement(GULL, "9 died.", figure=9), statement(SKUA, "9 were killed.", figure=9)
    ten = statement(TERN, "10 died.", figure=10)
    group = group_of(nine, nine_too, ten)
    verdicts = all_pairs(group.statements, same()) | judged((nine, ten, differ()), (nine_too, ten, differ()))
    (claim,), relations = settled([group], verdicts)
    assert (claim.status, claim.differ_on) == (Status.DIFFER, DifferOn.QUANTITY)
    assert claim.sides == {"A": "9", "B": "10"}
    assert claim.label in (nine.text, nine_too.text)
    assert sorted(relation.type for relation in relations) == ["agree", "differ", "differ"]


def test_a_denial_is_put_in_one_word() -> None:
    said = statement(GULL, "The ferry was overloaded.")
    denied = statement(TERN, "The captain denied that.", voice=Voice.ATTRIBUTED, stance=Stance.DENIES)
    (claim,), _ = settled([group_of(said, denied)], judged((said, denied, differ(DifferOn.POLARITY))))
    assert sorted(claim.sides.values()) == ["denied", "said"]
    assert claim.status is Status.DIFFER


def test_one_outlet_that_changes_its_figure_differs_from_itself() -> None:
    nine, ten = statement(GULL, "9 died.", figure=9), statement(GULL_LATER, "10 died.", figure=10)
    (claim,), (relation,) = settled([group_of(nine, ten)], judged((nine, ten, differ())))
    assert claim.status is Status.SELF_DIFFERS
    assert relation.type is RelationType.DIFFER


def test_outlets_of_one_family_count_once() -> None:
    one, two = statement(GULL, "The ferry sank."), statement(TERN, "The ferry went down.")
    family = {source.id: "Sea Press" for source in ARTICLES}
    (claim,), _ = settled([group_of(one, two)], judged((one, two, same())), units=family)
    assert claim.status is Status.ONLY


def test_a_difference_between_claims_disputes_both_and_changes_no_status() -> None:
    figure = statement(GULL, "The mill dumped 40 tonnes.", figure=40)
    denial = statement(TERN, "The mill denies dumping.", stance=Stance.DENIES)
    claims, (relation,) = settled(
        [group_of(figure), group_of(denial)], judged((figure, denial, differ(DifferOn.POLARITY)))
    )
    assert [claim.status for claim in claims] == [Status.ONLY, Status.ONLY]
    assert [claim.disputed_by for claim in claims] == [(claims[1].id,), (claims[0].id,)]
    assert relation.type is RelationType.DIFFER


def test_a_claim_is_labelled_with_what_no_other_claim_disputes() -> None:
    full = statement(GULL, "The army put 9,000 troops through exercises.", figure=9000)
    bare = statement(TERN, "The army held the winter exercises there.", voice=Voice.ATTRIBUTED)
    other = statement(TERN, "14,000 troops took part.", figure=14000)
    claims, _ = settled(
        [group_of(full, bare), group_of(other)],
        judged((full, bare, same()), (full, other, differ(DifferOn.QUANTITY))),
    )
    assert {claim.label for claim in claims} == {bare.text, other.text}


def test_what_lies_between_the_thresholds_goes_to_review() -> None:
    one, two, three = statement(GULL, "a"), statement(TERN, "b"), statement(SKUA, "c")
    between = (CONFIG.suggest_threshold + CONFIG.match_threshold) / 2
    _, relations = settled(
        [group_of(one), group_of(two), group_of(three)],
        judged((one, two, same(between)), (one, three, other(CONFIG.suggest_threshold / 2))),
    )
    assert [(relation.type, relation.score) for relation in relations] == [(RelationType.UNSURE, between)]


def test_the_weakest_link_is_where_the_claim_would_fall_apart() -> None:
    one, two, three = statement(GULL, "a"), statement(TERN, "b"), statement(SKUA, "c")
    verdicts = judged((one, two, same(0.9)), (two, three, same(0.7)), (one, three, same(0.4)))
    (claim,), _ = settled([group_of(one, two, three)], verdicts)
    assert claim.weakest_link == 0.7


def test_a_claim_keeps_its_id_when_a_later_article_joins() -> None:
    first, second = statement(GULL, "The ferry sank."), statement(TERN, "The ferry went down.")
    by_id = {source.id: source for source in ARTICLES}
    alone = claim_ids("ferry", [group_of(first)], by_id)
    assert claim_ids("ferry", [group_of(first, second)], by_id) == alone
    assert claim_ids("another story", [group_of(first)], by_id) != alone


def test_two_claims_from_one_span_have_two_ids() -> None:
    def cut(text: str) -> Statement:
        return Statement(GULL.id, 0, 0, 40, "The ferry sank and its captain survived.", text)

    groups = [group_of(cut("The ferry sank.")), group_of(cut("The captain survived."))]
    assert len(set(claim_ids("ferry", groups, {GULL.id: GULL}))) == 2
