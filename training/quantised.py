"""Training with the rounding that the shipped file makes: the weights learn to live with four bits.

Each forward pass reads the weights as the file will hold them; gradients go to the unrounded ones as if nothing had
been rounded (the straight-through estimator; Jacob et al., "Quantization and Training of Neural Networks for Efficient
Integer-Arithmetic-Only Inference", 2018).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from training.export import BLOCK
from training.model import PairModel

LOWEST, HIGHEST = -8, 7


class Rounded(nn.Module):
    """A weight of shape (out, in) as blocks of `BLOCK` inputs hold it in four bits, with one scale a block."""

    def forward(self, weight: Tensor) -> Tensor:
        with torch.no_grad():
            step = rounded(weight) - weight
        return weight + step


def rounded(weight: Tensor) -> Tensor:
    """As onnxruntime's MatMulNBits does it: the value furthest from zero, with its sign, becomes -8."""
    blocks = weight.view(weight.shape[0], -1, min(BLOCK, weight.shape[1]))
    furthest = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True))
    scale = torch.where(furthest == 0, torch.ones_like(furthest), furthest / LOWEST)
    return (torch.clamp(torch.round(blocks / scale), LOWEST, HIGHEST) * scale).view_as(weight)


@contextmanager
def in_four_bits(model: PairModel) -> Iterator[None]:
    """Within it, all linear layers but the last read rounded weights; after it, their weights are the rounded ones."""
    linear = [module for module in model.modules() if isinstance(module, nn.Linear) and module is not model.out]
    for module in linear:
        parametrize.register_parametrization(module, "weight", Rounded())
    try:
        yield
    finally:
        for module in linear:
            parametrize.remove_parametrizations(module, "weight", leave_parametrized=True)
