"""First part of training the judge's network: all of all-mpnet-base-v2 as a cross-encoder, on what annotators wrote."""

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
SCHEDULE = Schedule(learning_rate=3e-5, seed=SEED)


def train(base: Path, out: Path) -> None:
    """Train on all stories but `HELD_OUT`, two epochs, and write the weights to `out`."""
    curriculum = read_curriculum()
    epochs = [curriculum.first_epoch(SEED), curriculum.later_epoch(SEED + 1)]
    log.info("epochs of %s examples", [len(epoch) for epoch in epochs])
    model, tokenizer = fresh(base)
    out.parent.mkdir(parents=True, exist_ok=True)
    fit(model, tokenizer, epochs, SCHEDULE, checkpoint=out.with_suffix(".part"))
    torch.save(model.state_dict(), out)


def read_curriculum() -> Curriculum:
    splitter, embedder = rules.build(Config(), None), minilm.build(Config(), None)
    own = [OwnStory.split(story, splitter) for story in training_stories() if story.name not in HELD_OUT]
    return Curriculum([each.story for each in own], embedder, own)


def fresh(base: Path) -> tuple[PairModel, PreTrainedTokenizerBase]:
    torch.manual_seed(SEED)
    return load_base(base)


def load_trained(base: Path, weights: Path) -> tuple[PairModel, PreTrainedTokenizerBase]:
    model, tokenizer = fresh(base)
    model.load_state_dict(torch.load(weights, weights_only=True))
    return model.eval(), tokenizer
