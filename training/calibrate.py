"""Fit what follows the model: the final combination, its calibration, the cascade and the thresholds.

All of it on the stories that the model was not trained on (`HELD_OUT`), on the pairs that the judge is asked about: of
every statement of claimref's own splitter with its nearest of other outlets, labelled by the annotators' claims that
they match. Differences, of which own statements have few, are fitted on the claims too, and on edits of them.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve

from benchmarks.labelled import Labelled, nearest, own_pairs, sentence_pairs, story_pairs
from benchmarks.stories import training_stories
from claimref.config import Config
from claimref.embedding import minilm
from claimref.judging.calibration import read_calibration
from claimref.judging.combine import Reading
from claimref.judging.cross_encoder import CrossEncoderJudge
from claimref.judging.scoring import PairModel
from claimref.splitting import rules
from training.curriculum import Curriculum
from training.reliability import draw, expected_error
from training.stories import HELD_OUT, read_story

log = logging.getLogger(__name__)

CHEAP = ("cosine", "sorted_ratio", "set_ratio", "jaccard", "containment", "names", "length_ratio", "values_differ")
SAME = ("model_same", "cosine", "sorted_ratio", "jaccard", "one_denies", "polarity_differ")
DIFFER_CHEAP = ("values_differ", "values_agree", "values_unsure", "polarity_differ", "one_denies")
DIFFER = ("model_differ", *DIFFER_CHEAP)

RELIABILITY = Path("docs/images/reliability.svg")

CANDIDATES = 20
MADE_SEED, MADE_SHARE = 29, 0.2
KEPT_RECALL = 0.9
"""The cascade may lose so much of the true pairs of the held-out stories, and no more."""
DIFFER_FROM, DIFFER_FROM_IN_SAME_WORDS = 0.35, 0.02
"""Chosen by hand: false alarms on at most 5% of the agreeing pairs of the held-out stories, most found of BUMP."""


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

    def joined(self, other: Known) -> Known:
        return Known(
            [*self.labelled, *other.labelled],
            np.concatenate([self.stories, other.stories]),
            [*self.readings, *other.readings],
        )

    def related(self) -> Known:
        return self.subset(np.array([pair.relation is not None for pair in self.labelled]))

    @property
    def same(self) -> NDArray[np.bool_]:
        return np.array([pair.same for pair in self.labelled])


def calibrate(model: PairModel, out: Path) -> dict[str, Any]:
    """Fit and write `calibration.json`; log what leave-one-story-out says of it.

    As in the judge itself, the model sees only what the cascade leaves.
    """
    known = with_model(read_known(own=True), model)
    cheap = fit_logistic(known, CHEAP)
    chances = cheap.predict_proba(known.matrix(CHEAP))[:, 1]
    skip = skip_below(chances, known.same, KEPT_RECALL)
    kept = known.subset(chances >= skip)
    everything = kept.joined(with_model(read_known(own=False).related(), model))
    related = everything.related()
    differs = np.array([pair.relation == "differ" for pair in related.labelled])
    made, made_differ = made_known(model)
    both, both_differ = related.joined(made), np.concatenate([differs, made_differ])
    calibration = {
        "same": as_json(fit_logistic(kept, SAME), SAME),
        "differ": as_json(fit_logistic(both, DIFFER, both_differ), DIFFER),
        "same_without_model": as_json(cheap, CHEAP),
        "differ_without_model": as_json(fit_logistic(both, DIFFER_CHEAP, both_differ), DIFFER_CHEAP),
        "skip_below": skip,
        "differ_from": DIFFER_FROM,
        "differ_from_in_same_words": DIFFER_FROM_IN_SAME_WORDS,
    }
    out.write_text(json.dumps(calibration, indent=1) + "\n", encoding="utf-8")
    report(kept, related, differs)
    report_cascade(known, chances)
    left_out = left_out_chances(kept, SAME, kept.same)
    log.info("expected calibration error %.4f of %d pairs", expected_error(left_out, kept.same), len(left_out))
    draw(left_out, kept.same, RELIABILITY)
    return calibration


def read_known(*, own: bool) -> Known:
    """The held-out stories' pairs: of claimref's own statements, or of the annotators' claims."""
    embedder, splitter = minilm.build(Config(), None), rules.build(Config(), None)
    stories = [story for story in training_stories() if story.name in HELD_OUT]
    labelled = [
        (story.name, pair)
        for story in stories
        for pair in nearest(own_pairs(story, splitter, embedder) if own else story_pairs(story, embedder), CANDIDATES)
    ]
    readings = [Reading.of(pair.pair) for _, pair in labelled]
    return Known([pair for _, pair in labelled], np.array([name for name, _ in labelled]), readings)


