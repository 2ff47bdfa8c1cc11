"""Versions of one article: the same outlet at the same address with another text."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from claimref.records import Article
from claimref.store.encoding import to_iso
from claimref.store.models import ArticleRow, Outlet, StoryArticle

PART_MARK = "#"
"""A locator with it names a part of a file (a row, a line): another text there is most likely another article."""


def link_versions(connection: Connection, article: Article, story: int | None) -> None:
    """Put a newly stored article in its place among the versions of its address.

    Versions follow each other by the times at which they were published or fetched, where both are known, so that an
    old snapshot that is added late stays the older; else the one that is added later is the later one.
    """
    others = _same_address(connection, article, story)
    newest = next((id_ for id_ in others if id_ not in others.values()), None)
    above: str | None = None
    below = newest
    while below is not None and _is_earlier(connection, article, below):
        above, below = below, others[below]
    if above is not None:
        connection.execute(update(ArticleRow).where(ArticleRow.id == above).values(supersedes_id=None))
    if below is not None:
        connection.execute(update(ArticleRow).where(ArticleRow.id == article.id).values(supersedes_id=below))
    if above is not None:
        connection.execute(update(ArticleRow).where(ArticleRow.id == above).values(supersedes_id=article.id))


def earlier_versions(connection: Connection, article_ids: Iterable[str]) -> set[str]:
    """Return the ids of all versions that those articles supersede, directly or not."""
    found: set[str] = set()
    present = set(article_ids)
    while present:
        query = select(ArticleRow.supersedes_id).where(
            ArticleRow.id.in_(present), ArticleRow.supersedes_id.is_not(None)
        )
        present = {id_ for id_ in connection.execute(query).scalars() if id_ is not None} - found
        found |= present
    return found


def superseding(connection: Connection, article_ids: Iterable[str]) -> dict[str, str | None]:
    """Return what each article supersedes, by id."""
    rows = connection.execute(
        select(ArticleRow.id, ArticleRow.supersedes_id).where(ArticleRow.id.in_(list(article_ids)))
    )
    return {row.id: row.supersedes_id for row in rows}


def _same_address(connection: Connection, article: Article, story: int | None) -> dict[str, str | None]:
    """The other versions: by URL wherever they are, by file only within the story. Each with the one it supersedes."""
    query = (
        select(ArticleRow.id, ArticleRow.supersedes_id)
        .join(Outlet, Outlet.id == ArticleRow.outlet_id)
        .where(Outlet.name == article.outlet, ArticleRow.locator == article.locator, ArticleRow.id != article.id)
    )
    if article.url is None:
        if article.path is None or PART_MARK in article.locator:
            return {}
        within = select(StoryArticle.article_id).where(StoryArticle.story_id == story)
        query = query.where(ArticleRow.path == article.path, ArticleRow.id.in_(within))
    found = {row.id: row.supersedes_id for row in connection.execute(query)}
    return found | superseding(connection, earlier_versions(connection, found))


def _is_earlier(connection: Connection, article: Article, other: str) -> bool:
    row = connection.execute(select(ArticleRow.published_at, ArticleRow.fetched_at).where(ArticleRow.id == other)).one()
    ours = (to_iso(article.published_at), to_iso(article.fetched_at))
    for mine, theirs in zip(ours, (row.published_at, row.fetched_at), strict=True):
        if mine and theirs and mine != theirs:
            # A date and a moment of that day are no order; ISO texts of one kind sort by time.
            length = min(len(mine), len(theirs))
            if mine[:length] != theirs[:length]:
                return bool(mine[:length] < theirs[:length])
    return False
