"""How good and how fast is a judge? Its own figures, apart from splitting and grouping.

    python -m benchmarks.judge                        every table, for the default judge
    python -m benchmarks.judge --judge rules --table stories
    python -m benchmarks.judge --save                 append the tables to benchmarks/RESULTS.md

stories   annotators' claims, all cross-outlet pairs of a gold story: average precision and best F1 of sameness, and of
          difference; precision and recall at the shipped thresholds
reader    pairs of claimref's own statements of the stories left out of training, the likeliest of each story, against
          what a reader says of them (`training/pair_labels/BRIEF.md`): average precision, rank correlation
nanco     cross-outlet answers to one question, same or different: balanced accuracy (never trained on)
bump      sentences of news summaries that people made wrong by one edit: share found to differ from the untouched
          one, by kind of edit, beside false alarms on agreeing pairs of the stories left out of training
sts       news sentences with graded likeness: Spearman's rank correlation of the embedder and of the judge
cascade   share of candidate pairs that the model is spared, and what that costs in F1
speed     pairs a second
"""

from __future__ import annotations

import argparse
import platform
import shlex
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import SupportsFloat, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr
from sklearn.metrics import average_precision_score, balanced_accuracy_score, precision_recall_curve

from benchmarks.labelled import Labelled, nearest, read_pairs, read_set, sentence_pairs, story_pairs
from benchmarks.stories import gold_stories, load_articles, training_stories
from claimref.config import Config
from claimref.judging.calibration import read_calibration
from claimref.judging.cross_encoder import CrossEncoderJudge
from claimref.judging.onnx_model import BundledModel
from claimref.pipeline import compare
from claimref.protocols import Embedder, Judge, Splitter
from claimref.records import Judgement, RelationType
from claimref.registry import Component, create
from training.stories import HELD_OUT

RESULTS = Path(__file__).with_name("RESULTS.md")
Row = Sequence[object]
T = TypeVar("T")


