"""Articles in and out of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from claimref.records import Article, Debris, Precision, text_sha256
from claimref.store.corrections import corrected_outlets, settle_outlets
from claimref.store.encoding import to_datetime, to_iso, to_moment
from claimref.store.models import ArticleRow, DebrisRow, Outlet, Story, StoryArticle
from claimref.store.outlets import resolve_outlets
from claimref.store.versions import link_versions

CHUNK = 500
"""How many keys one query names: far below the least limit of the databases."""


@dataclass(frozen=True, slots=True)
class Added:
    """The articles as stored, under the outlet's known spelling (compare these), and what is to be said about it."""

    articles: tuple[Article, ...]
    notes: tuple[str, ...] = ()


def story_id(connection: Connection, label: str, *, create: bool = False) -> int | None:
    found = connection.execute(select(Story.id).where(Story.label == label)).scalar()
    if found is None and create:
        return connection.execute(insert(Story).values(label=label).returning(Story.id)).scalar_one()
    return found


def name_outlets(connection: Connection, articles: Sequence[Article]) -> Added:
    """Return the articles under their outlets' known spellings, and of the outlets that people say they are of."""
    articles = settle_outlets(connection, articles)
    resolved = resolve_outlets(connection, [article.outlet for article in articles])
    named = tuple(
        article if article.outlet == resolved[article.outlet].name else replace(article, outlet=found.name)
        for article in articles
        for found in (resolved[article.outlet],)
    )
    return Added(named, tuple(outlet.note for outlet in resolved.values() if outlet.note))


def write_article(connection: Connection, article: Article, story: str) -> None:
    """Store one article and its place in the story; what is stored already stays as it is."""
    place = story_id(connection, story, create=True)
    keep_article(connection, article, place)
    in_story = select(StoryArticle.article_id).where(
        StoryArticle.story_id == place, StoryArticle.article_id == article.id
    )
    if connection.execute(in_story).scalar() is None:
        connection.execute(insert(StoryArticle).values(story_id=place, article_id=article.id))


def keep_article(connection: Connection, article: Article, story: int | None) -> None:
    """Store one article, as a version of one that is stored if it is that; it gets no place in the story."""
    if connection.execute(select(ArticleRow.id).where(ArticleRow.id == article.id)).scalar() is None:
        _insert(connection, article)
        link_versions(connection, article, story)


def _insert(connection: Connection, article: Article) -> None:
    outlet = connection.execute(select(Outlet.id).where(Outlet.name == article.outlet)).scalar_one()
    connection.execute(
        insert(ArticleRow).values(
            id=article.id,
            outlet_id=outlet,
            locator=article.locator,
            url=article.url,
            canonical_url=article.canonical_url,
            path=article.path,
            title=article.title,
            byline=article.byline,
            language=article.language,
            published_at=to_iso(article.published_at),
            published_precision=article.published_precision,
            published_method=article.published_method,
            fetched_at=to_iso(article.fetched_at),
            text=article.text,
            text_sha256=text_sha256(article.text),
        )
    )
    pieces = {(debris.char_start, debris.char_end): debris for debris in article.debris}
    if pieces:
        connection.execute(
            insert(DebrisRow),
            [
                {"article_id": article.id, "char_start": start, "char_end": end, "reason": debris.reason}
                for (start, end), debris in pieces.items()
            ],
        )


def read_articles(
    connection: Connection, story: str | None = None, run: int | None = None, ids: Sequence[str] | None = None
) -> tuple[Article, ...]:
    """Return the articles of one story (as one run compared it), those named, or all, ascending by id."""
    query = select(ArticleRow, Outlet.name.label("outlet_name")).join(Outlet, Outlet.id == ArticleRow.outlet_id)
    pieces = select(DebrisRow).order_by(DebrisRow.char_start)
    if story is not None:
        within = (
            select(StoryArticle.article_id).join(Story, Story.id == StoryArticle.story_id).where(Story.label == story)
        )
        if run is not None:
            within = within.where(StoryArticle.run_id == run)
        query = query.where(ArticleRow.id.in_(within))
        pieces = pieces.where(DebrisRow.article_id.in_(within))
    if ids is not None:
        query = query.where(ArticleRow.id.in_(ids))
        pieces = pieces.where(DebrisRow.article_id.in_(ids))
    debris: dict[str, list[Debris]] = {}
    for piece in connection.execute(pieces.with_only_columns(*DebrisRow.__table__.c)):
        debris.setdefault(piece.article_id, []).append(Debris(piece.char_start, piece.char_end, piece.reason))
    moved = corrected_outlets(connection)
    rows = connection.execute(
        query.with_only_columns(*ArticleRow.__table__.c, Outlet.name.label("outlet_name")).order_by(ArticleRow.id)
    )
    return tuple(
        Article(
            outlet=row.outlet_name,
            text=row.text,
            locator=row.locator,
            path=row.path,
            url=row.url,
            canonical_url=row.canonical_url,
            title=row.title,
            byline=row.byline,
            language=row.language,
            published_at=to_moment(row.published_at),
            published_precision=None if row.published_precision is None else Precision(row.published_precision),
            published_method=row.published_method,
            fetched_at=to_datetime(row.fetched_at),
            story=story,
            debris=tuple(debris.get(row.id, ())),
            supersedes=row.supersedes_id,
            known_as=row.id if row.id in moved else None,
        )
        for row in rows
    )


def fetched_urls(connection: Connection) -> dict[str, datetime]:
    """Return when each URL was fetched last, as far as that is known."""
    query = (
        select(ArticleRow.url, ArticleRow.fetched_at)
        .where(ArticleRow.url.is_not(None), ArticleRow.fetched_at.is_not(None))
        .order_by(ArticleRow.fetched_at)
    )
    return {url: at for url, text in connection.execute(query) if url and (at := to_datetime(text))}


def latest_at(connection: Connection, urls: Sequence[str]) -> tuple[Article, ...]:
    """Return the articles at those URLs that no later version supersedes."""
    if not urls:
        return ()
    superseded = select(ArticleRow.supersedes_id).where(ArticleRow.supersedes_id.is_not(None))
    query = select(ArticleRow.id).where(ArticleRow.url.in_(urls), ArticleRow.id.not_in(superseded))
    return read_articles(connection, ids=list(connection.execute(query).scalars()))
