"""What people decided about pairs of statements: kept for ever, only superseded, attached again after any re-run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from claimref.decisions import Ruling, Standing, Verdict
from claimref.errors import StoreError
from claimref.records import Article, Statement, content_id
from claimref.store.anchors import Anchor, Detached, attach
from claimref.store.following import NOT_IN_LATER_VERSION, Moved
from claimref.store.models import JudgementRow
from claimref.store.superseding import put_in_force, settle_chain


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

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def ruling(self) -> Ruling:
        """What the comparison is told of it."""
        said = self.judgement
        return Ruling(self.left, self.right, said.verdict, said.user, said.created_at, said.note)


@dataclass(frozen=True, slots=True)
class Unattached:
    """A judgement in force that is about no present pair of statements, and why."""

    judgement: PersonsJudgement
    reason: str


def record(connection: Connection, judgement: PersonsJudgement, supersedes: Iterable[str] = ()) -> None:
    """Keep a judgement; the one in force on the same pair is superseded by it, and so are those named.

    Those named were about the same two statements as other splitters cut or worded them.
    """
    same = (JudgementRow.left_anchor == str(judgement.left), JudgementRow.right_anchor == str(judgement.right))
    put_in_force(connection, JudgementRow, _row(judgement), same, supersedes)


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
    judgements: Iterable[PersonsJudgement],
    articles: Mapping[str, Article],
    standings: Mapping[str, Sequence[Standing]],
    moved: Moved = {},  # noqa: B006 (it is never changed)
) -> tuple[list[Attached], list[Unattached]]:
    """Find the statements that each judgement is about, among `standings` by article id; list those about none.

    `moved` says where anchors stand in later versions of their articles.
    """

    def find(original: Anchor) -> Statement | Detached:
        anchor = moved.get(original, original)
        if anchor is None:
            return Detached(NOT_IN_LATER_VERSION)
        place = attach(anchor, articles.get(anchor.article_id), standings.get(anchor.article_id, ()))
        if isinstance(place, Detached):
            return place
        return place.now or Detached("a correction dropped the statement")

    found = [(judgement, find(judgement.left), find(judgement.right)) for judgement in judgements]
    spoken_of = {
        frozenset((left.id, right.id))
        for judgement, left, right in found
        if isinstance(left, Statement) and isinstance(right, Statement) and not _is_moved(judgement, moved)
    }
    attached: list[Attached] = []
    unattached: list[Unattached] = []
    for judgement, left, right in found:
        if isinstance(left, Detached):
            unattached.append(Unattached(judgement, f"left: {left.reason}"))
        elif isinstance(right, Detached):
            unattached.append(Unattached(judgement, f"right: {right.reason}"))
        elif left.id == right.id:
            unattached.append(Unattached(judgement, "both sides are one statement now"))
        elif _is_moved(judgement, moved) and frozenset((left.id, right.id)) in spoken_of:
            unattached.append(Unattached(judgement, "the pair was judged again in a later version of its article"))
        else:
            one, other = sorted((left.id, right.id))
            attached.append(Attached(judgement, one, other))
    return attached, unattached


def _is_moved(judgement: PersonsJudgement, moved: Moved) -> bool:
    return judgement.left in moved or judgement.right in moved


def settle_order(connection: Connection) -> None:
    """Let each judgement be superseded by the next one made on the same pair of places."""
    pairs: dict[tuple[Anchor, Anchor], list[PersonsJudgement]] = {}
    for judgement in read_judgements(connection, in_force=False):
        pairs.setdefault((judgement.left, judgement.right), []).append(judgement)
    for chain in pairs.values():
        own = {judgement.id for judgement in chain}
        # The last may be superseded from other anchors of the same two statements.
        last = chain[-1].superseded_by if chain[-1].superseded_by not in own else None
        settle_chain(connection, JudgementRow, chain, last)


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