def made_known(model: PairModel) -> tuple[Known, NDArray[np.bool_]]:
    """Edits of the held-out claims: the stories themselves have too few differing figures to weigh values by."""
    embedder = minilm.build(Config(), None)
    made = Curriculum([read_story(name) for name in HELD_OUT], embedder).made(MADE_SEED, MADE_SHARE)
    pairs = sentence_pairs([(example.left, example.right) for example in made], embedder)
    relations = ["differ" if example.differ == 1 else "agree" for example in made]
    labelled = [Labelled(pair, True, relation) for pair, relation in zip(pairs, relations, strict=True)]
    known = Known(labelled, np.array(["made"] * len(made)), [Reading.of(pair) for pair in pairs])
    return with_model(known, model), np.array([relation == "differ" for relation in relations])


def with_model(known: Known, model: PairModel) -> Known:
    judge = CrossEncoderJudge(model, replace(read_calibration(), skip_below=0.0))
    return replace(known, readings=judge.read([pair.pair for pair in known.labelled]))


def fit_logistic(known: Known, names: Sequence[str], target: NDArray[np.bool_] | None = None) -> LogisticRegression:
    """Every story weighs the same, whatever its size."""
    target = known.same if target is None else target
    counts = {story: np.sum(known.stories == story) for story in set(known.stories)}
    weight = np.array([len(known.stories) / len(counts) / counts[story] for story in known.stories])
    return LogisticRegression(C=1.0, max_iter=1000).fit(known.matrix(names), target, sample_weight=weight)


def as_json(fitted: LogisticRegression, names: Sequence[str]) -> dict[str, Any]:
    weights = {name: round(float(weight), 4) for name, weight in zip(names, fitted.coef_[0], strict=True)}
    return {"intercept": round(float(fitted.intercept_[0]), 4), "weights": weights}


def skip_below(cheap: NDArray[np.float64], same: NDArray[np.bool_], recall: float) -> float:
    """The probability below which the cascade asks no model: the highest that keeps `recall` of the true pairs."""
    return float(np.quantile(cheap[same], 1 - recall).round(5))


def report_cascade(known: Known, cheap: NDArray[np.float64]) -> None:
    """Log what it costs to spare the model so many pairs: F1 at the best threshold, stories left out."""
    for recall in (1.0, 0.99, 0.97, 0.95, 0.9, 0.8):
        asked = cheap >= skip_below(cheap, known.same, recall)
        chances = np.zeros(len(known.labelled))
        chances[asked] = left_out_chances(known.subset(asked), SAME, known.same[asked])
        f1, p, r, _ = best_f1(known.same, chances)
        log.info(
            "cascade keeping %.2f: %.0f%% skipped, F1 %.3f (P %.2f, R %.2f)", recall, 100 - asked.mean() * 100, f1, p, r
        )


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
        left_out = left_out_chances(data, names, target)
        precision = [
            float(average_precision_score(target[data.stories == story], left_out[data.stories == story]))
            for story in sorted(set(data.stories))
            if target[data.stories == story].any()
        ]
        f1, best_p, best_r, best = best_f1(target, left_out)
        log.info(
            "%-20s AP by story %s  best F1 %.3f (P %.2f, R %.2f) at %.2f",
            what,
            [round(x, 3) for x in precision],
            f1,
            best_p,
            best_r,
            best,
        )
        p, r, at = precision_recall_curve(target, left_out)
        for wanted in (0.5, 0.7, 0.8, 0.9):
            reached = np.flatnonzero(p[:-1] >= wanted)
            if len(reached):
                log.info("    precision %.1f from %.2f on, recall %.2f", wanted, at[reached[0]], r[reached[0]])


def left_out_chances(data: Known, names: Sequence[str], target: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The probabilities of each story's pairs by a regression fitted on the other stories."""
    chances = np.zeros(len(target))
    for story in sorted(set(data.stories)):
        test = data.stories == story
        fitted = fit_logistic(data.subset(~test), names, target[~test])
        chances[test] = fitted.predict_proba(data.subset(test).matrix(names))[:, 1]
    return chances


def best_f1(target: NDArray[np.bool_], chances: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """F1, precision, recall and the threshold at which F1 is highest."""
    p, r, at = precision_recall_curve(target, chances)
    f1 = 2 * p * r / np.maximum(p + r, 1e-9)
    best = int(np.argmax(f1[:-1]))
    return float(f1[best]), float(p[best]), float(r[best]), float(at[best])
