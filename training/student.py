"""Train the network that ships: the lower layers of all-mpnet-base-v2 as a cross-encoder."""

from __future__ import annotations

import logging
from pathlib import Path

import torch
from transformers import PreTrainedTokenizerBase

from claimref.config import Config
from claimref.embedding import minilm
from training.curriculum import Curriculum
from training.fitting import Schedule, fit
from training.model import PairModel, load_base, shortened
from training.stories import HELD_OUT, read_story, story_names

log = logging.getLogger(__name__)

SEED = 13
LAYERS = 6
"""Of twelve. The upper layers of an encoder do most for its pretraining task and least for a new one."""
EPOCHS = 2


def train(base: Path, out: Path) -> None:
    """Train on all stories but `HELD_OUT` and write the weights to `out`."""
    stories = [read_story(name) for name in story_names() if name not in HELD_OUT]
    curriculum = Curriculum(stories, minilm.build(Config(), None))
    epochs = [curriculum.first_epoch(SEED), *(curriculum.later_epoch(SEED + n) for n in range(1, EPOCHS))]
    log.info("%d stories, %d layers, epochs of %s examples", len(stories), LAYERS, [len(epoch) for epoch in epochs])
    model, tokenizer = fresh(base)
    out.parent.mkdir(parents=True, exist_ok=True)
    fit(model, tokenizer, epochs, Schedule(learning_rate=5e-5, seed=SEED), checkpoint=out.with_suffix(".part"))
    torch.save(model.state_dict(), out)


def fresh(base: Path) -> tuple[PairModel, PreTrainedTokenizerBase]:
    torch.manual_seed(SEED)
    whole, tokenizer = load_base(base)
    return shortened(whole, range(LAYERS)), tokenizer


def load_trained(base: Path, weights: Path) -> tuple[PairModel, PreTrainedTokenizerBase]:
    model, tokenizer = fresh(base)
    model.load_state_dict(torch.load(weights, weights_only=True))
    return model.eval(), tokenizer
