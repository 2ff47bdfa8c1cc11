"""Removing an article undoes exactly its part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from claimref.errors import StoreError
from claimref.protocols import Cached
from claimref.records import Article, Comparison, Split, text_sha256
from claimref.store import Store, open_store
from tests.store import sample
from tests.store.test_comparisons import without_outlet
from tests.store.test_migrations import dump


def recompare(story: str, rest: tuple[Article, ...]) -> Comparison:
    comparison = sample.comparison()
    for outlet in set(sample.TEXTS) - {article.outlet for article in rest}:
        comparison = without_outlet(comparison, outlet)
    assert set(comparison.articles) == set(rest)
    return replace(comparison, story=story)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything but runs and storage numbers."""
    tables = dump(path)
    del tables["run"]
    numbered = {"statement": (0, -1), "outlet": (0,), "speaker": (0,), "article": (1,), "outlet_alias": (1,)}
    with_runs = {"claim", "claim_member", "relation", "story_article"}
    shown = {}
    for name, rows in tables.items():
        hidden = {place % len(row) for row in rows for place in numbered.get(name, ())}
        hidden |= {len(row) - 1 for row in rows if name in with_runs}
        shown[name] = sorted(
            [tuple(value for place, value in enumerate(row) if place not in hidden) for row in rows], key=repr
        )
    return shown


def test_as_if_it_had_never_been_there(tmp_path: Path) -> None:
    with open_store(tmp_path / "never.db") as never:
        without = without_outlet(sample.comparison(), "Echo")
        never.add_articles(without.articles, sample.STORY)
        never.save(without)
    with open_store(tmp_path / "removed.db") as store:
        store.add_articles(sample.comparison().articles, sample.STORY)
        store.save(sample.comparison())
        removed = store.remove_articles(store.find_articles("https://echo.example/ferry"), recompare)
        assert [article.outlet for article in removed.articles] == ["Echo"]
        assert removed.stories == (sample.STORY,)
        assert store.check() == []
        assert store.load(sample.STORY) == without
    assert content(tmp_path / "removed.db") == content(tmp_path / "never.db")


def test_removing_everything(filled: Store, backend: str) -> None:
    filled.remove_articles(filled.articles(), recompare)
    assert filled.check() == []
    assert filled.stories() == ()
    for table in (
        "article",
        "statement",
        "claim",
        "relation",
        "speaker",
        "outlet",
        "quantity",
        *(["statement_fts_docsize"] if backend == "sqlite" else []),
    ):
        assert filled.query(f"SELECT count(*) FROM {table}").rows == ((0,),), table


def test_an_article_that_was_never_compared(store: Store) -> None:
    echo = sample.articles()["Echo"]
    store.add_articles([echo], "s")
    assert store.remove_articles([echo], recompare).stories == ()
    assert store.articles() == ()


def test_its_vectors_go_unless_another_says_the_same(filled: Store) -> None:
    said = sample.statements()
    double = replace(sample.articles()["Echo"], outlet="Foxtrot", text="Two people died.", url=None, locator="f.txt")
    filled.add_articles([double], "other")
    statement = replace(said["echo two"], article_id=double.id, char_start=0, char_end=16)
    filled.cache.put(Cached.SPLIT, "by-hand@1", {double.id: Split(double.id, (statement,))})
    names = ("echo two", "echo three", "alpha when")
    vectors = {text_sha256(said[name].text): np.ones(4, dtype=np.float32) for name in names}
    filled.cache.put(Cached.VECTOR, "m", vectors)
    filled.remove_articles([sample.articles()["Echo"]], recompare)
    kept = filled.cache.get(Cached.VECTOR, "m", list(vectors))
    assert set(kept) == {text_sha256(said[name].text) for name in ("echo two", "alpha when")}


def test_the_versions_before_and_after_stay_linked(store: Store) -> None:
    old = sample.articles()["Echo"]
    versions = [old, replace(old, text="Three died."), replace(old, text="Four died.")]
    for version in versions:
        store.add_articles([version], "s")
    store.remove_articles([versions[1]], recompare)
    assert dict(store.query("SELECT id, supersedes_id FROM article").rows) == {old.id: None, versions[2].id: old.id}


def test_finding_articles(filled: Store) -> None:
    echo = sample.articles()["Echo"]
    for reference in (echo.id, echo.id[:8], "Echo.txt", "https://echo.example/ferry"):
        assert filled.find_articles(reference) == (replace(echo, story=None),)
    for reference in ("nothing", "", "e"):
        with pytest.raises(StoreError, match="no article"):
            filled.find_articles(reference)
    later = replace(echo, text="Another.")
    filled.add_articles([later], "s")
    assert [article.id for article in filled.find_articles("Echo.txt")] == [later.id], "of two versions the latest"
    filled.add_articles([replace(echo, outlet="Tern", text="A third.")], "s")
    with pytest.raises(StoreError, match="means 2 articles"):
        filled.find_articles("Echo.txt")


def test_a_failing_comparison_removes_nothing(filled: Store) -> None:
    def fail(story: str, rest: tuple[Article, ...]) -> Comparison:
        raise RuntimeError(story)

    with pytest.raises(RuntimeError):
        filled.remove_articles([sample.articles()["Echo"]], fail)
    assert filled.load(sample.STORY) == sample.comparison()
