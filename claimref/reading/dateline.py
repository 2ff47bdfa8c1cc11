"""What the text says of its own making: datelines, agency tags, "Published:" lines, copyright lines.

Only the head and the tail of a text are looked at, so that the time does not grow with its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from claimref.reading.dates import find_dates, month_and_day
from claimref.records import Precision

_HEAD_LINES = 40
_HEAD_CHARS = 4_000
_TAIL_CHARS = 1_500
_LINE_CHARS = 300
# A line that is a timestamp has few words beside its date.
_MAX_OTHER_CHARS = 40

# A dateline's place: one to five capitalised words ("ST. PETERSBURG, Fla.", "Kyiv", "UNITED NATIONS").
_PLACE = r"[A-Z][\w.'’-]*(?:[ ,/]{1,2}[A-Z][\w.'’-]*){0,5}"
_MONTH_DAY = r"(?P<month>[A-Z][a-z]{2,8}\.?)\s(?P<day>[0-3]?\d)"
_BYLINE = r"(?:By [A-Z][^\n()]{2,60}? )?"
_YEARS = r"(?:, (?:19|20)\d\d)?"
_SHOUTED = r"[A-Z][A-Z.'’-]+(?:[ ,/]{1,2}[A-Z][\w.'’-]*){0,4}"
_AGENCY = r"(?P<agency>[A-Z][\w.&' -]{1,30}?)"

# ROME, June 19. /TASS/. · KYIV, Nov 1 (Reuters) - · WASHINGTON (AP) — · MOSCOW — · BRIDA, Ohio - · (Reuters) -
DATELINES = tuple(
    re.compile(form)
    for form in (
        rf"{_BYLINE}{_PLACE}, {_MONTH_DAY}{_YEARS}\.? ?/{_AGENCY}/[.,]?(?: ?[-–—―])?",
        rf"{_BYLINE}{_PLACE}(?:, {_MONTH_DAY}{_YEARS})?,? \({_AGENCY}\)(?: ?[-–—―]{{1,2}}|:)",
        rf"\({_AGENCY}\) ?[-–—―]{{1,2}}",
        rf"{_BYLINE}{_SHOUTED},? {_MONTH_DAY}{_YEARS} ?(?:[-–—―]{{1,2}}|:)",
        rf"{_BYLINE}{_SHOUTED} ?(?:[–—―]|--?(?= [\"“‘']?[A-Z0-9]))",
    )
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,.]*(?:by\s)?"
    r"(?P<after>[^\W\d_][\w.&' -]{1,40})?",
    re.IGNORECASE,
)
_BEFORE_COPYRIGHT = re.compile(r"(?P<before>[^\W\d_][\w.&' -]{1,40}?)\s*(?:©|\(c\))\s*(?:19|20)\d\d", re.IGNORECASE)
_RIGHTS = re.compile(r"[.,]?\s*\b(?:all rights|inc|ltd|llc|limited|reserved)\b.*", re.IGNORECASE)
_PUBLISHED_WORD = re.compile(r"\b(?:published|posted)\b", re.IGNORECASE)
_UPDATED_WORD = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline of a text: its span up to the first word of the article, the agency and the day if it names them."""

    char_start: int
    char_end: int
    agency: str | None
    month_day: tuple[int, int] | None


def find_dateline(text: str) -> Dateline | None:
    """Return the first dateline that opens a line in the head of `text`."""
    for start, line in _lines(text[:_HEAD_CHARS]):
        head = line[:_LINE_CHARS]
        if len(head) < 40:  # what follows a dateline is a sentence
            continue
        for form in DATELINES:
            match = form.match(head)
            if match:
                parts = match.groupdict()
                day = month_and_day(parts["month"], parts["day"]) if parts.get("month") else None
                end = match.end() + len(head[match.end() :]) - len(head[match.end() :].lstrip())
                return Dateline(start, start + end, parts.get("agency"), day)
    return None


def find_timestamp(text: str) -> tuple[date | datetime, Precision] | None:
    """Return the date of a line in the head of `text` that is little else than a date.

    The first line that says "published" or the like goes before one that says nothing, and that before "updated".
    """
    stamps = []
    for _, line in _lines(text[:_HEAD_CHARS]):
        if len(line) > _LINE_CHARS or _is_sentence(line):
            continue
        rank = 0 if _PUBLISHED_WORD.search(line) else 2 if _UPDATED_WORD.search(line) else 1
        for found in find_dates(line):
            if len(line) - (found.end - found.start) <= _MAX_OTHER_CHARS:
                stamps.append((rank, found))
    best = min(stamps, key=lambda stamp: stamp[0], default=None)  # the first of the best
    return (best[1].at, best[1].precision) if best else None


def find_copyright_holder(text: str) -> str | None:
    """Return the name beside a copyright sign in the head or the tail of `text`."""
    for part in (text[:_HEAD_CHARS], text[-_TAIL_CHARS:]):
        for _, line in _lines(part):
            if len(line) > _LINE_CHARS or not ("©" in line or re.search(r"\(c\)|copyright", line, re.IGNORECASE)):
                continue
            for form, group in ((_BEFORE_COPYRIGHT, "before"), (_COPYRIGHT, "after")):
                match = form.search(line)
                name = _RIGHTS.sub("", match[group] or "").strip(" .,-") if match else ""
                if len(name) > 1:
                    return name
    return None


def _is_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", "!", "?")) and len(line.split()) > 8


def _lines(text: str) -> list[tuple[int, str]]:
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group().strip()
        if line:
            lines.append((match.start() + match.group().find(line), line))
        if len(lines) == _HEAD_LINES:
            break
    return lines
