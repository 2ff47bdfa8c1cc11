"""Every statement with its claim, as a table: what an analyst filters and sorts."""

from __future__ import annotations

from collections.abc import Sequence

from claimref.exports.readings import Reading
from claimref.exports.tables import CsvTable
from claimref.records import Comparison
from claimref.standing import Units

COLUMNS = (
    "story",
    "claim_id",
    "claim",
    "status",
    "differ_on",
    "side",
    "side_value",
    "outlet",
    "voice",
    "speaker",
    "stance",
    "kind",
    "quote",
    "text",
    "char_start",
    "char_end",
    "published_at",
    "url",
    "statement_id",
    "article_id",
)


def statements_table(comparisons: Sequence[Comparison], units: Units | None = None) -> CsvTable:
    """One row a statement, claim by claim."""
    rows: list[tuple[object, ...]] = []
    for comparison in comparisons:
        reading = Reading(comparison, units)
        for claim in comparison.claims:
            status = reading.status(claim).value
            for member in claim.members:
                statement = reading.statements[member.statement_id]
                article = reading.articles[statement.article_id]
                rows.append(
                    (
                        comparison.story,
                        claim.id,
                        claim.label,
                        status,
                        claim.differ_on.value if claim.differ_on else None,
                        member.side,
                        claim.sides.get(member.side) if member.side else None,
                        reading.unit_of[statement.id],
                        statement.voice.value,
                        statement.speaker,
                        statement.stance.value,
                        statement.kind.value,
                        statement.quote,
                        statement.text,
                        statement.char_start,
                        statement.char_end,
                        article.published_at.isoformat() if article.published_at else None,
                        article.url or article.path or article.locator,
                        statement.id,
                        article.id,
                    )
                )
    return CsvTable(COLUMNS, tuple(rows))
