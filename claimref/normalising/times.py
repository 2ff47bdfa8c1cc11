"""Finds dates, relative dates and periods in a text, and resolves them against the day of publication."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import NamedTuple

from claimref.normalising.date_patterns import BORDER, HINT, PATTERNS, PLANNED, WILL
from claimref.normalising.frame import Frame, Parts
from claimref.normalising.resolving import RESOLVERS
from claimref.records import TimeRef

# The longest words that open a time at one end, with blanks.
_LONGEST_BORDER = 32


class Found(NamedTuple):
    """A time that is not resolved yet: text[start:end], the resolver's name and the parts of the match."""

    start: int
    end: int
    resolver: str
    parts: Parts


def scan(text: str) -> list[Found]:
    """Return the times of `text`, unresolved, in order; where forms overlap the earliest and longest is taken."""
    if not HINT.search(text):
        return []
    found = [_found(name, match) for name, pattern in PATTERNS for match in pattern.finditer(text)]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _found(name: str, match: re.Match[str]) -> Found:
    parts = {key: value for key, value in match.groupdict().items() if value}
    start, end = match.span("time") if "time" in parts else match.span()
    return Found(start, end, name, parts)


def find_times(text: str, reference: date | None) -> tuple[TimeRef, ...]:
    """Return the times of `text` in order, each as the interval that its words allow.

    A weekday, "last September" or "25 years ago" is resolved against `reference`, the day of publication; without
    it, and where the words point to another event ("the day before"), start and end are None. "Since" reaches to
    the reference, "before", "by" and "until" leave the start open, "after" the end; these words belong to `raw`.
    Spans never overlap, and `text[char_start:char_end] == raw`.
    """
    return resolve(text, scan(text), reference)


def resolve(text: str, found: list[Found], reference: date | None) -> tuple[TimeRef, ...]:
    """Return what `scan` found in `text`, resolved against `reference`."""
    if not found:
        return ()
    frame = Frame(reference, bool(WILL.search(text)), bool(PLANNED.search(text)))
    times: list[TimeRef] = []
    for one in found:
        floor = times[-1].char_end if times else 0
        times.append(_resolve(text, one, frame, floor))
    return tuple(times)


def _resolve(text: str, found: Found, frame: Frame, floor: int) -> TimeRef:
    span, precision = RESOLVERS[found.resolver](found.parts, frame)
    start: datetime | None
    end: datetime | None
    start, end = span or (None, None)
    first = found.start
    border = BORDER.search(text, max(floor, first - _LONGEST_BORDER), first)
    # "After the 2008 election" is a time after an event of 2008.
    if border is not None and not (found.resolver == "year" and border.group().rstrip().lower().endswith(" the")):
        first = border.start()
        match border.lastgroup:
            case "since":
                until = datetime.combine(frame.reference, time(23, 59, 59)) if frame.reference else None
                end = until if start and until and until > start else None
            case "until":
                start = None
            case "before":
                start, end = None, start
            case "after":
                start, end = end, None
    return TimeRef(text[first : found.end], start, end, precision, first, found.end)
