"""Second part of training: what a reader says of pairs of claimref's own statements, in two epochs.

The reader, a large language model, is the teacher here, and its confidences are the targets (Hinton, Vinyals and Dean,
"Distilling the Knowledge in a Neural Network", 2015). The second epoch brings new stories and is made in the four bits
that ship. In both, part of the first training is rehearsed.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from training.curriculum import Curriculum
from training.examples import Example
from training.fitting import Schedule, fit
from training.network import load_trained, read_curriculum
from training.pair_labels import annotated_examples, invented_examples, invented_stories
from training.quantised import in_four_bits

log = logging.getLogger(__name__)

FIRST = Schedule(learning_rate=3e-5, seed=5)
SECOND = Schedule(learning_rate=2.5e-5, seed=7)
REHEARSED = 0.4
READ_AGAIN = 0.35
"""Of the first epoch's labels, in the second."""
LATER = "m50"
"""From here on the invented stories are new to the second epoch; their pairs were chosen without the judge's word."""


def refine(base: Path, trained: Path, out: Path) -> None:
    """Train the network in `trained` for two epochs and write the weights, rounded to four bits, to `out`."""
    curriculum = read_curriculum()
    names = invented_stories()
    earlier, later = [name for name in names if name < LATER], [name for name in names if name >= LATER]
    seen = [example for own in curriculum.own for example in annotated_examples(own)]
    seen += invented_examples(earlier)
    new = list(invented_examples(later))
    model, tokenizer = load_trained(base, trained)
    part = out.with_suffix(".part")
    epoch = [*seen, *rehearsed(curriculum, seen, FIRST.seed)]
    log.info("first epoch of %d examples", len(epoch))
    fit(model, tokenizer, [epoch], FIRST, checkpoint=part)
    again = random.Random(SECOND.seed).sample(seen, int(READ_AGAIN * len(seen)))
    epoch = [*new, *again, *rehearsed(curriculum, seen, SECOND.seed)]
    log.info("second epoch of %d examples", len(epoch))
    with in_four_bits(model):
        fit(model, tokenizer, [epoch], SECOND, checkpoint=part)
    torch.save(model.state_dict(), out)


def rehearsed(curriculum: Curriculum, labelled: Sequence[Example], seed: int) -> list[Example]:
    """Return a part of what the first training read, without the pairs that have a label of the reader's."""
    known = {frozenset((example.left, example.right)) for example in labelled}
    earlier = [
        example
        for example in curriculum.without_entailment(seed)
        if frozenset((example.left, example.right)) not in known
    ]
    return random.Random(seed).sample(earlier, int(REHEARSED * len(earlier)))
