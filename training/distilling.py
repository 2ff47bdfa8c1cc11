"""Teach the network that ships what it and the teacher together read, in labelled and in many unlabelled pairs.

An ensemble's probabilities say more than labels: how near a near miss is, and what of an annotator's silence is
oversight (Hinton, Vinyals and Dean, 2015). Where an annotator has spoken, the target is the mean of both, so that the
network does not learn the ensemble's mistakes alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from claimref.config import Config
from claimref.embedding import minilm
from claimref.protocols import Embedder
from training.examples import Example
from training.fitting import Schedule, fit, predict
from training.own_statements import OwnStory
from training.student import load_trained
from training.teacher import load_teacher, read_curriculum

log = logging.getLogger(__name__)

SEED = 23
SCHEDULE = Schedule(learning_rate=4e-5, seed=SEED)
NEAREST = 6
"""So many of other outlets a statement: pairs that nobody labelled, which the ensemble alone scores."""
RELATED = 0.3
"""What the ensemble says of differences counts from this probability of one point on."""


def distil(base: Path, teacher: Path, adapted: Path, out: Path) -> None:
    """Train the adapted network for one epoch on what it and the teacher say together, and write its weights."""
    curriculum = read_curriculum()
    embedder = minilm.build(Config(), None)
    labelled = curriculum.first_epoch(SEED)
    unlabelled = [example for own in curriculum.own for example in nearest_examples(own, embedder)]
    log.info("distilling %d labelled and %d unlabelled pairs", len(labelled), len(unlabelled))
    examples = softened([*labelled, *unlabelled], base, teacher, adapted)
    model, tokenizer = load_trained(base, adapted)
    fit(model, tokenizer, [examples], SCHEDULE, checkpoint=out.with_suffix(".part"))
    torch.save(model.state_dict(), out)


def softened(examples: Sequence[Example], base: Path, teacher: Path, adapted: Path) -> list[Example]:
    """Return the examples with the ensemble's probabilities worked into their targets."""
    pairs = [(example.left, example.right) for example in examples]
    logits: NDArray[np.float64] = np.zeros((len(pairs), 2))
    for load, weights in ((load_teacher, teacher), (load_trained, adapted)):
        logits += predict(*load(base, weights), pairs) / 2
        log.info("%s has read %d pairs", weights.name, len(pairs))
    chances = 1 / (1 + np.exp(-logits))
    return [_soft(example, *row) for example, row in zip(examples, chances.tolist(), strict=True)]


def _soft(example: Example, same: float, differ: float) -> Example:
    if example.same is None and example.differ is None:
        return replace(example, same=same, differ=differ if same >= RELATED else None)
    return replace(
        example,
        same=None if example.same is None else (example.same + same) / 2,
        differ=None if example.differ is None else (example.differ + differ) / 2,
    )


def nearest_examples(own: OwnStory, embedder: Embedder) -> Iterator[Example]:
    """Every statement with its nearest of other outlets, with no answer to either question."""
    ids = sorted(own.aligned.articles)
    vectors = embedder.embed([own.text(id_) for id_ in ids])
    outlet = np.array([own.aligned.articles[id_] for id_ in ids])
    cosines = np.where(outlet[:, None] != outlet[None, :], vectors @ vectors.T, -np.inf)
    nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :NEAREST]
    for i, j in sorted({(min(i, int(j)), max(i, int(j))) for i, row in enumerate(nearest) for j in row}):
        if np.isfinite(cosines[i, j]):
            yield Example(own.text(ids[i]), own.text(ids[j]), None, None, f"{own.story.name}:nearest")
