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
    for pair, judgement in inside.items():
        doubted = judgement.relation is RelationType.UNSURE and _by_values(judgement, RelationType.DIFFER)
        if not doubted or judgement.differ_on is not DifferOn.QUANTITY:
            continue
        if people.verdict(*pair) is not None or people.is_open(*pair):
            continue
        settling = [
            (third.id, apart)
            for third in statements
            for one, other in (pair, pair[::-1])
            if (apart := _settling(inside.get(ordered(one, third.id)), inside.get(ordered(third.id, other))))
            is not None
        ]
        if settling:
            third_id, apart = settling[-1]
            carried[pair] = replace(
                judgement,
                relation=RelationType.DIFFER,
                differ_on=apart.differ_on,
                why=f"{judgement.why}; one of the two agrees with a statement that differs from the other",
                evidence={**judgement.evidence, "settled_by": third_id},
            )
    return carried


def _settling(alike: Judgement | None, apart: Judgement | None) -> Judgement | None:
    """The open difference of a third statement from one of a pair, if by its values it agrees with the other."""
    if alike is None or apart is None or apart.relation is not RelationType.DIFFER:
        return None
    agrees = alike.relation is RelationType.AGREE and _by_values(alike, RelationType.AGREE)
    return apart if agrees else None


def _by_values(judgement: Judgement, relation: RelationType) -> bool:
    features = judgement.evidence.get("features")
    return isinstance(features, Mapping) and features.get(f"values_{relation}") == 1
