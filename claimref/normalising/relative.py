"""Resolves times that are told from the day of publication: weekdays, "yesterday", "25 years ago", "last week"."""

from __future__ import annotations

from datetime import date, timedelta

from claimref.normalising import calendar
from claimref.normalising.calendar import WEEKDAYS, Interval
from claimref.normalising.frame import Answer, Frame, Parts
from claimref.normalising.numerals import read_numeral
from claimref.normalising.tokens import tokenise
from claimref.records import Precision

_DAYS_AND_MONTHS = {
    "second": (0, 0),
    "minute": (0, 0),
    "hour": (0, 0),
    "day": (1, 0),
    "week": (7, 0),
    "month": (0, 1),
    "year": (0, 12),
    "decade": (0, 120),
    "century": (0, 1200),
}
_PRECISION = {
    "week": Precision.WEEK,
    "weekend": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.DECADE,
}
_NAMED_DAYS = {"yesterday": -1, "last night": -1, "tomorrow": 1}
_VAGUE_COUNTS = {"several": (2.0, 10.0), "a few": (2.0, 6.0), "a couple of": (2.0, 3.0)}


def weekday(parts: Parts, frame: Frame) -> Answer:
    part = parts.get("part") or parts.get("early")
    precision = Precision.HOUR if part else Precision.DAY
    if frame.reference is None:
        return None, precision
    back = (frame.reference.weekday() - WEEKDAYS[parts["weekday"].lower().rstrip(".")]) % 7
    which = " ".join(parts.get("which", "").lower().split())
    if which in ("last", "previous", "past", "this past", "next"):
        # "Last Friday" and "next Friday" are the nearest one to some writers and the one after to others.
        first = calendar.add_days(frame.reference, -7 - back if which != "next" else 7 - back)
        return (calendar.day(first)[0], calendar.day(calendar.add_days(first, 7))[1]), Precision.WEEK
    if which or frame.says_will:
        when = calendar.add_days(frame.reference, (7 - back) % 7)
        if which == "this" and not frame.looks_ahead:
            return None, precision
    elif frame.speaks_of_plans:  # "was to meet on Friday": past or coming
        return None, precision
    else:
        when = calendar.add_days(frame.reference, -back)
    return (calendar.part_of_day(when, part) if part else calendar.day(when)), precision


def named_day(parts: Parts, frame: Frame) -> Answer:
    name = " ".join(parts["named"].lower().split())
    part = parts.get("part") or ("night" if name.endswith("night") else name.split()[-1] if "this" in name else None)
    precision = Precision.HOUR if part else Precision.DAY
    if frame.reference is None:
        return None, precision
    when = calendar.add_days(frame.reference, _NAMED_DAYS.get(name, 0))
    return (calendar.part_of_day(when, part) if part else calendar.day(when)), precision


def elsewhere(parts: Parts, frame: Frame) -> Answer:
    """Times that hang on an event of the text, such as "the day before"."""
    return None, Precision.DAY


def clock(parts: Parts, frame: Frame) -> Answer:
    """A time of day, of a day that stands elsewhere or nowhere."""
    return None, Precision.MINUTE


def _count_of(words: str) -> tuple[float, float]:
    words = " ".join(words.lower().split())
    if words in _VAGUE_COUNTS:
        return _VAGUE_COUNTS[words]
    numeral = read_numeral(tokenise(words), 0)
    value = min(numeral.low, 1e6) if numeral else 1.0
    return value, value


def _unit_of(word: str) -> str:
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def _moved(reference: date, unit: str, count: float) -> date:
    days, months = _DAYS_AND_MONTHS[unit]
    return calendar.add_months(calendar.add_days(reference, round(count * days)), round(count * months))


def offset(parts: Parts, frame: Frame) -> Answer:
    """Resolve "25 years ago"; "two days later" hangs on an event of the text."""
    unit = _unit_of(parts["unit"])
    precision = _PRECISION.get(unit, Precision.DAY)
    anchor = " ".join(parts["anchor"].lower().split())
    if frame.reference is None or anchor not in ("ago", "from now"):
        return None, precision
    low, high = _count_of(parts["count"])
    # Good to half a unit either way, days excepted; to a tenth with "about" and the like.
    slack = 0.5 if unit in _PRECISION else 0.0
    if "about" in parts:
        slack = max(slack, 0.1 * high)
    sign = 1 if anchor == "from now" else -1
    first, last = sorted(
        (_moved(frame.reference, unit, sign * (low - slack)), _moved(frame.reference, unit, sign * (high + slack)))
    )
    if unit == "hour":
        first = calendar.add_days(first, -1 - int(high / 24))
    return calendar.interval(first, last), precision


def past_period(parts: Parts, frame: Frame) -> Answer:
    unit = _unit_of(parts["unit"])
    precision = _PRECISION.get(unit, Precision.DAY)
    if frame.reference is None:
        return None, precision
    sign = 1 if parts["which"].lower() in ("next", "coming") else -1
    first, last = sorted((frame.reference, _moved(frame.reference, unit, sign * _count_of(parts["count"])[1])))
    return calendar.interval(first, last), precision


def this_period(parts: Parts, frame: Frame) -> Answer:
    period = parts["period"].lower()
    precision, reference = _PRECISION[period], frame.reference
    if reference is None or period in ("decade", "century"):
        return None, precision
    which = parts["which"].lower().split()[-1]
    if which == "past" and period != "weekend":  # the year until now, where "last year" is the calendar's
        return calendar.interval(_moved(reference, period, -1), reference), precision
    shift = {"this": 0, "next": 1, "coming": 1}.get(which, -1)
    if period == "weekend":
        return _weekend(reference, which, frame), precision
    if period == "week":
        # "Last week" may be the calendar week before or the seven days before.
        start, end = calendar.week(calendar.add_days(reference, 7 * shift))
        return (start, end if shift >= 0 else min(end + timedelta(days=1), calendar.day(reference)[1])), precision
    if period == "month":
        when = calendar.add_months(reference.replace(day=1), shift)
        return calendar.shorten(calendar.month(when.year, when.month), parts.get("early", "")), precision
    number = min(max(reference.year + shift, 1), 9999)
    return calendar.shorten(calendar.year(number), parts.get("early", "")), precision


def _weekend(reference: date, which: str, frame: Frame) -> Interval:
    """Friday to Sunday: Friday night belongs to most weekends in the news; "last" may skip one."""
    saturday = calendar.add_days(reference, 5 - reference.weekday())
    in_weekend = reference.weekday() >= 5
    ahead = which in ("next", "coming") or (which == "this" and frame.looks_ahead)
    if ahead:
        last = calendar.add_days(saturday, 8 if which == "next" else 1)
        return calendar.interval(calendar.add_days(saturday, -1), last)
    nearest = saturday if in_weekend and which == "this" else calendar.add_days(saturday, -7)
    first = calendar.add_days(nearest, -8 if which == "last" and not in_weekend else -1)
    return calendar.interval(first, calendar.add_days(nearest, 1))
