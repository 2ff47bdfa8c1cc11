"""Articles one by one, in any order, give what all at once give; what is known is not computed again."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimref.config import Config
from claimref.pipeline import compare
from claimref.records import Article, Comparison, Counts, Precision
from claimref.store import Store, open_store

STORY = "kiosk"
CONFIG = Config(splitter="sentences", judge="rules")
TEXTS = {
    "North Post": "The kiosk on Mill Square burned down on Friday. Nobody was hurt. "
    "The kiosk had stood there for 40 years.",
    "Mill Echo": "A fire destroyed the kiosk on Mill Square on Friday. The kiosk had stood there for 40 years.",
    "Square News": "The kiosk on Mill Square burned down on Saturday. Two people were hurt.",
    "Late Courier": "The kiosk on Mill Square had stood there for 60 years. The owner will rebuild the kiosk.",
}
ARTICLES = [
    Article(
        outlet, text, f"{n}.txt", published_at=date(2025, 2, 3 + n % 2), published_precision=Precision.DAY, story=STORY
    )
    for n, (outlet, text) in enumerate(TEXTS.items())
]


def add(store: Store, articles: list[Article]) -> Counts:
    """What `claimref compare --story` does."""
    store.add_articles(articles, STORY)
    comparison = compare(store.articles(STORY), CONFIG, story=STORY, cache=store.cache)
    store.save(comparison, CONFIG)
    return comparison.counts


@pytest.fixture(scope="module")
def at_once() -> Comparison:
    with open_store(":memory:") as store:
        add(store, ARTICLES)
        return store.load(STORY)


def same_answer(one: Comparison, other: Comparison) -> bool:
    return (one.articles, one.statements, one.claims, one.relations) == (
        other.articles,
        other.statements,
        other.claims,
        other.relations,
    )


def test_the_story_has_something_to_compare(at_once: Comparison) -> None:
    outlets = [len(claim.outlets) for claim in at_once.claims]
    assert max(outlets) > 1
    assert min(outlets) == 1


@settings(max_examples=6, deadline=None)
@given(order=st.sampled_from(list(permutations(range(len(ARTICLES))))), first=st.integers(1, 3))
def test_one_by_one_in_any_order(at_once: Comparison, order: tuple[int, ...], first: int) -> None:
    with open_store(":memory:") as store:
        add(store, [ARTICLES[n] for n in order[:first]])
        for n in order[first:]:
            add(store, [ARTICLES[n]])
        assert same_answer(store.load(STORY), at_once)
        assert store.check() == []


def test_the_same_again_computes_nothing(tmp_path: Path) -> None:
    for expected_nothing in (False, True):
        with open_store(tmp_path / "claimref.db") as store:
            counts = add(store, ARTICLES)
            assert (counts == Counts()) is expected_nothing, counts


def test_one_more_article_is_the_only_one_split(tmp_path: Path) -> None:
    with open_store(tmp_path / "claimref.db") as store:
        add(store, ARTICLES[:3])
        assert add(store, ARTICLES[3:]).split == 1


def test_adding_and_removing_is_as_nothing(at_once: Comparison) -> None:
    extra = Article("Extra", "The kiosk on Mill Square burned down on Friday. It rained.", "x.txt", story=STORY)
    with open_store(":memory:") as store:
        add(store, [*ARTICLES, extra])
        assert not same_answer(store.load(STORY), at_once)
        before: list[Counts] = []

        def recompare(story: str, rest: tuple[Article, ...]) -> Comparison:
            comparison = compare(rest, CONFIG, story=story, cache=store.cache)
            before.append(comparison.counts)
            return comparison

        store.remove_articles([extra], recompare, CONFIG)
        assert same_answer(store.load(STORY), at_once)
        assert before[0].split == before[0].encoded == 0
        assert store.check() == []
