"""Groups → claims and relations: sides, status, label, and what holds between each two statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimref.config import Config
from claimref.matching.carrying import carry
from claimref.matching.cohesion import centrality, weakest_link
from claimref.matching.constraints import NONE, Constraints
from claimref.matching.founding import claim_ids
from claimref.matching.grouping import Group, Judged
from claimref.matching.relating import between_claims, within_claim
from claimref.matching.sides import find_sides
from claimref.matching.status import Position, status
from claimref.matching.wording import clearest, side_in_words
from claimref.records import Article, Claim, DifferOn, Member, Relation, RelationType
from claimref.standing import Counted, Units, unit_of


@dataclass(frozen=True, slots=True)
class Row:
    """A group on its way to a claim: with its id, each statement's side, and the relations inside it."""

    id: str
    group: Group
    sides: Mapping[str, str | None]
    relations: tuple[Relation, ...]


def settle(
    story: str,
    articles: Sequence[Article],
    groups: Sequence[Group],
    judged: Judged,
    config: Config,
    units: Units | None = None,
    origins: Units | None = None,
    people: Constraints = NONE,
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    """Return the claims that `groups` make, ascending by id, and the relations, ascending by their ends.

    Every pair of statements of different articles in one group must have been judged. `units` says what counts as one
    voice for the status, and `origins` what is one origin; without them every outlet is.
    """
    by_id = {article.id: article for article in articles}
    ids = claim_ids(story, groups, by_id)
    rows = [_row(id_, group, judged, people) for id_, group in zip(ids, groups, strict=True)]
    claim_of = {statement: row.id for row in rows for statement in row.group.ids}
    across = between_claims(judged, claim_of, config, people)
    outlets = {article.id: article.outlet for article in articles}
    differing = [relation for relation in across if relation.type is RelationType.DIFFER]
    disputed_by = _disputes(differing, claim_of)
    disputed = {end for relation in differing for end in (relation.left, relation.right)}
    counted = Counted(outlets, units or outlets, origins or outlets)
    claims = [_claim(row, judged, counted, tuple(sorted(disputed_by.get(row.id, ()))), disputed) for row in rows]
    relations = [*across, *(relation for row in rows for relation in row.relations)]
    return (
        tuple(sorted(claims, key=lambda claim: claim.id)),
        tuple(sorted(relations, key=lambda relation: (relation.left, relation.right))),
    )


def _row(id_: str, group: Group, judged: Judged, people: Constraints) -> Row:
    inside = carry(group.statements, judged, people)
    sides = find_sides(group.statements, inside, people)
    relations = tuple(
        within_claim((one.id, other.id), inside[one.id, other.id], sides, people)
        for one, other in combinations(group.statements, 2)
        if one.article_id != other.article_id or (one.id, other.id) in judged
    )
    return Row(id_, group, sides, relations)


def _claim(row: Row, judged: Judged, counted: Counted, disputed_by: tuple[str, ...], disputed: Container[str]) -> Claim:
    """The claim of a row; what another row disputes (`disputed`) is its label only if all of it is."""
    statements = row.group.statements
    scores = centrality(row.group, judged)
    first = [s for s in statements if row.sides[s.id] in (None, "A")]
    label = clearest([s for s in first if s.id not in disputed] or first, scores)
    differ_on = _most_common_slot(row.relations)
    return Claim(
        id=row.id,
        label=label.text,
        representative=label.id,
        status=status(Position(unit_of(s, counted.units), s.voice, row.sides[s.id]) for s in statements),
        differ_on=differ_on,
        outlets=tuple(sorted({counted.outlets[s.article_id] for s in statements})),
        # An upper bound: a copy that is not found out counts as an origin of its own.
        origins=len({unit_of(s, counted.origins) for s in statements}),
        members=tuple(Member(s.id, row.sides[s.id], scores[s.id]) for s in statements),
        sides=_sides_in_words(row, differ_on),
        disputed_by=disputed_by,
        weakest_link=weakest_link(row.group, judged),
    )


def _most_common_slot(relations: Sequence[Relation]) -> DifferOn | None:
    slots = Counter(r.differ_on for r in relations if r.type is RelationType.DIFFER and r.differ_on is not None)
    return min(slots, key=lambda slot: (-slots[slot], slot), default=None)


def _sides_in_words(row: Row, differ_on: DifferOn | None) -> dict[str, str]:
    letters = sorted({side for side in row.sides.values() if side is not None}, key=lambda side: (len(side), side))
    held = {letter: [s for s in row.group.statements if row.sides[s.id] == letter] for letter in letters}
    return {
        letter: side_in_words(held[letter], [s for other in letters if other != letter for s in held[other]], differ_on)
        for letter in letters
    }


def _disputes(differing: Sequence[Relation], claim_of: Mapping[str, str]) -> dict[str, set[str]]:
    """Return for each claim the claims with which some statement of it differs."""
    found: dict[str, set[str]] = {}
    for relation in differing:
        left, right = claim_of[relation.left], claim_of[relation.right]
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)
    return found