class Bench:
    """A judge under measurement; pairs and judgements that several tables need are made once."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.embedder: Embedder = create(Component.EMBEDDER, config.embedder, config)
        self.splitter: Splitter = create(Component.SPLITTER, config.splitter, config)
        self.judge: Judge = create(Component.JUDGE, config.judge, config)
        self._stories: dict[str, list[Labelled]] = {}

    def gold(self) -> dict[str, list[Labelled]]:
        if not self._stories:
            self._stories = {story.name: story_pairs(story, self.embedder) for story in gold_stories()}
        return self._stories

    def differs(self, judgement: Judgement) -> bool:
        """Whether a report would call it a difference."""
        return judgement.relation is RelationType.DIFFER and judgement.same_point >= self.config.differ_threshold

    def stories(self) -> list[Row]:
        head = "story|pairs|same|cosine AP|cosine F1|AP|best F1|P at match|R at match|differ AP|differ P|differ R"
        rows: list[Row] = [head.split("|")]
        for name, labelled in self.gold().items():
            judged = self.judge.judge([known.pair for known in labelled])
            same = np.array([known.same for known in labelled])
            scores = np.array([judgement.same_point for judgement in judged])
            cosine = np.array([known.pair.similarity for known in labelled])
            matched = scores >= self.config.match_threshold
            right = int((matched & same).sum())
            told = [i for i, known in enumerate(labelled) if not known.same or known.relation]
            differ = np.array([labelled[i].relation == "differ" for i in told])
            alarms = np.array([matched[i] and self.differs(judged[i]) for i in told])
            found = int((differ & alarms).sum())
            ranked = [judged[i].differ_score for i in told]
            row = [average_precision_score(same, cosine), best_f1(same, cosine)]
            row += [average_precision_score(same, scores), best_f1(same, scores)]
            row += [right / max(1, matched.sum()), right / same.sum()]
            row += [average_precision_score(differ, ranked) if differ.any() else 0.0]
            alarmed = [f"{found} of {int(alarms.sum())}", f"{found} of {int(differ.sum())}"]
            rows.append([name, len(labelled), int(same.sum()), *map(share, row), *alarmed])
        return rows

    def reader(self) -> list[Row]:
        rows: list[Row] = [["story", "pairs", "same to the reader", "cosine AP", "AP", "best F1", "Spearman"]]
        for story in training_stories():
            if story.name not in HELD_OUT:
                continue
            read = read_pairs(story, self.splitter, self.embedder)
            scores = np.array([judgement.same_point for judgement in self.judge.judge([pair for pair, _ in read])])
            cosine = np.array([pair.similarity for pair, _ in read])
            sure = np.array([label.confidence for _, label in read])
            same = sure >= 0.5
            row = [average_precision_score(same, cosine), average_precision_score(same, scores)]
            row += [best_f1(same, scores), spearmanr(sure, scores).statistic]
            rows.append([story.name, len(read), int(same.sum()), *map(share, row)])
        return rows

    def nanco(self) -> list[Row]:
        data = read_set("same_nanco_validation")
        same = np.array([row["label"] == "same" for row in data])
        pairs = sentence_pairs([(row["a"], row["b"]) for row in data], self.embedder)
        answers = sentence_pairs([(row["a_answer"], row["b_answer"]) for row in data], self.embedder)
        rows: list[Row] = [["input", "balanced accuracy at suggest", "at match", "at the best threshold", "AP"]]
        for name, given in (("sentences", pairs), ("answers", answers)):
            scores = np.array([judgement.same_point for judgement in self.judge.judge(given)])
            at = [
                balanced_accuracy_score(same, scores >= threshold)
                for threshold in (self.config.suggest_threshold, self.config.match_threshold)
            ]
            best = max(balanced_accuracy_score(same, scores >= threshold) for threshold in np.unique(scores))
            rows.append([name, *map(share, at), share(best), share(average_precision_score(same, scores))])
        return rows

    def bump(self) -> list[Row]:
        data = [row for row in read_set("differ_bump_task1") if row["a_sent"] != row["b_sent"]]
        pairs = sentence_pairs([(row["a_sent"], row["b_sent"]) for row in data], self.embedder)
        found: dict[str, list[bool]] = defaultdict(list)
        for row, judgement in zip(data, self.judge.judge(pairs), strict=True):
            found[row["label"]].append(self.differs(judgement))
        rows: list[Row] = [["edit", "pairs", "found to differ"]]
        rows += [[label, len(hits), share(np.mean(hits))] for label, hits in sorted(found.items())]
        hits = [hit for each in found.values() for hit in each]
        rows.append(["all", len(hits), share(np.mean(hits))])
        agreeing = [
            known.pair
            for story in training_stories()
            if story.name in HELD_OUT
            for known in story_pairs(story, self.embedder)
            if known.relation == "agree"
        ]
        alarms = [self.differs(judgement) for judgement in self.judge.judge(agreeing)]
        return [*rows, ["agreeing pairs of left-out stories (false alarms)", len(alarms), share(np.mean(alarms))]]

    def sts(self) -> list[Row]:
        data = read_set("similar_sts_news")[::5]
        pairs = sentence_pairs([(row["a"], row["b"]) for row in data], self.embedder)
        graded = [row["score"] for row in data]
        cosines = [pair.similarity for pair in pairs]
        scores = [judgement.same_point for judgement in self.judge.judge(pairs)]
        head = ["pairs (every fifth)", "embedder", "judge"]
        return [head, [len(data), *(share(spearmanr(graded, given).statistic) for given in (cosines, scores))]]

    def cascade(self) -> list[Row]:
        calibration = read_calibration()
        whole = CrossEncoderJudge(BundledModel(), replace(calibration, skip_below=0.0))
        cut = CrossEncoderJudge(BundledModel(), calibration)
        rows: list[Row] = [["story", "candidates", "spared", "best F1 without cascade", "with"]]
        for name, labelled in self.gold().items():
            near = nearest(labelled, self.config.candidates)
            same = np.array([known.same for known in near])
            f1: list[float] = []
            for judge in (whole, cut):
                judged = judge.judge([known.pair for known in near])
                spared = sum([not asked_model(judgement) for judgement in judged]) / len(judged)
                f1.append(best_f1(same, np.array([judgement.same_point for judgement in judged])))
            rows.append([name, len(near), share(spared), *map(share, f1)])
        return rows

    def speed(self) -> list[Row]:
        pairs = [known.pair for known in nearest(self.gold()["treaty"], self.config.candidates)][:300]
        texts = [(pair.left.text, pair.right.text) for pair in pairs]
        bundled = BundledModel()
        bundled.score(texts[:1])  # load
        return [
            ["what", "pairs/s"],
            ["bundled model, 4 bits, one pair at a time", f"{rate(bundled.score, texts):.0f}"],
            ["judge, cascade included", f"{rate(self.judge.judge, pairs):.0f}"],
            ["whole comparison of treaty, × embedding its statements", f"{self.comparison_to_embedding():.1f}"],
        ]

    def comparison_to_embedding(self) -> float:
        """How long `compare` takes, as a multiple of the time that the bare embedding of its statements takes."""
        story = next(story for story in gold_stories() if story.name == "treaty")
        articles, embedder = load_articles(story), self.embedder
        compare(articles[:2], self.config, story="warm")
        start = time.perf_counter()
        comparison = compare(articles, self.config, story="treaty")
        whole = time.perf_counter() - start
        texts = [statement.text for statement in comparison.statements]
        embedder.embed(texts[:1])
        start = time.perf_counter()
        embedder.embed(texts)
        return whole / (time.perf_counter() - start)


def asked_model(judgement: Judgement) -> bool:
    features = judgement.evidence["features"]
    return isinstance(features, Mapping) and "model_same" in features


def rate(function: Callable[[Sequence[T]], object], pairs: Sequence[T]) -> float:
    """Pairs a second."""
    start = time.perf_counter()
    function(pairs)
    return len(pairs) / (time.perf_counter() - start)


def best_f1(same: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    precision, recall, _ = precision_recall_curve(same, scores)
    return float(np.max(2 * precision * recall / np.maximum(precision + recall, 1e-9)))


def share(value: SupportsFloat) -> str:
    return f"{float(value):.3f}"


def render(rows: Sequence[Row]) -> str:
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


TABLES = ("stories", "reader", "nanco", "bump", "sts", "cascade", "speed")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge")
    parser.add_argument("--table", action="append", choices=TABLES, help="only this table (may be given again)")
    parser.add_argument("--save", action="store_true", help=f"append the tables to {RESULTS.name}")
    options = parser.parse_args(arguments)
    bench = Bench(Config.load(judge=options.judge))
    tables = []
    for name in options.table or TABLES:
        tables.append(f"### {name}\n\n{render(getattr(bench, name)())}")
        print(tables[-1], flush=True)
    if options.save:
        command = shlex.join(["python", "-m", "benchmarks.judge", *sys.argv[1:]])
        machine = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
        with RESULTS.open("a", encoding="utf-8") as results:
            body = "\n\n".join(tables)
            results.write(f"\n## {date.today()} · `{command}`\n\n{bench.judge.version} · {machine}\n\n{body}\n")


if __name__ == "__main__":
    main()
