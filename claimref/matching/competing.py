"""A pair among its rivals: the same score means more where nothing else comes near.

A judge sees one pair at a time. But articles seldom say a thing twice, so that a statement has at most one counterpart
in most other articles: a pair that is far ahead of its rivals (the other statements of the one article that could be
the counterpart of the other) is more likely to be the same point than its score alone says, and a second best is less.
Nor does a judge know the story: what the two share of its rare words counts as well.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimref.matching.odds import log_odds, probability
from claimref.matching.rarity import Rarity
from claimref.records import Judgement, RelationType, Statement

Judged = Mapping[tuple[str, str], Judgement]


@dataclass(frozen=True, slots=True)
class Lead:
    """How far a pair's log-odds are ahead of the best rival's on either end: the smaller lead and the larger."""

    smaller: float
    larger: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression of "same point" on a pair's own log-odds, its leads and its overlap in rare words."""

    intercept: float
    own: float
    smaller: float
    larger: float
    overlap: float


WEIGHTS = Weights(intercept=-1.71, own=0.74, smaller=-0.08, larger=0.14, overlap=3.64)
"""Fitted by `python -m training.competition` on the stories that the judge was not trained on. On claimref's own
statements rare words say most; a lead over rivals, which told much of annotators' clean claims, says little. Fitted on
the statements of splitter rules 0.12: a fit on those of 0.13 groups no better."""

MAX_LEAD = 4.0
"""Log-odds beyond which a greater lead says no more; also the lead where there is no rival."""


def in_context(
    statements: Sequence[Statement], judged: Judged, weights: Weights = WEIGHTS
) -> dict[tuple[str, str], Judgement]:
    """Return `judged` with each `same_point` as it looks among the pair's rivals; their order does not matter.

    Pairs within one article have no counterparts to compete for and stay as they are.
    """
    article = {statement.id: statement.article_id for statement in statements}
    across = {pair: judgement for pair, judgement in judged.items() if article[pair[0]] != article[pair[1]]}
    leads = find_leads(across, article)
    overlaps = dict(zip(across, Rarity(statements).of_pairs(list(across)), strict=True))
    return dict(judged) | {
        pair: _among_rivals(judgement, leads[pair], overlaps[pair], weights) for pair, judgement in across.items()
    }


def find_leads(judged: Judged, article: Mapping[str, str]) -> dict[tuple[str, str], Lead]:
    """Return each pair's lead; `article` maps statement ids to article ids."""
    own = {pair: log_odds(judgement.same_point) for pair, judgement in judged.items()}
    best_two: dict[tuple[str, str], list[float]] = {}
    for (left, right), odds in own.items():
        for end, other in ((left, right), (right, left)):
            top = best_two.setdefault((end, article[other]), [])
            insort(top, odds)
            del top[:-2]

    def lead(end: str, other: str, odds: float) -> float:
        top = best_two[end, article[other]]
        if len(top) < 2:
            return MAX_LEAD
        rival = top[0] if odds == top[1] else top[1]
        return max(-MAX_LEAD, min(MAX_LEAD, odds - rival))

    return {
        (left, right): Lead(*sorted((lead(left, right, odds), lead(right, left, odds))))
        for (left, right), odds in own.items()
    }


def _among_rivals(judgement: Judgement, lead: Lead, overlap: float, weights: Weights) -> Judgement:
    odds = (
        weights.intercept
        + weights.own * log_odds(judgement.same_point)
        + weights.smaller * lead.smaller
        + weights.larger * lead.larger
        + weights.overlap * overlap
    )
    among = round(probability(odds), 4)
    if judgement.relation is RelationType.UNSURE:
        # A lead is no reason to overlook a doubt: such a pair must be a match by itself.
        among = min(among, judgement.same_point)
    evidence = {
        **judgement.evidence,
        "same_point_alone": judgement.same_point,
        "lead": [round(lead.smaller, 2), round(lead.larger, 2)],
        "rare_words_shared": round(overlap, 3),
    }
    differ = among * judgement.differ_score / judgement.same_point if judgement.same_point else 0.0
    return replace(judgement, same_point=among, differ_score=round(min(differ, among), 4), evidence=evidence)
