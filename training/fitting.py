"""The training loop and batched prediction, the same for teacher and student."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import PreTrainedTokenizerBase

from training.examples import Example
from training.model import PairModel, tokenized

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Schedule:
    learning_rate: float
    batch_size: int = 32
    warmup: float = 0.06
    frozen_layers: int = 4
    seed: int = 13


def fit(
    model: PairModel,
    tokenizer: PreTrainedTokenizerBase,
    epochs: Sequence[Sequence[Example]],
    schedule: Schedule,
    checkpoint: Path,
) -> None:
    """Train `model` in place on the epochs in turn; the learning rate falls linearly to 0 at the end of the last.

    Word embeddings and the `frozen_layers` lowest layers stay as they are: names that training never saw must keep
    the place that pretraining gave them. `checkpoint` is written every 100 steps, for a look at a run under way.
    """
    torch.manual_seed(schedule.seed)
    rng = random.Random(schedule.seed)
    frozen = ("embeddings.", *(f"encoder.layer.{number}." for number in range(schedule.frozen_layers)))
    for name, parameter in model.named_parameters():
        parameter.requires_grad = not any(part in name for part in frozen)
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=schedule.learning_rate, weight_decay=0.01, fused=True)
    batches = [batch for epoch in epochs for batch in _batches(epoch, schedule.batch_size, rng)]
    warm = max(1, int(schedule.warmup * len(batches)))
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, (len(batches) - step) / max(1, len(batches) - warm))
    )
    model.train()
    started, seen, losses = time.monotonic(), 0, []
    for step, batch in enumerate(batches):
        pairs = [(e.left, e.right) if rng.random() < 0.5 else (e.right, e.left) for e in batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*tokenized(tokenizer, pairs))
        loss = _loss(logits.float(), batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        rate.step()
        optimizer.zero_grad()
        seen += len(batch)
        losses.append(loss.item())
        if (step + 1) % 20 == 0 or step + 1 == len(batches):
            pace = seen / (time.monotonic() - started)
            if (step + 1) % 100 == 0:
                torch.save(model.state_dict(), checkpoint)
            log.info("step %d/%d  loss %.4f  %.1f pairs/s", step + 1, len(batches), np.mean(losses[-20:]), pace)
    model.eval()


def predict(
    model: PairModel,
    tokenizer: PreTrainedTokenizerBase,
    pairs: Sequence[tuple[str, str]],
    *,
    both_orders: bool = False,
    full_precision: bool = False,
) -> NDArray[np.float32]:
    """Return logits of shape (len(pairs), 2), averaged over both orders where asked; bfloat16 unless told."""
    if both_orders:
        turned = [(right, left) for left, right in pairs]
        one, other = (predict(model, tokenizer, given, full_precision=full_precision) for given in (pairs, turned))
        return (one + other) * np.float32(0.5)
    model.eval()
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]) + len(pairs[i][1]))
    logits = np.zeros((len(pairs), 2), dtype=np.float32)
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=not full_precision):
        for start in range(0, len(order), 64):
            rows = order[start : start + 64]
            logits[rows] = model(*tokenized(tokenizer, [pairs[i] for i in rows])).float().numpy()
    return logits


def _batches(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield shuffled batches of sentences of like length: padding is wasted work."""
    shuffled = rng.sample(list(examples), len(examples))
    for start in range(0, len(shuffled), 24 * size):
        near = sorted(shuffled[start : start + 24 * size], key=lambda e: len(e.left) + len(e.right))
        cut = [near[i : i + size] for i in range(0, len(near), size)]
        yield from rng.sample(cut, len(cut))


def _loss(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    total = torch.zeros(())
    for column, targets in enumerate(([e.same for e in batch], [e.differ for e in batch])):
        known = [i for i, target in enumerate(targets) if target is not None]
        if known:
            target = torch.tensor([targets[i] for i in known])
            weight = torch.tensor([batch[i].weight for i in known])
            each = binary_cross_entropy_with_logits(logits[known, column], target, reduction="none")
            total = total + (each * weight).sum() / len(batch)
    return total
