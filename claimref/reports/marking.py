"""Text cut into pieces to be marked: statements within an article, differing words within a quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimref.records import Article, Statement

# Words that differ between any two sentences and tell nothing; negations are not among them.
_EMPTY = frozenset(
    "a an and as at by for from had has have in is it its of on that the their they this to was were with".split()
)
_WORD = re.compile(r"\w+(?:[.,’'\-]\w+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote; `marked` where no other side has the word, `value` where the dispute is about it."""

    text: str
    marked: bool = False
    value: bool = False


@dataclass(frozen=True, slots=True)
class ArticlePiece:
    """A stretch of an article: the statements that cover it, those that start here, or page debris."""

    text: str
    ids: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    debris: bool = False


def mark_differences(quote: str, others: Sequence[str], value: str | None = None) -> list[Piece]:
    """Cut `quote` so that the telling words which none of `others` has are marked; the pieces joined give `quote`.

    `value`, if the quote holds it, is one piece: the words that the dispute is about.
    """
    at = quote.find(value) if value else -1
    if value and at >= 0:
        before, after = quote[:at], quote[at + len(value) :]
        return [*mark_differences(before, others), Piece(value, True, True), *mark_differences(after, others)]
    if not others or not quote:
        return [Piece(quote)] if quote else []
    known = _EMPTY | {word.casefold() for other in others for word in _WORD.findall(other)}
    pieces, end = [], 0
    for match in _WORD.finditer(quote):
        if match.group().casefold() in known:
            continue
        if match.start() > end:
            pieces.append(Piece(quote[end : match.start()]))
        pieces.append(Piece(match.group(), marked=True))
        end = match.end()
    if end < len(quote):
        pieces.append(Piece(quote[end:]))
    return pieces


def mark_statements(article: Article, statements: Sequence[Statement]) -> list[ArticlePiece]:
    """Cut the text at every border of a statement or of debris; the pieces joined give the text."""
    spans = [(s.char_start, s.char_end) for s in statements] + [(d.char_start, d.char_end) for d in article.debris]
    cuts = sorted({0, len(article.text), *(border for span in spans for border in span)})
    pieces = []
    for start, end in pairwise(cuts):
        pieces.append(
            ArticlePiece(
                article.text[start:end],
                ids=tuple(s.id for s in statements if s.char_start <= start and end <= s.char_end),
                starts=tuple(s.id for s in statements if s.char_start == start),
                debris=any(d.char_start <= start and end <= d.char_end for d in article.debris),
            )
        )
    return pieces
