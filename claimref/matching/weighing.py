"""Judgements of single pairs → what the whole story makes of them, before anything is grouped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimref.config import Config
from claimref.matching.competing import in_context
from claimref.records import Judgement, RelationType, Statement


def weigh(
    statements: Sequence[Statement], judged: Mapping[tuple[str, str], Judgement], config: Config
) -> dict[tuple[str, str], Judgement]:
    """Return `judged` with each pair seen in its story, and with doubtful differences left to the review.

    A false alarm costs more than a difference that a person must confirm: below `config.differ_threshold` of the
    probability that the two make one point and differ, the difference is unsure.
    """
    seen = in_context(statements, judged)
    return {pair: _or_unsure(judgement, judged[pair], config) for pair, judgement in seen.items()}


def _or_unsure(judgement: Judgement, alone: Judgement, config: Config) -> Judgement:
    if judgement.relation is RelationType.DIFFER and judgement.differ_score < config.differ_threshold:
        # Where the pair stands in its story is no reason to overlook the doubt: it must be a match by itself.
        same = min(judgement.same_point, alone.same_point)
        return replace(judgement, relation=RelationType.UNSURE, same_point=same)
    return judgement
