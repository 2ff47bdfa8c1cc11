"""Versions of one article: which supersedes which, what they changed, and that only the latest counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from claimref.records import Article, Change, Comparison, DifferOn, Statement
from claimref.store import Store
from tests.store import sample

URL = "https://echo.example/ferry"
FIRST = Article("Echo", "Twelve people died.", URL, url=URL, published_at=date(2025, 5, 3))
SECOND = replace(FIRST, text="Fifteen people died.", published_at=date(2025, 5, 4))
THIRD = replace(FIRST, text="Sixteen people died.", published_at=date(2025, 5, 6))


def superseded(store: Store) -> dict[str, str | None]:
    """Text → the text that it supersedes."""
    rows = store.query("SELECT id, text, supersedes_id FROM article").rows
    text = {row[0]: row[1] for row in rows}
    return {row[1]: text.get(row[2]) for row in rows}


@pytest.mark.parametrize("order", list(permutations([FIRST, SECOND, THIRD])))
def test_dated_versions_follow_each_other_in_any_order_of_adding(store: Store, order: tuple[Article, ...]) -> None:
    for article in order:
        store.add_articles([article], "s")
    assert superseded(store) == {FIRST.text: None, SECOND.text: FIRST.text, THIRD.text: SECOND.text}
    assert store.check() == []


def test_fetched_versions_follow_by_the_time_of_fetching(store: Store) -> None:
    early, late = (
        replace(FIRST, text=text, published_at=None, fetched_at=datetime(2025, 5, 3, hour, tzinfo=UTC))
        for text, hour in (("Two people died.", 8), ("Three people died.", 11))
    )
    for article in (late, early):
        store.add_articles([article], "s")
    assert superseded(store) == {early.text: None, late.text: early.text}


def test_a_file_with_another_text_is_a_new_version_within_its_story(store: Store) -> None:
    old = Article("Echo", "Two people died.", "echo.txt", path="news/echo.txt")
    new = replace(old, text="Three people died.")
    for article in (old, new, replace(new, outlet="Alpha Times"), replace(new, path="old/echo.txt")):
        store.add_articles([article], "s")
    store.add_articles([replace(old, text="Another accident.")], "another story")
    assert superseded(store)[new.text] in (None, old.text)
    rows = store.query("SELECT count(*) FROM article WHERE supersedes_id IS NOT NULL").rows
    assert rows == ((1,),)


def test_a_row_of_a_file_is_no_version_of_what_stood_there_before(store: Store) -> None:
    old = Article("Echo", "Two people died.", "echo.csv#1", path="echo.csv")
    for article in (old, replace(old, text="A bridge was opened.")):
        store.add_articles([article], "s")
    assert set(superseded(store).values()) == {None}


def compared(articles: tuple[Article, ...], changes: tuple[Change, ...] = ()) -> Comparison:
    """The sample's comparison with Echo's article in another version, for which it has no statements."""
    base = sample.comparison()
    echo = sample.articles()["Echo"]
    without = {s.id for s in base.statements if s.article_id == echo.id}
    return replace(
        base,
        articles=tuple(sorted((*(a for a in base.articles if a.id != echo.id), *articles), key=lambda a: a.id)),
        statements=tuple(s for s in base.statements if s.id not in without),
        claims=tuple(replace(claim, disputed_by=()) for claim in base.claims if not without & set(claim.statements)),
        relations=tuple(r for r in base.relations if not {r.left, r.right} & without),
        skipped={id_: skipped for id_, skipped in base.skipped.items() if id_ != echo.id}
        | {article.id: () for article in articles},
        changes=changes,
        superseded=(echo,) if changes else (),
    )


def change(new: Article) -> Change:
    earlier = next(s for s in sample.statements().values() if s.text.startswith("Two people died"))
    later = Statement(new.id, 0, 0, len(new.text), new.text, new.text)
    return Change(earlier, later, DifferOn.QUANTITY, 0.9, "Two against Six: no number satisfies both")


def test_a_comparison_with_changes_comes_back_whole_and_the_earlier_version_counts_nowhere(filled: Store) -> None:
    echo = sample.articles()["Echo"]
    new = replace(echo, text="Six people died.")
    (added,) = filled.add_articles([new], sample.STORY).articles
    assert added.supersedes == echo.id
    assert filled.earlier_versions([added], sample.STORY) == (echo,)
    made = change(new)
    comparison = compared((new,), (made,))
    comparison = replace(comparison, statements=(*comparison.statements, made.later))
    filled.save(comparison)
    loaded = filled.load(sample.STORY)
    assert (loaded.changes, loaded.superseded) == ((made,), (echo,))
    assert echo.id not in {article.id for article in loaded.articles}
    assert filled.query("SELECT outlet, differ_on, earlier_quote, later_quote FROM changes").rows == (
        ("Echo", "quantity", made.earlier.quote, "Six people died."),
    )
    assert filled.check() == []


def test_removing_the_new_version_brings_back_the_one_before(filled: Store) -> None:
    echo = sample.articles()["Echo"]
    new = replace(echo, text="Six people died.")
    filled.add_articles([new], sample.STORY)
    filled.save(compared((new,)))
    asked: list[tuple[Article, ...]] = []

    def recompare(story: str, articles: tuple[Article, ...]) -> Comparison:
        asked.append(articles)
        return sample.comparison()

    filled.remove_articles(filled.find_articles(new.url or ""), recompare)
    assert {article.id for article in asked[0]} == {article.id for article in sample.articles().values()}
    assert filled.load(sample.STORY) == sample.comparison()
    assert filled.check() == []


def test_origins_are_known_by_story(filled: Store) -> None:
    """What one story shows of an article is not lost when another story is compared that holds the article too."""
    delta = sample.articles()["Delta Daily"]
    filled.save(
        replace(compared(()), story="other", articles=(delta,), statements=(), claims=(), relations=(), origins=())
    )
    assert filled.load(sample.STORY).origins == sample.origins()
    assert filled.load("other").origins == ()
