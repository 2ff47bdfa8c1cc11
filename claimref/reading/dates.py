"""Dates as people and pages write them → date or datetime, with precision; never a guess between day and month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from claimref.records import Precision

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TIME = (
    r"(?:[\s,|·–—-]{1,3}|\s(?:at|@)\s|T)"
    r"(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    r"(?:\s?(?P<zone>Z\b|UTC\b|GMT\b|[+-][01]\d:?[0-5]\d))?"
)
_WRITTEN = tuple(
    re.compile(rf"(?<![\w.]){form}(?:{_TIME})?(?!\w)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_MONTH}\s{{1,2}}{_DAY},?\s{{1,2}}{_YEAR}",
        rf"{_DAY}\s{{1,2}}(?:of\s)?{_MONTH},?\s{{1,2}}{_YEAR}",
        rf"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}",
        rf"(?P<first>[0-3]?\d)/(?P<second_>[0-3]?\d)/{_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, where it stands, and how finely it is known."""

    at: date | datetime
    precision: Precision
    start: int
    end: int


def find_dates(text: str) -> Iterator[Found]:
    """Yield the full dates (day, month and year) that `text` writes out, form by form."""
    for form in _WRITTEN:
        for match in form.finditer(text):
            found = _value(match)
            if found is not None:
                yield Found(found, _precision(found), match.start(), match.end())


def parse_published(text: str) -> tuple[date | datetime, Precision] | None:
    """Return the date that `text` is, or None where it is anything else or ambiguous (03/04/2024)."""
    text = text.strip()
    for found in find_dates(text):
        if found.start == 0 and found.end == len(text):
            return found.at, found.precision
    return None


def with_precision(value: date | datetime | str) -> tuple[date | datetime, Precision] | None:
    """As `parse_published`, for a value that may be a date already."""
    return parse_published(value) if isinstance(value, str) else (value, _precision(value))


def month_and_day(month: str, day: str) -> tuple[int, int] | None:
    """Return the numbers of a month's name (with or without a dot) and a day, None where there is no such day."""
    number = _MONTHS.get(month.rstrip(".").casefold())
    if number is None:
        return None
    try:
        date(2024, number, int(day))  # a leap year: February 29 is a day
    except ValueError:
        return None
    return number, int(day)


def _value(match: re.Match[str]) -> date | datetime | None:
    parts = match.groupdict()
    if "first" in parts:
        order = _day_and_month(int(parts["first"]), int(parts["second_"]))
        if order is None:
            return None
        day, month = order
    else:
        day = int(parts["day"])
        month = int(parts["month"]) if parts["month"].isdigit() else _MONTHS[parts["month"].casefold()]
    try:
        whole = date(int(parts["year"]), month, day)
        if parts["hour"] is None:
            return whole
        hour = _hour(int(parts["hour"]), parts["half"])
        moment = datetime(whole.year, month, day, hour, int(parts["minute"]), int(parts["second"] or 0))
    except ValueError:
        return None
    return moment.replace(tzinfo=_zone(parts["zone"]))


def _day_and_month(first: int, second: int) -> tuple[int, int] | None:
    """06/19/2024 and 19/06/2024 can only be June 19; 03/04/2024 may be either, and stays unread."""
    if first == second:
        return first, second
    if first > 12:
        return first, second
    return (second, first) if second > 12 else None


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"no such hour: {hour} {half}")
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text[0] not in "+-":
        return UTC
    shift = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-shift if text[0] == "-" else shift)


def _precision(value: date | datetime) -> Precision:
    return Precision.MINUTE if isinstance(value, datetime) else Precision.DAY
