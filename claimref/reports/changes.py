"""Where an outlet says otherwise than in an earlier version of its article: for every report the same facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claimref.records import Article, Change, Comparison
from claimref.reports.rows import deciding_words


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: what was said and what is said now, each with the words that carry the value, and when."""

    change: Change
    outlet: str
    earlier_focus: str | None
    later_focus: str | None
    earlier_at: str
    later_at: str

    @property
    def slot(self) -> str:
        return str(self.change.differ_on or "detail")


def build_changes(comparison: Comparison) -> tuple[ChangeRow, ...]:
    """Return the changes of `comparison` in its order."""
    articles = {article.id: article for article in (*comparison.articles, *comparison.superseded)}
    return tuple(
        ChangeRow(
            change=change,
            outlet=articles[change.later.article_id].outlet,
            earlier_focus=deciding_words(change.earlier, change.differ_on),
            later_focus=deciding_words(change.later, change.differ_on),
            earlier_at=_when(articles[change.earlier.article_id]),
            later_at=_when(articles[change.later.article_id]),
        )
        for change in comparison.changes
    )


def _when(article: Article) -> str:
    at = article.published_at or article.fetched_at
    if isinstance(at, datetime):
        return at.isoformat(sep=" ", timespec="minutes")[:16]
    return at.isoformat() if at else ""
