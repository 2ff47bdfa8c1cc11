"""Small forests grown by LightGBM from features, cross-validated by story, and written as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from claimref.records import content_id

PACKAGE = Path("claimref/splitting")
RARE_LEMMA, RARE_WORD = 150, 40
"""A verb or a word that fewer drafts have is no feature."""
FOLDS = 4
COMMON: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.03, "lambda_l2": 2.0, "bagging_fraction": 0.8, "bagging_freq": 1,
    "num_threads": 1, "seed": 1, "deterministic": True, "verbosity": -1,
}  # fmt: skip

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Task:
    """Rows to learn from: features, answers, weights, and the story of each row."""

    rows: list[Mapping[str, float]]
    answers: Floats
    weights: Floats
    stories: list[str]


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
    found = np.zeros(len(task.rows))
    for stories, forest in by_fold(values, task, options, trees):
        held_out = np.isin(task.stories, stories)
        found[held_out] = forest.predict(values[held_out])
    return found


def by_fold(
    values: NDArray[np.float32], task: Task, options: Mapping[str, Any], trees: int
) -> Iterator[tuple[list[str], Any]]:
    """Yield each fold of the stories with a forest that saw nothing of them."""
    every = sorted(set(task.stories))
    for fold in range(FOLDS):
        held_out = every[fold::FOLDS]
        yield held_out, fit(values, task, ~np.isin(task.stories, held_out), options, trees)


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


def grown(task: Task, options: Mapping[str, Any], trees: int, left_out: Sequence[str] = ()) -> dict[str, Any]:
    """A forest as JSON, from all stories but those left out."""
    names = feature_names(task.rows)
    chosen = ~np.isin(np.array(task.stories), left_out)
    return as_json(fit(matrix(task.rows, names), task, chosen, options, trees), names)


def ship(file: str, task: Task, options: Mapping[str, Any], trees: int) -> str:
    """Grow a forest from all stories, write it into the package, and say so."""
    text = json.dumps(grown(task, options, trees), separators=(",", ":"))
    (PACKAGE / file).write_text(text + "\n", encoding="utf-8")
    return f"{file}: {len(task.rows)} rows, {trees} trees, sha256 {content_id(text)}…"
