"""What becomes of a claim's id when claims merge: the old id leads to the claim that took the statements over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from claimref.records import Claim
from claimref.store.models import ClaimAlias, ClaimMember, ClaimRow


@dataclass(frozen=True, slots=True)
class Aliases:
    """Old claim id → claim id that stands for it now."""

    leads_to: Mapping[str, str]

    def write(self, connection: Connection) -> None:
        rows = [{"old_id": old, "new_id": new} for old, new in sorted(self.leads_to.items())]
        if rows:
            connection.execute(delete(ClaimAlias).where(ClaimAlias.old_id.in_([row["old_id"] for row in rows])))
            connection.execute(insert(ClaimAlias), rows)


def read_members(connection: Connection, story: int) -> dict[str, list[str]]:
    """Return the statements of each claim of a story."""
    query = (
        select(ClaimMember.claim_id, ClaimMember.statement_id)
        .join(ClaimRow, ClaimRow.id == ClaimMember.claim_id)
        .where(ClaimRow.story_id == story)
    )
    members: dict[str, list[str]] = {}
    for row in connection.execute(query):
        members.setdefault(row.claim_id, []).append(row.statement_id)
    return members


def follow_merges(
    connection: Connection, story: int, before: Mapping[str, Sequence[str]], claims: Iterable[Claim]
) -> Aliases:
    """Return where the ids of the claims `before`, and the aliases that led to them, lead once `claims` stand.

    An id leads to the claim that has most of its statements (the smallest id of several); where none is
    left, the id leads nowhere and is forgotten.
    """
    claims = list(claims)
    claim_of = {statement: claim.id for claim in claims for statement in claim.statements}
    alive = {claim.id for claim in claims}
    heirs: dict[str, str] = {}
    for old, statements in before.items():
        shared = Counter(claim_of[statement] for statement in statements if statement in claim_of)
        if shared:
            heirs[old] = min(shared, key=lambda claim: (-shared[claim], claim))
    for id_ in alive & before.keys():
        heirs[id_] = id_
    known = (
        select(ClaimAlias.old_id, ClaimAlias.new_id)
        .join(ClaimRow, ClaimRow.id == ClaimAlias.new_id)
        .where(ClaimRow.story_id == story)
    )
    chains = {row.old_id: heirs.get(row.new_id) for row in connection.execute(known)}
    leads = {old: new for old, new in {**chains, **heirs}.items() if new is not None and old not in alive}
    return Aliases(leads)
