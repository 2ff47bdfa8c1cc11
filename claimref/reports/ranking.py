"""In which order claims are read: differences first, then the best supported, then the most newsworthy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from claimref.records import Claim, Comparison, Kind, Quantity, Relation, RelationType, Stance, Statement, Status, Voice

SECTIONS = (Status.DIFFER, Status.SELF_DIFFERS, Status.AGREE, Status.ONLY)
"""The order of the sections, and so of the row numbers."""

A_FEW_WORDS = 60
"""Shorter statements mostly say who somebody is or where a place lies."""

_IDENTIFIES = re.compile(r"[^.]+? (?:is|was) (?:an? |the |[A-Z])")

MORE_THAN_A_HANDFUL = 10.0


def rank_claims(comparison: Comparison) -> tuple[Claim, ...]:
    """Return every claim in reading order; a claim's row number is its place here, from 1.

    Differences: by how many outlets take part, then by the judge's certainty. Agreement: what nothing puts in doubt
    first, events before who somebody is, then by outlets, independent origins and own voices. Claims of one outlet: by
    outlet, the one with most of them first, then by news value.
    """
    statements = {statement.id: statement for statement in comparison.statements}
    articles = {article.id: article for article in comparison.articles}
    certainty = _certainty(comparison)
    doubts = find_doubts(comparison)
    alone: dict[str, int] = {}
    for claim in comparison.claims:
        if claim.status is Status.ONLY:
            alone[claim.outlets[0]] = alone.get(claim.outlets[0], 0) + 1

    def place(claim: Claim) -> tuple[object, ...]:
        section = SECTIONS.index(claim.status)
        members = [statements[member] for member in claim.statements]
        if claim.status in (Status.DIFFER, Status.SELF_DIFFERS):
            return (section, -len(claim.outlets), -certainty.get(claim.id, 0.0), claim.label, claim.id)
        if claim.status is Status.AGREE:
            own = {articles[member.article_id].outlet for member in members if member.voice is Voice.OUTLET}
            support = (-len(claim.outlets), -claim.origins, -len(own), -claim.weakest_link)
            return (
                section,
                claim.id in doubts,
                only_identify([statements[claim.representative]]),
                *support,
                claim.label,
                claim.id,
            )
        outlet = claim.outlets[0]
        return (section, -alone[outlet], outlet, -news_value(claim, members), claim.label, claim.id)

    ranked = sorted(comparison.claims, key=place)
    return tuple(claim for _, found in groupby(ranked, key=_block) for claim in _echoes_last(list(found), statements))


def _block(claim: Claim) -> tuple[Status, str]:
    return claim.status, claim.outlets[0] if claim.status is Status.ONLY else ""


def _echoes_last(claims: list[Claim], statements: Mapping[str, Statement]) -> list[Claim]:
    """Of an outlet's lone claims, put those behind the others whose words an earlier one has quoted already."""
    if claims[0].status is not Status.ONLY:
        return claims
    fresh: list[Claim] = []
    echoes: list[Claim] = []
    quoted: set[tuple[str, int]] = set()
    for claim in claims:
        shown = statements[claim.representative]
        words = {(shown.article_id, place) for place in range(shown.char_start, shown.char_end)}
        (echoes if words & quoted else fresh).append(claim)
        quoted |= words
    return fresh + echoes


def news_value(claim: Claim, members: Sequence[Statement]) -> float:
    """How much a reader would want to know that one outlet alone says this.

    A dispute counts most, then figures, dates, names, facts over opinions, plain over hedged, more than a few words,
    and an early place in the article. The weights only order a list; nothing is decided by them.
    """
    lead = min(members, key=lambda statement: statement.sentence_no)
    figures = {quantity.raw for statement in members for quantity in statement.quantities if tells_much(quantity)}
    names = max(len({entity.name for entity in statement.entities}) for statement in members)
    return (
        10.0 * bool(claim.disputed_by)
        + 2.0 * min(len(figures), 2)
        + 0.5 * any(statement.times for statement in members)
        + 0.5 * min(names, 3)
        + 2.0 * any(statement.kind is Kind.FACT for statement in members)
        + 1.0 * any(statement.stance is not Stance.HEDGED for statement in members)
        + 1.0 * any(statement.resolved for statement in members)
        + 1.5 * any(len(statement.text) > A_FEW_WORDS for statement in members)
        + 2.0 / (2 + lead.sentence_no)
    )


def only_identify(members: Sequence[Statement]) -> bool:
    """Whether all that is said is who somebody or what something is: "Ida Marsh is the harbour master"."""
    return all(
        len(statement.text) < A_FEW_WORDS
        and _IDENTIFIES.match(statement.text) is not None
        and not statement.quantities
        and not statement.times
        for statement in members
    )


def tells_much(quantity: Quantity) -> bool:
    """Whether a quantity is news: "8,600 containers", "$3", "40 percent", and not the "two" of "the two countries"."""
    if quantity.role not in ("figure", "tally"):
        return False
    return quantity.dimension != "count" or quantity.low >= MORE_THAN_A_HANDFUL


def find_doubts(comparison: Comparison) -> dict[str, str]:
    """Return the claims within which two statements of different articles may contradict each other, and why."""
    found: dict[str, Relation] = {}
    for claim, relation in _relations_within(comparison):
        if relation.type is RelationType.UNSURE and (claim not in found or relation.score > found[claim].score):
            found[claim] = relation
    return {claim: relation.why for claim, relation in found.items()}


def _certainty(comparison: Comparison) -> dict[str, float]:
    """The score of each claim's most certain difference."""
    best: dict[str, float] = {}
    for claim, relation in _relations_within(comparison):
        if relation.type is RelationType.DIFFER:
            best[claim] = max(best.get(claim, 0.0), relation.score)
    return best


def _relations_within(comparison: Comparison) -> Iterator[tuple[str, Relation]]:
    claim_of = {statement: claim.id for claim in comparison.claims for statement in claim.statements}
    for relation in comparison.relations:
        claim = claim_of.get(relation.left)
        if claim is not None and claim == claim_of.get(relation.right):
            yield claim, relation
