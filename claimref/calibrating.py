"""Scores of labelled pairs, as a comparison sees them: what thresholds are set by."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimref.cache import MemoryCache
from claimref.config import Config
from claimref.correcting import Nobody, correct
from claimref.decisions import Ruling, Verdict
from claimref.matching.candidates import find_candidates
from claimref.matching.constraints import Constraints
from claimref.matching.weighing import weigh
from claimref.pipeline import Workshop
from claimref.protocols import Cache, People
from claimref.records import Article

Ends = tuple[str, str]


def score_in_story(
    articles: Sequence[Article],
    pairs: Collection[Ends],
    config: Config,
    *,
    cache: Cache | None = None,
    people: People | None = None,
) -> dict[Ends, float]:
    """Return the probability of one point for each of `pairs` (statement ids in order), seen among its rivals.

    No person's verdict shows in it: it is what the models say. Pairs of statements that `articles` do not make are left
    out.
    """
    people = people or Nobody()
    work = Workshop(config, MemoryCache() if cache is None else cache)
    articles = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    splits = correct(articles, work.split(articles), people).splits
    statements = [statement for split in splits for statement in split.statements]
    vectors = work.embed([statement.text for statement in statements])
    candidates = find_candidates(articles, statements, vectors, config)
    wanted = Constraints.of((Ruling(left, right, Verdict.UNSURE, "") for left, right in pairs), statements)
    judged = work.judge([*candidates, *wanted.pairs(statements, vectors, candidates)])
    weighed = weigh(statements, judged, config)
    return {pair: weighed[pair].same_point for pair in wanted.rulings}
