"""Page furniture in a text: found line by line, marked with exact offsets and a reason, never removed.

A line is judged by its own form first (`furniture.py`), then by its neighbours: what stands in a menu, in a box of
related stories or below the end of the article is furniture although it might be a headline elsewhere. What could be
news stays unmarked: headlines, decks, headings inside the text, captions that say something once.
The time is linear in the length of the text.
"""

from __future__ import annotations

from claimref.reading.boxes import mark_boxes
from claimref.reading.dateline import find_dateline
from claimref.reading.front_matter import front_matter_end
from claimref.reading.furniture import (
    is_end_mark,
    is_kicker,
    is_sign_off,
    line_reason,
    trailing_credit,
    trailing_site_name,
)
from claimref.reading.lines import Line, split_lines
from claimref.reading.repeats import mark_repeats, repeated_decks
from claimref.records import Debris

# Menus have short entries.
_MENU_WORDS = 3
_MENU_RUN = 4
_HEAD_LINES = 30
# What stands below a headline tells nothing about the line above it.
_BELOW_HEADLINES = frozenset(("byline", "timestamp", "reading time", "view counter", "photo credit"))
_TAIL_WORDS = 14


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
    mark_repeats(lines, reasons)
    mark_boxes(lines, reasons)
    _mark_menus(lines, reasons)
    _mark_tail(lines, reasons)
    marked = [Debris(lines[number].start, lines[number].end, reason) for number, reason in reasons.items()]
    marked += _inside_lines(text, lines, reasons)
    return _apart(marked)


def _mark_menus(lines: list[Line], reasons: dict[int, str]) -> None:
    """Mark short lines among furniture in the head, and runs of short lines that hold some furniture anywhere."""
    head = [number for number, reason in reasons.items() if number < _HEAD_LINES and reason not in _BELOW_HEADLINES]
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
    while first and (
        first - 1 in reasons or (lines[first - 1].words <= _TAIL_WORDS and not lines[first - 1].ends_sentence)
    ):
        first -= 1
    marks = [number for number in range(first, len(lines)) if number in reasons and is_end_mark(reasons[number])]
    if marks and first:  # where nothing stands above, it is no tail
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
    return inside + repeated_decks(rest)
