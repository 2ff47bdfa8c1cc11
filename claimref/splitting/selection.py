"""Which drafts become statements: two small models say how likely each is one, the likeliest are taken in turn.

The models (made by `training/splitting.py` from annotated stories) see shapes, not subjects. One was asked whether
a draft states some claim of the annotators, the other whether it is the draft that states it best. What has been
taken makes its likenesses less likely, so that a predication is stated once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimref.splitting.forest import load_forest
from claimref.splitting.likeness import likeness, plain

if TYPE_CHECKING:
    from claimref.splitting.candidates import Candidate

STATES, BEST = "states.json", "best.json"
BEST_SCALE = 1.4
"""Only one of several like drafts is the best: that model's probabilities are lower, and are raised to be averaged."""
THRESHOLD = 0.37
SAME, SOFTNESS = 0.60, 0.06
"""At a likeness of `SAME` two drafts are as likely one statement as two; `SOFTNESS` is the slope there. All three
were chosen by cross-validation over the training stories (`training/splitting.py --tune`)."""


def select(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates worth a statement, in the order of the text."""
    features = [candidate.features for candidate in candidates]
    states, best = load_forest(STATES).probabilities(features), load_forest(BEST).probabilities(features)
    return choose(candidates, combined(states, best))


def combined(states: NDArray[np.float64], best: NDArray[np.float64]) -> NDArray[np.float64]:
    """How likely each draft is a statement, from what the two models say."""
    return (states + np.minimum(1, BEST_SCALE * best)) / 2


def choose(candidates: Sequence[Candidate], likely: NDArray[np.float64]) -> list[Candidate]:
    """Take the likeliest of each sentence, in turn."""
    by_sentence: dict[int, list[int]] = {}
    for i, candidate in enumerate(candidates):
        if likely[i] >= THRESHOLD:
            by_sentence.setdefault(candidate.statement.sentence_no, []).append(i)
    kept = [i for indices in by_sentence.values() for i in _taken(candidates, indices, likely.tolist())]
    chosen = [candidates[i] for i in kept]
    return sorted(chosen, key=lambda candidate: (candidate.statement.char_start, candidate.statement.char_end))


def _taken(candidates: Sequence[Candidate], indices: Sequence[int], likely: Sequence[float]) -> list[int]:
    """From the drafts of one sentence, greedily: the likeliest, then the likeliest of what it leaves, and so on."""
    left = {i: likely[i] for i in indices}
    placed = {
        i: (candidates[i].statement.char_start, candidates[i].statement.char_end, plain(candidates[i].statement.text))
        for i in indices
    }
    taken: list[int] = []
    while left:
        best = max(left, key=lambda i: (left[i], -i))
        if left[best] < THRESHOLD:
            break
        taken.append(best)
        del left[best]
        for i in list(left):
            if candidates[i].same_predication(candidates[best]):
                del left[i]
                continue
            alike = likeness(placed[i], placed[best])
            if alike > 0:
                left[i] *= 1 - 1 / (1 + math.exp(-(alike - SAME) / SOFTNESS))
    return taken
