"""Laws of the whole way from articles to a comparison, with the real splitter, embedder and judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from claimref.cache import MemoryCache
from claimref.config import Config
from claimref.pipeline import compare
from claimref.records import Article, Comparison, Counts, Status

CONFIG = Config(judge="rules", candidates=6)

SENTENCES = (
    "The ferry Marigold ran aground off Tarn Island on Monday.",
    "On Monday the ferry Marigold ran aground near Tarn Island.",
    "The ferry carried 212 passengers.",
    "There were more than 200 passengers on the ferry.",
    "The ferry was carrying 164 passengers, the coast guard said.",
    "Captain Ines Rowe denied that the ferry was overloaded.",
    "The harbour master said the ferry was overloaded.",
    "Divers inspected the hull and found a crack.",
    "The hull was inspected by divers on Tuesday, June 4.",
    "The hull was inspected by divers on Wednesday, June 5.",
    "“Nobody was hurt,” said Rowe.",
    "No one was injured.",
    "Ferries to the island may be suspended until July.",
)


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    """Two to four articles, each of a few sentences; one outlet may have two."""
    number = draw(st.integers(2, 4))
    texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True)
    days = st.one_of(st.none(), st.dates(date(2024, 6, 3), date(2024, 6, 6)))
    return [
        Article(
            outlet=draw(st.sampled_from(["Gull", "Tern", "Skua"])),
            text=draw(st.sampled_from([" ", "\n\n"])).join(draw(texts)),
            locator=f"{n}.txt",
            published_at=draw(days),
        )
        for n in range(number)
    ]


def answer(comparison: Comparison) -> Comparison:
    """All of a comparison but the count of the work done."""
    return replace(comparison, counts=Counts())


@settings(max_examples=8, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_articles_in_any_order_give_the_same_comparison_ids_included(articles: list[Article], random: Random) -> None:
    shuffled = random.sample(articles, len(articles))
    assert answer(compare(shuffled, CONFIG)) == answer(compare(articles, CONFIG))


@settings(max_examples=6, deadline=None)
@given(stories())
def test_adding_articles_one_by_one_equals_comparing_all_at_once(articles: list[Article]) -> None:
    cache = MemoryCache()
    for n in range(1, len(articles)):
        compare(articles[:n], CONFIG, cache=cache)
    assert answer(compare(articles, CONFIG, cache=cache)) == answer(compare(articles, CONFIG))


@settings(max_examples=4, deadline=None)
@given(stories())
def test_a_second_comparison_computes_nothing(articles: list[Article]) -> None:
    cache = MemoryCache()
    first = compare(articles, CONFIG, cache=cache)
    second = compare(articles, CONFIG, cache=cache)
    assert second.counts == Counts(0, 0, 0)
    assert answer(second) == answer(first)


@settings(max_examples=8, deadline=None)
@given(stories())
def test_a_comparison_holds_together(articles: list[Article]) -> None:
    check(compare(articles, CONFIG))


def check(comparison: Comparison) -> None:
    statements = {statement.id: statement for statement in comparison.statements}
    outlets = {article.id: article.outlet for article in comparison.articles}
    claim_of = {statement: claim for claim in comparison.claims for statement in claim.statements}
    assert sorted(claim_of) == sorted(statements), "every statement is in one claim"
    assert len({claim.id for claim in comparison.claims}) == len(comparison.claims)
    related = {(relation.left, relation.right) for relation in comparison.relations}
    assert len(related) == len(comparison.relations)
    assert all(left < right for left, right in related)
    for claim in comparison.claims:
        members = sorted(claim.statements)
        cross = cross_outlet(members, {id_: outlets[statements[id_].article_id] for id_ in members})
        assert cross <= related, "every cross-outlet pair of a claim has a relation"
        assert claim.representative in members
        assert (len(claim.outlets) > 1) == bool(cross)
        assert claim.status is not Status.AGREE or len(claim.outlets) > 1
        assert {member.side for member in claim.members} - {None} == set(claim.sides)


def cross_outlet(ids: Sequence[str], outlet_of: dict[str, str]) -> set[tuple[str, str]]:
    return {(one, two) for one in ids for two in ids if one < two and outlet_of[one] != outlet_of[two]}
