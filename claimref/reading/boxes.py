"""Boxes of related stories in the middle of a text or below it."""

from __future__ import annotations

from collections.abc import Iterator

from claimref.reading.furniture import opens_box
from claimref.reading.lines import Line

# A box holds at most this many titles.
_BOX_TITLES = 12
# A title is longer than a label, and a box's heading is short.
_TITLE_WORDS = 4
_HEADING_WORDS = 6
# Of the paragraphs of 107 real articles, 1.5% share no more than this of their longer words with the rest; an
# article needs some paragraphs for that to mean anything.
_TEASER_SHARE = 0.15
_TEASER_STEMS = 5
_TEASER_PARAGRAPHS = 6


def mark_boxes(lines: list[Line], reasons: dict[int, str]) -> None:
    """Mark boxes of related stories: their heading, the titles below it, and the teaser of a title.

    A paragraph below a title is its teaser if by its words it belongs to the title and not to the rest of the text.
    """
    headings = sorted({n for n, line in enumerate(lines) if opens_box(line.text)} | set(_framed(lines)))
    if not headings:
        return
    holders: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for stem in line.stems:
            holders.setdefault(stem, set()).add(number)
    prose = sum(line.is_prose for line in lines)
    for heading in headings:
        reasons[heading] = "related stories"
        box = {heading}
        titles = {lines[heading - 1].folded: heading - 1} if heading else {}
        for number in range(heading + 1, min(len(lines), heading + 1 + 2 * _BOX_TITLES)):
            line = lines[number]
            if line.is_title or (number in reasons and reasons[number] != "repeated line"):
                box.add(number)
                if line.folded in titles:  # a title that stands before the heading too: the picture's
                    box.add(titles[line.folded])
            elif number - 1 in box and lines[number - 1].is_title and _is_teaser(line, number, box, holders, prose):
                box.add(number)
            else:
                break
        for number in box:
            reasons[number] = "related stories"


def _framed(lines: list[Line]) -> Iterator[int]:
    """Yield headings that stand between a title and the same title again, whatever they say: picture, heading, link.

    Above the first paragraph that is the article's own title, below its section's name.
    """
    below_prose = False
    for number in range(1, len(lines) - 1):
        above, heading, below = lines[number - 1 : number + 2]
        same = above.folded == below.folded and above.is_title and above.words >= _TITLE_WORDS
        if below_prose and same and heading.words <= _HEADING_WORDS and not heading.ends_sentence:
            yield number
        below_prose = below_prose or above.is_prose


def _is_teaser(line: Line, number: int, box: set[int], holders: dict[str, set[int]], prose: int) -> bool:
    """Of another story: it shares a word with the box alone, or next to none with the text outside the box."""
    inside = box | {number, min(box) - 1}
    outside = [stem for stem in line.stems if not holders[stem] <= inside]
    if any(holders[stem] <= inside and holders[stem] & box for stem in line.stems):
        return True
    enough = prose > _TEASER_PARAGRAPHS and len(line.stems) >= _TEASER_STEMS
    return enough and len(outside) <= _TEASER_SHARE * len(line.stems)
