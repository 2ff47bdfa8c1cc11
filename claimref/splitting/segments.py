"""An article's text as segments: the stretches that a sentence may not cross.

A segment's text is as long as the stretch it stands for, character by character, so that an offset in a
segment is an offset in the article; typographic quotes and odd spaces are evened out for the parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from claimref.records import Article

LONGEST_SEGMENT = 4000
"""Characters; parsing costs memory by the length of a document, and a wall of text has no edges of its own."""

EVEN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "´": "'",
    "\n": " ", "\r": " ", "\t": " ", "\v": " ", "\f": " ", "\x85": " ", "\u2028": " ", "\u2029": " ", "\u00a0": " ",
    "\u2009": " ", "\u202f": " ", "\u200b": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ", "–": "-",
})  # fmt: skip

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029\v\f]+")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s")


class Place(StrEnum):
    HEADLINE = "headline"  # before the first full sentence
    HEADING = "heading"  # a line without a full stop further down: a subheading, a caption, a list item
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph, a headline, a caption: `text` stands at `start` of the article, one character for one."""

    start: int
    text: str
    place: Place
    number: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_segments(article: Article) -> list[Segment]:
    """Return the segments of `article` in order, its debris and blank stretches left out."""
    segments: list[Segment] = []
    for start, end in _paragraphs(article):
        for left, right in _pieces(article.text, start, end):
            text = article.text[left:right].translate(EVEN)
            begun = any(segment.place == Place.BODY for segment in segments[-1:]) or (
                bool(segments) and segments[-1].place == Place.HEADING
            )
            segments.append(Segment(left, text, _place(text, begun), len(segments)))
    return segments


def _place(text: str, begun: bool) -> Place:
    if _ENDED.search(text) or len(text) >= 200:
        return Place.BODY
    return Place.HEADING if begun else Place.HEADLINE


def _paragraphs(article: Article) -> list[tuple[int, int]]:
    """Lines, and lines joined where a sentence visibly goes on in the next one."""
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(article.text):
        for start, end in _without_debris(line.start(), line.end(), article):
            start, end = _stripped(article.text, start, end)
            if start >= end:
                continue
            if spans and _goes_on(article.text, spans[-1], (start, end), len(spans) == 1):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return spans


def _goes_on(text: str, last: tuple[int, int], this: tuple[int, int], headline: bool) -> bool:
    before = text[last[0] : last[1]]
    return (
        not headline
        and text[this[0]].islower()
        and not _ENDED.search(before[-12:])
        and text[last[1] : this[0]].isspace()
        and this[1] - last[0] <= LONGEST_SEGMENT
    )


def _without_debris(start: int, end: int, article: Article) -> list[tuple[int, int]]:
    kept, left = [], start
    for debris in sorted(article.debris, key=lambda debris: debris.char_start):
        if debris.char_end <= left or debris.char_start >= end:
            continue
        kept.append((left, debris.char_start))
        left = debris.char_end
    kept.append((left, end))
    return [(left, right) for left, right in kept if left < right]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end].translate(EVEN)
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is longer than a segment may be: after a sentence, else at a space, else where it must be."""
    pieces = []
    while end - start > LONGEST_SEGMENT:
        window = text[start : start + LONGEST_SEGMENT]
        ends = [match.end() for match in _SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends else window.rfind(" ") + 1
        cut = cut or LONGEST_SEGMENT
        pieces.append(_stripped(text, start, start + cut))
        start += cut
    pieces.append(_stripped(text, start, end))
    return [(left, right) for left, right in pieces if left < right]
