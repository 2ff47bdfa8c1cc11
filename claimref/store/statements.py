"""Statements with their typed values, in and out of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

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
from claimref.store.articles import CHUNK
from claimref.store.encoding import from_json, to_iso, to_json
from claimref.store.models import (
    ClaimMember,
    EntityRow,
    QuantityRow,
    SkippedRow,
    Speaker,
    SplitRow,
    StatementRow,
    TimeRefRow,
)

TYPED_VALUES = (QuantityRow, TimeRefRow, EntityRow)


def chunks(keys: Iterable[str]) -> Iterable[list[str]]:
    listed = list(keys)
    return (listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK))


def write_split(connection: Connection, split: Split, splitter: str, run_id: int | None = None) -> None:
    """Store an article's statements as `splitter` made them; they replace those of another splitter.

    A statement that a claim still stands on stays until that claim's story is compared again.
    """
    present = set(
        connection.execute(select(StatementRow.id).where(StatementRow.article_id == split.article_id)).scalars()
    )
    fresh = {statement.id: (n, statement) for n, statement in enumerate(split.statements)}
    drop_statements(connection, present - fresh.keys())
    connection.execute(delete(SplitRow).where(SplitRow.article_id == split.article_id))
    connection.execute(insert(SplitRow).values(article_id=split.article_id, splitter=splitter))
    if split.skipped:
        connection.execute(
            insert(SkippedRow),
            [
                {
                    "article_id": split.article_id,
                    "position": n,
                    "char_start": skipped.char_start,
                    "char_end": skipped.char_end,
                    "reason": skipped.reason,
                }
                for n, skipped in enumerate(split.skipped)
            ],
        )
    speakers = _speaker_ids(connection, {s.speaker for _, s in fresh.values() if s.speaker is not None})
    rows = [_row(statement, n, speakers, splitter, run_id) for n, statement in fresh.values()]
    new = [row for row in rows if row["id"] not in present]
    if new:
        connection.execute(insert(StatementRow), new)
    for row in rows:
        if row["id"] in present:
            values = {name: value for name, value in row.items() if name != "id"}
            connection.execute(update(StatementRow).where(StatementRow.id == row["id"]).values(**values))
    _write_typed_values(connection, [statement for _, statement in fresh.values()], present & fresh.keys())


def drop_statements(connection: Connection, ids: Iterable[str]) -> None:
    """Delete statements, except those that a claim stands on."""
    for part in chunks(sorted(ids)):
        in_claims = select(ClaimMember.statement_id).where(ClaimMember.statement_id.in_(part))
        connection.execute(delete(StatementRow).where(StatementRow.id.in_(part), StatementRow.id.not_in(in_claims)))


def read_splits(connection: Connection, article_ids: Sequence[str], splitter: str | None = None) -> dict[str, Split]:
    """Return the present split of each article that `splitter` (or whichever) has split."""
    found: dict[str, Split] = {}
    for part in chunks(article_ids):
        split = select(SplitRow.article_id).where(SplitRow.article_id.in_(part))
        if splitter is not None:
            split = split.where(SplitRow.splitter == splitter)
        ids = list(connection.execute(split).scalars())
        if not ids:
            continue
        current = (
            select(StatementRow.id)
            .join(SplitRow, SplitRow.article_id == StatementRow.article_id)
            .where(StatementRow.article_id.in_(ids), StatementRow.splitter == SplitRow.splitter)
        )
        statements: dict[str, list[Statement]] = {id_: [] for id_ in ids}
        for statement in read_statements(connection, current):
            statements[statement.article_id].append(statement)
        skipped: dict[str, list[Skipped]] = {id_: [] for id_ in ids}
        query = select(SkippedRow.__table__).where(SkippedRow.article_id.in_(ids)).order_by(SkippedRow.position)
        for row in connection.execute(query):
            skipped[row.article_id].append(Skipped(row.char_start, row.char_end, row.reason))
        found |= {id_: Split(id_, tuple(statements[id_]), tuple(skipped[id_])) for id_ in ids}
    return found


def read_statements(connection: Connection, ids: Any) -> list[Statement]:
    """Return the statements that the subquery `ids` selects, by article and then in their splitter's order."""
    values: dict[str, dict[type, list[Any]]] = {}
    for table in TYPED_VALUES:
        query = select(table.__table__).where(table.statement_id.in_(ids)).order_by(table.position)
        for row in connection.execute(query):
            values.setdefault(row.statement_id, {}).setdefault(table, []).append(_READ[table](row))
    query = (
        select(StatementRow.__table__, Speaker.name.label("speaker"))
        .outerjoin(Speaker, Speaker.id == StatementRow.speaker_id)
        .where(StatementRow.id.in_(ids))
        .order_by(StatementRow.article_id, StatementRow.position)
    )
    return [_statement(row, values.get(row.id, {})) for row in connection.execute(query)]


