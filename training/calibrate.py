"""Fit what follows the model: the final combination, its calibration, the cascade and the thresholds.

All of it on the stories that the model was not trained on (`HELD_OUT`), on the pairs that the judge is asked about: of
every claim with its nearest of other outlets.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve

from benchmarks.labelled import Labelled, story_pairs
from benchmarks.stories import training_stories
from claimref.config import Config
from claimref.embedding import minilm
from claimref.judging.combine import Reading
from claimref.judging.scoring import PairModel
from training.stories import HELD_OUT

log = logging.getLogger(__name__)

CHEAP = ("cosine", "sorted_ratio", "set_ratio", "jaccard", "containment", "names", "length_ratio", "values_differ")
SAME = ("model_same", *CHEAP)
DIFFER_CHEAP = ("values_differ", "values_agree", "values_unsure", "polarity_differ", "one_denies")
DIFFER = ("model_differ", *DIFFER_CHEAP)

CANDIDATES = 20
KEPT_RECALL = 0.98
"""The cascade may lose so much of the true pairs of the held-out stories, and no more."""


@dataclass(frozen=True, slots=True)
class Known:
    """Held-out pairs with every reading, and to which story each belongs."""

    labelled: list[Labelled]
    stories: NDArray[np.str_]
    readings: list[Reading]

    def matrix(self, names: Sequence[str]) -> NDArray[np.float64]:
        rows = [reading.as_dict() for reading in self.readings]
        return np.array([[row[name] for name in names] for row in rows])

    def subset(self, chosen: NDArray[np.bool_]) -> Known:
        places = np.flatnonzero(chosen)
        return Known([self.labelled[i] for i in places], self.stories[places], [self.readings[i] for i in places])

    @property
    def same(self) -> NDArray[np.bool_]:
        return np.array([pair.same for pair in self.labelled])


def calibrate(model: PairModel, out: Path) -> dict[str, Any]:
    """Fit and write `calibration.json`; log what leave-one-story-out says of it.

    As in the judge itself, the model sees only what the cascade leaves.
    """
    known = read_known()
    cheap = fit_logistic(known, CHEAP)
    chances = cheap.predict_proba(known.matrix(CHEAP))[:, 1]
    skip = skip_below(chances, known.same)
    kept = with_model(known.subset(chances >= skip), model)
    log.info("the cascade leaves %d of %d pairs", len(kept.labelled), len(known.labelled))
    related = kept.subset(np.array([pair.relation is not None for pair in kept.labelled]))
    differs = np.array([pair.relation == "differ" for pair in related.labelled])
    calibration = {
        "same": as_json(fit_logistic(kept, SAME), SAME),
        "differ": as_json(fit_logistic(related, DIFFER, differs), DIFFER),
        "same_without_model": as_json(cheap, CHEAP),
        "differ_without_model": as_json(fit_logistic(related, DIFFER_CHEAP, differs), DIFFER_CHEAP),
        "skip_below": skip,
    }
    out.write_text(json.dumps(calibration, indent=1) + "\n", encoding="utf-8")
    report(kept, related, differs)
    return calibration


def read_known() -> Known:
    embedder = minilm.build(Config(), None)
    stories = [story for story in training_stories() if story.name in HELD_OUT]
    labelled = [(story.name, pair) for story in stories for pair in nearest(story_pairs(story, embedder), CANDIDATES)]
    readings = [Reading.of(pair.pair) for _, pair in labelled]
    return Known([pair for _, pair in labelled], np.array([name for name, _ in labelled]), readings)


def nearest(labelled: Sequence[Labelled], count: int) -> list[Labelled]:
    """Return the pairs in which one claim is among the `count` nearest of the other."""
    rank: dict[str, int] = defaultdict(int)
    chosen = []
    for known in sorted(labelled, key=lambda known: -known.pair.similarity):
        ends = (known.pair.left.id, known.pair.right.id)
        if any(rank[end] < count for end in ends):
            chosen.append(known)
        for end in ends:
            rank[end] += 1
    return chosen


def with_model(known: Known, model: PairModel) -> Known:
    scores = model.score([(pair.pair.left.text, pair.pair.right.text) for pair in known.labelled])
    return replace(known, readings=[r.with_model(score) for r, score in zip(known.readings, scores, strict=True)])


def fit_logistic(known: Known, names: Sequence[str], target: NDArray[np.bool_] | None = None) -> LogisticRegression:
    """Every story weighs the same, whatever its size."""
    target = known.same if target is None else target
    counts = {story: np.sum(known.stories == story) for story in set(known.stories)}
    weight = np.array([len(known.stories) / len(counts) / counts[story] for story in known.stories])
    return LogisticRegression(C=1.0, max_iter=1000).fit(known.matrix(names), target, sample_weight=weight)


def as_json(fitted: LogisticRegression, names: Sequence[str]) -> dict[str, Any]:
    weights = {name: round(float(weight), 4) for name, weight in zip(names, fitted.coef_[0], strict=True)}
    return {"intercept": round(float(fitted.intercept_[0]), 4), "weights": weights}


def skip_below(cheap: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
    """The probability below which the cascade asks no model: the highest that keeps KEPT_RECALL of the true pairs."""
    return float(np.quantile(cheap[same], 1 - KEPT_RECALL).round(5))


def report(known: Known, related: Known, differs: NDArray[np.bool_]) -> None:
    """Log leave-one-story-out figures: what the combination is worth beside its parts."""
    for what, names, data, target in (
        ("same, no model", CHEAP, known, known.same),
        ("same, model alone", ("model_same",), known, known.same),
        ("same, all", SAME, known, known.same),
        ("differ, no model", DIFFER_CHEAP, related, differs),
        ("differ, model alone", ("model_differ",), related, differs),
        ("differ, all", DIFFER, related, differs),
    ):
        precision = []
        left_out = np.zeros(len(target))
        for story in sorted(set(data.stories)):
            test = data.stories == story
            train = data.subset(~test)
            fitted = fit_logistic(train, names, target[~test])
            left_out[test] = fitted.predict_proba(data.subset(test).matrix(names))[:, 1]
            if target[test].any():
                precision.append(float(average_precision_score(target[test], left_out[test])))
        p, r, at = precision_recall_curve(target, left_out)
        f1 = 2 * p * r / np.maximum(p + r, 1e-9)
        best = int(np.argmax(f1[:-1]))
        log.info(
            "%-20s AP by story %s  best F1 %.3f (P %.2f, R %.2f) at %.2f",
            what,
            [round(x, 3) for x in precision],
            f1[best],
            p[best],
            r[best],
            at[best],
        )
        for wanted in (0.5, 0.7, 0.8, 0.9):
            reached = np.flatnonzero(p[:-1] >= wanted)
            if len(reached):
                log.info("    precision %.1f from %.2f on, recall %.2f", wanted, at[reached[0]], r[reached[0]])
