"""What ships equals what was trained: ONNX with 4-bit weights against torch, on a small network with random weights."""

import copy
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import MPNetConfig, MPNetModel, PreTrainedTokenizerFast

from claimref.judging.onnx_model import WEIGHTS, BundledModel
from training.export import export
from training.model import PairModel, tokenized
from training.quantised import in_four_bits, rounded

TOLERANCE = 0.02
"""Of log-odds; what activations in 8 bits lose in this network. In the one that ships: .04 in the mean and .31 at most,
over 150 pairs whose log-odds range from -3.7 to 3.0; calibration is fitted on what the file says."""

PAIRS = [
    ("On Monday the old bridge over the Tarn collapsed.", "A bridge fell."),
    ("Rain fell.", "The two-year inquiry into the spending of the mayor, which cost $250,000, ended without charges."),
    ("Divers searched the river for the driver of a van.", "Nobody was hurt."),
]


@pytest.fixture(scope="module")
def tokenizer() -> PreTrainedTokenizerFast:
    tokenizer: PreTrainedTokenizerFast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_file=str(WEIGHTS / "tokenizer.json"), pad_token="<pad>"
    )
    return tokenizer


@pytest.fixture(scope="module")
def model(tokenizer: PreTrainedTokenizerFast) -> PairModel:
    torch.manual_seed(3)
    config = MPNetConfig(
        vocab_size=len(tokenizer), hidden_size=64, num_hidden_layers=3, num_attention_heads=4, intermediate_size=128
    )
    network = PairModel(MPNetModel(config, add_pooling_layer=False), 64)
    torch.nn.init.normal_(network.out.weight, std=1.0)
    return network.eval()


def test_onnx_equals_torch(model: PairModel, tokenizer: PreTrainedTokenizerFast, tmp_path: Path) -> None:
    ordered = [(min(pair), max(pair)) for pair in PAIRS]
    network = copy.deepcopy(model)
    with in_four_bits(network):
        pass  # as training does: what the file holds is what the network had
    with torch.inference_mode():
        expected = np.concatenate([network(*tokenized(tokenizer, [pair])).numpy() for pair in ordered])
    export(network, tokenizer, tmp_path, {"seed": 3})
    found = BundledModel(tmp_path).logits(PAIRS)
    assert np.abs(found - expected).max() < TOLERANCE
    assert np.ptp(expected[:, 0]) > 5 * TOLERANCE  # else the comparison would say nothing


def test_rounding_twice_is_rounding_once() -> None:
    torch.manual_seed(5)
    weight = torch.randn(6, 256)
    once = rounded(weight)
    assert torch.allclose(rounded(once), once)
    assert 0 < (once - weight).abs().max() < weight.abs().max() / 8


def test_a_network_trained_in_four_bits_has_rounded_weights_after_it(model: PairModel) -> None:
    network = copy.deepcopy(model)
    before = network.dense.weight.detach().clone()
    with in_four_bits(network):
        network.dense.weight.sum().backward()  # type: ignore[no-untyped-call]
    assert torch.allclose(network.dense.weight, rounded(before))
    assert torch.equal(network.out.weight, model.out.weight)
