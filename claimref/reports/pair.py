"""Two statements side by side for a person to judge: each in its context, with what differs marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import IO

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from claimref.records import Article, Statement
from claimref.reports.explanation import manner
from claimref.reports.marking import mark_differences
from claimref.reports.style import ASIDE, LABEL, print_parts
from claimref.reports.wording import ELLIPSIS, listed, printable

CONTEXT = 240
"""So many characters before a quote, and after it, at most."""

DIFFERING = "bold underline"

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_a-z])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements, with its article."""

    statement: Statement
    article: Article


@dataclass(frozen=True, slots=True)
class Question:
    """A pair to be judged: how sure the judge is that they make one point, why, and how many pairs there are."""

    left: Side
    right: Side
    score: float
    why: str
    number: int
    total: int


def print_question(question: Question, out: IO[str], width: int | None = None) -> None:
    """Print a pair with both texts in context; without colours the words that differ are listed below each quote."""
    print_parts(lambda columns: _parts(question), out, width)


def _parts(question: Question) -> Iterator[RenderableType]:
    head = f"pair {question.number} of {question.total} · score {question.score:.2f}"
    yield Rule(Text(head, style=ASIDE), align="left", style=ASIDE)
    sides = (question.left, question.right)
    for side, other in (sides, sides[::-1]):
        yield from _side(side, other)
        yield Text()
    if question.why:
        yield Text(f"unsure: {printable(question.why)}", style=ASIDE)


def _side(side: Side, other: Side) -> Iterator[RenderableType]:
    statement, article = side.statement, side.article
    day = article.published_at.isoformat()[:10] if article.published_at else "undated"
    facts = f"  {day} · {manner(statement)} · {printable(article.locator)}"
    yield Text.assemble((printable(article.outlet), LABEL), (facts, ASIDE))
    before, after = context(article, statement)
    shown = Text.assemble((before, ASIDE), ("⟦", LABEL))
    pieces = mark_differences(printable(statement.quote), [other.statement.quote])
    for piece in pieces:
        shown.append(piece.text, style=DIFFERING if piece.marked else None)
    shown.append("⟧", style=LABEL)
    shown.append(after, style=ASIDE)
    yield Padding(shown, (0, 0, 0, 2))
    if printable(statement.text) != printable(statement.quote):
        yield Padding(Text(f"read as: {printable(statement.text)}", style=ASIDE), (0, 0, 0, 2))
    marked = [piece.text for piece in pieces if piece.marked]
    if marked:
        yield Padding(Text(f"only here: {listed(dict.fromkeys(marked))}", style=ASIDE), (0, 0, 0, 2))


def context(article: Article, statement: Statement) -> tuple[str, str]:
    """Return what stands before and after the quote: the rest of its sentence, and one sentence more on each side."""
    text = article.text
    cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    bounds = list(pairwise(cuts))
    first = max(n for n, (start, _) in enumerate(bounds) if start <= statement.char_start)
    last = next((n for n, (_, end) in enumerate(bounds) if end >= statement.char_end), len(bounds) - 1)
    start, end = bounds[max(0, first - 1)][0], bounds[min(len(bounds) - 1, last + 1)][1]
    before = _without_debris(article, start, statement.char_start)
    after = _without_debris(article, statement.char_end, end)
    left, right = text[start : statement.char_start][-1:], text[statement.char_end : end][:1]
    return (
        _last_words(before) + (" " if before and left.isspace() else ""),
        (" " if after and right.isspace() else "") + _first_words(after),
    )


def _without_debris(article: Article, start: int, end: int) -> str:
    kept, at = [], start
    for piece in sorted(article.debris, key=lambda piece: piece.char_start):
        if piece.char_end > at and piece.char_start < end:
            kept.append(article.text[at : max(at, piece.char_start)])
            at = max(at, piece.char_end)
    kept.append(article.text[at : max(at, end)])
    return printable(" ".join(kept))


def _last_words(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return ELLIPSIS + text[-CONTEXT:].partition(" ")[2]


def _first_words(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return text[:CONTEXT].rpartition(" ")[0] + ELLIPSIS
