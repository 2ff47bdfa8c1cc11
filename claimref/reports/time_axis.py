"""The timeline of the HTML report: the claims that most outlets make, placed along one axis of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from claimref.records import Comparison
from claimref.reports.first_sayers import Saying, Spread, widest

CLAIMS = 12
"""So many claims are shown."""

ROOM = 1.6
"""How much longer the axis is than the time on it: behind the last bar stands a name."""

TICKS = 6
"""About so many days are named on it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a saying stands on the axis, in percent of its length, and when that is in words."""

    saying: Saying
    left: float
    right: float
    said: str

    @property
    def width(self) -> float:
        return round(self.right - self.left, 2)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days that are named, each with its place, and the claims, each with those of its sayings."""

    ticks: tuple[tuple[float, str], ...]
    rows: tuple[tuple[Spread, tuple[Place, ...]], ...]


def time_axis(comparison: Comparison, numbers: Mapping[str, int]) -> TimeAxis:
    """Place the claims that most outlets make; `numbers` gives row numbers by claim id. Empty if none is dated."""
    spreads = [spread for spread in widest(comparison, numbers, CLAIMS) if spread.sayings]
    sayings = [saying for spread in spreads for saying in spread.sayings]
    if not sayings:
        return TimeAxis((), ())
    first = min(saying.start for saying in sayings)
    start = datetime(first.year, first.month, first.day)
    end = max(start + timedelta(hours=1), *(saying.end for saying in sayings))
    length = (end - start) * ROOM

    def at(moment: datetime) -> float:
        return round(100 * ((moment - start) / length), 2)

    def place(saying: Saying) -> Place:
        said = f"{saying.start:%Y-%m-%d %H:%M}" if saying.exact else f"{saying.start:%Y-%m-%d}"
        return Place(saying, at(saying.start), at(saying.end), said)

    step = max(1, -(-(end - start).days // TICKS))
    days = [start + timedelta(days=n) for n in range(0, (end - start).days + 1, step)]
    ticks = tuple((at(day), f"{day.day} {day:%b}") for day in days)
    return TimeAxis(ticks, tuple((spread, tuple(map(place, spread.sayings))) for spread in spreads))
