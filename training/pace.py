"""How fast the network and the file that ships are, in one run on the same pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.judge import rate
from benchmarks.labelled import nearest, story_pairs
from benchmarks.stories import training_stories
from claimref.config import Config
from claimref.embedding import minilm
from claimref.judging.onnx_model import BundledModel
from training.fitting import predict
from training.network import load_trained
from training.stories import HELD_OUT

PAIRS, CANDIDATES = 400, 20


def paces(base: Path, weights: Path) -> str:
    """A Markdown table: pairs a second on pairs that a comparison asks about, and as a multiple of the slowest."""
    network = load_trained(base, weights)
    story = next(story for story in training_stories() if story.name in HELD_OUT)
    labelled = nearest(story_pairs(story, minilm.build(Config(), None)), CANDIDATES)[:PAIRS]
    pairs = [(known.pair.left.text, known.pair.right.text) for known in labelled]
    readers: dict[str, Callable[[Sequence[tuple[str, str]]], object]] = {
        "network, float32": partial(predict, *network, full_precision=True),
        "network, bfloat16": partial(predict, *network),
        "what ships: ONNX, 4 bits, a pair at a time": BundledModel().score,
    }
    rates = {}
    for name, read in readers.items():
        read(pairs[:8])  # load
        rates[name] = rate(read, pairs)
    slowest = min(rates.values())
    rows = [f"| {name} | {rate:.0f} | {rate / slowest:.1f} |" for name, rate in rates.items()]
    return "\n".join(["| what | pairs/s | × the slowest |", "| --- | --- | --- |", *rows])
