"""Removing articles: their part of every story goes, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from claimref.config import Config
from claimref.errors import StoreError
from claimref.records import Article, Comparison, text_sha256
from claimref.store.articles import read_articles
from claimref.store.comparisons import write_comparison
from claimref.store.models import (
    ArticleRow,
    ClaimRow,
    Embedding,
    Outlet,
    OutletAlias,
    RelationRow,
    Speaker,
    SpeakerAlias,
    StatementRow,
    Story,
    StoryArticle,
)
from claimref.store.statements import chunks
from claimref.store.versions import earlier_versions, superseding

Recompare = Callable[[str, tuple[Article, ...]], Comparison]
"""Compares anew what is left of a story: its name and articles → comparison."""


@dataclass(frozen=True, slots=True)
class Removed:
    """The articles that were removed, and the stories that were compared anew without them."""

    articles: tuple[Article, ...]
    stories: tuple[str, ...]


def find_articles(connection: Connection, references: Sequence[str]) -> tuple[Article, ...]:
    """Return the articles meant: each by its id or the beginning of one, its URL, path or locator.

    Of several versions at one address the latest is meant.
    """
    known = read_articles(connection)
    found: dict[str, Article] = {}
    for reference in references:
        fitting = [a for a in known if reference in (a.id, a.url, a.canonical_url, a.path, a.locator)] or [
            a for a in known if len(reference) >= 4 and a.id.startswith(reference.lower())
        ]
        if not fitting:
            raise StoreError(f"no article {reference!r} in the store: expected its id, URL or path")
        earlier = earlier_versions(connection, [article.id for article in fitting])
        fitting = [article for article in fitting if article.id not in earlier]
        if len(fitting) > 1:
            ids = ", ".join(article.id for article in fitting)
            raise StoreError(f"{reference!r} means {len(fitting)} articles: give the id of one ({ids})")
        found[fitting[0].id] = fitting[0]
    return tuple(found.values())


def what_remains(connection: Connection, gone: Sequence[Article]) -> dict[str, tuple[Article, ...]]:
    """Return each compared story of which an article goes, with the articles that it then has.

    Those are the compared ones that stay, and what a version that goes had superseded.
    """
    ids = [article.id for article in gone]
    query = (
        select(Story.label, StoryArticle.run_id)
        .join(StoryArticle, StoryArticle.story_id == Story.id)
        .where(StoryArticle.article_id.in_(ids), StoryArticle.run_id.is_not(None))
        .distinct()
    )
    remaining = {}
    for row in connection.execute(query).all():
        articles = read_articles(connection, row.label, row.run_id)
        rest = [article for article in articles if article.id not in ids]
        remaining[row.label] = (
            *rest,
            *_versions_before(connection, row.label, [a for a in articles if a.id in ids], ids),
        )
    return remaining


def _versions_before(
    connection: Connection, story: str, gone: Sequence[Article], ids: Sequence[str]
) -> tuple[Article, ...]:
    """Return the versions of the story that stand again when those after them go."""
    standing: set[str] = set()
    for article in gone:
        earlier = article.supersedes
        while earlier is not None and earlier in ids:
            earlier = superseding(connection, [earlier])[earlier]
        standing |= {earlier} if earlier else set()
    return tuple(article for article in read_articles(connection, story) if article.id in standing)


def remove_articles(
    connection: Connection,
    gone: Sequence[Article],
    comparisons: Mapping[str, Comparison | None],
    config: Config | None,
    version: str,
) -> None:
    """Save what is left of each story (None: nothing), and delete the articles with all that was made of them."""
    for story, comparison in comparisons.items():
        if comparison is not None:
            write_comparison(connection, comparison, config, version)
        else:
            place = connection.execute(select(Story.id).where(Story.label == story)).scalar_one()
            connection.execute(delete(RelationRow).where(RelationRow.story_id == place))
            connection.execute(delete(ClaimRow).where(ClaimRow.story_id == place))
    for article in gone:
        _delete(connection, article.id)
    _drop_unused(connection)


def _delete(connection: Connection, id_: str) -> None:
    texts = set(connection.execute(select(StatementRow.text).where(StatementRow.article_id == id_)).scalars())
    earlier = connection.execute(select(ArticleRow.supersedes_id).where(ArticleRow.id == id_)).scalar()
    connection.execute(update(ArticleRow).where(ArticleRow.id == id_).values(supersedes_id=None))
    connection.execute(update(ArticleRow).where(ArticleRow.supersedes_id == id_).values(supersedes_id=earlier))
    connection.execute(delete(ArticleRow).where(ArticleRow.id == id_))
    for part in chunks(sorted(texts)):
        still = set(connection.execute(select(StatementRow.text).where(StatementRow.text.in_(part))).scalars())
        hashes = [text_sha256(said) for said in part if said not in still]
        connection.execute(delete(Embedding).where(Embedding.text_sha256.in_(hashes)))


def _drop_unused(connection: Connection) -> None:
    """Delete stories without articles, and outlets and speakers that nothing names any more."""
    connection.execute(delete(Story).where(Story.id.not_in(select(StoryArticle.story_id))))
    # A name that a person mapped to others is kept: it took work.
    connection.execute(
        delete(Outlet).where(
            Outlet.id.not_in(select(ArticleRow.outlet_id)), Outlet.id.not_in(select(OutletAlias.outlet_id))
        )
    )
    speaking = select(StatementRow.speaker_id).where(StatementRow.speaker_id.is_not(None))
    connection.execute(
        delete(Speaker).where(Speaker.id.not_in(speaking), Speaker.id.not_in(select(SpeakerAlias.speaker_id)))
    )
