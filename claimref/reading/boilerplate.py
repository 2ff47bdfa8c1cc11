"""What an outlet prints below or between all its articles: found only when several of them lie side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimref.reading.lines import Line, split_lines
from claimref.records import Article, Debris

REASON = "repeated in the outlet's articles"

_ARTICLES = 3
"""A block is boilerplate when so many different articles of one outlet have it, word for word …"""

_WORDS = 4
"""… and it is longer than a label, which headings inside texts may share."""

_QUOTATION_MARKS = frozenset('“”„«»"')


def mark_boilerplate(articles: Sequence[Article]) -> list[Article]:
    """Return the articles, in order, with the paragraphs marked that three and more of one outlet have in common.

    Versions of one text share their paragraphs too: two articles that share half of their paragraphs count as one. A
    paragraph with quotation marks stays, for a quotation belongs to the story; and so does a sentence that some article
    has above the last of its own, as agencies repeat the background of an affair.
    """
    lines = {article.id: split_lines(article.text) for article in articles}
    by_outlet: dict[str, list[Article]] = {}
    for article in {article.id: article for article in articles}.values():
        by_outlet.setdefault(article.outlet, []).append(article)
    marked: dict[str, Article] = {}
    for of_outlet in by_outlet.values():
        if len(of_outlet) >= _ARTICLES:
            different = _different(of_outlet, lines)
            common = _common([lines[article.id] for article in different])
            marked |= {article.id: _mark(article, lines[article.id], common) for article in of_outlet}
    return [marked.get(article.id, article) for article in articles]


def _different(articles: Sequence[Article], lines: dict[str, list[Line]]) -> list[Article]:
    """Leave out each article that has half of its paragraphs of prose in common with one before it."""
    kept: list[Article] = []
    texts: list[set[str]] = []
    for article in sorted(articles, key=lambda article: article.id):
        prose = {line.folded for line in lines[article.id] if line.is_prose}
        if all(2 * len(prose & other) < max(1, min(len(prose), len(other))) for other in texts):
            kept.append(article)
            texts.append(prose)
    return kept


def _common(texts: Sequence[Sequence[Line]]) -> frozenset[str]:
    holders: dict[str, int] = {}
    for lines in texts:
        for folded in {line.folded for line in lines if _may_be_boilerplate(line)}:
            holders[folded] = holders.get(folded, 0) + 1
    common = {folded for folded, count in holders.items() if count >= _ARTICLES}
    for lines in texts:
        own = [number for number, line in enumerate(lines) if line.is_prose and line.folded not in common]
        last = own[-1] if own else len(lines)
        common -= {line.folded for line in lines[:last] if line.is_prose}
    return frozenset(common)


def _may_be_boilerplate(line: Line) -> bool:
    return line.words >= _WORDS and not _QUOTATION_MARKS & set(line.text)


def _mark(article: Article, lines: Sequence[Line], common: frozenset[str]) -> Article:
    prose = [number for number, line in enumerate(lines) if line.is_prose and line.folded not in common]
    first = prose[0] if prose else len(lines)
    fresh = [
        Debris(line.start, line.end, REASON)
        for number, line in enumerate(lines)
        if line.folded in common
        and number > first
        and not any(line.start < debris.char_end and debris.char_start < line.end for debris in article.debris)
    ]
    if not fresh:
        return article
    return replace(article, debris=tuple(sorted((*article.debris, *fresh), key=lambda debris: debris.char_start)))
