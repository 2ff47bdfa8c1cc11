"""What people decided about pairs of statements: kept for ever, only superseded, attached again after any re-run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, insert, select, update

from claimref.errors import StoreError
from claimref.records import Article, Statement, content_id
from claimref.store.anchors import Anchor, Detached, attach
from claimref.store.articles import read_articles
from claimref.store.models import JudgementRow, Verdict
from claimref.store.statements import read_splits


@dataclass(frozen=True, slots=True)
class PersonsJudgement:
    """One person's word on two places, `left` < `right`; `superseded_by` names the later word on the same pair."""

    left: Anchor
    right: Anchor
    verdict: Verdict
    user: str
    created_at: str
    note: str | None = None
    superseded_by: str | None = None

    @property
    def id(self) -> str:
        return content_id("judgement", self.left, self.right, self.verdict.value, self.user, self.created_at)

    @classmethod
    def on(
        cls,
        one: Statement,
        other: Statement,
        verdict: Verdict,
        user: str,
        note: str | None = None,
        at: datetime | None = None,
    ) -> PersonsJudgement:
        """A judgement on two different statements, made now (or `at`)."""
        left, right = sorted((Anchor.of(one), Anchor.of(other)), key=str)
        if left == right:
            raise StoreError("a judgement is about two different statements: this is one and the same")
        moment = (at or datetime.now(UTC)).astimezone(UTC)
        return cls(left, right, Verdict(verdict), user, moment.isoformat(), note)


@dataclass(frozen=True, slots=True)
class Attached:
    """A judgement in force and the ids of the present statements that it is about, `left` < `right`."""

    judgement: PersonsJudgement
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Unattached:
    """A judgement in force that is about no present pair of statements, and why."""

    judgement: PersonsJudgement
    reason: str


def record(connection: Connection, judgement: PersonsJudgement) -> None:
    """Keep a judgement; the one in force on the same pair is superseded by it."""
    if connection.execute(select(JudgementRow.id).where(JudgementRow.id == judgement.id)).scalar() is not None:
        return
    in_force = connection.execute(
        select(JudgementRow.id).where(
            JudgementRow.left_anchor == str(judgement.left),
            JudgementRow.right_anchor == str(judgement.right),
            JudgementRow.superseded_by.is_(None),
        )
    ).scalar()
    # Only one of a pair is in force at any moment: the old one steps back to itself before the new one comes.
    if in_force is not None:
        connection.execute(update(JudgementRow).where(JudgementRow.id == in_force).values(superseded_by=in_force))
    connection.execute(insert(JudgementRow).values(_row(judgement)))
    if in_force is not None:
        connection.execute(update(JudgementRow).where(JudgementRow.id == in_force).values(superseded_by=judgement.id))


def read_judgements(connection: Connection, *, in_force: bool = True) -> list[PersonsJudgement]:
    """Return the judgements in the order in which they were made: those in force, or all that were ever made."""
    query = select(JudgementRow.__table__).order_by(JudgementRow.created_at, JudgementRow.id)
    if in_force:
        query = query.where(JudgementRow.superseded_by.is_(None))
    return [
        PersonsJudgement(
            left=Anchor.parse(row.left_anchor),
            right=Anchor.parse(row.right_anchor),
            verdict=Verdict(row.verdict),
            user=row.user,
            created_at=row.created_at,
            note=row.note,
            superseded_by=row.superseded_by,
        )
        for row in connection.execute(query)
    ]


