"""A comparison heard through one voice: only what outlets say themselves, or only what they report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from claimref.records import Claim, Comparison, Statement, Voice
from claimref.standing import Counted, Position, Units, origin_units, status, unit_of


def only_voice(comparison: Comparison, voice: Voice, units: Units | None = None) -> Comparison:
    """Leave out every statement of the other voice, and every claim that then has none; statuses follow.

    Claim ids stay. `units` says what counts as one voice; without it every outlet does.
    """
    heard = {statement.id: statement for statement in comparison.statements if statement.voice is voice}
    outlets = {article.id: article.outlet for article in comparison.articles}
    origins = origin_units(comparison.articles, comparison.origins)
    claims = [_heard(claim, heard, Counted(outlets, units or outlets, origins)) for claim in comparison.claims]
    left = {claim.id for claim in claims if claim}
    return replace(
        comparison,
        statements=tuple(heard.values()),
        claims=tuple(
            replace(claim, disputed_by=tuple(other for other in claim.disputed_by if other in left))
            for claim in claims
            if claim
        ),
        relations=tuple(
            relation for relation in comparison.relations if relation.left in heard and relation.right in heard
        ),
        origins=tuple(trace for trace in comparison.origins if trace.subject in outlets or trace.subject in heard),
        changes=tuple(change for change in comparison.changes if change.later.voice is voice),
    )


def _heard(claim: Claim, heard: Mapping[str, Statement], counted: Counted) -> Claim | None:
    members = tuple(member for member in claim.members if member.statement_id in heard)
    if not members:
        return None
    statements = [heard[member.statement_id] for member in members]
    held = {member.side for member in members if member.side is not None}
    disputed = len(held) > 1
    positions = [
        Position(unit_of(statement, counted.units), statement.voice, member.side if disputed else None)
        for member, statement in zip(members, statements, strict=True)
    ]
    kept = claim.representative in heard
    return replace(
        claim,
        representative=claim.representative if kept else statements[0].id,
        label=claim.label if kept else statements[0].text,
        status=status(positions),
        differ_on=claim.differ_on if disputed else None,
        sides={side: value for side, value in claim.sides.items() if side in held} if disputed else {},
        members=members if disputed else tuple(replace(member, side=None) for member in members),
        outlets=tuple(sorted({counted.outlets[statement.article_id] for statement in statements})),
        origins=len({unit_of(statement, counted.origins) for statement in statements}),
    )
