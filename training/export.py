"""The trained network → one ONNX file of small weights, and the description that the judge reads.

Weights of matrix products are kept in 4 bits by blocks (MatMulNBits), but for the last; the tables of embeddings in
8 bits by rows.
"""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor, nn
from transformers import PreTrainedTokenizerBase

from training.model import MAX_TOKENS, PairModel, tokenized

log = logging.getLogger(__name__)

BITS, BLOCK = 4, 128
OPSET = 21
INT8_COMPUTE = 4  # onnxruntime's accuracy_level: activations in int8, by row and block


class ByteEmbedding(nn.Module):
    """An embedding table in 8 bits, with one scale a row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("bytes", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.bytes: Tensor
        self.scale: Tensor

    def forward(self, ids: Tensor) -> Tensor:
        return self.bytes[ids].to(torch.float32) * self.scale[ids]


def export(model: PairModel, tokenizer: PreTrainedTokenizerBase, folder: Path, trained: dict[str, Any]) -> None:
    """Write judge.onnx, tokenizer.json and judge.json to `folder`; `model` is changed and not to be used after."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "judge.float32.onnx"
    embeddings: Any = model.encoder.embeddings
    embeddings.word_embeddings = ByteEmbedding(embeddings.word_embeddings)
    embeddings.position_embeddings = ByteEmbedding(as_far_as_read(embeddings.position_embeddings))
    write_onnx(model, tokenizer, whole)
    quantise(whole, folder / "judge.onnx")
    whole.unlink()
    whole.with_suffix(".onnx.data").unlink(missing_ok=True)
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    describe(folder, trained)


def as_far_as_read(positions: nn.Embedding) -> nn.Embedding:
    """The rows that `MAX_TOKENS` tokens can ask for: positions are counted from behind that of padding."""
    rows = MAX_TOKENS + 1 + (positions.padding_idx or 0)
    return nn.Embedding(rows, positions.embedding_dim, _weight=positions.weight[:rows])


def write_onnx(model: PairModel, tokenizer: PreTrainedTokenizerBase, path: Path) -> None:
    model.eval()
    pairs = [("The bridge fell at noon.", "A bridge fell."), ("Rain is expected on Monday.", "It rained.")]
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=MAX_TOKENS)
    shapes = {0: batch, 1: length}
    torch.onnx.export(
        model,
        tokenized(tokenizer, pairs),
        path,
        input_names=["input_ids", "attention_mask"],
        output_names=["logits"],
        dynamic_shapes=(shapes, shapes),
        opset_version=OPSET,
        dynamo=True,
    )


def quantise(source: Path, target: Path) -> None:
    settings = DefaultWeightOnlyQuantConfig(
        block_size=BLOCK, is_symmetric=True, accuracy_level=INT8_COMPUTE, bits=BITS, op_types_to_quantize=("MatMul",)
    )
    logging.getLogger("onnxruntime.quantization.matmul_nbits_quantizer").setLevel(logging.WARNING)
    model = onnx.load(source)
    last = [node.name for node in model.graph.node if node.op_type == "MatMul"][-1]
    quantizer = MatMulNBitsQuantizer(model, algo_config=settings, nodes_to_exclude=[last])
    quantizer.process()
    onnx.save(without_traces(quantizer.model.model), target)
    log.info("%s: %.1f MB", target, target.stat().st_size / 1e6)


def without_traces(model: onnx.ModelProto) -> onnx.ModelProto:
    """Drop what the exporter notes of its call stack: paths of the machine that it ran on."""
    del model.metadata_props[:], model.graph.metadata_props[:]
    for part in (*model.graph.node, *model.graph.value_info, *model.graph.input, *model.graph.output):
        part.doc_string = ""
        del part.metadata_props[:]
    for function in model.functions:
        del function.metadata_props[:]
        for node in function.node:
            node.doc_string = ""
            del node.metadata_props[:]
    return model


def describe(folder: Path, trained: dict[str, Any]) -> None:
    files = ("judge.onnx", "tokenizer.json")
    card = {
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
        "max_tokens": MAX_TOKENS,
        "trained": trained,
    }
    (folder / "judge.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
