"""Claims as schema.org JSON-LD: each `Claim` with its appearances, for sites and fact-check feeds."""

from __future__ import annotations

import json
from typing import IO, Any

from claimref.agreement import first_said
from claimref.exports.readings import Reading
from claimref.records import Article, Claim, Comparison, Statement


def comparison_as_jsonld(comparison: Comparison) -> dict[str, Any]:
    """Return the claims of `comparison` as a schema.org graph (https://schema.org/Claim)."""
    reading = Reading(comparison)
    return {
        "@context": "https://schema.org",
        "@graph": [_claim(claim, reading) for claim in comparison.claims],
    }


def write_jsonld(comparison: Comparison, out: IO[str]) -> None:
    """Write schema.org JSON-LD."""
    json.dump(comparison_as_jsonld(comparison), out, ensure_ascii=False, indent=1)
    out.write("\n")


def _claim(claim: Claim, reading: Reading) -> dict[str, Any]:
    said = [reading.statements[id_] for id_ in claim.statements]
    article_of = {statement.id: reading.articles[statement.article_id] for statement in said}
    first = set(first_said(claim, article_of))
    written: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"urn:claimref:claim:{claim.id}",
        "text": claim.label,
        "appearance": [_appearance(statement, article_of[statement.id]) for statement in said],
    }
    # schema.org knows one first appearance: it is named only where the known times leave one.
    if len(first) == 1:
        earliest = next(statement for statement in said if statement.article_id in first)
        written["firstAppearance"] = _appearance(earliest, article_of[earliest.id])
    speakers = sorted({statement.speaker for statement in said if statement.speaker})
    if speakers:
        written["claimInterpreter"] = [{"@type": "Thing", "name": speaker} for speaker in speakers]
    return written


def _appearance(statement: Statement, article: Article) -> dict[str, Any]:
    part = {
        "@type": "NewsArticle",
        "name": article.title,
        "url": article.url,
        "datePublished": article.published_at.isoformat() if article.published_at else None,
        "publisher": {"@type": "Organization", "name": article.outlet},
    }
    quotation = {
        "@type": "Quotation",
        "text": statement.quote,
        "isPartOf": {name: value for name, value in part.items() if value is not None},
    }
    return quotation | ({"spokenByCharacter": statement.speaker} if statement.speaker else {})
