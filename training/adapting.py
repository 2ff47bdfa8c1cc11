"""Train the network further on claimref's own statements, and average the weights before and after.

After the first training the network knows annotators' clean claims; after this one, also what a splitter cuts out by
rule. The mean of the two sets of weights reads both better than either does (as in Wortsman et al., "Model soups",
2022): that mean ships.
"""

from __future__ import annotations

import logging
from pathlib import Path

import torch

from training.fitting import Schedule, fit
from training.student import load_trained
from training.teacher import read_curriculum

log = logging.getLogger(__name__)

SEED = 31
SCHEDULE = Schedule(learning_rate=4e-5, seed=SEED)


def adapt(base: Path, student: Path, out: Path) -> None:
    """Train one epoch on everything and one on own statements, and write the averaged weights to `out`."""
    curriculum = read_curriculum()
    epochs = [curriculum.first_epoch(SEED), curriculum.own_epoch(SEED + 1)]
    log.info("adapting: epochs of %s examples", [len(epoch) for epoch in epochs])
    model, tokenizer = load_trained(base, student)
    fit(model, tokenizer, epochs, SCHEDULE, checkpoint=out.with_suffix(".part"))
    before, after = torch.load(student, weights_only=True), model.state_dict()
    torch.save({name: (before[name] + after[name]) / 2 for name in before}, out)
