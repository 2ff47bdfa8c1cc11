"""Full-text search, and search by meaning over stored vectors."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from claimref.errors import StoreError
from claimref.protocols import Cached
from claimref.records import Split, text_sha256
from claimref.store import Store
from claimref.store.wording import fts5, parse
from tests.store import sample


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("rescued", {"coast rescued"}),
        ("RESCUE", {"coast rescued"}),  # by the word's stem
        ("people died", {"echo two", "echo three"}),
        ('"May 3"', {"alpha when", "coast when", "delta roa"}),
        ("capt*", {"beta captain"}),
        ("sula lorries", {"alpha lorries"}),
        ("its captain", {"beta captain"}),  # "its" stands in the quote only
        ("nobody", set()),
        ("who was questioned?", {"beta captain"}),  # what only builds the sentence need not occur
        ("was the captain questioned", {"beta captain"}),
        ("lorries) NEAR (people", set()),
        ("capt* quest*", {"beta captain"}),
        ("'capt\\':* x*", set()),
        ('"', None),
        ("* -", None),
    ],
)
def test_words(filled: Store, words: str, expected: set[str] | None) -> None:
    if expected is None:
        with pytest.raises(StoreError, match="nothing to search for"):
            filled.search(words)
        return
    said = sample.statements()
    assert {found.statement_id for found in filled.search(words)} == {said[name].id for name in expected}


def test_what_is_found(filled: Store) -> None:
    (found,) = filled.search("captain")
    assert found.snippet == "The Sula's [captain] was questioned."
    assert (found.outlet, found.story, found.status) == ("Beta Post", "ferry", "only")
    assert found.claim_id == sample.claim_id("captain")
    assert sample.TEXTS["Beta Post"][found.char_start : found.char_end] == found.quote
    assert filled.search("captain", "another story") == []
    assert len(filled.search("people", limit=2)) == 2


def test_a_statement_that_was_not_compared_is_found_too(store: Store) -> None:
    comparison = sample.comparison()
    store.add_articles(list(comparison.articles), sample.STORY)
    for article in comparison.articles:
        statements = tuple(s for s in comparison.statements if s.article_id == article.id)
        store.cache.put(Cached.SPLIT, "by-hand@1", {article.id: Split(article.id, statements)})
    (found,) = store.search("captain")
    assert (found.story, found.claim, found.status) == ("ferry", None, None)


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("x y", '"x" "y"'),
        ("NOT x OR y", '"NOT" "x" "OR" "y"'),
        ('"a b" c*', '"a b" "c"*'),
        ('x"y', '"xy"'),
        ("né 11,000", '"né" "11,000"'),
        ("*a*", '"*a"*'),
    ],
)
def test_no_syntax_but_phrases_and_stars(words: str, expression: str) -> None:
    assert fts5(parse(words), any_word=False) == expression


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("captain aeroplane", {"beta captain"}),
        ("lorries died", {"alpha lorries", "echo lorries", "echo two", "echo three"}),
        ("nobody nowhere", set()),
    ],
)
def test_any_of_the_words(filled: Store, words: str, expected: set[str]) -> None:
    said = sample.statements()
    assert filled.search(words) == []
    found = {found.statement_id for found in filled.search(words, any_word=True)}
    assert found == {said[name].id for name in expected}


def test_function_words_count_where_there_is_nothing_else() -> None:
    assert [term.words for term in parse("who was it")] == ["who", "was", "it"]
    assert [term.words for term in parse('"who was" Ida the* mayor?')] == ["who was", "Ida", "the", "mayor?"]
    assert [term.words for term in parse("did the WHO warn the US in May")] == ["WHO", "warn", "US", "May"]


def test_meaning(filled: Store) -> None:
    said = list(sample.statements().values())
    generator = np.random.default_rng(7)
    vectors = {text_sha256(s.text): _unit(generator.normal(size=16)) for s in said}
    filled.cache.put(Cached.VECTOR, "model@1", vectors)
    wanted = said[3]
    found = filled.search_meaning(vectors[text_sha256(wanted.text)], "model@1", limit=3)
    assert found[0].statement_id == wanted.id
    assert found[0].score == pytest.approx(1.0)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len(found) == 3
    with pytest.raises(StoreError, match="holds no vectors of other@1"):
        filled.search_meaning(vectors[text_sha256(wanted.text)], "other@1")


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float32]:
    return (vector / np.linalg.norm(vector)).astype(np.float32)
