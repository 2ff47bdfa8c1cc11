"""A comparison as the rows that a report prints: numbered, ranked, with who holds what in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimref.records import (
    Article,
    Claim,
    Comparison,
    DifferOn,
    Relation,
    RelationType,
    Statement,
    Status,
)
from claimref.reports.holders import Holder, clearest, find_holders
from claimref.reports.ranking import find_doubts, rank_claims


@dataclass(frozen=True, slots=True)
class SideRow:
    """One value of a claim in dispute: who holds it, and one quote. `letter` is None for what fits several sides."""

    letter: str | None
    value: str
    holders: tuple[Holder, ...]
    statement: Statement
    outlet: str
    focus: str | None


@dataclass(frozen=True, slots=True)
class Nearest:
    """What comes nearest elsewhere to a claim of one outlet, too uncertain to call it a match."""

    statement: Statement
    outlet: str
    score: float


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that disputes another: the number of its row, and which outlets do so with which statement."""

    number: int
    outlets: tuple[str, ...]
    statement: Statement


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of a report.

    `disputed_by` gives each claim that disputes it; `nearest` what comes near a claim
    of one outlet elsewhere; `doubt` why an agreement may be none.
    """

    number: int
    claim: Claim
    holders: tuple[Holder, ...]
    sides: tuple[SideRow, ...]
    statement: Statement
    disputed_by: tuple[Dispute, ...] = ()
    nearest: Nearest | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a comparison in reading order."""

    comparison: Comparison
    rows: tuple[Row, ...]

    def of(self, *statuses: Status) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.claim.status in statuses)

    def count(self, status: Status) -> int:
        return len(self.of(status))

    def alone(self) -> dict[str, tuple[Row, ...]]:
        """Return the claims of one outlet, by outlet, the one with most of them first."""
        found: dict[str, list[Row]] = {}
        for row in self.of(Status.ONLY):
            found.setdefault(row.claim.outlets[0], []).append(row)
        return {outlet: tuple(rows) for outlet, rows in found.items()}


def build_rows(comparison: Comparison) -> Rows:
    """Number and lay out every claim of `comparison`; the same comparison always gives the same numbers."""
    articles = {article.id: article for article in comparison.articles}
    statements = {statement.id: statement for statement in comparison.statements}
    ranked = rank_claims(comparison)
    number = {claim.id: place for place, claim in enumerate(ranked, 1)}
    disputing = find_disputing(comparison)
    nearest = _nearest_elsewhere(comparison.relations, statements, articles)
    doubts = find_doubts(comparison)
    rows = []
    for claim in ranked:
        members = [statements[member] for member in claim.statements]
        rows.append(
            Row(
                number=number[claim.id],
                claim=claim,
                holders=find_holders(members, articles),
                sides=_sides(claim, statements, articles),
                statement=clearest(members, claim.representative),
                disputed_by=tuple(
                    _dispute(number[other], disputing[claim.id, other], articles, claim.outlets)
                    for other in sorted(claim.disputed_by, key=number.__getitem__)
                ),
                nearest=_best(nearest.get(member) for member in claim.statements)
                if claim.status is Status.ONLY
                else None,
                doubt=doubts.get(claim.id) if claim.status is Status.AGREE else None,
            )
        )
    return Rows(comparison, tuple(rows))


def find_disputing(comparison: Comparison) -> dict[tuple[str, str], tuple[Statement, ...]]:
    """Which statements of the second claim stand against the first: not all that the second claim has."""
    statements = {statement.id: statement for statement in comparison.statements}
    claim_of = {member: claim.id for claim in comparison.claims for member in claim.statements}
    found: dict[tuple[str, str], set[str]] = {}
    for relation in comparison.relations:
        if relation.type is RelationType.DIFFER and {relation.left, relation.right} <= claim_of.keys():
            for one, other in ((relation.left, relation.right), (relation.right, relation.left)):
                found.setdefault((claim_of[one], claim_of[other]), set()).add(other)
    return {claims: tuple(statements[id_] for id_ in sorted(ids)) for claims, ids in found.items()}


def _dispute(
    number: int, disputing: Sequence[Statement], articles: Mapping[str, Article], own: tuple[str, ...]
) -> Dispute:
    outlets = tuple(sorted({articles[statement.article_id].outlet for statement in disputing}))
    return Dispute(number, _others(outlets, own), clearest(disputing))


def _sides(claim: Claim, statements: Mapping[str, Statement], articles: Mapping[str, Article]) -> tuple[SideRow, ...]:
    held: dict[str | None, list[Statement]] = {}
    for member in claim.members:
        held.setdefault(member.side, []).append(statements[member.statement_id])
    if not claim.sides:
        return ()
    rows = []
    for letter in sorted(held, key=lambda side: (side is None, len(side or ""), side or "")):
        statement = clearest(held[letter], claim.representative)
        rows.append(
            SideRow(
                letter=letter,
                value="either" if letter is None else claim.sides.get(letter, letter),
                holders=find_holders(held[letter], articles),
                statement=statement,
                outlet=articles[statement.article_id].outlet,
                focus=deciding_words(statement, claim.differ_on, claim.sides.get(letter or "")),
            )
        )
    return tuple(rows)


def deciding_words(statement: Statement, differ_on: DifferOn | None, value: str | None = None) -> str | None:
    """Return the words of the quote that carry the value in dispute, if they stand there.

    `value` is the side's value in words ("Tuesday, March 4, 2025"): of it the longest stretch that the quote has counts
    ("Tuesday, March 4"), and no other figure or time. Without it the first typed value of that kind.
    """
    if value and differ_on is not DifferOn.POLARITY:
        return _longest_shared(value, statement.quote)
    raws: Iterable[str] = ()
    if differ_on is DifferOn.QUANTITY:
        raws = (quantity.raw for quantity in statement.quantities)
    elif differ_on is DifferOn.DATE:
        raws = (time.raw for time in statement.times)
    elif differ_on is DifferOn.POLARITY and statement.cue:
        raws = (statement.cue,)
    return next((raw for raw in raws if raw and raw in statement.quote), None)


def _longest_shared(value: str, quote: str) -> str | None:
    """The longest run of whole words of `value` that stands in `quote`, as the quote writes it; one word must tell."""
    words = [match.span() for match in re.finditer(r"\w+", value)]
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            run = value[words[first][0] : words[first + length - 1][1]]
            if not any(len(word) > 3 or word.isdigit() for word in run.split()):
                continue
            if found := re.search(rf"\b{re.escape(run)}\b", quote, re.I):
                return found.group()
    return None


def _nearest_elsewhere(
    relations: Iterable[Relation], statements: Mapping[str, Statement], articles: Mapping[str, Article]
) -> dict[str, Nearest]:
    """The best unsure match of each statement with a statement of another outlet."""
    best: dict[str, Nearest] = {}
    for relation in relations:
        if relation.type is not RelationType.UNSURE:
            continue
        for one, other in ((relation.left, relation.right), (relation.right, relation.left)):
            outlet = articles[statements[other].article_id].outlet
            if outlet == articles[statements[one].article_id].outlet:
                continue
            if one not in best or relation.score > best[one].score:
                best[one] = Nearest(statements[other], outlet, relation.score)
    return best


def _best(found: Iterable[Nearest | None]) -> Nearest | None:
    return max((one for one in found if one), key=lambda nearest: nearest.score, default=None)


def _others(outlets: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(outlet for outlet in outlets if outlet not in own) or outlets
