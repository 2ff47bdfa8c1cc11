"""Articles in and out; one outlet under several spellings; versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimref.errors import StoreError
from claimref.records import Article
from claimref.store import Store, open_store
from tests.store import sample

ODD_NAMES = ['O\'Hara "Daily"', "two\nlines", "🗞 News", "\u202eright to left", "=1+1", "Ñandú", "a,b;c"]


def test_articles_come_back_as_they_were(store: Store) -> None:
    full = replace(
        sample.articles()["Alpha Times"],
        canonical_url="https://alpha.example/f",
        byline="N. N.",
        language="en",
        fetched_at=datetime(2025, 5, 6, 1, 2, 3, tzinfo=UTC),
        published_at=datetime(2025, 5, 6, 1, 2, tzinfo=UTC),
    )
    added = store.add_articles([full, *list(sample.articles().values())[1:]], sample.STORY)
    assert store.articles(sample.STORY) == tuple(sorted(added.articles, key=lambda article: article.id))
    assert added.notes == ()


def test_adding_twice_changes_nothing(store: Store) -> None:
    articles = list(sample.articles().values())
    store.add_articles(articles, sample.STORY)
    before = store.articles()
    store.add_articles([*reversed(articles), articles[0]], sample.STORY)
    assert store.articles() == before


def test_one_article_in_two_stories(store: Store) -> None:
    echo = sample.articles()["Echo"]
    store.add_articles([echo], "one")
    store.add_articles([echo], "two")
    assert len(store.articles()) == 1
    assert [article.id for story in store.stories() for article in store.articles(story)] == [echo.id] * 2


@pytest.mark.parametrize("spelling", ["kyiv post", "KyivPost", "KYIV POST", "Kyiv-Post", "Kyiv  Post."])
def test_spellings_of_one_outlet(store: Store, spelling: str) -> None:
    first = Article("Kyiv Post", "One.", "1.txt")
    store.add_articles([first], "s")
    added = store.add_articles([Article(spelling, "Two.", "2.txt")], "s")
    assert added.articles[0].outlet == "Kyiv Post"
    assert added.notes == (f"outlet {spelling!r} is taken as 'Kyiv Post', spelled differently",)
    assert store.query("SELECT name FROM outlet").rows == (("Kyiv Post",),)
    assert {article.outlet for article in store.articles("s")} == {"Kyiv Post"}
    again = store.add_articles([Article(spelling, "Two.", "2.txt")], "s")
    assert again.articles == added.articles


def test_an_alias_that_a_person_added_is_followed(store: Store) -> None:
    store.add_articles([Article("Coast Wire", "One.", "1.txt")], "s")
    with store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO outlet_alias SELECT 'CW', id FROM outlet")
    assert store.add_articles([Article("CW", "Two.", "2.txt")], "s").articles[0].outlet == "Coast Wire"


def test_other_outlets_stay_apart(store: Store) -> None:
    names = ["The Post", "Kyiv Post", "Kyiv Posten", "*", "***", *ODD_NAMES]
    store.add_articles([Article(name, "Text.", "1.txt") for name in names], "s")
    assert {article.outlet for article in store.articles("s")} == set(names)


def test_the_spelling_does_not_depend_on_the_order(store: Store) -> None:
    articles = [
        Article(name, f"Text {n}.", f"{n}.txt") for n, name in enumerate(["kyivpost", "Kyiv Post", "Kyiv Post"])
    ]
    with open_store(":memory:") as other:
        names = {article.outlet for article in store.add_articles(articles, "s").articles}
        assert (
            names == {article.outlet for article in other.add_articles(articles[::-1], "s").articles} == {"Kyiv Post"}
        )


def test_a_changed_text_at_the_same_address_supersedes(store: Store) -> None:
    old = sample.articles()["Echo"]
    new, newest = (replace(old, text=f"{n} people died.") for n in ("Three", "Four"))
    for article in (old, new, newest):
        store.add_articles([article], "s")
    rows = dict(store.query("SELECT id, supersedes_id FROM article").rows)
    assert rows == {old.id: None, new.id: old.id, newest.id: new.id}


def test_text_that_no_database_takes(store: Store) -> None:
    with pytest.raises(StoreError, match="NUL character"):
        store.add_articles([Article("A", "nul \0 here", "x.txt")], "s")
    with pytest.raises(StoreError, match="lone surrogate"):
        store.add_articles([Article("A", "half \ud800 here", "x.txt")], "s")
    assert store.articles() == ()


@settings(max_examples=30, deadline=None)
@given(
    text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1),
    name=st.sampled_from(ODD_NAMES),
)
def test_any_text_comes_back_whole(text: str, name: str) -> None:
    article = Article(name, text, "x.txt", story="s")
    with open_store(":memory:") as store:
        store.add_articles([article], "s")
        assert store.articles("s") == (article,)
