"""Permissively licensed entailment sets, for what they know: whether two sentences contradict each other.

Their neutral rows are left out, and none of their rows says anything of sameness: trained as sameness, entailment
makes a judge that calls every related fact the same.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator

from training.examples import Example
from training.stories import SHARED

# name → (rows taken, licence)
SETS = {
    "fool_me_twice": (200, "Apache-2.0"),
    "fever_symmetric": (130, "MIT"),
    "negation_nli": (130, "MIT"),
    "conjnli": (70, "MIT"),
}
MAX_WORDS = 40
WEIGHT = 0.5


def entailment_examples(seed: int) -> list[Example]:
    """Return rows of every set, balanced between contradiction and entailment."""
    return [example for name, (count, _) in SETS.items() for example in _rows(name, count, seed)]


def _rows(name: str, count: int, seed: int) -> Iterator[Example]:
    with gzip.open(SHARED / "data" / f"nli_{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rng = random.Random(f"{name}{seed}")
    for label, differ in (("entailment", 0.0), ("contradiction", 1.0)):
        fit = [r for r in rows if r["label"] == label and len(f"{r['a']} {r['b']}".split()) <= MAX_WORDS]
        for row in rng.sample(fit, min(count // 2, len(fit))):
            left, right = (_detokenised(row[side]) for side in "ab")
            yield Example(left, right, None, differ, f"{name}:{label}", WEIGHT)


def _detokenised(text: str) -> str:
    """Undo the token spacing of treebank style: it would tell the sets from real claims."""
    for found, meant in ((" -LRB- ", " ("), (" -RRB-", ")"), (" ,", ","), (" .", "."), (" 's", "'s"), (" n't", "n't")):
        text = text.replace(found, meant)
    return text.strip()
