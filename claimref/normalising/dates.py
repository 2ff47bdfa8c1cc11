"""Resolves times that name a date: days, months, years, seasons, quarters, decades."""

from __future__ import annotations

from datetime import date

from claimref.normalising import calendar
from claimref.normalising.calendar import MONTHS, SEASONS
from claimref.normalising.frame import Answer, Frame, Parts
from claimref.records import Precision

# How far ahead and back, in days, a date without a year may lie from the day of publication.
_AHEAD_OF_PLANS, _AHEAD, _BACK = 270, 60, 366
_QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}


def _month_number(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS[word.lower().rstrip(".")]


def _day_number(word: str) -> int:
    return int(word.rstrip("stndrh"))


def _dated(parts: Parts, frame: Frame, month: int, day: int) -> date | None:
    """Return the date, in the year that is named, else in the one that lies nearest to the reference."""
    if "year" in parts:
        return calendar.make_date(int(parts["year"]), month, day)
    if frame.reference is None:
        return None
    reference = frame.reference
    years = range(max(reference.year - 1, 1), min(reference.year + 1, 9999) + 1)
    choices = [calendar.make_date(year, month, day) for year in years]
    ahead = _AHEAD_OF_PLANS if frame.looks_ahead else _AHEAD
    fitting = [when for when in choices if when and -_BACK <= (when - reference).days <= ahead]
    return min(fitting, key=lambda when: abs((when - reference).days), default=None)


def full_date(parts: Parts, frame: Frame) -> Answer:
    part = parts.get("part") or parts.get("early")
    precision = Precision.HOUR if part else Precision.DAY
    when = _dated(parts, frame, _month_number(parts["month"]), _day_number(parts["day"]))
    if when is None:
        return None, precision
    return (calendar.part_of_day(when, part) if part else calendar.day(when)), precision


def day_range(parts: Parts, frame: Frame) -> Answer:
    first_month = _month_number(parts["month"])
    last_month = _month_number(parts.get("month2", parts["month"]))
    last = _dated(parts, frame, last_month, _day_number(parts["day2"]))
    if last is None:
        return None, Precision.DAY
    first = calendar.make_date(max(last.year - (first_month > last_month), 1), first_month, _day_number(parts["day"]))
    if first is None or first > last:
        return None, Precision.DAY
    return calendar.interval(first, last), Precision.DAY


def week_of(parts: Parts, frame: Frame) -> Answer:
    when = _dated(parts, frame, _month_number(parts["month"]), _day_number(parts["day"]))
    if when is None:
        return None, Precision.WEEK
    if parts["span"].lower() == "weekend":
        return calendar.interval(calendar.add_days(when, -2), calendar.add_days(when, 2)), Precision.WEEK
    # The date may stand for the week's first day or for any day of it.
    return (calendar.week(when)[0], calendar.day(calendar.add_days(when, 6))[1]), Precision.WEEK


def month(parts: Parts, frame: Frame) -> Answer:
    number = _month_number(parts["month"])
    year = int(parts["year"]) if "year" in parts else _year_of_month(number, parts, frame)
    if year is None:
        return None, Precision.MONTH
    return calendar.shorten(calendar.month(year, number), parts.get("early", "")), Precision.MONTH


def _year_of_month(number: int, parts: Parts, frame: Frame) -> int | None:
    if frame.reference is None:
        return None
    this = frame.reference.year
    if "which_year" in parts:
        year = this + {"last": -1, "this": 0, "next": 1}[parts["which_year"].lower()]
    else:
        which = parts.get("which", "").lower().split()[-1:]
        if which in (["next"], ["coming"]) or (not which and frame.looks_ahead and number > frame.reference.month):
            year = this + (number <= frame.reference.month)
        elif which == ["this"]:
            year = this
        elif which:  # "last September" in September is a year ago, in October most likely this year's
            year = this - (number >= frame.reference.month)
        else:
            year = this - (number > frame.reference.month)
    return year if 1 <= year <= 9999 else None


def year(parts: Parts, frame: Frame) -> Answer:
    return calendar.shorten(calendar.year(int(parts["year"])), parts.get("early", "")), Precision.YEAR


def year_range(parts: Parts, frame: Frame) -> Answer:
    first, raw = int(parts["year"]), parts["year2"]
    last = int(raw) if len(raw) == 4 else first // 100 * 100 + int(raw)
    if last < first:
        return None, Precision.YEAR
    return (calendar.year(first)[0], calendar.year(last)[1]), Precision.YEAR


def decade(parts: Parts, frame: Frame) -> Answer:
    if "decade" in parts:
        first = int(parts["decade"])
    else:  # "the '90s" are the last century's, "the '10s" this one's
        first = (1900 if int(parts["short"]) >= 30 else 2000) + int(parts["short"])
    span = calendar.year(first)[0], calendar.year(first + 9)[1]
    return calendar.shorten(span, parts.get("early", "")), Precision.DECADE


def season(parts: Parts, frame: Frame) -> Answer:
    first_month = SEASONS[parts["season"].lower()]
    if "year" in parts:
        year = int(parts["year"])
    elif frame.reference is None:
        return None, Precision.MONTH
    else:
        year = frame.reference.year
        begins = date(year, first_month, 1)
        which = parts.get("which", "").lower()
        if which.endswith(("last", "past")) and calendar.add_months(begins, 3) > frame.reference:
            year -= 1
        elif which in ("next", "coming") and begins <= frame.reference:
            year += 1
    if not 1 < year < 9999:
        return None, Precision.MONTH
    # Hemispheres and calendars differ on seasons: a month of grace on either side. "Winter of 2014" may be
    # the one that begins or the one that ends in that year.
    start = date(year - 1, 11, 1) if first_month == 12 else calendar.add_months(date(year, first_month, 1), -1)
    end = calendar.add_months(start, 17 if first_month == 12 else 5)
    return calendar.interval(start, calendar.add_days(end, -1)), Precision.MONTH


def quarter(parts: Parts, frame: Frame) -> Answer:
    year, length = int(parts["year"]), 6 if parts["what"].lower() == "half" else 3
    number = min(_QUARTERS.get(parts["number"].lower(), 4), 12 // length)
    last_month = number * length
    return (calendar.month(year, last_month - length + 1)[0], calendar.month(year, last_month)[1]), Precision.MONTH
