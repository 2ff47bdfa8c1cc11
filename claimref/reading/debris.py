"""Page furniture in a text: found line by line, marked with exact offsets and a reason, never removed.

A line is judged by its own form first (`furniture.py`), then by its neighbours: what stands in a menu, in a box of
related stories or below the end of the article is furniture although it might be a headline elsewhere. What could be
news stays unmarked: headlines, decks, headings inside the text, captions that say something once.
The time is linear in the length of the text.
"""

from __future__ import annotations

from collections import Counter
from math import ceil

from claimref.reading.dateline import find_dateline
from claimref.reading.front_matter import front_matter_end
from claimref.reading.furniture import (
    is_end_mark,
    is_kicker,
    is_sign_off,
    line_reason,
    opens_box,
    trailing_credit,
    trailing_site_name,
)
from claimref.reading.lines import Line, split_lines
from claimref.records import Debris

# Menus have short entries; a box of related stories holds titles, and at most this many.
_MENU_WORDS = 3
_MENU_RUN = 4
_HEAD_LINES = 30
_BOX_TITLES = 12
# Of the paragraphs of 107 real articles, 1.5% share no more than this of their longer words with the rest; an
# article needs some paragraphs for that to mean anything.
_TEASER_SHARE = 0.15
_TEASER_STEMS = 5
_TEASER_PARAGRAPHS = 6
_TAIL_WORDS = 14
_REPEATED_WORDS = 4
_LABEL_REPEATS = 3
_DECK_LINES = 8
_DECK_SHARE = 0.8
_DECK_WORDS = 6


def mark_debris(text: str) -> tuple[Debris, ...]:
    """Return the furniture of `text`: sorted spans that do not overlap, each within one line."""
    lines = split_lines(text)
    reasons: dict[int, str] = {}
    below_prose = False
    for number, line in enumerate(lines):
        reason = line_reason(line.text)
        if reason:
            reasons[number] = reason
        elif below_prose and is_kicker(line.text):  # above, "EXCLUSIVE: …" is the headline
            reasons[number] = "related stories"
        below_prose = below_prose or line.is_prose
    matter = front_matter_end(text)
    for number, line in enumerate(lines):
        if line.start >= matter:
            break
        reasons[number] = "front matter"
    _mark_repeats(lines, reasons)
    _mark_boxes(lines, reasons)
    _mark_menus(lines, reasons)
    _mark_tail(lines, reasons)
    marked = [Debris(lines[number].start, lines[number].end, reason) for number, reason in reasons.items()]
    marked += _inside_lines(text, lines, reasons)
    return _apart(marked)


def _mark_repeats(lines: list[Line], reasons: dict[int, str]) -> None:
    """Mark captions and titles that stand again, and labels that stand often."""
    counts = Counter(line.folded for line in lines)
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if number in reasons:
            continue
        if line.words >= _REPEATED_WORDS and line.folded in seen:
            reasons[number] = "repeated line"
        elif line.words < _REPEATED_WORDS and not line.ends_sentence and counts[line.folded] >= _LABEL_REPEATS:
            reasons[number] = "repeated label"
        seen.add(line.folded)


def _mark_boxes(lines: list[Line], reasons: dict[int, str]) -> None:
    """Mark boxes of related stories: their heading, the titles below it, and the teaser of a title.

    A paragraph below a title is its teaser if by its words it belongs to the title and not to the rest of the text.
    """
    headings = [number for number, line in enumerate(lines) if opens_box(line.text)]
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


def _is_teaser(line: Line, number: int, box: set[int], holders: dict[str, set[int]], prose: int) -> bool:
    """Of another story: it shares a word with the box alone, or next to none with the text outside the box."""
    inside = box | {number, min(box) - 1}
    outside = [stem for stem in line.stems if not holders[stem] <= inside]
    if any(holders[stem] <= inside and holders[stem] & box for stem in line.stems):
        return True
    enough = prose > _TEASER_PARAGRAPHS and len(line.stems) >= _TEASER_STEMS
    return enough and len(outside) <= _TEASER_SHARE * len(line.stems)


