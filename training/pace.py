"""How fast the teacher, the student and the file that ships are, in one run on the same pairs."""

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
from training.stories import HELD_OUT
from training.student import load_trained
from training.teacher import load_teacher

PAIRS, CANDIDATES = 400, 20


def paces(base: Path, teacher: Path, student: Path) -> str:
    """A Markdown table: pairs a second on pairs that a comparison asks about, and as a multiple of the teacher."""
    story = next(story for story in training_stories() if story.name in HELD_OUT)
    labelled = nearest(story_pairs(story, minilm.build(Config(), None)), CANDIDATES)[:PAIRS]
    pairs = [(known.pair.left.text, known.pair.right.text) for known in labelled]
    readers: dict[str, Callable[[Sequence[tuple[str, str]]], object]] = {
        "teacher, 12 layers, float32": partial(predict, *load_teacher(base, teacher), full_precision=True),
        "student, 6 layers, float32": partial(predict, *load_trained(base, student), full_precision=True),
        "student, bfloat16": partial(predict, *load_trained(base, student)),
        "what ships: ONNX, 8 bits, a pair at a time": BundledModel().score,
    }
    rates = {}
    for name, read in readers.items():
        read(pairs[:8])  # load
        rates[name] = rate(read, pairs)
    slowest = rates["teacher, 12 layers, float32"]
    rows = [f"| {name} | {rate:.0f} | {rate / slowest:.1f} |" for name, rate in rates.items()]
    return "\n".join(["| what | pairs/s | × the teacher |", "| --- | --- | --- |", *rows])
