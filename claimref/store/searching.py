"""Who says this? Full-text search over statements, and search by meaning over stored vectors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from claimref.errors import StoreError
from claimref.records import text_sha256
from claimref.store.cache import model_and_revision

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
        statement.id AS statement_id, article_unit.outlet, statement.voice, speaker.name AS speaker, statement.quote,
        statement.article_id, statement.char_start, statement.char_end,
        coalesce(article.url, article.path, article.locator) AS source, article.published_at,
        coalesce(claim_story.label, any_story.label) AS story,
        claim.id AS claim_id, claim.label AS claim, claim_status.status,
        {score} AS score, {snippet} AS snippet
    FROM {found}
    JOIN article ON article.id = statement.article_id
    JOIN article_unit ON article_unit.article_id = article.id
    LEFT JOIN speaker ON speaker.id = statement.speaker_id
    LEFT JOIN story_article ON story_article.article_id = article.id
    LEFT JOIN story AS any_story ON any_story.id = story_article.story_id
    LEFT JOIN claim_member ON claim_member.statement_id = statement.id
        AND EXISTS (
            SELECT 1 FROM claim AS own WHERE own.id = claim_member.claim_id AND own.story_id = any_story.id
        )
    LEFT JOIN claim ON claim.id = claim_member.claim_id
    LEFT JOIN story AS claim_story ON claim_story.id = claim.story_id
    LEFT JOIN claim_status ON claim_status.claim_id = claim.id AND claim_status.unit_kind = 'outlet'
    WHERE {condition} AND (CAST(:story AS TEXT) IS NULL OR any_story.label = :story)
    ORDER BY score DESC, statement.id, any_story.label
    LIMIT :limit
"""


def match_expression(words: str) -> str:
    """Return `words` as an FTS5 expression: all words, "phrases" in quotes, prefixes with a star; no other syntax."""
    terms = []
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', words):
        term = (phrase or word).replace('"', "")
        star = "*" if not phrase and term.endswith("*") else ""
        if any(character.isalnum() for character in term):
            terms.append(f'"{term.rstrip("*") if star else term}"{star}')
    if not terms:
        raise StoreError(f"nothing to search for in {words!r}: give a word, or a phrase in quotes")
    return " ".join(terms)


def search_words(connection: Connection, words: str, story: str | None, limit: int) -> list[Found]:
    """Return the statements with all of `words` (in their text or quote), the best match first."""
    expression = match_expression(words)
    if connection.dialect.name == "sqlite":
        sql = DETAIL.format(
            found="statement_fts JOIN statement ON statement.no = statement_fts.rowid",
            # The self-contained text counts twice as much as the quote; FTS5 gives better matches lower numbers.
            score="-bm25(statement_fts, 2.0, 1.0)",
            snippet=f"highlight(statement_fts, 0, '{MARK_START}', '{MARK_END}')",
            condition="statement_fts MATCH :words",
        )
    else:
        vector, query = (
            "to_tsvector('english', statement.text || ' ' || statement.quote)",
            "websearch_to_tsquery(:words)",
        )
        options = f'\'StartSel="{MARK_START}", StopSel="{MARK_END}", HighlightAll=true\''
        sql = DETAIL.format(
            found="statement",
            score=f"ts_rank({vector}, {query})",
            snippet=f"ts_headline('english', statement.text, {query}, {options})",
            condition=f"{vector} @@ {query}",
        )
    rows = connection.execute(text(sql), {"words": expression, "story": story, "limit": limit})
    return [Found(**row._mapping) for row in rows]


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
    found = []
    for score, id_ in best:
        rows = connection.execute(text(sql), {"statement": id_, "story": story, "limit": limit})
        found += [Found(**{**row._mapping, "score": score}) for row in rows]
    return found[:limit]


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
