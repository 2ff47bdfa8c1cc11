"""Differences inside a claim that follow from others: what the values say of two statements, others may confirm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from claimref.matching.constraints import NONE, Constraints, Ends, ordered
from claimref.records import DifferOn, Judgement, RelationType, Statement


def carry(
    statements: Sequence[Statement], judged: Mapping[Ends, Judgement], people: Constraints = NONE
) -> dict[Ends, Judgement]:
    """Return the judgements among `statements` (ascending by id), doubted differences settled by a third statement.

    Values that exclude each other ("the 48-page indictment", "it is 47 pages long") leave doubt where two statements
    are worded unlike. Where one of them agrees by its values with a third ("it is 48 pages long") that openly differs
    from the other, the doubt is gone: all three make one claim. This holds of figures: what "arrived on June 18" and
    "visited on June 19" are in doubt of is the event.
    """
    inside = {
        pair: judged[pair] for pair in combinations([statement.id for statement in statements], 2) if pair in judged
    }
    carried = dict(inside)
    for (left, right), judgement in inside.items():
        if judgement.relation is not RelationType.UNSURE or not _by_values(judgement, RelationType.DIFFER):
            continue
        if judgement.differ_on is not DifferOn.QUANTITY:
            continue
        if people.verdict(left, right) is not None or people.is_open(left, right):
            continue
        for third in (statement.id for statement in statements):
            for one, other in ((left, right), (right, left)):
                alike, apart = inside.get(ordered(one, third)), inside.get(ordered(third, other))
                if alike is None or apart is None or apart.relation is not RelationType.DIFFER:
                    continue
                if alike.relation is RelationType.AGREE and _by_values(alike, RelationType.AGREE):
                    why = f"{judgement.why}; one of the two agrees with a statement that differs from the other"
                    evidence = {**judgement.evidence, "settled_by": third}
                    carried[left, right] = replace(
                        judgement, relation=RelationType.DIFFER, differ_on=apart.differ_on, why=why, evidence=evidence
                    )
    return carried


def _by_values(judgement: Judgement, relation: RelationType) -> bool:
    features = judgement.evidence.get("features")
    return isinstance(features, Mapping) and features.get(f"values_{relation}") == 1
