"""The annotated stories: their claims, the pairs that annotators listed, and the nearest that they did not."""

from __future__ import annotations

import itertools
import json
import os
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from claimref.protocols import Vectors
from training.examples import Example

SHARED = Path(os.environ.get("CLAIMREF_SHARED", "../shared"))

HELD_OUT = ("f03", "f08", "s04", "s09", "s13")
"""Never trained on: thresholds, calibration and the final combination are fitted on these."""

Key = tuple[str, str]

DIFFERS = {"agree": 0.0, "differ": 1.0}
"""The labels that say whether two on one point differ."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What annotators say of two claims of a story: agree, differ, or unrelated."""

    left: str
    right: str
    label: str
    differ_on: str | None
    borderline: bool

    @property
    def same(self) -> float:
        return 0.0 if self.label == "unrelated" else 1.0

    @property
    def differ(self) -> float | None:
        """The probability of a difference to learn; None where nothing is known of it."""
        return DIFFERS.get(self.label)


@dataclass(frozen=True, slots=True)
class Story:
    """`texts`, `articles` by claim id, in order; `listed` by sorted pair of claim ids."""

    name: str
    texts: dict[str, str]
    articles: dict[str, int]
    listed: dict[Key, Pairing]

    def is_cross(self, key: Key) -> bool:
        return self.articles[key[0]] != self.articles[key[1]]


def story_names() -> list[str]:
    return sorted(path.stem for path in (SHARED / "train").glob("[sf][0-9][0-9].json"))


def read_story(name: str) -> Story:
    """Read one of the training stories; a pair in several groups counts as differing where one group says so."""
    raw = json.loads((SHARED / "train" / f"{name}.json").read_text(encoding="utf-8"))
    listed: dict[Key, Pairing] = {}
    for group in raw["groups"]:
        side = {claim: number for number, ids in enumerate(group.get("sides") or []) for claim in ids}
        for left, right in itertools.combinations(sorted(group["claims"]), 2):
            if group["relation"] == "agree":
                label = "agree"
            elif left in side and right in side:
                label = "agree" if side[left] == side[right] else "differ"
            else:
                label = "compatible"  # on one point, on neither side: same point, nothing known of difference
            differ_on = group["differ_on"] if label == "differ" else None
            known = listed.get((left, right))
            if known is None or known.label != "differ":
                listed[left, right] = Pairing(left, right, label, differ_on, bool(group.get("borderline")))
    for one, other, *_ in raw.get("near_misses", []):
        left, right = sorted((one, other))
        listed.setdefault((left, right), Pairing(left, right, "unrelated", None, False))
    claims = {claim["id"]: claim for claim in raw["claims"]}
    texts = {id_: claim["text"] for id_, claim in claims.items()}
    return Story(name, texts, {id_: claim["article"] for id_, claim in claims.items()}, listed)


def listed_examples(story: Story) -> list[Example]:
    """The annotators' own pairs; borderline ones weigh half."""
    return [
        Example(
            story.texts[pairing.left],
            story.texts[pairing.right],
            same=pairing.same,
            differ=pairing.differ,
            source=f"{story.name}:{pairing.label}",
            weight=0.5 if pairing.borderline else 1.0,
        )
        for pairing in story.listed.values()
    ]


def nearest_unlisted(story: Story, vectors: Vectors, count: int, *, cross: bool = True) -> list[Key]:
    """Return the `count` pairs of highest cosine that no annotator listed, of different articles or of one."""
    ids = list(story.texts)
    cosines = vectors @ vectors.T
    rows, columns = np.triu_indices(len(ids), 1)
    order = np.argsort(-cosines[rows, columns], kind="stable")
    found: list[Key] = []
    for place in order:
        left, right = sorted((ids[rows[place]], ids[columns[place]]))
        key = (left, right)
        if story.is_cross(key) == cross and key not in story.listed:
            found.append(key)
            if len(found) == count:
                break
    return found


def negatives(story: Story, vectors: Vectors, seed: int, *, near: int, far: int, within: int) -> list[Example]:
    """Unlisted pairs as examples of different points: the nearest across and within articles, and some further off.

    The nearest hold a few oversights of the annotator, hence a target of .03 and not 0.
    """
    across = nearest_unlisted(story, vectors, near + 8 * far)
    chosen = across[:near] + random.Random(f"{story.name}{seed}").sample(across[near:], min(far, len(across[near:])))
    chosen += nearest_unlisted(story, vectors, within, cross=False)
    return [
        Example(story.texts[left], story.texts[right], 0.03, None, f"{story.name}:unlisted") for left, right in chosen
    ]


def texts_of(stories: Sequence[Story]) -> list[str]:
    return [text for story in stories for text in story.texts.values()]
