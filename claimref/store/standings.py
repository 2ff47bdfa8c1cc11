"""The statements of a store, each beside what its splitter made: where what people said is found again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from claimref.decisions import Standing, amend
from claimref.records import Article, Split, Statement
from claimref.store.corrections import find_subjects, read_corrections, values_by_statement
from claimref.store.statements import read_splits
from claimref.store.uncorrected import read_uncorrected


def read_made(connection: Connection, article_ids: Sequence[str]) -> dict[str, Split]:
    """Return the present splits as their splitters made them."""
    return read_splits(connection, article_ids) | read_uncorrected(connection, article_ids)


def read_standings(connection: Connection, articles: Mapping[str, Article]) -> dict[str, list[Standing]]:
    """Return by article id every statement that was made, with the one that is stored for it; None: it was dropped."""
    stored = read_splits(connection, sorted(articles))
    corrected = read_uncorrected(connection, sorted(articles))
    found, _ = find_subjects(read_corrections(connection, article_ids=corrected), articles, corrected)
    values = values_by_statement(found)
    standings: dict[str, list[Standing]] = {}
    for id_, split in stored.items():
        if id_ not in corrected:
            standings[id_] = [Standing(statement, statement) for statement in split.statements]
            continue
        present = {statement.id: statement for statement in split.statements}
        for made in corrected[id_].statements:
            amended = amend(made, values.get(made.id, {}))
            standings.setdefault(id_, []).append(Standing(made, amended and _stored(amended, made, present)))
    return standings


def _stored(amended: Statement, made: Statement, present: Mapping[str, Statement]) -> Statement | None:
    """The stored statement for `made`: as it is to be, or, if it was not compared since, as it was."""
    if known := present.get(amended.id) or present.get(made.id):
        return known
    place = (made.char_start, made.char_end)
    return next((other for other in present.values() if (other.char_start, other.char_end) == place), None)
