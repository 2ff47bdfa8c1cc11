"""Trains the splitter's small forests on the annotated training stories, and writes them into the package.

    python -m training.splitting            trains on all stories and writes the forests into claimref/splitting
    python -m training.splitting --tune     cross-validates over the stories and writes nothing

Data: the claims of the training stories (one annotator each, a large language model; the wording of the claims is
the annotator's own), and, for what is worth a statement, those of invented stories (`claims/`). The forests hold
thresholds on counts and on the presence of single words; no text of an article is in them. Seeds are fixed; LightGBM
runs on one thread, so a rerun gives the same files.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from claimref.splitting.forest import Forest, from_json
from claimref.splitting.labels import label_features
from claimref.splitting.repeats import Outline, repeat_features
from claimref.splitting.selection import choose, combined
from training.drafted import MATCH, Drafted, Floats, draft_invented, draft_story, stories_with_claims
from training.forests import FOLDS, Task, cross_validated, grown, ship
from training.stories import story_names

SELECTION: dict[str, Any] = {"num_leaves": 15, "min_data_in_leaf": 30, "feature_fraction": 0.4, "max_bin": 63}
PAIRS: dict[str, Any] = {"num_leaves": 11, "min_data_in_leaf": 100, "feature_fraction": 0.7, "max_bin": 63}
LABELS: dict[str, Any] = {"num_leaves": 11, "min_data_in_leaf": 20, "feature_fraction": 0.5}
CENTRAL_WEIGHT = 2.0
"""What a draft weighs that states a claim of several outlets: missing one costs more than its own row."""
INVENTED_WEIGHT = 0.15
"""What a draft of an invented story weighs: those stories are denser than real ones, and twice as many."""
MOST_OTHERS = 12
"""Drafts of a sentence that are set against one that was taken: as many tell what repeats it."""


def states_task(drafted: Sequence[Drafted]) -> Task:
    """Does a draft state some claim?"""
    answers = [bool(len(item.claims)) and row.max() >= MATCH for item in drafted for row in item.alike]
    return _selection_task(drafted, answers)


def best_task(drafted: Sequence[Drafted]) -> Task:
    """Is it the draft that states it best, no draft stating two?"""
    answers: list[bool] = []
    for item in drafted:
        chosen = set(item.assigned())
        answers += [i in chosen for i in range(len(item.candidates))]
    return _selection_task(drafted, answers)


def _selection_task(drafted: Sequence[Drafted], answers: Sequence[bool]) -> Task:
    invented = set(stories_with_claims())
    rows: list[Mapping[str, float]] = [candidate.features for item in drafted for candidate in item.candidates]
    weights = [
        INVENTED_WEIGHT if item.story in invented else CENTRAL_WEIGHT if item.is_central(i) else 1.0
        for item in drafted
        for i in range(len(item.candidates))
    ]
    stories = [item.story for item in drafted for _ in item.candidates]
    return Task(rows, np.array(answers, dtype=np.float64), np.array(weights), stories)


def repeats_task(drafted: Sequence[Drafted]) -> Task:
    """Where two drafts of a sentence state claims and one is taken: does the other state nothing more?"""
    rows: list[Mapping[str, float]] = []
    answers, stories = [], []
    for item in drafted:
        for taken, claim, others in _taken_and_others(item):
            outline = Outline.of(item.candidates[taken])
            for other in others:
                rows.append(repeat_features(outline, Outline.of(item.candidates[other])))
                further = np.delete(item.alike[other], claim)
                answers.append(not len(further) or further.max() < MATCH)
                stories.append(item.story)
    return Task(rows, np.array(answers, dtype=np.float64), np.ones(len(rows)), stories)


def _taken_and_others(item: Drafted) -> Iterator[tuple[int, int, list[int]]]:
    stating: dict[int, list[int]] = {}
    for i, candidate in enumerate(item.candidates):
        if item.claims and item.alike[i].max() >= MATCH:
            stating.setdefault(candidate.statement.sentence_no, []).append(i)
    for taken, claim in item.assigned().items():
        others = [i for i in stating[item.candidates[taken].statement.sentence_no] if i != taken]
        step = -(-len(others) // MOST_OTHERS) or 1
        yield taken, claim, others[::step]


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


def tasks(
    drafted: Sequence[Drafted], invented: Sequence[Drafted]
) -> dict[str, tuple[Callable[[], Task], Mapping[str, Any], int]]:
    """File name → what is learned, with which options, in how many trees."""
    return {
        "states.json": (lambda: states_task([*drafted, *invented]), SELECTION, 1000),
        "best.json": (lambda: best_task([*drafted, *invented]), SELECTION, 1000),
        "repeats.json": (lambda: repeats_task(drafted), PAIRS, 240),
        "attributed.json": (lambda: label_task(drafted, "voice", "attributed"), LABELS, 300),
        "hedged.json": (lambda: label_task(drafted, "stance", "hedged"), LABELS, 300),
        "denies.json": (lambda: label_task(drafted, "stance", "denies"), LABELS, 200),
        "opinion.json": (lambda: label_task(drafted, "kind", "opinion"), LABELS, 300),
    }


def write(
    drafted: Sequence[Drafted], invented: Sequence[Drafted], only: Sequence[str], say: Callable[[str], object]
) -> None:
    for file, (make, options, trees) in tasks(drafted, invented).items():
        if only and file.removesuffix(".json") not in only:
            continue
        say(ship(file, make(), options, trees))


def tune(
    drafted: Sequence[Drafted], invented: Sequence[Drafted], only: Sequence[str], say: Callable[[str], object]
) -> None:
    """Print how right each forest is about stories it has not seen, by threshold, and what splitting then reaches."""
    seen: dict[str, Floats] = {}
    every = tasks(drafted, invented)
    for file, (make, options, trees) in every.items():
        if only and file.removesuffix(".json") not in only:
            continue
        task = make()
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
    if "states.json" in seen and "best.json" in seen:
        make, options, trees = every["repeats.json"]
        task = make()
        names = sorted({item.story for item in drafted})
        repeats = {
            story: forest
            for fold in range(FOLDS)
            for forest in [from_json(grown(task, options, trees, names[fold::FOLDS]))]
            for story in names[fold::FOLDS]
        }
        likely = combined(seen["states.json"], seen["best.json"])  # of the annotated stories, then of the invented
        scores = split_scores(drafted, likely, repeats)
        say(
            "split of left-out stories, mean: "
            + "  ".join(f"{name} {value:.3f}" for name, value in zip(("P", "R", "F1", "reach"), scores, strict=True))
        )


def split_scores(drafted: Sequence[Drafted], likely: Floats, repeats: Mapping[str, Forest]) -> list[float]:
    """Mean precision, recall, F1 and reach over the stories, counted as the scorer counts (minor claims are optional).

    Reach is the share of the pairs of claims that outlets share of which both ends are found.
    """
    counts: dict[str, list[int]] = {}
    found: dict[str, set[str]] = {}
    pairs = {item.story: item.pairs for item in drafted}
    start = 0
    for item in drafted:
        here = likely[start : start + len(item.candidates)]
        start += len(item.candidates)
        index = {id(candidate): i for i, candidate in enumerate(item.candidates)}
        kept = [index[id(candidate)] for candidate in choose(item.candidates, here, repeats[item.story])]
        strong = np.where(item.alike >= MATCH, item.alike, 0)[kept]
        rows, columns = linear_sum_assignment(-strong)
        ids = {item.claims[j]["id"] for i, j in zip(rows, columns, strict=True) if strong[i, j] > 0}
        missed = sum(claim["id"] not in ids and not claim.get("minor") for claim in item.claims)
        found.setdefault(item.story, set()).update(ids)
        total = counts.setdefault(item.story, [0, 0, 0])
        for position, value in enumerate((len(ids), len(kept) - len(ids), missed)):
            total[position] += value
    scores = [
        (
            right / (right + wrong),
            right / (right + missed),
            2 * right / (2 * right + wrong + missed),
            float(np.mean([pair <= found[story] for pair in pairs[story]])),
        )
        for story, (right, wrong, missed) in counts.items()
    ]
    return [float(value) for value in np.mean(scores, axis=0)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tune", action="store_true", help="cross-validate, write nothing")
    parser.add_argument("--only", action="append", default=[], metavar="FOREST", help="of the forests, only these")
    arguments = parser.parse_args()
    drafted = [item for story in story_names() for item in draft_story(story)]
    invented = [item for story in stories_with_claims() for item in draft_invented(story)]
    run = tune if arguments.tune else write
    run(drafted, invented, arguments.only, lambda line: print(line, file=sys.stderr, flush=True))


if __name__ == "__main__":
    main()
