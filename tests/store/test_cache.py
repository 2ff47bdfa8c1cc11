"""The cache keeps what components made, by version, and gives back exactly that."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from claimref.errors import StoreError
from claimref.protocols import Cached
from claimref.records import DifferOn, Judgement, RelationType, Skipped, Split
from claimref.store import Store
from tests.store import sample


def split_of(outlet: str) -> Split:
    article = sample.articles()[outlet]
    statements = tuple(s for s in sample.statements().values() if s.article_id == article.id)
    return Split(article.id, statements, (Skipped(30, 41, "debris"),))


def test_splits(store: Store) -> None:
    store.add_articles(list(sample.articles().values()), sample.STORY)
    splits = {split.article_id: split for split in map(split_of, sample.TEXTS)}
    store.cache.put(Cached.SPLIT, "rules@1", splits)
    assert store.cache.get(Cached.SPLIT, "rules@1", [*splits, "unknown"]) == splits
    assert store.cache.get(Cached.SPLIT, "rules@2", list(splits)) == {}
    assert store.check() == []


def test_an_article_without_statements_is_known_as_split(store: Store) -> None:
    article = sample.articles()["Echo"]
    store.add_articles([article], "s")
    empty = {article.id: Split(article.id, ())}
    store.cache.put(Cached.SPLIT, "rules@1", empty)
    assert store.cache.get(Cached.SPLIT, "rules@1", [article.id]) == empty


def test_another_splitter_replaces_what_no_claim_needs(filled: Store) -> None:
    echo = split_of("Echo")
    kept, changed = echo.statements[0], replace(echo.statements[1], cue="said", quantities=())
    new = Split(echo.article_id, (kept, changed), ())
    filled.cache.put(Cached.SPLIT, "rules@2", {echo.article_id: new})
    assert filled.cache.get(Cached.SPLIT, "rules@2", [echo.article_id]) == {echo.article_id: new}
    assert filled.cache.get(Cached.SPLIT, "by-hand@1", [echo.article_id]) == {}
    # A claim stands on the third statement until its story is compared again.
    assert echo.statements[2].id in {s.id for s in filled.load(sample.STORY).statements}
    assert filled.check() == []


def test_statements_need_their_article(store: Store) -> None:
    with pytest.raises(StoreError, match="add_articles"):
        store.cache.put(Cached.SPLIT, "rules@1", {"x": split_of("Echo")})


def test_vectors(store: Store) -> None:
    vectors = {f"{n:064x}": np.random.default_rng(n).normal(size=8).astype(np.float32) for n in range(1200)}
    store.cache.put(Cached.VECTOR, "minilm@53aa", vectors)
    store.cache.put(Cached.VECTOR, "minilm@53aa", dict(list(vectors.items())[:3]))
    found = store.cache.get(Cached.VECTOR, "minilm@53aa", list(vectors))
    assert found.keys() == vectors.keys()
    assert all(np.array_equal(found[key], vectors[key]) and found[key].dtype == np.float32 for key in vectors)
    assert store.cache.get(Cached.VECTOR, "minilm@other", list(vectors)) == {}
    assert store.query("SELECT DISTINCT model, revision, dim FROM embedding").rows == (("minilm", "53aa", 8),)


def test_judgements(store: Store) -> None:
    judgements = {
        "a": Judgement(0.1 + 0.2, RelationType.DIFFER, DifferOn.DATE, 1 / 3, "why “quoted” 🚢", {"x": [1, None, "y"]}),
        "b": Judgement(1e-17, RelationType.UNSURE),
    }
    store.cache.put(Cached.JUDGEMENT, "judge@1", judgements)
    assert store.cache.get(Cached.JUDGEMENT, "judge@1", ["a", "b", "c"]) == judgements
    assert store.cache.get(Cached.JUDGEMENT, "judge@2", ["a", "b"]) == {}


@pytest.mark.sqlite
def test_evidence_of_any_plain_kind_is_kept_as_json(store: Store) -> None:
    odd = {"tuple": (1, 2), "inf": float("inf"), "numpy": np.float32(0.5), "enum": RelationType.AGREE}
    store.cache.put(Cached.JUDGEMENT, "j", {"a": Judgement(0.5, RelationType.AGREE, evidence=odd)})
    assert store.cache.get(Cached.JUDGEMENT, "j", ["a"])["a"].evidence == {
        "tuple": [1, 2],
        "inf": "inf",
        "numpy": 0.5,
        "enum": "agree",
    }
    assert store.query("SELECT json_extract(evidence, '$.numpy') FROM verdict").rows == ((0.5,),)
