"""What a splitter made of articles that people corrected: kept, so that no correction computes or loses anything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from claimref.records import (
    Comparator,
    Entity,
    Kind,
    Precision,
    Quantity,
    Skipped,
    Split,
    Stance,
    Statement,
    TimeRef,
    Voice,
)
from claimref.store.models import SplitRow, UncorrectedSplit
from claimref.store.statements import chunks


def write_uncorrected(connection: Connection, article_id: str, split: Split | None) -> None:
    """Keep what the splitter made of an article; None: people corrected nothing of it (any more)."""
    connection.execute(delete(UncorrectedSplit).where(UncorrectedSplit.article_id == article_id))
    if split is not None:
        connection.execute(insert(UncorrectedSplit).values(article_id=article_id, split=_to_json(split)))


def read_uncorrected(
    connection: Connection, article_ids: Iterable[str] | None = None, splitter: str | None = None
) -> dict[str, Split]:
    """Return by article id what `splitter` (or whichever) made of the articles that people corrected."""
    found: dict[str, Split] = {}
    query = select(UncorrectedSplit.article_id, UncorrectedSplit.split).join(
        SplitRow, SplitRow.article_id == UncorrectedSplit.article_id
    )
    if splitter is not None:
        query = query.where(SplitRow.splitter == splitter)
    parts = [None] if article_ids is None else list(chunks(article_ids))
    for part in parts:
        rows = query if part is None else query.where(UncorrectedSplit.article_id.in_(part))
        found |= {row.article_id: _from_json(row.article_id, row.split) for row in connection.execute(rows)}
    return found


def _to_json(split: Split) -> str:
    return json.dumps(asdict(split), ensure_ascii=False, default=datetime.isoformat)


def _from_json(article_id: str, text: str) -> Split:
    given = json.loads(text)
    return Split(
        article_id,
        tuple(_statement(fields) for fields in given["statements"]),
        tuple(Skipped(**fields) for fields in given["skipped"]),
    )


def _statement(fields: Mapping[str, Any]) -> Statement:
    typed = {
        "voice": Voice(fields["voice"]),
        "stance": Stance(fields["stance"]),
        "kind": Kind(fields["kind"]),
        "chain": tuple(fields["chain"]),
        "quantities": tuple(
            Quantity(**{**each, "comparator": Comparator(each["comparator"])}) for each in fields["quantities"]
        ),
        "times": tuple(_time(each) for each in fields["times"]),
        "entities": tuple(Entity(**each) for each in fields["entities"]),
    }
    return Statement(**{**fields, **typed})


def _time(fields: Mapping[str, Any]) -> TimeRef:
    moments = {name: datetime.fromisoformat(fields[name]) if fields[name] else None for name in ("start", "end")}
    return TimeRef(**{**fields, **moments, "precision": Precision(fields["precision"])})