def _mark_menus(lines: list[Line], reasons: dict[int, str]) -> None:
    """Mark short lines among furniture in the head, and runs of short lines that hold some furniture anywhere."""
    head = [number for number in reasons if number < _HEAD_LINES]
    last = max(head, default=-1)
    first_prose = next((number for number, line in enumerate(lines) if line.is_prose), len(lines))
    for number in range(min(last, first_prose)):
        if number not in reasons and lines[number].words <= _MENU_WORDS and not lines[number].ends_sentence:
            reasons[number] = "menu"
    run: list[int] = []
    for number in range(len(lines) + 1):
        if number < len(lines) and lines[number].words <= _MENU_WORDS and not lines[number].ends_sentence:
            run.append(number)
            continue
        if len(run) >= _MENU_RUN and any(member in reasons for member in run):
            for member in run:
                reasons.setdefault(member, "menu")
        run = []


def _mark_tail(lines: list[Line], reasons: dict[int, str]) -> None:
    """Mark the author's name at the end, and short lines below an end mark (a share bar …) with no prose after it."""
    last = max((number for number in range(len(lines)) if number not in reasons), default=-1)
    if last >= 0 and is_sign_off(lines[last].text):
        reasons[last] = "byline"
    first = len(lines)
    while first and (first - 1 in reasons or (not lines[first - 1].is_prose and lines[first - 1].words <= _TAIL_WORDS)):
        first -= 1
    marks = [number for number in range(first, len(lines)) if number in reasons and is_end_mark(reasons[number])]
    if marks:
        for number in range(marks[0], len(lines)):
            reasons.setdefault(number, "below the article")


def _apart(marked: list[Debris]) -> tuple[Debris, ...]:
    """Sort, and drop what overlaps an earlier span."""
    apart: list[Debris] = []
    for debris in sorted(marked, key=lambda debris: (debris.char_start, -debris.char_end)):
        if not apart or debris.char_start >= apart[-1].char_end:
            apart.append(debris)
    return tuple(apart)


def _inside_lines(text: str, lines: list[Line], reasons: dict[int, str]) -> list[Debris]:
    """Mark what stands in a line with prose: the dateline, the site's name behind a headline, a caption's credit."""
    inside = []
    dateline = find_dateline(text)
    whole = {lines[number].start for number in reasons}
    if dateline and dateline.char_start not in whole:
        inside.append(Debris(dateline.char_start, dateline.char_end, "dateline"))
    rest = [line for number, line in enumerate(lines) if number not in reasons]
    for line in rest[:1]:
        length = trailing_site_name(line.text)
        if length:
            inside.append(Debris(line.end - length, line.end, "site name"))
    for line in rest:
        length = trailing_credit(line.text)
        if length:
            inside.append(Debris(line.end - length, line.end, "photo credit"))
    return inside + _repeated_decks(rest)


def _repeated_decks(lines: list[Line]) -> list[Debris]:
    """Mark what a deck and the text say in the same words.

    Where the text says the whole deck again, that sentence is marked: the first stays. Where the text says most of it
    in a fuller sentence, the deck is marked.
    """
    repeated = []
    for number, deck in enumerate(lines[:_DECK_LINES]):
        if deck.words < _DECK_WORDS or deck.ends_sentence:
            continue
        below = [line for line in lines[number + 1 :] if line.folded != deck.folded]
        again = next(((line, at) for line in below if (at := line.text.find(deck.text)) >= 0), None)
        if again is not None:
            line, start = again
            end = start + len(deck.text)
            opens = start == 0 or line.text[:start].rstrip()[-1:] in ".!?…"
            if opens and line.text[end : end + 1] in ".!?":
                repeated.append(Debris(line.start + start, min(line.start + end + 1, line.end), "repeated line"))
        elif any(core in line.folded for core in _cores(deck) for line in below):
            repeated.append(Debris(deck.start, deck.end, "repeated below"))
    return repeated


def _cores(deck: Line) -> list[str]:
    """The deck without a few of its first words, and without a few of its last."""
    words = deck.folded.split()
    keep = max(_DECK_WORDS, ceil(_DECK_SHARE * len(words)))
    return [" ".join(words[-keep:]), " ".join(words[:keep])]
