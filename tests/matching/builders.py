"""Small articles, statements and judgements for the tests of matching."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from claimref.matching.grouping import Group
from claimref.records import (
    Article,
    Comparator,
    DifferOn,
    Judgement,
    Quantity,
    RelationType,
    Stance,
    Statement,
    Voice,
)


def article(outlet: str, published: str | None = None, text: str = "") -> Article:
    day = date.fromisoformat(published) if published else None
    return Article(outlet=outlet, text=text or outlet, locator=f"{outlet}.txt", published_at=day)


def statement(
    source: Article,
    text: str,
    *,
    start: int = 0,
    voice: Voice = Voice.OUTLET,
    stance: Stance = Stance.ASSERTS,
    figure: float | None = None,
) -> Statement:
    quantities: tuple[Quantity, ...] = ()
    if figure is not None:
        raw = f"{figure:g}"
        quantities = (Quantity(raw, figure, figure, Comparator.EQUAL, None, "count", None, "figure", 0, len(raw)),)
    return Statement(
        article_id=source.id,
        sentence_no=0,
        char_start=start,
        char_end=start + len(text),
        quote=text,
        text=text,
        voice=voice,
        stance=stance,
        quantities=quantities,
    )


def group_of(*statements: Statement) -> Group:
    return Group(tuple(sorted(statements, key=lambda s: s.id)))


def judged(*verdicts: tuple[Statement, Statement, Judgement]) -> dict[tuple[str, str], Judgement]:
    return {_key(one, other): verdict for one, other, verdict in verdicts}


def same(score: float = 0.9) -> Judgement:
    return Judgement(score, RelationType.AGREE, why="the same wording")


def other(score: float = 0.05) -> Judgement:
    return Judgement(score, RelationType.AGREE)


def differ(on: DifferOn = DifferOn.QUANTITY, score: float = 0.9, differ_score: float = 0.9) -> Judgement:
    return Judgement(score, RelationType.DIFFER, on, differ_score, why="the values exclude each other")


def all_pairs(statements: Iterable[Statement], verdict: Judgement) -> dict[tuple[str, str], Judgement]:
    ids = sorted(statement.id for statement in statements)
    return {(one, two): verdict for n, one in enumerate(ids) for two in ids[n + 1 :]}


def _key(one: Statement, two: Statement) -> tuple[str, str]:
    left, right = sorted((one.id, two.id))
    return left, right
