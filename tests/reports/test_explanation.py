"""`explain` and `show`: every decision with its words, values, scores and thresholds."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from math import inf

import pytest

from claimref.config import Config
from claimref.records import (
    Comparator,
    Comparison,
    Debris,
    Judgement,
    Precision,
    Quantity,
    RelationType,
    Statement,
    TimeRef,
    Voice,
)
from claimref.reports.explanation import Explainer, flatten, listed_values, manner
from claimref.reports.reading_copy import print_article
from claimref.reports.rows import build_rows
from tests.reports.sample import sample

CONFIG = Config(suggest_threshold=0.3, match_threshold=0.5, differ_threshold=0.5)


def explained(number: int, width: int = 100, comparison: Comparison | None = None) -> str:
    comparison = comparison or sample()
    row = next(row for row in build_rows(comparison).rows if row.number == number)
    out = io.StringIO()
    Explainer(comparison, CONFIG).print_claim(row, out, width)
    return out.getvalue()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_a_disputed_claim_is_explained_side_by_side() -> None:
    shown = squeezed(explained(2))
    assert shown.startswith("2 differ on quantity The storm tore the roofs off 140 houses")
    assert "A 140 houses Bay Herald asserts 2025-03-04 · Bay Herald 0.txt:40-73" in shown
    assert "“It tore the roofs off 140 houses.” read as: The storm tore the roofs off 140 houses." in shown
    assert "B more than 200 houses Coast Wire asserts" in shown
    assert "more than 200 houses = 200 and up house (count, more-than)" in shown
    assert "Decided on 1 pair differ quantity 0.91" in shown
    assert "made by hand" in shown
    assert "match from 0.50, suggest from 0.30, differ from 0.50 · splitter hand 1 · judge hand 1" in shown


def test_what_is_near_in_other_claims_is_named() -> None:
    shown = squeezed(explained(7))
    assert "Near it, in other claims differ polarity 0.88" in shown
    assert "“The council denied that it had been warned.”" in shown
    assert "unsure 0.41" in shown


def test_two_statements_without_a_relation_get_the_judges_word() -> None:
    comparison = sample()
    one, other = comparison.statements[:2]
    out = io.StringIO()
    judgement = Judgement(0.02, RelationType.AGREE, why="nothing in common", evidence={"cosine": 0.123456})
    Explainer(comparison, CONFIG).print_judgement(one, other, judgement, out, 100)
    shown = squeezed(out.getvalue())
    assert "Nothing relates them. The judge gives 0.02 that they make one point; to match takes 0.50." in shown
    assert one.quote in shown
    assert other.quote in shown
    assert "evidence: cosine 0.1235" in shown


def test_pairs_are_printed_whichever_end_comes_first() -> None:
    comparison = sample()
    relation = comparison.relations[0]
    for ends in ((relation.left, relation.right), (relation.right, relation.left)):
        out = io.StringIO()
        assert Explainer(comparison, CONFIG).print_pairs([ends[0]], [ends[1]], out, 100)
        assert "differ date 0.97" in out.getvalue()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "asserts"),
        ({"voice": Voice.ATTRIBUTED, "speaker": "Ida Voss"}, "quotes Ida Voss, who asserts"),
        ({"voice": Voice.ATTRIBUTED}, "quotes an unnamed source, who asserts"),
        (
            {"voice": Voice.ATTRIBUTED, "speaker": "Voss", "chain": ("Meridian", "Voss")},
            "quotes Meridian quoting Voss, who asserts",
        ),
    ],
)
def test_manner(changes: dict[str, object], words: str) -> None:
    statement = Statement("a", 0, 0, 1, "q", "q")
    assert manner(replace(statement, **changes)) == words  # type: ignore[arg-type]


def test_values_are_shown_as_they_are_compared() -> None:
    quantity = Quantity("over 8,600", 8600, inf, Comparator.MORE_THAN, None, "count", "container", "figure", 0, 1)
    year = Quantity("2024", 2024, 2024, Comparator.EQUAL, None, "count", None, "year", 0, 1)
    march = TimeRef("March", datetime(2025, 3, 1), datetime(2025, 3, 31, 23, 59), Precision.MONTH, 0, 1)
    day = TimeRef("Monday", datetime(2025, 3, 3), datetime(2025, 3, 3, 23, 59), Precision.DAY, 0, 1)
    since = TimeRef("since May", datetime(2025, 5, 1), None, Precision.MONTH, 0, 1)
    statement = Statement("a", 0, 0, 1, "q", "q", quantities=(quantity, year), times=(march, day, since))
    assert listed_values(statement) == (
        "over 8,600 = 8,600 and up container (count, more-than); March = 2025-03-01 to 2025-03-31 (month); "
        "Monday = 2025-03-03 (day); since May = 2025-05-01 to ? (month)"
    )


def test_evidence_is_flattened() -> None:
    evidence = {"cosine": 0.51234567, "values": {"left": [1, 2], "units": {"left": "km"}}}
    assert list(flatten(evidence)) == [("cosine", "0.5123"), ("values.left", "[1, 2]"), ("values.units.left", "km")]


def shown_article(statements: list[Statement], **changes: object) -> str:
    article = replace(sample().articles[0], **changes)  # type: ignore[arg-type]
    out = io.StringIO()
    print_article(article, statements, (), {statement.id: n for n, statement in enumerate(statements, 1)}, out, 200)
    return out.getvalue()


def test_an_article_is_shown_whole_with_its_statements_in_brackets() -> None:
    comparison = sample()
    article = comparison.articles[0]
    statements = [statement for statement in comparison.statements if statement.article_id == article.id]
    shown = shown_article(statements)
    assert "⟦The storm reached Port Alder on Monday.⟧1" in shown
    assert "Mayor Ida Voss said that ⟦the dyke had held⟧4." in shown
    text = re.sub(r"⟦|⟧\d*", "", shown.split("\n\n", 1)[1])
    assert text.split() == article.text.split()


def test_brackets_nest_where_statements_share_words() -> None:
    article = sample().articles[0]
    whole = Statement(article.id, 0, 0, 39, article.text[:39], "whole")
    part = Statement(article.id, 0, 4, 9, article.text[4:9], "part")
    assert "⟦The ⟦storm⟧2 reached Port Alder on Monday.⟧1" in shown_article([whole, part])


def test_an_article_is_never_obeyed() -> None:
    text = "A \x1b[2J line \u202eand\nanother\x07."
    shown = shown_article([], text=text, title="T\x1b[31m", debris=(Debris(0, 4, "menu"),))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "another." in shown