def _statement(row: Any, values: Mapping[type, list[Any]]) -> Statement:
    return Statement(
        article_id=row.article_id,
        sentence_no=row.sentence_no,
        char_start=row.char_start,
        char_end=row.char_end,
        quote=row.quote,
        text=row.text,
        voice=Voice(row.voice),
        speaker=row.speaker,
        speaker_text=row.speaker_text,
        cue=row.cue,
        chain=tuple(from_json(row.chain)),
        stance=Stance(row.stance),
        kind=Kind(row.kind),
        resolved=bool(row.resolved),
        quantities=tuple(values.get(QuantityRow, ())),
        times=tuple(values.get(TimeRefRow, ())),
        entities=tuple(values.get(EntityRow, ())),
    )


def _row(
    statement: Statement, position: int, speakers: Mapping[str, int], splitter: str, run_id: int | None
) -> dict[str, Any]:
    return {
        "id": statement.id,
        "article_id": statement.article_id,
        "sentence_no": statement.sentence_no,
        "char_start": statement.char_start,
        "char_end": statement.char_end,
        "quote": statement.quote,
        "text": statement.text,
        "voice": statement.voice.value,
        "speaker_id": None if statement.speaker is None else speakers[statement.speaker],
        "speaker_text": statement.speaker_text,
        "cue": statement.cue,
        "chain": to_json(statement.chain),
        "stance": statement.stance.value,
        "kind": statement.kind.value,
        "resolved": statement.resolved,
        "splitter": splitter,
        "position": position,
        "run_id": run_id,
    }


def _speaker_ids(connection: Connection, names: set[str]) -> dict[str, int]:
    """Return the id of each speaker's name as given, adding those that are new."""
    found: dict[str, int] = {}
    for part in chunks(sorted(names)):
        found |= {
            row.name: row.id for row in connection.execute(select(Speaker.__table__).where(Speaker.name.in_(part)))
        }
    for name in sorted(names - found.keys()):
        found[name] = connection.execute(insert(Speaker).values(name=name).returning(Speaker.id)).scalar_one()
    return found


def _write_typed_values(connection: Connection, statements: Sequence[Statement], present: set[str]) -> None:
    for table in TYPED_VALUES:
        for part in chunks(sorted(present)):
            connection.execute(delete(table).where(table.statement_id.in_(part)))
        rows = [
            {"statement_id": statement.id, "position": n, **_fields(value)}
            for statement in statements
            for n, value in enumerate(getattr(statement, _FIELD[table]))
        ]
        if rows:
            connection.execute(insert(table), rows)


def _fields(value: Quantity | TimeRef | Entity) -> dict[str, Any]:
    fields = {name: getattr(value, name) for name in value.__slots__}
    return {name: to_iso(item) if isinstance(item, datetime) else item for name, item in fields.items()}


def _quantity(row: Any) -> Quantity:
    return Quantity(
        row.raw,
        row.low,
        row.high,
        Comparator(row.comparator),
        row.unit,
        row.dimension,
        row.noun,
        row.role,
        row.char_start,
        row.char_end,
    )


def _time(row: Any) -> TimeRef:
    start, end = (None if text is None else datetime.fromisoformat(text) for text in (row.start, row.end))
    return TimeRef(row.raw, start, end, Precision(row.precision), row.char_start, row.char_end)


def _entity(row: Any) -> Entity:
    return Entity(row.raw, row.name, row.type, row.char_start, row.char_end)


_READ: dict[type, Any] = {QuantityRow: _quantity, TimeRefRow: _time, EntityRow: _entity}
_FIELD = {QuantityRow: "quantities", TimeRefRow: "times", EntityRow: "entities"}
