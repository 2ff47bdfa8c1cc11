"""Who says this? Full-text search over statements, and search by meaning over stored vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, join, select, text

from claimref.errors import StoreError
from claimref.records import Voice, text_sha256
from claimref.standing import Position, status
from claimref.store.cache import model_and_revision
from claimref.store.models import ArticleRow, ClaimMember, StatementRow
from claimref.store.statements import chunks
from claimref.store.wording import fts5, parse, tsquery

MARK_START, MARK_END = "[", "]"
VECTORS_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that was found: who says it, where, in which words, as part of which claim (None: not compared).

    `score` is higher for a better match; only scores of one search compare. `snippet` is the self-contained text,
    in full-text search with the words found in brackets.
    """

    statement_id: str
    score: float
    snippet: str
    outlet: str
    voice: str
    speaker: str | None
    quote: str
    article_id: str
    char_start: int
    char_end: int
    source: str
    published_at: str | None
    story: str | None
    claim_id: str | None
    claim: str | None
    status: str | None


DETAIL = """
    SELECT
        statement.id AS statement_id, outlet.name AS outlet, statement.voice, speaker.name AS speaker, statement.quote,
        statement.article_id, statement.char_start, statement.char_end,
        coalesce(article.url, article.path, article.locator) AS source, article.published_at,
        story.label AS story, claim.id AS claim_id, claim.label AS claim,
        {score} AS score, {snippet} AS snippet
    FROM {found}
    JOIN article ON article.id = statement.article_id
    JOIN outlet ON outlet.id = article.outlet_id
    LEFT JOIN speaker ON speaker.id = statement.speaker_id
    LEFT JOIN story_article ON story_article.article_id = article.id
    LEFT JOIN story ON story.id = story_article.story_id
    LEFT JOIN (claim_member JOIN claim ON claim.id = claim_member.claim_id)
        ON claim_member.statement_id = statement.id AND claim.story_id = story.id
    WHERE {condition} AND (CAST(:story AS TEXT) IS NULL OR story.label = :story)
    ORDER BY score DESC, statement.id, story.label
    LIMIT :limit
"""

POSITIONS = select(ClaimMember.claim_id, ClaimMember.side, StatementRow.voice, ArticleRow.outlet_id).select_from(
    join(ClaimMember, StatementRow, StatementRow.id == ClaimMember.statement_id).join(
        ArticleRow, ArticleRow.id == StatementRow.article_id
    )
)

SQLITE = {
    "found": "statement_fts JOIN statement ON statement.no = statement_fts.rowid",
    # The self-contained text counts twice as much as the quote; FTS5 gives better matches lower numbers.
    "score": "-bm25(statement_fts, 2.0, 1.0)",
    "snippet": f"highlight(statement_fts, 0, '{MARK_START}', '{MARK_END}')",
    "condition": "statement_fts MATCH :words",
}
POSTGRESQL = {
    "found": "statement",
    "score": (
        "ts_rank(setweight(to_tsvector('english', statement.text), 'A')"
        " || setweight(to_tsvector('english', statement.quote), 'B'), {query}, 1)"
    ),
    "snippet": (
        "ts_headline('english', statement.text, {query},"
        f' \'StartSel="{MARK_START}", StopSel="{MARK_END}", HighlightAll=true\')'
    ),
    # As the index has it.
    "condition": "to_tsvector('english', statement.text || ' ' || statement.quote) @@ {query}",
}


def search_words(connection: Connection, typed: str, story: str | None, limit: int, *, any_word: bool) -> list[Found]:
    """Return the statements with all the words typed (or any of them) in text or quote, the best match first."""
    terms = parse(typed)
    if connection.dialect.name == "sqlite":
        asked = SQLITE
        parameters = {"words": fts5(terms, any_word=any_word)}
    else:
        query, parameters = tsquery(terms, any_word=any_word)
        asked = {part: sql.format(query=query) for part, sql in POSTGRESQL.items()}
    rows = connection.execute(text(DETAIL.format(**asked)), {**parameters, "story": story, "limit": limit})
    return _with_statuses(connection, [dict(row._mapping) for row in rows])


def _with_statuses(connection: Connection, finds: list[dict[str, Any]]) -> list[Found]:
    """Add what each claim amounts to by outlet: computed for these claims, not looked up in the view of all."""
    positions: dict[str, list[Position]] = {}
    for part in chunks(sorted({find["claim_id"] for find in finds if find["claim_id"]})):
        for row in connection.execute(POSITIONS.where(ClaimMember.claim_id.in_(part))):
            place = Position(str(row.outlet_id), Voice(row.voice), row.side)
            positions.setdefault(row.claim_id, []).append(place)
    statuses = {claim: status(places).value for claim, places in positions.items()}
    return [Found(**find, status=statuses.get(find["claim_id"])) for find in finds]


def search_meaning(
    connection: Connection, vector: NDArray[np.float32], embedder: str, story: str | None, limit: int
) -> list[Found]:
    """Return the statements whose stored vectors, made by the version `embedder`, lie nearest to `vector`."""
    best: list[tuple[float, str]] = []
    for ids, vectors in _stored_vectors(connection, embedder, story):
        scores = vectors @ vector.astype(np.float32)
        best = sorted([*best, *zip(map(float, scores), ids, strict=True)], key=lambda one: (-one[0], one[1]))[:limit]
    if not best:
        raise StoreError(f"the store holds no vectors of {embedder}: compare first, with the same --embedder")
    sql = DETAIL.format(found="statement", score="0.0", snippet="statement.text", condition="statement.id = :statement")
    found: list[dict[str, Any]] = []
    for score, id_ in best:
        rows = connection.execute(text(sql), {"statement": id_, "story": story, "limit": limit})
        found += [{**row._mapping, "score": score} for row in rows]
    return _with_statuses(connection, found[:limit])


def _stored_vectors(
    connection: Connection, embedder: str, story: str | None
) -> Iterator[tuple[list[str], NDArray[np.float32]]]:
    """Statement ids and their vectors, some thousands at a time."""
    within = """
        WHERE CAST(:story AS TEXT) IS NULL OR article_id IN (
            SELECT article_id FROM story_article JOIN story ON story.id = story_article.story_id WHERE label = :story
        )
    """
    rows = connection.execute(text(f"SELECT id, text FROM statement {within} ORDER BY id"), {"story": story}).all()
    model, revision = model_and_revision(embedder)
    query = text("SELECT text_sha256, vector FROM embedding WHERE model = :model AND revision = :revision")
    # One pass over the vectors of this model; what is not of these statements is passed over.
    wanted: dict[str, list[str]] = {}
    for row in rows:
        wanted.setdefault(text_sha256(row.text), []).append(row.id)
    ids: list[str] = []
    vectors: list[NDArray[np.float32]] = []
    for row in connection.execute(query, {"model": model, "revision": revision}):
        for id_ in wanted.get(row.text_sha256, ()):
            ids.append(id_)
            vectors.append(np.frombuffer(row.vector, dtype="<f4"))
        if len(ids) >= VECTORS_AT_ONCE:
            yield ids, np.stack(vectors)
            ids, vectors = [], []
    if ids:
        yield ids, np.stack(vectors)
