"""Which drafts become statements: a small model says how likely each is one, then the likeliest are taken in turn.

The model (`selection.json`, made by `training/splitting.py` from annotated stories) sees shapes, not subjects.
What has been taken makes its likenesses less likely, so that a predication is stated once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.forest import load_forest
from claimref.splitting.likeness import likeness, plain

if TYPE_CHECKING:
    from claimref.splitting.candidates import Candidate

FOREST = "selection.json"
THRESHOLD = 0.42
SAME, SOFTNESS = 0.60, 0.06
"""At a likeness of `SAME` two drafts are as likely one statement as two; `SOFTNESS` is the slope there. All three
were chosen by cross-validation over the training stories (`training/splitting.py --tune`)."""


def select(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates worth a statement, in the order of the text."""
    likely = load_forest(FOREST).probabilities([candidate.features for candidate in candidates])
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
