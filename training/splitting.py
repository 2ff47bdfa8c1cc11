"""Trains the splitter's small forests on the annotated training stories, and writes them into the package.

    python -m training.splitting            trains on all stories and writes claimref/splitting/*.json
    python -m training.splitting --tune     cross-validates over the stories and writes nothing

Data: the claims of the training stories (one annotator each, a large language model; the wording of the claims is
the annotator's own). The forests hold thresholds on counts and on the presence of single words; no text of an
article is in them. Seeds are fixed; LightGBM runs on one thread, so a rerun gives the same files.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from claimref.reading import read
from claimref.records import Article, content_id
from claimref.splitting.candidates import Candidate, find_candidates
from claimref.splitting.labels import label_features
from claimref.splitting.likeness import likeness, plain
from claimref.splitting.parsing import parse
from claimref.splitting.segments import find_segments
from claimref.splitting.selection import choose, combined
from training.stories import SHARED, story_names

PACKAGE = Path("claimref/splitting")
MATCH = 0.60
"""From this likeness on a draft states a claim; two annotators reach it on 98% of their claims."""
RARE_LEMMA, RARE_WORD = 150, 40
"""A verb or a word that fewer drafts have is no feature."""
FOLDS = 4
SELECTION: dict[str, Any] = {"num_leaves": 15, "min_data_in_leaf": 30, "feature_fraction": 0.6}
LABELS: dict[str, Any] = {"num_leaves": 11, "min_data_in_leaf": 20, "feature_fraction": 0.5}
COMMON: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.06, "lambda_l2": 2.0, "bagging_fraction": 0.8, "bagging_freq": 1,
    "num_threads": 1, "seed": 1, "deterministic": True, "verbosity": -1,
}  # fmt: skip

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Drafted:
    """One article's drafts against its claims: `alike[i, j]` is the likeness of draft i and claim j."""

    story: str
    candidates: list[Candidate]
    claims: list[Mapping[str, Any]]
    alike: Floats


@dataclass(frozen=True, slots=True)
class Task:
    """Rows to learn from: features, answers, weights, and the story of each row."""

    rows: list[Mapping[str, float]]
    answers: Floats
    weights: Floats
    stories: list[str]


def read_articles(story: str) -> list[Article]:
    """The story's articles in the order of its articles.csv, read as `claimref compare FOLDER` reads them."""
    folder = SHARED / "train" / "stories" / story
    with (folder / "articles.csv").open(encoding="utf-8") as lines:
        files = [row["file"] for row in csv.DictReader(lines)]
    found = {Path(article.path or article.locator).name: article for article in read([str(folder)]).articles}
    return [found[file] for file in files]


def draft_story(story: str) -> list[Drafted]:
    raw = json.loads((SHARED / "train" / f"{story}.json").read_text(encoding="utf-8"))
    drafted = []
    for number, article in enumerate(read_articles(story)):
        segments = find_segments(article)
        candidates = find_candidates(article, segments, list(parse(segments)))
        claims = [claim for claim in raw["claims"] if claim["article"] == number]
        drafted.append(Drafted(story, candidates, claims, _likenesses(article, candidates, claims)))
    return drafted


def _likenesses(article: Article, candidates: Sequence[Candidate], claims: Sequence[Mapping[str, Any]]) -> Floats:
    placed = []
    for claim in claims:
        start = article.text.find(claim["quote"])
        placed.append((start, start + len(claim["quote"]), plain(claim["text"])))
    alike = np.zeros((len(candidates), len(claims)))
    for i, candidate in enumerate(candidates):
        statement = candidate.statement
        mine = (statement.char_start, statement.char_end, plain(statement.text))
        for j, theirs in enumerate(placed):
            alike[i, j] = likeness(mine, theirs)
    return alike


def states_task(drafted: Sequence[Drafted]) -> Task:
    """Does a draft state some claim?"""
    answers = [bool(len(item.claims)) and row.max() >= MATCH for item in drafted for row in item.alike]
    return _selection_task(drafted, answers)


def best_task(drafted: Sequence[Drafted]) -> Task:
    """Is it the draft that states it best, no draft stating two?"""
    answers: list[bool] = []
    for item in drafted:
        strong = np.where(item.alike >= MATCH, item.alike, 0)
        chosen = {i for i, j in zip(*linear_sum_assignment(-strong), strict=True) if strong[i, j] > 0}
        answers += [i in chosen for i in range(len(item.candidates))]
    return _selection_task(drafted, answers)


def _selection_task(drafted: Sequence[Drafted], answers: Sequence[bool]) -> Task:
    rows: list[Mapping[str, float]] = [candidate.features for item in drafted for candidate in item.candidates]
    stories = [item.story for item in drafted for _ in item.candidates]
    return Task(rows, np.array(answers, dtype=np.float64), np.ones(len(rows)), stories)


def label_task(drafted: Sequence[Drafted], field: str, value: str) -> Task:
    """Has the claim that a draft states this value? A claim weighs 1, however many drafts state it."""
    rows: list[Mapping[str, float]] = []
    answers, weights, stories = [], [], []
    for item in drafted:
        cached: dict[int, Mapping[str, float]] = {}
        for j, claim in enumerate(item.claims):
            stating = np.flatnonzero(item.alike[:, j] >= MATCH).tolist()
            for i in stating:
                rows.append(cached.setdefault(i, label_features(item.candidates[i])))
                answers.append(claim[field] == value)
                weights.append(1 / len(stating))
                stories.append(item.story)
    return Task(rows, np.array(answers, dtype=np.float64), np.array(weights), stories)


