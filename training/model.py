"""The judge's network: a transformer that reads both sentences at once, and two outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerBase

MAX_TOKENS = 128


class PairModel(nn.Module):
    """(input_ids, attention_mask) → logits of shape (batch, 2): same point; differ, given the same point."""

    def __init__(self, encoder: Any, width: int) -> None:
        super().__init__()
        self.encoder: Any = encoder  # a transformers model, whose types say less than this
        self.dense = nn.Linear(width, width)
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(width, 2)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        # Three axes, not two, so that ONNX sees a matrix product and not a Gemm, which is not quantised.
        features = torch.tanh(self.dense(mean.unsqueeze(1)))
        logits: Tensor = self.out(self.dropout(features)).squeeze(1)
        return logits


def load_base(folder: Path) -> tuple[PairModel, PreTrainedTokenizerBase]:
    """Return a model with the pretrained encoder in `folder` and fresh outputs, and its tokenizer."""
    encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
    return PairModel(encoder, encoder.config.hidden_size), AutoTokenizer.from_pretrained(folder)


def tokenized(tokenizer: PreTrainedTokenizerBase, pairs: Sequence[tuple[str, str]]) -> tuple[Tensor, Tensor]:
    """Return padded input ids and attention mask."""
    batch = tokenizer(
        [left for left, _ in pairs],
        [right for _, right in pairs],
        padding=True,
        truncation="longest_first",
        max_length=MAX_TOKENS,
        return_tensors="pt",
    )
    return batch["input_ids"], batch["attention_mask"]
