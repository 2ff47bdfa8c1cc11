"""What the store knows about one claim: members, relations with evidence, and the run that decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from claimref.errors import StoreError
from claimref.records import Article, Claim, Relation, Statement
from claimref.store.comparisons import read_comparison
from claimref.store.encoding import from_json
from claimref.store.models import ClaimAlias, ClaimMember, ClaimRow, PrintedRow, Run, StatementRow, Story
from claimref.store.statements import read_statements

MIN_ID_LENGTH = 4
"""Less of an id is taken for a mistyped row number."""
EXPECTED = f"expected a row number of the last comparison, or at least {MIN_ID_LENGTH} characters of an id"


@dataclass(frozen=True, slots=True)
class RunInfo:
    """The run that decided: claimref's version, its options, the components' versions."""

    id: int
    version: str
    config: Mapping[str, Any]
    models: Mapping[str, str]
    finished_at: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that bears on one claim: its statements, their articles, every relation that touches it."""

    story: str
    claim: Claim
    statements: tuple[Statement, ...]
    articles: Mapping[str, Article]
    relations: tuple[Relation, ...]
    outside: Mapping[str, Statement]
    """Statements of other claims at the far end of a relation, by id."""
    run: RunInfo


def explain(connection: Connection, reference: str) -> Explanation:
    id_ = find_claim(connection, reference)
    row = connection.execute(
        select(Story.label, ClaimRow.run_id).join(ClaimRow, ClaimRow.story_id == Story.id).where(ClaimRow.id == id_)
    ).one()
    comparison = read_comparison(connection, row.label)
    claim = next(claim for claim in comparison.claims if claim.id == id_)
    by_id = {statement.id: statement for statement in comparison.statements}
    inside = set(claim.statements)
    touching = tuple(r for r in comparison.relations if r.left in inside or r.right in inside)
    ends = {end for relation in touching for end in (relation.left, relation.right)}
    articles = {article.id: article for article in comparison.articles}
    run = connection.execute(select(Run.__table__).where(Run.id == row.run_id)).one()
    return Explanation(
        story=row.label,
        claim=claim,
        statements=tuple(by_id[id_] for id_ in claim.statements),
        articles={by_id[id_].article_id: articles[by_id[id_].article_id] for id_ in sorted(inside | ends)},
        relations=touching,
        outside={id_: by_id[id_] for id_ in sorted(ends - inside)},
        run=RunInfo(run.id, run.version, from_json(run.config), from_json(run.models), run.finished_at),
    )


def find_claim(connection: Connection, reference: str) -> str:
    """Return the id of the claim meant: a printed row's number, an id or its beginning, a former or statement id."""
    reference = reference.strip().lower()
    if reference.isdecimal() and len(reference) < 16:
        row = connection.execute(select(PrintedRow.claim_id).where(PrintedRow.row_no == int(reference))).scalar()
        if row is not None:
            return _living(connection, row)
    if len(reference) < MIN_ID_LENGTH:
        named = f"no claim {reference!r}" if reference else "no claim named"
        raise StoreError(f"{named}: {EXPECTED}")
    found: set[str] = set()
    for column, claim in (
        (ClaimRow.id, ClaimRow.id),
        (ClaimAlias.old_id, ClaimAlias.new_id),
        (ClaimMember.statement_id, ClaimMember.claim_id),
    ):
        found = set(connection.execute(select(claim).where(column.startswith(reference, autoescape=True))).scalars())
        if found:
            break
    if len(found) == 1:
        return found.pop()
    if found:
        raise StoreError(f"{reference!r} is the beginning of {len(found)} ids: give more of it")
    raise StoreError(f"no claim {reference!r}: {EXPECTED}")


def find_statement(connection: Connection, reference: str) -> Statement:
    """Return the statement meant: by its id or the beginning of one, else the one that gives a claim its label.

    A claim is meant by a printed row's number or its id, as in `find_claim`.
    """
    named = reference.strip().lower()
    if len(named) >= MIN_ID_LENGTH and not (named.isdecimal() and _is_row(connection, named)):
        query = select(StatementRow.id).where(StatementRow.id.startswith(named, autoescape=True))
        ids = list(connection.execute(query).scalars())
        if len(ids) > 1:
            raise StoreError(f"{reference!r} is the beginning of {len(ids)} ids: give more of it")
        if ids:
            return read_statements(connection, ids)[0]
    claim = find_claim(connection, reference)
    label = select(ClaimRow.representative_id).where(ClaimRow.id == claim)
    return read_statements(connection, list(connection.execute(label).scalars()))[0]


def _is_row(connection: Connection, number: str) -> bool:
    query = select(PrintedRow.row_no).where(PrintedRow.row_no == int(number))
    return len(number) < 16 and connection.execute(query).scalar() is not None


def _living(connection: Connection, claim: str) -> str:
    if connection.execute(select(ClaimRow.id).where(ClaimRow.id == claim)).scalar() is not None:
        return claim
    heir = connection.execute(select(ClaimAlias.new_id).where(ClaimAlias.old_id == claim)).scalar()
    if heir is None:
        raise StoreError(f"claim {claim} is gone since it was printed: compare again")
    return heir
