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
    """Return `judged` with each pair seen among its rivals, and with doubtful differences left to the review.

    A false alarm costs more than a difference that a person must confirm: below `config.differ_threshold` of the
    judge's own probability a difference is unsure, however far the pair is ahead of its rivals.
    """
    return in_context(statements, {pair: _or_unsure(judgement, config) for pair, judgement in judged.items()})


def _or_unsure(judgement: Judgement, config: Config) -> Judgement:
    if judgement.relation is RelationType.DIFFER and judgement.differ_score < config.differ_threshold:
        return replace(judgement, relation=RelationType.UNSURE)
    return judgement
