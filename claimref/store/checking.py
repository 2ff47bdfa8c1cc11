"""Whether a store keeps its promises, and which rows break one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

from claimref.records import Unit, content_id, text_sha256
from claimref.store.articles import read_articles
from claimref.store.comparisons import read_comparison
from claimref.store.corrections import corrections_as_stored
from claimref.store.invariants import INVARIANTS
from claimref.store.models import Base
from claimref.store.statements import read_statements
from claimref.store.views import VIEWS


@dataclass(frozen=True, slots=True)
class Fault:
    """A promise that is broken, and the row that breaks it."""

    promise: str
    row: str

    def __str__(self) -> str:
        return f"{self.promise}: {self.row}"


def check(connection: Connection) -> list[Fault]:
    """Verify every invariant of the store; return what is broken (nothing: the store is sound)."""
    faults = list(_schema(connection))
    if faults:
        return faults
    faults += _file(connection)
    for invariant in INVARIANTS:
        if invariant.dialect in (None, connection.dialect.name):
            rows = connection.execute(text(invariant.sql)).scalars()
            faults += [Fault(invariant.promise, str(row)) for row in rows]
    faults += _hashes(connection)
    if not faults:  # a comparison can be read only from a store that is whole so far
        faults += _statuses(connection)
    return faults


def _schema(connection: Connection) -> Iterator[Fault]:
    inspector = inspect(connection)
    present = {*inspector.get_table_names(), *inspector.get_view_names()}
    for name in sorted({*Base.metadata.tables, *VIEWS} - present):
        yield Fault("every table and view is there", name)


def _file(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name != "sqlite":
        return
    for message in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if message != "ok":
            yield Fault("the file is whole", str(message))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault("every reference leads somewhere", f"{table} row {row} → {parent}")


def _hashes(connection: Connection) -> Iterator[Fault]:
    stored = {row.id: row.text_sha256 for row in connection.execute(text("SELECT id, text_sha256 FROM article"))}
    recomputed = {article.id: text_sha256(article.text) for article in read_articles(connection)}
    for id_ in sorted(stored.keys() - recomputed.keys()):
        yield Fault("an article's id is the hash of its outlet, locator and text", f"article {id_}")
    for id_ in sorted(stored.keys() & recomputed.keys()):
        if stored[id_] != recomputed[id_]:
            yield Fault("an article's text_sha256 is that of its text", f"article {id_}")
    ids = set(connection.execute(text("SELECT id FROM statement")).scalars())
    found = {statement.id for statement in read_statements(connection, text("SELECT id FROM statement"))}
    for id_ in sorted(ids - found):
        yield Fault("a statement's id is the hash of its article, span and text", f"statement {id_}")
    for row in connection.execute(
        text('SELECT id, left_anchor, right_anchor, verdict, judgement."user", created_at FROM judgement')
    ):
        if row.id != content_id("judgement", row.left_anchor, row.right_anchor, row.verdict, row.user, row.created_at):
            yield Fault("a judgement's id is the hash of its content", f"judgement {row.id}")
    for correction, stored_as in corrections_as_stored(connection):
        if correction.id != stored_as:
            yield Fault("a correction's id is the hash of its content", f"correction {stored_as}")


def _statuses(connection: Connection) -> Iterator[Fault]:
    viewed = {
        (row.unit_kind, row.claim_id): row.status
        for row in connection.execute(text("SELECT unit_kind, claim_id, status FROM claim_status"))
    }
    query = "SELECT DISTINCT story.label FROM claim JOIN story ON story.id = claim.story_id"
    for story in connection.execute(text(query)).scalars().all():
        for by in Unit:
            # A loaded claim's status is computed from its statements.
            for claim in read_comparison(connection, story, by).claims:
                shown = viewed.get((by.value, claim.id))
                if shown != claim.status:
                    promise = f"a claim's status by {by} is what its statements give"
                    yield Fault(promise, f"claim {claim.id}: the view says {shown}, its statements {claim.status}")
