"""Calendar arithmetic: names of months and weekdays, and the interval that a calendar unit covers."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta

MONTHS = {
    spelling: number
    for number, spellings in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for spelling in spellings.split()
}  # fmt: skip
WEEKDAYS = {
    spelling: number
    for number, spellings in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri", "saturday sat",
         "sunday sun"),
    )
    for spelling in spellings.split()
}  # fmt: skip
# Meteorological seasons of the northern hemisphere, by first month; winter begins in the December before.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

Interval = tuple[datetime, datetime]


def interval(first: date, last: date) -> Interval:
    """Return the whole days from `first` to `last`."""
    return datetime.combine(first, time.min), datetime.combine(last, time(23, 59, 59))


def day(when: date) -> Interval:
    return interval(when, when)


def week(when: date) -> Interval:
    """Return the week of `when`, Sunday to Saturday as American papers and Monday to Sunday as others count it: both."""
    monday = when - timedelta(days=when.weekday())
    return interval(monday - timedelta(days=1), monday + timedelta(days=6))


def month(year: int, number: int) -> Interval:
    return interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Interval:
    return interval(date(number, 1, 1), date(number, 12, 31))


def add_months(when: date, count: int) -> date:
    """Return the same day of the month `count` months later, or the month's last day; stays within years 1 to 9999."""
    index = min(max(when.year * 12 + when.month - 1 + count, 12), 9999 * 12 + 11)
    number, month_index = divmod(index, 12)
    return date(number, month_index + 1, min(when.day, monthrange(number, month_index + 1)[1]))


def add_days(when: date, count: int) -> date:
    return date.fromordinal(min(max(when.toordinal() + count, 1), date.max.toordinal()))
