"""The FIXED JSON format of a comparison, version 1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import IO, Any

from claimref.records import Article, Change, Claim, Comparison, OriginTrace, Relation, Statement

VERSION = 1


def comparison_as_dict(comparison: Comparison) -> dict[str, Any]:
    """Return `comparison` as plain lists, dicts, texts and numbers, ready for JSON."""
    place = {member.statement_id: (claim.id, member.side) for claim in comparison.claims for member in claim.members}
    return {
        "version": VERSION,
        "story": comparison.story,
        "articles": [_article(article) for article in comparison.articles],
        "statements": [_statement(s, *place.get(s.id, (None, None))) for s in comparison.statements],
        "claims": [_claim(claim) for claim in comparison.claims],
        "relations": [_relation(relation) for relation in comparison.relations],
        "origins": [_origin(trace) for trace in comparison.origins],
        "changes": [_change(change, place) for change in comparison.changes],
        "superseded": [_article(article) for article in comparison.superseded],
        "components": {str(name): version for name, version in comparison.components.items()},
    }


def write_json(comparison: Comparison, out: IO[str]) -> None:
    """Write the FIXED JSON format; letters stay letters, offsets count Unicode code points."""
    json.dump(comparison_as_dict(comparison), out, ensure_ascii=False, indent=1, allow_nan=False)
    out.write("\n")


def _article(article: Article) -> dict[str, Any]:
    places = {"path": article.path, "url": article.url}
    known = {name: value for name, value in places.items() if value is not None} or {"path": article.locator}
    published = article.published_at
    return {
        "id": article.id,
        **known,
        "outlet": article.outlet,
        "title": article.title,
        "published_at": published.isoformat() if isinstance(published, date) else None,
    }


def _statement(statement: Statement, claim_id: str | None, side: str | None) -> dict[str, Any]:
    return {
        "id": statement.id,
        "article_id": statement.article_id,
        "char_start": statement.char_start,
        "char_end": statement.char_end,
        "quote": statement.quote,
        "text": statement.text,
        "voice": statement.voice.value,
        "speaker": statement.speaker,
        "stance": statement.stance.value,
        "kind": statement.kind.value,
        "claim_id": claim_id,
        "side": side,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    written = {
        "id": claim.id,
        "label": claim.label,
        "status": claim.status.value,
        "differ_on": claim.differ_on.value if claim.differ_on else None,
        "outlets": list(claim.outlets),
        "origins": claim.origins,
        "statements": list(claim.statements),
        "sides": dict(claim.sides),
        "weakest_link": round(float(claim.weakest_link), 6),
    }
    return written | ({"disputed_by": list(claim.disputed_by)} if claim.disputed_by else {})


def _origin(trace: OriginTrace) -> dict[str, Any]:
    """`subject` is the id of an article or a statement; what does not count is a part of an article, or unlikely."""
    return {
        "subject": trace.subject,
        "origin": trace.origin,
        "kind": trace.kind.value,
        "method": trace.method,
        "score": round(float(trace.score), 6),
        "counts": trace.counts,
        "evidence": trace.evidence,
    }


def _change(change: Change, place: Mapping[str, tuple[str, str | None]]) -> dict[str, Any]:
    """Both statements stand in full: those of an earlier version count nowhere, and are not among the statements."""
    return {
        "earlier": _statement(change.earlier, None, None),
        "later": _statement(change.later, *place.get(change.later.id, (None, None))),
        "differ_on": change.differ_on.value if change.differ_on else None,
        "score": round(float(change.score), 6),
        "why": change.why,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "left": relation.left,
        "right": relation.right,
        "type": relation.type.value,
        "differ_on": relation.differ_on.value if relation.differ_on else None,
        "score": round(float(relation.score), 6),
        "why": relation.why,
    }
