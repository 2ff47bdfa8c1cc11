"""Teach the student what the teacher reads, in claimref's own statements and in the annotators' claims.

The teacher's probabilities say more than labels: how near a near miss is, and what of an annotator's silence is
oversight. Where both are known the student learns their mean, so that it does not learn the teacher's mistakes alone.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import PreTrainedTokenizerBase

from claimref.config import Config
from claimref.embedding import minilm
from claimref.protocols import Embedder
from training.examples import Example
from training.fitting import Schedule, fit, predict
from training.model import PairModel
from training.own_statements import OwnStory
from training.student import load_trained
from training.teacher import load_teacher, read_curriculum

log = logging.getLogger(__name__)

SEED = 23
SCHEDULE = Schedule(learning_rate=4e-5, frozen_layers=2, seed=SEED)
NEAREST = 6
"""So many of other outlets a statement: pairs that nobody labelled, scored by the teacher alone."""
RELATED = 0.3
"""The teacher's word on differences counts from this probability of one point on."""


def distil(base: Path, teacher: Path, student: Path, out: Path) -> None:
    """Train the student further on what the teacher says of the curriculum and of unlabelled pairs."""
    curriculum = read_curriculum()
    embedder = minilm.build(Config(), None)
    labelled = curriculum.first_epoch(SEED)
    unlabelled = [example for own in curriculum.own for example in nearest_examples(own, embedder)]
    again = curriculum.later_epoch(SEED + 1)
    log.info("distilling %d labelled, %d unlabelled, %d labelled pairs", len(labelled), len(unlabelled), len(again))
    first, second = (softened(base, teacher, examples) for examples in ([*labelled, *unlabelled], again))
    model, tokenizer = load_trained(base, student)
    fit(model, tokenizer, [first, second], SCHEDULE, checkpoint=out.with_suffix(".part"))
    torch.save(model.state_dict(), out)


def softened(base: Path, teacher: Path, examples: Sequence[Example]) -> list[Example]:
    """Return the examples with the teacher's probabilities worked into their targets."""
    model, tokenizer = load_teacher(base, teacher)
    chances = _chances(model, tokenizer, examples)
    return [_soft(example, *row) for example, row in zip(examples, chances.tolist(), strict=True)]


def _chances(model: PairModel, tokenizer: PreTrainedTokenizerBase, examples: Sequence[Example]) -> NDArray[np.float64]:
    logits = predict(model, tokenizer, [(e.left, e.right) for e in examples], both_orders=False)
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-logits.astype(np.float64)))
    return chances


def _soft(example: Example, same: float, differ: float) -> Example:
    if example.source.endswith(":nearest"):
        return replace(example, same=same, differ=differ if same >= RELATED else None)
    return replace(
        example,
        same=None if example.same is None else (example.same + same) / 2,
        differ=None if example.differ is None else (example.differ + differ) / 2,
    )


def nearest_examples(own: OwnStory, embedder: Embedder) -> list[Example]:
    """Every statement with its nearest of other outlets, nothing said of either question."""
    ids = sorted(own.aligned.articles)
    vectors = embedder.embed([own.text(id_) for id_ in ids])
    outlet = np.array([own.aligned.articles[id_] for id_ in ids])
    cosines = np.where(outlet[:, None] != outlet[None, :], vectors @ vectors.T, -np.inf)
    nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :NEAREST]
    pairs = sorted({(min(i, int(j)), max(i, int(j))) for i, row in enumerate(nearest) for j in row})
    text = [own.text(id_) for id_ in ids]
    return [Example(text[i], text[j], None, None, f"{own.story.name}:nearest") for i, j in pairs]
