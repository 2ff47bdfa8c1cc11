"""What the forms of times mean: each resolver takes the parts of a match and gives the interval they allow.

A resolver answers None where the words alone do not tell (the year of "June 18" without a day of publication, the
weekday of a plan told in the past tense): an unresolved time is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from claimref.normalising import calendar
from claimref.normalising.calendar import MONTHS, SEASONS, WEEKDAYS, Interval
from claimref.normalising.numerals import read_numeral
from claimref.normalising.tokens import tokenise
from claimref.records import Precision

# How far ahead and back, in days, a date without a year may lie from the day of publication.
_AHEAD_OF_PLANS, _AHEAD, _BACK = 270, 60, 366
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
_QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a time is resolved against: the day of publication, and whether the text looks ahead."""

    reference: date | None
    says_will: bool
    speaks_of_plans: bool

    @property
    def looks_ahead(self) -> bool:
        return self.says_will or self.speaks_of_plans


Parts = Mapping[str, str]
Answer = tuple[Interval | None, Precision]


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


RESOLVERS: Mapping[str, Callable[[Parts, Frame], Answer]] = {
    resolver.__name__: resolver
    for resolver in (
        full_date,
        day_range,
        week_of,
        month,
        year,
        year_range,
        decade,
        season,
        quarter,
        weekday,
        named_day,
        elsewhere,
        clock,
        offset,
        past_period,
        this_period,
    )
}
