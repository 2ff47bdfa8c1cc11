"""Fits what a pair's rivals and its story's rare words are worth (`claimref/matching/competing.py`).

    python -m training.competition            prints the weights, and what they are worth on each story left out

Uses claimref's own statements of the stories that the shipped judge was not trained on, each pair of different articles
that is a candidate, labelled by the annotators' claims that the two lie within.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from benchmarks.aligned import ALL_BUT_THE_SAME, Aligned
from benchmarks.stories import Story, load_articles, training_stories
from claimref.config import Config
from claimref.matching.candidates import find_candidates
from claimref.matching.competing import find_leads
from claimref.matching.odds import log_odds
from claimref.matching.rarity import Rarity
from claimref.protocols import Embedder, Judge, Splitter
from claimref.registry import Component, create
from training.stories import HELD_OUT

NAMES = ("own", "smaller", "larger", "overlap")

Examples = tuple[NDArray[np.float64], NDArray[np.int_]]
"""Features in the order of NAMES, one row a pair, and whether the annotator put the two in one row."""


def main() -> None:
    config = Config.load()
    splitter: Splitter = create(Component.SPLITTER, config.splitter, config)
    embedder: Embedder = create(Component.EMBEDDER, config.embedder, config)
    judge: Judge = create(Component.JUDGE, config.judge, config)
    stories = [story for story in training_stories() if story.name in HELD_OUT]
    found = {story.name: examples(story, splitter, embedder, judge, config) for story in stories}
    for name, (features, same) in found.items():
        rest = [found[other] for other in found if other != name]
        alone = average_precision_score(same, features[:, 0])
        among = average_precision_score(same, fit(rest, 3).decision_function(features[:, :3]))
        rare = average_precision_score(same, fit(rest, 4).decision_function(features))
        print(
            f"{name}: average precision {alone:.3f} by the judge, {among:.3f} among rivals, {rare:.3f} with rare words"
        )
    model = fit(list(found.values()), len(NAMES))
    weights = ", ".join(f"{name}={weight:.2f}" for name, weight in zip(NAMES, model.coef_[0], strict=True))
    print(f"Weights(intercept={model.intercept_[0]:.2f}, {weights})")


def fit(parts: Sequence[Examples], columns: int) -> LogisticRegression:
    """Every story weighs the same, whatever its size."""
    weight = np.concatenate([np.full(len(same), 1000 / len(same)) for _, same in parts])
    return LogisticRegression(C=10).fit(
        np.vstack([features[:, :columns] for features, _ in parts]),
        np.concatenate([same for _, same in parts]),
        sample_weight=weight,
    )


def examples(story: Story, splitter: Splitter, embedder: Embedder, judge: Judge, config: Config) -> Examples:
    aligned = Aligned.of(story, splitter)
    statements = [aligned.statements[id_] for id_ in sorted(aligned.articles)]
    vectors = embedder.embed([statement.text for statement in statements])
    pairs = find_candidates(load_articles(story), statements, vectors, config)
    across = [pair for pair in pairs if pair.left.article_id != pair.right.article_id]
    verdicts = dict(zip(((pair.left.id, pair.right.id) for pair in across), judge.judge(across), strict=True))
    leads = find_leads(verdicts, {statement.id: statement.article_id for statement in statements})
    overlaps = Rarity(statements).of_pairs(list(verdicts))
    gold = {frozenset(row["pair"]): bool(row["sure"]) for row in story.gold["pairs"]}
    features, same = [], []
    for pair, (ends, verdict), overlap in zip(across, verdicts.items(), overlaps, strict=True):
        listed = gold.get(frozenset(aligned.within.get(end, end) for end in ends))
        if listed is False or (listed is None and pair.similarity >= ALL_BUT_THE_SAME):
            continue
        lead = leads[ends]
        features.append([log_odds(verdict.same_point), lead.smaller, lead.larger, overlap])
        same.append(int(listed is True))
    return np.array(features), np.array(same)


if __name__ == "__main__":
    main()
