"""The Python API: what the README shows, on strings, articles and files."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimref
from claimref.cache import MemoryCache

RULES = claimref.Config(judge="rules")


def article(outlet: str, text: str) -> claimref.Article:
    return claimref.Article(outlet=outlet, text=text, locator=f"{outlet}.txt")


@pytest.fixture(scope="module")
def articles() -> list[claimref.Article]:
    return [
        article("Bay Herald", "The storm reached Port Alder on March 3, 2025. It tore the roofs off 140 houses."),
        article("Coast Wire", "The storm reached Port Alder on March 3, 2025. It tore the roofs off 200 houses."),
    ]


def test_every_public_name_is_there() -> None:
    assert len(set(claimref.__all__)) == len(claimref.__all__)
    assert all(hasattr(claimref, name) for name in claimref.__all__)


def test_compare_articles(articles: list[claimref.Article]) -> None:
    comparison = claimref.compare(articles, RULES)
    statuses = sorted(claim.status for claim in comparison.claims)
    assert statuses == [claimref.Status.AGREE, claimref.Status.DIFFER]
    assert comparison.counts.judged


def test_compare_computes_nothing_that_the_cache_knows(articles: list[claimref.Article]) -> None:
    cache = MemoryCache()
    first = claimref.compare(articles, RULES, cache=cache)
    second = claimref.compare(list(reversed(articles)), RULES, cache=cache)
    assert second.counts == claimref.Counts()
    assert second.claims == first.claims


def test_compare_a_folder(tmp_path: Path, articles: list[claimref.Article]) -> None:
    for one in articles:
        (tmp_path / one.locator).write_text(one.text, encoding="utf-8")
    (tmp_path / "articles.csv").write_text(
        "file,outlet,published\nBay Herald.txt,Bay Herald,\nCoast Wire.txt,Coast Wire,\n", encoding="utf-8"
    )
    from_folder = claimref.compare(tmp_path, RULES)
    from_articles = claimref.compare(claimref.read(tmp_path), RULES)
    assert from_folder.claims == from_articles.claims
    assert [one.outlet for one in claimref.read([articles[0]])] == ["Bay Herald"]


def test_split_keeps_every_quote_exact(articles: list[claimref.Article]) -> None:
    statements = claimref.split(articles[0])
    assert statements
    for statement in statements:
        assert articles[0].text[statement.char_start : statement.char_end] == statement.quote
    assert [statement.quote for statement in claimref.split(articles[0].text)] == [s.quote for s in statements]


@pytest.mark.parametrize(
    ("left", "right", "relation", "differ_on"),
    [
        (
            "The ship carried 11,000 crates.",
            "The ship carried 6,700 crates.",
            claimref.RelationType.DIFFER,
            claimref.DifferOn.QUANTITY,
        ),
        ("The ship carried 11,000 crates.", "The ship carried 11 thousand crates.", claimref.RelationType.AGREE, None),
    ],
)
def test_judge_says_what_holds_and_why(
    left: str, right: str, relation: claimref.RelationType, differ_on: claimref.DifferOn | None
) -> None:
    forth, back = claimref.judge([(left, right), (right, left)], RULES)
    assert (forth.relation, forth.differ_on) == (relation, differ_on)
    assert forth.same_point > 0.5
    assert forth.why
    assert forth == back


def test_judge_takes_statements_and_pairs(articles: list[claimref.Article]) -> None:
    one, other = (claimref.split(article)[-1] for article in articles)
    [by_statements] = claimref.judge([(one, other)], RULES)
    pair = claimref.Pair.of(one, other, similarity=0.9)
    [by_pair] = claimref.judge([pair], RULES)
    assert by_statements.differ_on == by_pair.differ_on == claimref.DifferOn.QUANTITY
    assert claimref.judge([], RULES) == []


def test_judge_wants_a_string_that_states_something() -> None:
    with pytest.raises(claimref.SourceError, match="found no statement"):
        claimref.judge([("", "The ship sank.")], RULES)


def test_judge_takes_the_statement_that_says_most_of_a_string() -> None:
    both = "The old ferry Linden sank in the harbour of Brida, and the port was closed."
    assert len(claimref.split(both)) > 1
    [judgement] = claimref.judge([(both, "The old ferry Linden sank in the harbour of Brida.")], RULES)
    assert judgement.relation is claimref.RelationType.AGREE


def test_errors_are_of_one_family(tmp_path: Path) -> None:
    with pytest.raises(claimref.ClaimrefError, match="no such file"):
        claimref.compare(tmp_path / "nowhere", RULES)
    with pytest.raises(claimref.ClaimrefError, match="no source was given"):
        claimref.compare([], RULES)
