"""What versions of one article changed, in and out of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from claimref.records import Article, Change, Comparison, DifferOn
from claimref.store.articles import read_articles
from claimref.store.models import VersionChange
from claimref.store.statements import read_statements


def write_changes(connection: Connection, story: int, run: int, comparison: Comparison) -> None:
    """Make the comparison's changes the story's; the statements of both versions must be stored."""
    connection.execute(delete(VersionChange).where(VersionChange.story_id == story))
    rows = [
        {
            "story_id": story,
            "earlier_id": change.earlier.id,
            "later_id": change.later.id,
            "position": position,
            "differ_on": None if change.differ_on is None else change.differ_on.value,
            "score": float(change.score),
            "why": change.why,
            "run_id": run,
        }
        for position, change in enumerate(comparison.changes)
    ]
    if rows:
        connection.execute(insert(VersionChange), rows)


def read_changes(
    connection: Connection, run: int, story: str, articles: Sequence[Article]
) -> tuple[tuple[Change, ...], tuple[Article, ...]]:
    """Return the changes of a run, and the superseded versions of `articles` that they speak of."""
    query = select(VersionChange.__table__).where(VersionChange.run_id == run).order_by(VersionChange.position)
    rows = connection.execute(query).all()
    if not rows:
        return (), ()
    of_run = VersionChange.run_id == run
    ends = select(VersionChange.earlier_id).where(of_run).union(select(VersionChange.later_id).where(of_run))
    said = {statement.id: statement for statement in read_statements(connection, ends)}
    changes = tuple(
        Change(
            earlier=said[row.earlier_id],
            later=said[row.later_id],
            differ_on=None if row.differ_on is None else DifferOn(row.differ_on),
            score=row.score,
            why=row.why,
        )
        for row in rows
    )
    named = {statement.article_id for change in changes for statement in (change.earlier, change.later)}
    earlier = named - {article.id for article in articles}
    superseded = read_articles(connection, ids=sorted(earlier))
    return changes, tuple(replace(article, story=story) for article in superseded)
