"""What people decided, as hard constraints: what must be one claim, what never may, and what holds between two.

"Same" holds along chains: of a ~ b and b ~ c follows a ~ c, and of c "different" from d, that a is different from d.
Rulings that contradict each other bind nobody: their pairs go to the review, and the conflicts are there to be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimref.decisions import IN_WORDS, SAME, Conflict, Ruling, Verdict, settled
from claimref.protocols import Vectors
from claimref.records import DifferOn, Judgement, Pair, RelationType, Statement

Ends = tuple[str, str]

EVIDENCE = "person"
"""Under this name the evidence of a judgement holds what a person decided."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """Rulings on the statements of one story; without any, nothing is constrained.

    `rulings` are those in force by pair, `doubted` the pairs of those that contradict each other, `together` the sets
    of statements that are one claim, `apart` the pairs of such sets (by their first statements) that never are.
    """

    rulings: Mapping[Ends, Ruling] = field(default_factory=dict)
    doubted: frozenset[Ends] = frozenset()
    conflicts: tuple[Conflict[Ruling], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    apart: frozenset[Ends] = frozenset()
    block: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rulings: Iterable[Ruling], statements: Iterable[Statement]) -> Constraints:
        """The constraints on `statements`; a ruling on a statement that is not among them has no bearing."""
        ids = {statement.id for statement in statements}
        binding, conflicts = settled(ruling for ruling in rulings if {ruling.left, ruling.right} <= ids)
        in_force: dict[Ends, Ruling] = {}
        # Of several on one pair a decision outranks a doubt.
        for ruling in sorted(binding, key=lambda ruling: (ruling.verdict is not Verdict.UNSURE, ruling.created_at)):
            in_force[ruling.left, ruling.right] = ruling
        doubted = {(one.left, one.right) for found in conflicts for one in (found.different, *found.chain)}
        block = _blocks(pair for pair, ruling in in_force.items() if ruling.verdict in SAME)
        members: dict[str, list[str]] = {}
        for id_ in sorted(block):
            members.setdefault(block[id_], []).append(id_)
        apart = {
            ordered(block.get(left, left), block.get(right, right))
            for (left, right), ruling in in_force.items()
            if ruling.verdict is Verdict.DIFFERENT
        }
        together = tuple(tuple(ids) for _, ids in sorted(members.items()))
        return cls(in_force, frozenset(doubted - in_force.keys()), tuple(conflicts), together, frozenset(apart), block)

    def __bool__(self) -> bool:
        return bool(self.rulings or self.doubted)

    def verdict(self, one: str, other: str) -> Verdict | None:
        """What a person said of this very pair; None where nobody did, or where people contradict each other."""
        ruling = self.rulings.get(ordered(one, other))
        return ruling.verdict if ruling else None

    def is_same(self, one: str, other: str) -> bool:
        """Whether people made these two one claim, if only by way of others."""
        return one in self.block and self.block[one] == self.block.get(other)

    def is_apart(self, one: str, other: str) -> bool:
        """Whether people decided that these two are never one claim, if only by way of others."""
        return ordered(self.block.get(one, one), self.block.get(other, other)) in self.apart

    def is_open(self, one: str, other: str) -> bool:
        """Whether people want this pair reviewed: somebody was unsure, or they contradict each other."""
        return self.verdict(one, other) is Verdict.UNSURE or ordered(one, other) in self.doubted

    def pairs(self, statements: Sequence[Statement], vectors: Vectors, known: Iterable[Pair]) -> list[Pair]:
        """Return the pairs that people spoke about and that are not among `known`, ascending by ids."""
        row = {statement.id: n for n, statement in enumerate(statements)}
        seen = {(pair.left.id, pair.right.id) for pair in known}
        missing = sorted((self.rulings.keys() | self.doubted) - seen)
        return [
            Pair(statements[i], statements[j], round(float(vectors[i] @ vectors[j]), 5))
            for i, j in ((row[left], row[right]) for left, right in missing)
        ]

    def overrule(self, judged: Mapping[Ends, Judgement]) -> dict[Ends, Judgement]:
        """Return `judged` with people's decisions, and what follows from them, over the judge's word."""
        if not self:
            return dict(judged)
        return {pair: self._overruled(pair, judgement) for pair, judgement in judged.items()}

    def _overruled(self, pair: Ends, judgement: Judgement) -> Judgement:
        if pair in self.rulings:
            return _decided(judgement, self.rulings[pair])
        if pair in self.doubted:
            why = f"people contradict each other on this pair; the judge: {judgement.why}"
            return _marked(replace(judgement, relation=RelationType.UNSURE), why, {"verdict": "contradicted"})
        if self.is_same(*pair):
            why = f"one point by what people decided of other pairs; the judge: {judgement.why}"
            return _marked(replace(judgement, same_point=1.0), why, {"verdict": "same by way of others"})
        if self.is_apart(*pair):
            why = f"two points by what people decided of other pairs; the judge: {judgement.why}"
            return _marked(replace(judgement, same_point=0.0), why, {"verdict": "different by way of others"})
        return judgement


NONE = Constraints()


def _decided(judgement: Judgement, ruling: Ruling) -> Judgement:
    note = f" ({ruling.note})" if ruling.note else ""
    why = f"{ruling.user} decided: {IN_WORDS[ruling.verdict]}{note}"
    match ruling.verdict:
        case Verdict.SAME_AGREE:
            changed = replace(judgement, same_point=1.0, relation=RelationType.AGREE, differ_on=None, differ_score=0.0)
        case Verdict.SAME_DIFFER:
            slot = judgement.differ_on or DifferOn.DETAIL
            changed = replace(judgement, same_point=1.0, relation=RelationType.DIFFER, differ_on=slot, differ_score=1.0)
        case Verdict.DIFFERENT:
            changed = replace(judgement, same_point=0.0)
        case Verdict.UNSURE:
            changed = replace(judgement, relation=RelationType.UNSURE)
    told = {"verdict": ruling.verdict.value, "user": ruling.user, "at": ruling.created_at, "note": ruling.note or ""}
    judge = {"same_point": judgement.same_point, "relation": judgement.relation.value, "why": judgement.why}
    return _marked(changed, why, told | {"instead_of": judge})


def _marked(judgement: Judgement, why: str, told: Mapping[str, object]) -> Judgement:
    return replace(judgement, why=why, evidence={**judgement.evidence, EVIDENCE: told})


def ordered(one: str, other: str) -> Ends:
    return (one, other) if one < other else (other, one)


def _blocks(same: Iterable[Ends]) -> dict[str, str]:
    """Return each statement's set, named by its first statement."""
    sets: dict[str, set[str]] = {}
    for left, right in same:
        merged = sets.get(left, {left}) | sets.get(right, {right})
        for id_ in merged:
            sets[id_] = merged
    return {id_: min(members) for id_, members in sets.items()}
