"""The documentation is true: every query of the cookbook runs, the schema reference is the schema."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.stories import load_script
from claimref.records import Change, DifferOn, OriginKind, OriginTrace
from claimref.store import Store, Verdict
from claimref.store.cookbook import recipes
from tests.store import sample

DOCS = Path(__file__).parents[2] / "docs"
QUERIES = {recipe.question: recipe.sql for recipe in recipes()}
EMPTY = {
    "Where did an article change its text?",
    "Where did an outlet change what it says?",
    "Which outside reports does the story rest on?",
    "What did people decide, and about what?",
}
"""What the story of `sample` has nothing of."""

ANSWERS: dict[str, list[tuple[Any, ...]]] = {
    "Which figures does one outlet alone give?": [
        ("Alpha Times", "11 lorries", "lorry", "The Sula carried 11 lorries.", "It carried 11 lorries.")
    ],
    "Where does an outlet contradict itself, or its own earlier article?": [
        ("Echo", "Two people died.", None, "Two people died.", None, "three people died.", 0)
    ],
    "Which denials stand against which claims?": [
        ("The Sula carried 11 lorries.", "No lorry was aboard.", "Echo", None)
    ],
    "Which agreements shrink to one source when copies are counted once?": [
        ("Forty people were rescued.", 2, "Coast Wire, Delta Daily", 1)
    ],
    "Which outlet is most often first with what others report too?": [("Coast Wire", 1)],
    "Which outlet has the largest share of claims that nobody else makes?": [
        ("Alpha Times", 2, 1, 0.5),
        ("Beta Post", 2, 1, 0.5),
        ("Echo", 2, 1, 0.5),
        ("Coast Wire", 3, 1, 0.33),
        ("Delta Daily", 2, 0, 0.0),
    ],
    "Whom does each outlet quote, and how often?": [
        ("Coast Wire", "Ines Roa", 1),
        ("Delta Daily", "Brant Lines", 1),
        ("Delta Daily", "Ines Roa", 1),
    ],
    "Which passages gave no statement, and why?": [("Alpha Times", "debris", "Share this!")],
    "Which claims have how many sides, and who holds them?": [
        ("The ferry Sula sank on May 3.", "A", "May 3", "Alpha Times, Coast Wire, Delta Daily"),
        ("The ferry Sula sank on May 3.", "B", "May 4", "Beta Post"),
        ("Two people died.", "A", "two", "Echo"),
    ],
}
NONE_IN_SAMPLE = {
    "Which figures contradict each other?",
    "What does everybody but one outlet report?",
    "Which claims rest on one speaker only?",
}


def test_there_are_enough_questions() -> None:
    assert len(QUERIES) >= 15
    assert ANSWERS.keys() | NONE_IN_SAMPLE | EMPTY <= QUERIES.keys()


IN_POSTGRESQL = (
    ("group_concat(", "string_agg("),
    ("FROM statement_fts\nJOIN statement ON statement.no = statement_fts.rowid", "FROM statement"),
    (
        "WHERE statement_fts MATCH 'lorries'\nORDER BY rank",
        "WHERE to_tsvector('english', statement.text || ' ' || statement.quote) @@"
        " websearch_to_tsquery('english', 'lorries')",
    ),
)
"""What the cookbook says is written otherwise there."""


@pytest.mark.parametrize("question", QUERIES)
def test_the_cookbook_runs(filled: Store, backend: str, question: str) -> None:
    sql = QUERIES[question]
    if backend == "postgresql":
        for here, there in IN_POSTGRESQL:
            sql = sql.replace(here, there)
    rows = [tuple(map(_plain, row)) for row in filled.query(sql).rows]
    if question in ANSWERS:
        assert sorted(rows, key=repr) == sorted(ANSWERS[question], key=repr)
    assert bool(rows) is (question not in EMPTY | NONE_IN_SAMPLE)


def _plain(value: Any) -> Any:
    """PostgreSQL rounds to decimals, and knows true from 1."""
    return float(value) if isinstance(value, Decimal) else int(value) if isinstance(value, bool) else value


def test_changed_articles_and_judgements_are_found(filled: Store) -> None:
    changed = replace(sample.articles()["Echo"], text="Four people died.")
    filled.add_articles([changed], sample.STORY)
    said = sample.statements()
    two, three = (statement for statement in said.values() if statement.text.endswith("people died."))
    cited = OriginTrace(two.id, "Coast Wire", OriginKind.WIRE, "attribution", 0.9, "told Coast Wire")
    now_three = Change(two, three, DifferOn.QUANTITY, 0.9, "two against three")
    filled.save(replace(sample.comparison(), origins=(*sample.origins(), cited), changes=(now_three,)))
    filled.judge(said["beta captain"].id, said["coast crew"].id, Verdict.DIFFERENT, "ada")
    for question in EMPTY:
        assert len(filled.query(QUERIES[question]).rows) == 1


def test_the_schema_reference_is_up_to_date() -> None:
    page = load_script(DOCS / "write_schema_reference.py")
    assert page.PAGE.read_text(encoding="utf-8") == page.reference(), "run: make docs"
