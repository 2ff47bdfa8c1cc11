"""Train the teacher: the whole of all-mpnet-base-v2 as a cross-encoder. It does not ship; the student learns of it."""

from __future__ import annotations

import logging
from pathlib import Path

import torch
from transformers import PreTrainedTokenizerBase

from benchmarks.stories import training_stories
from claimref.config import Config
from claimref.embedding import minilm
from claimref.splitting import rules
from training.curriculum import Curriculum
from training.fitting import Schedule, fit
from training.model import PairModel, load_base
from training.own_statements import OwnStory
from training.stories import HELD_OUT

log = logging.getLogger(__name__)

SEED = 17
SCHEDULE = Schedule(learning_rate=3e-5, frozen_layers=4, seed=SEED)


def train_teacher(base: Path, out: Path) -> None:
    """Train on all stories but `HELD_OUT`, two epochs, and write the weights to `out`."""
    curriculum = read_curriculum()
    epochs = [curriculum.first_epoch(SEED), curriculum.later_epoch(SEED + 1)]
    log.info("teacher: epochs of %s examples", [len(epoch) for epoch in epochs])
    model, tokenizer = fresh_teacher(base)
    out.parent.mkdir(parents=True, exist_ok=True)
    fit(model, tokenizer, epochs, SCHEDULE, checkpoint=out.with_suffix(".part"))
    torch.save(model.state_dict(), out)


def read_curriculum() -> Curriculum:
    splitter, embedder = rules.build(Config(), None), minilm.build(Config(), None)
    own = [OwnStory.split(story, splitter) for story in training_stories() if story.name not in HELD_OUT]
    return Curriculum([each.story for each in own], embedder, own)


def fresh_teacher(base: Path) -> tuple[PairModel, PreTrainedTokenizerBase]:
    torch.manual_seed(SEED)
    return load_base(base)


def load_teacher(base: Path, weights: Path) -> tuple[PairModel, PreTrainedTokenizerBase]:
    model, tokenizer = fresh_teacher(base)
    model.load_state_dict(torch.load(weights, weights_only=True))
    return model.eval(), tokenizer