def attach_all(
    connection: Connection, judgements: Iterable[PersonsJudgement]
) -> tuple[list[Attached], list[Unattached]]:
    """Find the statements of the present splits that each judgement is about; list those that are about none."""
    articles = {article.id: article for article in read_articles(connection)}
    judgements = list(judgements)
    named = {anchor.article_id for judgement in judgements for anchor in (judgement.left, judgement.right)}
    splits = read_splits(connection, sorted(named & articles.keys()))

    def find(anchor: Anchor) -> Statement | Detached:
        split = splits.get(anchor.article_id)
        return attach(anchor, articles.get(anchor.article_id), split.statements if split else ())

    attached: list[Attached] = []
    unattached: list[Unattached] = []
    for judgement in judgements:
        left, right = find(judgement.left), find(judgement.right)
        if isinstance(left, Detached):
            unattached.append(Unattached(judgement, f"left: {left.reason}"))
        elif isinstance(right, Detached):
            unattached.append(Unattached(judgement, f"right: {right.reason}"))
        elif left.id == right.id:
            unattached.append(Unattached(judgement, "both sides are one statement now"))
        else:
            one, other = sorted((left.id, right.id))
            attached.append(Attached(judgement, one, other))
    return attached, unattached


def dump(connection: Connection) -> Iterator[str]:
    """Yield every judgement ever made as a line of JSON, with the words that were judged where they are known."""
    articles = {article.id: article for article in read_articles(connection)}
    for judgement in read_judgements(connection, in_force=False):
        line: dict[str, Any] = asdict(judgement)
        line["left"], line["right"] = (_described(a, articles) for a in (judgement.left, judgement.right))
        yield json.dumps({"id": judgement.id, **line}, ensure_ascii=False)


def load(connection: Connection, lines: Iterable[str], source: str) -> int:
    """Take over judgements that `dump` wrote, those that are known left alone; return how many are new."""
    known = {judgement.id for judgement in read_judgements(connection, in_force=False)}
    new = [judgement for judgement in _parse(lines, source) if judgement.id not in known]
    # In the order in which they were made, the latest word on a pair is in force, whichever store it comes from.
    for judgement in sorted(new, key=lambda judgement: (judgement.created_at, judgement.id)):
        record(connection, replace(judgement, superseded_by=None))
    _settle_order(connection)
    return len(new)


def _settle_order(connection: Connection) -> None:
    """Let each judgement be superseded by the next one made on the same pair."""
    pairs: dict[tuple[Anchor, Anchor], list[PersonsJudgement]] = {}
    for judgement in read_judgements(connection, in_force=False):
        pairs.setdefault((judgement.left, judgement.right), []).append(judgement)
    for chain in pairs.values():
        expected = {old.id: new.id for old, new in pairwise(chain)} | {chain[-1].id: None}
        if {judgement.id: judgement.superseded_by for judgement in chain} == expected:
            continue
        for judgement in chain:
            connection.execute(
                update(JudgementRow).where(JudgementRow.id == judgement.id).values(superseded_by=judgement.id)
            )
        for id_, later in expected.items():
            connection.execute(update(JudgementRow).where(JudgementRow.id == id_).values(superseded_by=later))


def _row(judgement: PersonsJudgement) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "left_anchor": str(judgement.left),
        "right_anchor": str(judgement.right),
        "verdict": judgement.verdict.value,
        "user": judgement.user,
        "note": judgement.note,
        "created_at": judgement.created_at,
        "superseded_by": judgement.superseded_by,
    }


def _described(anchor: Anchor, articles: dict[str, Article]) -> dict[str, Any]:
    article = articles.get(anchor.article_id)
    if article is None:
        return {"anchor": str(anchor)}
    quote = article.text[anchor.char_start : anchor.char_end]
    return {"anchor": str(anchor), "outlet": article.outlet, "source": article.locator, "quote": quote}


def _parse(lines: Iterable[str], source: str) -> Iterator[PersonsJudgement]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            judgement = PersonsJudgement(
                left=Anchor.parse(given["left"]["anchor"]),
                right=Anchor.parse(given["right"]["anchor"]),
                verdict=Verdict(given["verdict"]),
                user=str(given["user"]),
                created_at=datetime.fromisoformat(given["created_at"]).astimezone(UTC).isoformat(),
                note=given.get("note"),
            )
        except (ValueError, KeyError, TypeError, StoreError) as error:
            raise StoreError(f"{source}, line {number}: not a judgement ({type(error).__name__}: {error})") from error
        if str(judgement.left) >= str(judgement.right):
            raise StoreError(f"{source}, line {number}: left and right are not in order")
        yield judgement
