"""Fits how much a pair's lead over its rivals counts (`claimref/matching/competing.py`).

    python -m training.competition            prints the weights, and what they are worth on each story left out

Uses the annotators' claims of the stories that the shipped judge was not trained on, each pair of different articles
that is a candidate; pairs that the annotators found borderline, or made within one outlet, are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from benchmarks.annotated import AnnotatedSplitter
from benchmarks.stories import Story, load_articles, training_stories
from claimref.config import Config
from claimref.matching.candidates import find_candidates
from claimref.matching.competing import find_leads
from claimref.matching.odds import log_odds
from claimref.protocols import Embedder, Judge
from claimref.records import Judgement, Statement
from claimref.registry import Component, create
from training.stories import HELD_OUT

NAMES = ("own", "smaller", "larger")

Examples = tuple[NDArray[np.float64], NDArray[np.int_]]
"""Features in the order of NAMES, one row a pair, and whether the annotator put the two in one row."""


def main() -> None:
    config = Config.load()
    embedder: Embedder = create(Component.EMBEDDER, config.embedder, config)
    judge: Judge = create(Component.JUDGE, config.judge, config)
    stories = [story for story in training_stories() if story.name in HELD_OUT]
    found = {story.name: examples(story, embedder, judge, config) for story in stories}
    for name, (features, same) in found.items():
        others = fit([found[other] for other in found if other != name])
        alone = average_precision_score(same, features[:, 0])
        among = average_precision_score(same, others.decision_function(features))
        print(f"{name}: average precision {alone:.3f} by the judge alone, {among:.3f} among rivals")
    model = fit(list(found.values()))
    weights = ", ".join(f"{name}={weight:.2f}" for name, weight in zip(NAMES, model.coef_[0], strict=True))
    print(f"Weights(intercept={model.intercept_[0]:.2f}, {weights})")


def fit(parts: Sequence[Examples]) -> LogisticRegression:
    return LogisticRegression(C=10).fit(
        np.vstack([features for features, _ in parts]), np.concatenate([same for _, same in parts])
    )


def examples(story: Story, embedder: Embedder, judge: Judge, config: Config) -> Examples:
    files = [article["file"] for article in story.gold["articles"]]
    articles = sorted(load_articles(story), key=lambda article: files.index(Path(article.path or "").name))
    statements = [statement for split in AnnotatedSplitter(story).split(articles) for statement in split.statements]
    vectors = embedder.embed([statement.text for statement in statements])
    pairs = find_candidates(articles, statements, vectors, config)
    verdicts = dict(zip(((pair.left.id, pair.right.id) for pair in pairs), judge.judge(pairs), strict=True))
    return labelled(story, statements, verdicts)


def labelled(story: Story, statements: Sequence[Statement], verdicts: dict[tuple[str, str], Judgement]) -> Examples:
    article = {statement.id: statement.article_id for statement in statements}
    across = {pair: verdict for pair, verdict in verdicts.items() if article[pair[0]] != article[pair[1]]}
    leads = find_leads(across, article)
    claims = {statement.id: claim for statement, claim in zip(statements, _claim_ids(story), strict=True)}
    sure = {frozenset(pair["pair"]): bool(pair["sure"]) for pair in story.gold["pairs"]}
    unclear = {pair for pair, known in sure.items() if not known}
    unclear |= {frozenset(pair) for pair in story.gold["same_outlet_pairs"]}
    features, same = [], []
    for pair, verdict in across.items():
        key = frozenset(claims[end] for end in pair)
        if key not in unclear:
            features.append([log_odds(verdict.same_point), leads[pair].smaller, leads[pair].larger])
            same.append(int(key in sure))
    return np.array(features), np.array(same)


def _claim_ids(story: Story) -> list[str]:
    """The ids of the claims, article by article, as the annotated splitter hands them out."""
    return [
        claim["id"]
        for article in story.gold["articles"]
        for claim in story.gold["claims"]
        if claim["article"] == article["article"]
    ]


if __name__ == "__main__":
    main()
