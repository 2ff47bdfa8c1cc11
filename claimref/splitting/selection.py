"""Which drafts become statements: small models say how likely each is one, the likeliest are taken in turn.

The models (made by `training/splitting.py` from annotated stories) see shapes, not subjects. One was asked whether
a draft states some claim of the annotators, one whether it is the draft that states it best, and one whether a
draft only repeats another that has been taken, so that a predication is stated once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimref.splitting.cues import CARRYING
from claimref.splitting.drafts import Form
from claimref.splitting.forest import Forest, load_forest
from claimref.splitting.repeats import Outline, repeat_features

if TYPE_CHECKING:
    from claimref.splitting.candidates import Candidate

FIGURES = frozenset({Form.MEASURE, Form.AGE})
STATES, BEST, REPEATS = "states.json", "best.json", "repeats.json"
BEST_SCALE = 1.4
"""Only one of several like drafts is the best: that model's probabilities are lower, and are raised to be averaged."""
THRESHOLD = 0.35
"""From this likelihood on a draft becomes a statement. Cross-validation over the training stories is flat around it
(`python -m training.splitting --tune`); within that, the curve of the gold stories was looked at."""
OF_FIGURES = 0.25
"""From this likelihood on a draft that says nothing but a figure ("The ruling is 48 pages long", "Low is 41 years old")
becomes one: figures are what outlets differ on, and of such drafts more are right (by the same cross-validation)."""
OF_SPEECH = 0.7
"""A draft that says that somebody says something gives way, by so much, to what is said where the verb only carries it:
what is said is the statement, and who says it its speaker."""


def select(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates worth a statement, in the order of the text."""
    features = [candidate.features for candidate in candidates]
    states, best = load_forest(STATES).probabilities(features), load_forest(BEST).probabilities(features)
    return choose(candidates, combined(states, best), load_forest(REPEATS))


def combined(states: NDArray[np.float64], best: NDArray[np.float64]) -> NDArray[np.float64]:
    """How likely each draft is a statement, from what the two models say."""
    return (states + np.minimum(1, BEST_SCALE * best)) / 2


def choose(candidates: Sequence[Candidate], likely: NDArray[np.float64], repeats: Forest) -> list[Candidate]:
    """Take the likeliest draft of every sentence, then the likeliest of what it leaves, and so on."""
    weight = [OF_SPEECH if _only_carries(candidate) else 1.0 for candidate in candidates]
    waiting: dict[int, dict[int, float]] = {}
    least = [OF_FIGURES if candidate.draft.form in FIGURES else THRESHOLD for candidate in candidates]
    for i, candidate in enumerate(candidates):
        if likely[i] >= least[i]:
            waiting.setdefault(candidate.statement.sentence_no, {})[i] = float(likely[i])
    outlines = {i: Outline.of(candidates[i]) for left in waiting.values() for i in left}
    kept: list[int] = []
    while waiting:
        pairs: list[tuple[int, dict[int, float], int]] = []
        for left in waiting.values():
            taken = max(left, key=lambda i: (left[i] * weight[i], -i))
            kept.append(taken)
            del left[taken]
            pairs += [(taken, left, other) for other in left]
        # All sentences take a step at once: asking a forest costs by the question, not by the row.
        again = repeats.probabilities([repeat_features(outlines[taken], outlines[other]) for taken, _, other in pairs])
        for (_, left, other), chance in zip(pairs, again.tolist(), strict=True):
            left[other] *= 1 - chance
        for number, left in list(waiting.items()):
            waiting[number] = {i: chance for i, chance in left.items() if chance >= least[i]}
            if not waiting[number]:
                del waiting[number]
    return _said_once([candidates[i] for i in kept])


def _only_carries(candidate: Candidate) -> bool:
    draft = candidate.draft
    return draft.form is Form.SPEECH and draft.head.lemma_.lower() in CARRYING


def _said_once(chosen: Sequence[Candidate]) -> list[Candidate]:
    """In the order of the text, each wording where it stands first."""
    ordered = sorted(chosen, key=lambda candidate: (candidate.statement.char_start, candidate.statement.char_end))
    first: dict[str, Candidate] = {}
    for candidate in ordered:
        first.setdefault(candidate.statement.text, candidate)
    return list(first.values())
