"""Who said it first: for each claim, when each outlet said it, as finely as is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from claimref.agreement import first_said
from claimref.records import Article, Claim, Comparison, Precision, Status


@dataclass(frozen=True, slots=True)
class Saying:
    """One outlet's first article with a claim: it appeared somewhere in [start, end], a moment where both are one.

    `first`: no other outlet is known to have been earlier; several may be.
    """

    outlet: str
    start: datetime
    end: datetime
    first: bool

    @property
    def exact(self) -> bool:
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Spread:
    """A claim on its way: its number in the report, who said it when, and who did at a time that is not known."""

    number: int
    claim: Claim
    sayings: tuple[Saying, ...]
    undated: tuple[str, ...]


def widest(
    comparison: Comparison, numbers: Mapping[str, int], limit: int, units: Mapping[str, str] | None = None
) -> list[Spread]:
    """Return the `limit` claims that most outlets make, the widest spread first, of those that two make at least.

    `numbers` gives the row number of every claim, by its id; `units` maps article ids to what counts as one voice
    (default: the outlet).
    """
    articles = {article.id: article for article in comparison.articles}
    unit_of = {id_: (units or {}).get(id_, article.outlet) for id_, article in articles.items()}
    article_of = {statement.id: articles[statement.article_id] for statement in comparison.statements}

    def spread(claim: Claim) -> int:
        return len({unit_of[article_of[statement].id] for statement in claim.statements})

    wide = [claim for claim in comparison.claims if spread(claim) > 1]
    wide.sort(key=lambda claim: (-spread(claim), claim.status is not Status.DIFFER, numbers[claim.id]))
    return [_spread(numbers[claim.id], claim, article_of, unit_of) for claim in wide[:limit]]


def _spread(number: int, claim: Claim, article_of: Mapping[str, Article], unit_of: Mapping[str, str]) -> Spread:
    first = first_said(claim, article_of)
    by_unit: dict[str, dict[str, Article]] = {}
    for statement in claim.statements:
        article = article_of[statement]
        by_unit.setdefault(unit_of[article.id], {})[article.id] = article
    sayings, undated = [], []
    for unit, found in by_unit.items():
        spans = sorted(span for article in found.values() if (span := when(article)))
        if spans:
            # The earliest article speaks for its outlet; a known hour counts before a whole day that begins with it.
            start, end = min(spans, key=lambda span: (span[0].date(), span[1], span[0]))
            sayings.append(Saying(unit, start, end, first=any(id_ in first for id_ in found)))
        else:
            undated.append(unit)
    sayings.sort(key=lambda saying: (saying.start.date(), not saying.first, saying.start, saying.outlet))
    return Spread(number, claim, tuple(sayings), tuple(sorted(undated)))


def when(article: Article) -> tuple[datetime, datetime] | None:
    """The stretch of time within which `article` appeared; a moment where the hour is known. Zones become UTC."""
    moment = article.published_at
    if moment is None:
        return None
    if isinstance(moment, datetime):
        exact = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
        return exact, exact
    last = _last_day(moment, article.published_precision)
    return datetime(moment.year, moment.month, moment.day), datetime(last.year, last.month, last.day) + timedelta(
        days=1
    )


def _last_day(day: date, precision: Precision | None) -> date:
    if precision is Precision.YEAR:
        return date(day.year, 12, 31)
    if precision is Precision.MONTH:
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return day
