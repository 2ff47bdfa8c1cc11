"""What people said of an article, carried to its later versions: where the same words stand there once, it holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from claimref.store.anchors import Anchor
from claimref.store.models import ArticleRow

Moved = Mapping[Anchor, Anchor | None]
"""Anchors in superseded articles: their place in the later version, None where it does not hold the words just once."""


NOT_IN_LATER_VERSION = "the later version of its article does not hold those words, or more than once"


def follow_versions(connection: Connection, anchors: Iterable[Anchor], among: Collection[str] | None = None) -> Moved:
    """Return where the anchors of superseded articles stand in the latest version (or in the one that is `among`)."""
    moved: dict[Anchor, Anchor | None] = {}
    latest: dict[str, str] = {}
    texts: dict[str, str] = {}
    superseded = set(
        connection.execute(select(ArticleRow.supersedes_id).where(ArticleRow.supersedes_id.is_not(None))).scalars()
    )
    for anchor in {anchor for anchor in anchors if anchor.article_id in superseded}:
        if anchor.article_id not in latest:
            latest[anchor.article_id] = _latest(connection, anchor.article_id, among)
        later = latest[anchor.article_id]
        if later == anchor.article_id:
            continue
        for id_ in {later, anchor.article_id} - texts.keys():
            texts[id_] = connection.execute(select(ArticleRow.text).where(ArticleRow.id == id_)).scalar_one()
        quote = texts[anchor.article_id][anchor.char_start : anchor.char_end]
        place = texts[later].find(quote) if quote and texts[later].count(quote) == 1 else -1
        moved[anchor] = (
            None if place < 0 else replace(anchor, article_id=later, char_start=place, char_end=place + len(quote))
        )
    return moved


def _latest(connection: Connection, article_id: str, among: Collection[str] | None) -> str:
    """The version after which none comes; with `among`, the first that is one of them, else the article itself."""
    id_, seen = article_id, {article_id}
    while among is None or id_ not in among:
        later = connection.execute(select(ArticleRow.id).where(ArticleRow.supersedes_id == id_)).scalars().first()
        if later is None or later in seen:
            return id_ if among is None else article_id
        seen.add(later)
        id_ = later
    return id_
