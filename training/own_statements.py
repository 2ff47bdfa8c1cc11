"""Pairs of claimref's own statements, labelled by the annotators' claims that they match.

A judge that has only read annotators' clean sentences is at a loss with what a splitter cuts out by rule: words cut
off, "the bill" for what the annotator names. So it learns on both. The scorer of the annotated stories says which
statement matches which claim; a statement that merely lies within a claim counts half.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from benchmarks.aligned import ALL_BUT_THE_SAME, Aligned
from benchmarks.stories import Story as Annotated
from claimref.protocols import Embedder, Splitter
from training.examples import Example
from training.stories import Pairing, Story, read_story


@dataclass(frozen=True, slots=True)
class OwnStory:
    """A story as its annotator has it, and the splitter's statements of it."""

    story: Story
    aligned: Aligned

    @classmethod
    def split(cls, annotated: Annotated, splitter: Splitter) -> OwnStory:
        return cls(read_story(annotated.name), Aligned.of(annotated, splitter))

    def listed(self, one: str, other: str) -> Pairing | None:
        """What the annotator says of the claims of two statements."""
        claims = sorted((self.aligned.within.get(one, ""), self.aligned.within.get(other, "")))
        return self.story.listed.get((claims[0], claims[1]))

    def of_one_claim(self, one: str, other: str) -> bool:
        return one in self.aligned.within and self.aligned.within[one] == self.aligned.within.get(other)

    def weight(self, *ids: str) -> float:
        return 1.0 if all(id_ in self.aligned.matched for id_ in ids) else 0.5

    def text(self, id_: str) -> str:
        return self.aligned.statements[id_].text


def own_examples(own: OwnStory, embedder: Embedder, seed: int, *, near: int, loose: int, itself: int) -> list[Example]:
    """Statements against statements and against claims.

    `near` unlisted pairs whose ends both match a claim, `loose` ones with an end that matches none, `itself` pairs of
    a statement and the claim that it matches.
    """
    rng = random.Random(f"{own.story.name}{seed}")
    return [*_listed(own, rng), *_itself(own, rng, itself), *_unlisted(own, embedder, near, loose)]


def _listed(own: OwnStory, rng: random.Random) -> list[Example]:
    examples = []
    for one, other in own.aligned.cross:
        pairing = own.listed(one, other)
        if pairing is not None:
            left, right = own.text(one), own.text(other)
            examples.append(_example(own, left, right, pairing, own.weight(one, other)))
    by_claim = {claim: own.text(id_) for id_, claim in own.aligned.matched.items()}
    for pairing in own.story.listed.values():
        ends = [end for end in (pairing.left, pairing.right) if end in by_claim]
        if ends:
            mine = rng.choice(ends)
            theirs = pairing.right if mine == pairing.left else pairing.left
            examples.append(_example(own, by_claim[mine], own.story.texts[theirs], pairing, 1.0))
    return examples


def _example(own: OwnStory, left: str, right: str, pairing: Pairing, weight: float) -> Example:
    weight *= (0.5 if pairing.borderline else 1.0) * (2.0 if pairing.differ else 1.0)
    return Example(left, right, pairing.same, pairing.differ, f"{own.story.name}:own", weight)


def _itself(own: OwnStory, rng: random.Random, count: int) -> list[Example]:
    chosen = rng.sample(sorted(own.aligned.matched), min(count, len(own.aligned.matched)))
    return [
        Example(own.text(id_), own.story.texts[own.aligned.matched[id_]], 1.0, 0.0, f"{own.story.name}:itself", 0.5)
        for id_ in chosen
    ]


def _unlisted(own: OwnStory, embedder: Embedder, near: int, loose: int) -> list[Example]:
    vectors = own.aligned.vectors(embedder)
    cosines = {(one, other): float(np.dot(vectors[one], vectors[other])) for one, other in own.aligned.cross}
    left = {"near": near, "loose": loose}
    examples = []
    for (one, other), cosine in sorted(cosines.items(), key=lambda item: (-item[1], item[0])):
        if cosine >= ALL_BUT_THE_SAME or own.listed(one, other) is not None or own.of_one_claim(one, other):
            continue
        kind = "near" if one in own.aligned.within and other in own.aligned.within else "loose"
        if left[kind]:
            left[kind] -= 1
            texts = own.text(one), own.text(other)
            examples.append(Example(*texts, 0.03, None, f"{own.story.name}:own-unlisted"))
    return examples
