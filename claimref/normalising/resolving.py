"""What the forms of times mean: each resolver takes the parts of a match and gives the interval they allow.

A resolver answers None where the words alone do not tell (the year of "June 18" without a day of publication, the
weekday of a plan told in the past tense): an unresolved time is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimref.normalising import dates, relative
from claimref.normalising.frame import Answer, Frame, Parts

# By the names that `date_patterns` gives to the forms.
RESOLVERS: Mapping[str, Callable[[Parts, Frame], Answer]] = {
    resolver.__name__: resolver
    for resolver in (
        dates.full_date,
        dates.day_range,
        dates.week_of,
        dates.month,
        dates.year,
        dates.year_range,
        dates.decade,
        dates.season,
        dates.quarter,
        relative.weekday,
        relative.named_day,
        relative.elsewhere,
        relative.clock,
        relative.offset,
        relative.past_period,
        relative.this_period,
    )
}
