"""Calendar arithmetic: names of months and weekdays, and the interval that a calendar unit covers."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta


def _numbered(rows: str, first: int) -> dict[str, int]:
    return {spelling: number for number, row in enumerate(rows.split(","), first) for spelling in row.split()}


MONTHS = _numbered(
    "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sept sep,"
    "october oct, november nov, december dec",
    1,
)
WEEKDAYS = _numbered(
    "monday mon, tuesday tues tue, wednesday weds wed, thursday thurs thur thu, friday fri, saturday sat, sunday sun",
    0,
)
# Meteorological seasons of the northern hemisphere, by first month; winter runs on into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Hours of the day, generously: one paper's evening is another's night, which ends in the morning after.
PARTS_OF_DAY = {
    "morning": (0, 12),
    "early": (0, 12),
    "midday": (11, 14),
    "noon": (11, 13),
    "afternoon": (12, 18),
    "late": (12, 26),
    "evening": (17, 24),
    "night": (18, 30),
    "midnight": (22, 26),
}

Interval = tuple[datetime, datetime]


def interval(first: date, last: date) -> Interval:
    """Return the whole days from `first` to `last`."""
    return datetime.combine(first, time.min), datetime.combine(last, time(23, 59, 59))


def day(when: date) -> Interval:
    return interval(when, when)


def part_of_day(when: date, part: str) -> Interval:
    """Return the hours of `when` that "morning", "late" and the like mean; the whole day for any other word."""
    start, end = day(when)
    hours = PARTS_OF_DAY.get(part.lower())
    if hours is None or when == date.max:
        return start, end
    return start + timedelta(hours=hours[0]), start + timedelta(hours=hours[1], seconds=-1)


def week(when: date) -> Interval:
    """Return the week of `when`, from Sunday to the Sunday after: weeks begin on either day by country."""
    monday = add_days(when, -when.weekday())
    return interval(add_days(monday, -1), add_days(monday, 6))


def month(year: int, number: int) -> Interval:
    return interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Interval:
    return interval(date(number, 1, 1), date(number, 12, 31))


def shorten(span: Interval, part: str) -> Interval:
    """Cut an interval to its early, middle or late part, generously: a careful writer's "early 2014" may be May."""
    start, end = span
    length = end - start
    word = part.lower().removeprefix("the ")
    if word.startswith(("early", "beginning", "start")):
        end = start + length * 5 / 12
    elif word.startswith("mid"):
        start, end = start + length / 4, end - length / 4
    elif word.startswith(("late", "end")):
        start = end - length * 5 / 12
    return start.replace(microsecond=0), end.replace(microsecond=0)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has none such (February 30)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(when: date, count: int) -> date:
    """Return the same day of the month `count` months later, or the month's last day; stays within years 1 to 9999."""
    index = min(max(when.year * 12 + when.month - 1 + count, 12), 9999 * 12 + 11)
    number, month_index = divmod(index, 12)
    return date(number, month_index + 1, min(when.day, monthrange(number, month_index + 1)[1]))


def add_days(when: date, count: int) -> date:
    """Return the day `count` days later, within years 1 to 9999."""
    return date.fromordinal(min(max(when.toordinal() + count, 1), date.max.toordinal()))
