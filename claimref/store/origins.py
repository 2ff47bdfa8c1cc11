"""Origins in and out of the store: which articles and statements of a story go back to whose report."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from claimref.records import OriginKind, OriginTrace
from claimref.store.models import ArticleOrigin, Origin, StatementOrigin

Traced = type[ArticleOrigin] | type[StatementOrigin]


def write_origins(
    connection: Connection, story: int, traces: Iterable[OriginTrace], article_ids: Iterable[str]
) -> None:
    """Make `traces` all that is known of the story's origins; what is no article's is a statement's."""
    for known in (ArticleOrigin, StatementOrigin):
        connection.execute(delete(known).where(known.story_id == story))
    articles = set(article_ids)
    for trace in traces:
        table: Traced = ArticleOrigin if trace.subject in articles else StatementOrigin
        connection.execute(
            insert(table).values(
                {
                    "story_id": story,
                    _subject(table): trace.subject,
                    "origin_id": _id_of(connection, trace),
                    "method": trace.method,
                    "score": float(trace.score),
                    "evidence": trace.evidence,
                }
            )
        )
    named = select(ArticleOrigin.origin_id).union(select(StatementOrigin.origin_id))
    connection.execute(delete(Origin).where(Origin.id.not_in(named)))


def read_origins(connection: Connection, story: int | None) -> tuple[OriginTrace, ...]:
    """Return the traces of a story, or of all (None), ascending by subject and origin."""
    found = []
    for table in (ArticleOrigin, StatementOrigin):
        columns = table.__table__.c
        query = select(
            columns[_subject(table)].label("subject"),
            *(columns[name] for name in ("method", "score", "evidence")),
            Origin.label,
            Origin.kind,
        ).join(Origin, Origin.id == table.origin_id)
        if story is not None:
            query = query.where(table.story_id == story)
        found += [
            OriginTrace(row.subject, row.label, OriginKind(row.kind), row.method, row.score, row.evidence or "")
            for row in connection.execute(query)
        ]
    return tuple(sorted(found, key=lambda trace: (trace.subject, trace.origin)))


def _subject(table: Traced) -> str:
    return "article_id" if table is ArticleOrigin else "statement_id"


def _id_of(connection: Connection, trace: OriginTrace) -> int:
    """Return the id of the origin of that name, adding it if it is new."""
    found = connection.execute(select(Origin.id).where(Origin.label == trace.origin)).scalar()
    if found is not None:
        return found
    added = insert(Origin).values(label=trace.origin, kind=trace.kind.value).returning(Origin.id)
    return connection.execute(added).scalar_one()