def feature_names(rows: Sequence[Mapping[str, float]]) -> list[str]:
    """The features common enough to learn from, sorted."""
    counts = Counter(name for row in rows for name in row)
    least = {"lemma": RARE_LEMMA, "word": RARE_WORD, "cue": RARE_WORD}
    return sorted(name for name, count in counts.items() if count >= least.get(name.split("_")[0], 1))


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> NDArray[np.float32]:
    index = {name: i for i, name in enumerate(names)}
    values = np.zeros((len(rows), len(names)), dtype=np.float32)
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                values[number, index[name]] = value
    return values


def fit(
    values: NDArray[np.float32], task: Task, chosen: NDArray[np.bool_], options: Mapping[str, Any], trees: int
) -> Any:
    data = lightgbm.Dataset(values[chosen], task.answers[chosen], weight=task.weights[chosen])
    return lightgbm.train({**COMMON, **options}, data, trees)


def cross_validated(task: Task, options: Mapping[str, Any], trees: int) -> Floats:
    """Each row's probability from a forest that saw nothing of its story."""
    values = matrix(task.rows, feature_names(task.rows))
    stories = np.array(task.stories)
    names = sorted(set(task.stories))
    found = np.zeros(len(task.rows))
    for fold in range(FOLDS):
        held_out = np.isin(stories, names[fold::FOLDS])
        found[held_out] = fit(values, task, ~held_out, options, trees).predict(values[held_out])
    return found


def as_json(forest: Any, names: Sequence[str]) -> dict[str, Any]:
    """A tree is its leaf's value, or [feature, cut, left, right]; only features that some tree uses are named."""
    used: dict[int, int] = {}

    def node(raw: Mapping[str, Any]) -> Any:
        if "leaf_value" in raw:
            return round(raw["leaf_value"], 4)
        feature = used.setdefault(raw["split_feature"], len(used))
        return [feature, round(raw["threshold"], 5), node(raw["left_child"]), node(raw["right_child"])]

    trees = [node(tree["tree_structure"]) for tree in forest.dump_model()["tree_info"]]
    return {"names": [names[feature] for feature in used], "trees": trees}


def tasks(drafted: Sequence[Drafted]) -> dict[str, tuple[Task, Mapping[str, Any], int]]:
    """File name → what is learned, with which options, in how many trees."""
    return {
        "states.json": (states_task(drafted), SELECTION, 300),
        "best.json": (best_task(drafted), SELECTION, 300),
        "attributed.json": (label_task(drafted, "voice", "attributed"), LABELS, 150),
        "hedged.json": (label_task(drafted, "stance", "hedged"), LABELS, 150),
        "denies.json": (label_task(drafted, "stance", "denies"), LABELS, 100),
        "opinion.json": (label_task(drafted, "kind", "opinion"), LABELS, 150),
    }


def write(drafted: Sequence[Drafted], say: Callable[[str], object]) -> None:
    for file, (task, options, trees) in tasks(drafted).items():
        names = feature_names(task.rows)
        values = matrix(task.rows, names)
        forest = fit(values, task, np.ones(len(task.rows), dtype=np.bool_), options, trees)
        text = json.dumps(as_json(forest, names), separators=(",", ":"))
        (PACKAGE / file).write_text(text + "\n", encoding="utf-8")
        say(f"{file}: {len(task.rows)} rows, {len(names)} features, {trees} trees, sha256 {content_id(text)}…")


def tune(drafted: Sequence[Drafted], say: Callable[[str], object]) -> None:
    """Print how right each forest is about stories it has not seen, by threshold, and what splitting then reaches."""
    seen: dict[str, Floats] = {}
    for file, (task, options, trees) in tasks(drafted).items():
        found = seen[file] = cross_validated(task, options, trees)
        share = np.average(task.answers, weights=task.weights)
        right = {
            cut: np.average((found >= cut) == (task.answers > 0), weights=task.weights)
            for cut in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
        }
        say(
            f"{file}: {share:.3f} positive; right at "
            + ", ".join(f"{cut}: {value:.3f}" for cut, value in right.items())
        )
    precision, recall, f1 = split_scores(drafted, combined(seen["states.json"], seen["best.json"]))
    say(f"split of left-out stories, mean: P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def split_scores(drafted: Sequence[Drafted], likely: Floats) -> tuple[float, float, float]:
    """Mean precision, recall and F1 over the stories, counted as the scorer counts (minor claims are optional).

    Unlike the scorer it does not ask for equal polarity.
    """
    counts: dict[str, list[int]] = {}
    start = 0
    for item in drafted:
        here = likely[start : start + len(item.candidates)]
        start += len(item.candidates)
        index = {id(candidate): i for i, candidate in enumerate(item.candidates)}
        kept = [index[id(candidate)] for candidate in choose(item.candidates, here)]
        strong = np.where(item.alike >= MATCH, item.alike, 0)[kept]
        rows, columns = linear_sum_assignment(-strong)
        found = {int(j) for i, j in zip(rows, columns, strict=True) if strong[i, j] > 0}
        missed = sum(j not in found and not claim.get("minor") for j, claim in enumerate(item.claims))
        total = counts.setdefault(item.story, [0, 0, 0])
        for position, value in enumerate((len(found), len(kept) - len(found), missed)):
            total[position] += value
    scores = [
        (right / (right + wrong), right / (right + missed), 2 * right / (2 * right + wrong + missed))
        for right, wrong, missed in counts.values()
    ]
    precision, recall, f1 = np.mean(scores, axis=0)
    return float(precision), float(recall), float(f1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tune", action="store_true", help="cross-validate, write nothing")
    arguments = parser.parse_args()
    drafted = [item for story in story_names() for item in draft_story(story)]
    (tune if arguments.tune else write)(drafted, lambda line: print(line, file=sys.stderr, flush=True))


if __name__ == "__main__":
    main()
