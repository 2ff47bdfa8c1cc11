"""The scorer gives full marks to the expected answers themselves, and takes them away where an answer is spoilt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimref.reading import read
from claimref.records import (
    Claim,
    Comparison,
    Member,
    Relation,
    RelationType,
    Statement,
    Status,
)
from tests.fixture_scoring import FIXTURES, Expected, Measure, load_expected, score

STORIES = ("accord", "ferry", "budget")


def ideal(story: str, expected: Expected) -> Comparison:
    """The comparison that a careful reader would make: each expected claim a statement, each group a claim."""
    articles = {article.locator: article for article in read([str(FIXTURES / story)]).articles}
    by_file = {(article.path or locator).rpartition("/")[2]: article for locator, article in articles.items()}
    files = {article["article"]: article["file"] for article in expected["articles"]}
    row_of: dict[str, str] = {}
    for group in expected["groups"]:
        for claim in group["claims"]:
            row_of.setdefault(claim, group["id"])
    statements: dict[str, Statement] = {}
    for claim in expected["claims"]:
        article = by_file[files[claim["article"]]]
        start = article.text.index(claim["quote"])
        end = start + len(claim["quote"])
        statements[claim["id"]] = Statement(article.id, 1, start, end, claim["quote"], claim["text"])
    outlet_of = {article.id: article.outlet for article in articles.values()}
    rows: dict[str, list[Statement]] = {}
    for id_, statement in statements.items():
        rows.setdefault(row_of.get(id_, id_), []).append(statement)
    return Comparison(
        story=story,
        articles=tuple(articles.values()),
        statements=tuple(statements.values()),
        claims=tuple(_claim(id_, row, outlet_of) for id_, row in rows.items()),
        relations=tuple(
            _relation([statements[end].id for end in pair["pair"]], RelationType(pair["relation"]))
            for pair in expected["pairs"]
            if pair["sure"]
        ),
    )


def _relation(ends: list[str], type_: RelationType) -> Relation:
    left, right = sorted(ends)
    return Relation(left, right, type_, None, 1.0, "")


def _claim(id_: str, row: list[Statement], outlet_of: dict[str, str]) -> Claim:
    return Claim(
        id=id_,
        label=row[0].text,
        representative=row[0].id,
        status=Status.AGREE,
        differ_on=None,
        outlets=tuple(sorted({outlet_of[statement.article_id] for statement in row})),
        origins=1,
        members=tuple(Member(statement.id, None, 1.0) for statement in row),
    )


@pytest.mark.parametrize("story", STORIES)
def test_the_expected_answers_score_full_marks(story: str) -> None:
    expected = load_expected(story)
    scores = score(expected, ideal(story, expected))
    assert scores.split == Measure(len(expected["claims"]), 0, 0)
    assert (scores.differ.f1, scores.only.f1) == (1, 1)
    assert scores.group.precision == 1
    # A claim of two groups can have one row only.
    assert scores.group.recall > 0.85


@pytest.mark.parametrize("story", STORIES)
def test_rows_of_their_own_lose_every_pair(story: str) -> None:
    expected = load_expected(story)
    comparison = ideal(story, expected)
    outlet_of = {article.id: article.outlet for article in comparison.articles}
    alone = tuple(_claim(statement.id, [statement], outlet_of) for statement in comparison.statements)
    scores = score(expected, replace(comparison, claims=alone, relations=()))
    assert (scores.group.right, scores.differ.right) == (0, 0)
    assert scores.only.precision < 0.7
    assert scores.only.recall == 1


@pytest.mark.parametrize("story", STORIES)
def test_one_row_for_all_has_no_precision(story: str) -> None:
    expected = load_expected(story)
    comparison = ideal(story, expected)
    outlet_of = {article.id: article.outlet for article in comparison.articles}
    everything = _claim("all", list(comparison.statements), outlet_of)
    scores = score(expected, replace(comparison, claims=(everything,)))
    assert scores.group.recall == 1
    assert scores.group.precision < 0.05
    assert scores.only.right == 0


def test_a_false_difference_costs_precision() -> None:
    expected = load_expected("budget")
    comparison = ideal("budget", expected)
    invented = _relation([statement.id for statement in comparison.statements[:2]], RelationType.DIFFER)
    scores = score(expected, replace(comparison, relations=(*comparison.relations, invented)))
    assert scores.differ.wrong == 1


def test_statements_elsewhere_are_not_found() -> None:
    expected = load_expected("ferry")
    comparison = ideal("ferry", expected)
    moved = tuple(replace(statement, text="It rained.") for statement in comparison.statements)
    assert score(expected, replace(comparison, statements=moved)).split.right < 10
