"""Of all that people said of one thing one word is in force; those before it are superseded, and none is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, insert, select, update

from claimref.store.models import Correction, JudgementRow

Said = type[JudgementRow] | type[Correction]


class Word(Protocol):
    """A judgement or a correction."""

    @property
    def id(self) -> str: ...

    @property
    def superseded_by(self) -> str | None: ...


def put_in_force(
    connection: Connection,
    table: Said,
    row: Mapping[str, Any],
    same: Iterable[ColumnElement[bool]],
    also: Iterable[str] = (),
) -> bool:
    """Insert `row`; the one in force that is the `same` is superseded by it, and so are those named in `also`.

    Returns False, and changes nothing, where the row is there already.
    """
    if connection.execute(select(table.id).where(table.id == row["id"])).scalar() is not None:
        return False
    in_force = connection.execute(select(table.id).where(*same, table.superseded_by.is_(None))).scalar()
    earlier = {*also} - {row["id"]}
    # Only one is in force at any moment: the old one steps back to itself before the new one comes.
    if in_force is not None:
        supersede(connection, table, {in_force: in_force})
        earlier.add(in_force)
    connection.execute(insert(table).values(row))
    supersede(connection, table, dict.fromkeys(earlier, row["id"]))
    return True


def settle_chain(connection: Connection, table: Said, chain: Sequence[Word], last: str | None = None) -> None:
    """Let each of a chain be superseded by the next, and the last by `last`."""
    expected = {old.id: new.id for old, new in pairwise(chain)} | {chain[-1].id: last}
    if {word.id: word.superseded_by for word in chain} != expected:
        supersede(connection, table, {id_: id_ for id_ in expected})
        supersede(connection, table, expected)


def supersede(connection: Connection, table: Said, later: Mapping[str, str | None]) -> None:
    """Note of each word, by id, which later one supersedes it."""
    for id_, successor in later.items():
        connection.execute(update(table).where(table.id == id_).values(superseded_by=successor))
