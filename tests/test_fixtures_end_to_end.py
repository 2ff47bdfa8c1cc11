"""The invented stories, read, split, judged and grouped by the components that a user gets without options.

Scores are held to thresholds a little below what was reached when they were set.
"""

from __future__ import annotations

from functools import cache

import pytest

import claimref
from claimref import Claim, Comparison, Config, Statement, Status
from tests.fixture_scoring import FIXTURES, Scores, load_expected, score

pytestmark = pytest.mark.slow

STORIES = ("accord", "ferry", "budget")


@cache
def compared(story: str) -> Comparison:
    return claimref.compare(str(FIXTURES / story), Config(), story=story)


@cache
def scored(story: str) -> Scores:
    return score(load_expected(story), compared(story))


def saying(outlet: str, *words: str) -> list[Statement]:
    """The statements of an outlet in `accord` whose quote holds all `words`."""
    comparison = compared("accord")
    outlets = {article.id: article.outlet for article in comparison.articles}
    return [
        statement
        for statement in comparison.statements
        if outlets[statement.article_id] == outlet and all(word in statement.quote for word in words)
    ]


def claims_of(statements: list[Statement]) -> list[Claim]:
    ids = {statement.id for statement in statements}
    return [claim for claim in compared("accord").claims if ids & set(claim.statements)]


def test_every_quote_is_exact() -> None:
    for story in STORIES:
        texts = {article.id: article.text for article in compared(story).articles}
        for statement in compared(story).statements:
            assert texts[statement.article_id][statement.char_start : statement.char_end] == statement.quote


@pytest.mark.parametrize(
    ("story", "precision", "recall"), [("accord", 0.68, 0.74), ("ferry", 0.88, 0.75), ("budget", 0.82, 0.62)]
)
def test_statements_are_found(story: str, precision: float, recall: float) -> None:
    split = scored(story).split
    assert split.precision >= precision
    assert split.recall >= recall


@pytest.mark.parametrize(
    ("outlet", "words"),
    [
        ("Veldorian News Agency", "310 kilometres"),
        ("Steppe Monitor", "17 missiles"),
        ("Maristad Courier", "doubled in a year"),
    ],
)
def test_what_one_outlet_alone_says_stays_alone(outlet: str, words: str) -> None:
    (claim, *_) = claims_of(saying(outlet, words))
    assert claim.status is Status.ONLY


def test_page_furniture_makes_no_statement() -> None:
    said = " ".join(statement.quote for statement in compared("accord").statements)
    for furniture in ("Views: 412", "Advertisement", "Found a mistake", "LOOK FOR IT HERE"):
        assert furniture not in said


def test_order_does_not_matter() -> None:
    articles = claimref.read(str(FIXTURES / "ferry"))
    backwards = claimref.compare(articles[::-1], Config(), story="ferry")
    assert backwards.claims == compared("ferry").claims
