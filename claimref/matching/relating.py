"""What holds between two statements, as the comparison reports it."""

from __future__ import annotations

from collections.abc import Mapping

from claimref.config import Config
from claimref.matching.constraints import NONE, Constraints
from claimref.records import Judgement, Relation, RelationType


def within_claim(
    pair: tuple[str, str], judgement: Judgement, sides: Mapping[str, str | None], people: Constraints = NONE
) -> Relation:
    """Relate two statements of one claim as they were judged; a judge's agreement across sides is unsure."""
    left, right = sides[pair[0]], sides[pair[1]]
    opposed = left is not None and right is not None and left != right and people.verdict(*pair) is None
    if opposed and judgement.relation is RelationType.AGREE:
        return _relation(pair, judgement, RelationType.UNSURE)
    return _relation(pair, judgement, judgement.relation)


def between_claims(
    judged: Mapping[tuple[str, str], Judgement],
    claim_of: Mapping[str, str],
    config: Config,
    people: Constraints = NONE,
) -> list[Relation]:
    """Relate statements of two claims that contradict each other, or whose sameness the review should decide.

    What people found to be two points needs no review; what they want reviewed is, however low its score.
    """
    found = []
    for pair, judgement in judged.items():
        if claim_of[pair[0]] == claim_of[pair[1]] or people.is_apart(*pair):
            continue
        if judgement.same_point < config.suggest_threshold and not people.is_open(*pair):
            continue
        disputed = judgement.relation is RelationType.DIFFER and judgement.same_point >= config.match_threshold
        found.append(_relation(pair, judgement, RelationType.DIFFER if disputed else RelationType.UNSURE))
    return found


def _relation(pair: tuple[str, str], judgement: Judgement, type_: RelationType) -> Relation:
    differs = type_ is RelationType.DIFFER
    return Relation(
        left=pair[0],
        right=pair[1],
        type=type_,
        differ_on=judgement.differ_on if differs else None,
        score=judgement.differ_score if differs else judgement.same_point,
        why=judgement.why,
        evidence=judgement.evidence,
    )
