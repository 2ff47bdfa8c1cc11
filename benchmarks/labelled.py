"""Labelled pairs to measure and to calibrate a judge on: annotated claims, and sentences of other sets."""

from __future__ import annotations

import gzip
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.aligned import ALL_BUT_THE_SAME, Aligned
from benchmarks.annotated import AnnotatedSplitter
from benchmarks.stories import Story, load_articles, shared
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.protocols import Embedder, Splitter
from claimref.records import Pair, Statement, content_id
from claimref.splitting.parsing import pipeline
from training.pair_labels import PairLabel, read_labels


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair of claims of different outlets: `relation` is agree, differ, or None where annotators left it open."""

    pair: Pair
    same: bool
    relation: str | None
    differ_on: str | None = None


def story_pairs(story: Story, embedder: Embedder) -> list[Labelled]:
    """All cross-outlet pairs of a story's annotated claims, save those that only one annotator made."""
    articles = {article.id: article for article in load_articles(story)}
    statements = [s for split in AnnotatedSplitter(story).split(list(articles.values())) for s in split.statements]
    anchors = {(s.quote, s.text): s for s in statements}
    outlet_of = {row["article"]: row["outlet"] for row in story.gold["articles"]}
    claims = {claim["id"]: claim for claim in story.gold["claims"]}
    texts = {
        file["article"]: (story.folder / file["file"]).read_text(encoding="utf-8") for file in story.gold["articles"]
    }
    found = {
        id_: anchors[texts[claim["article"]][claim["start"] : claim["end"]], claim["text"]]
        for id_, claim in claims.items()
    }
    vectors = dict(zip(found, embedder.embed([s.text for s in found.values()]), strict=True))
    gold = {frozenset(row["pair"]): row for row in story.gold["pairs"]}
    labelled = []
    for one, other in itertools.combinations(found, 2):
        if outlet_of[claims[one]["article"]] == outlet_of[claims[other]["article"]]:
            continue
        row = gold.get(frozenset((one, other)))
        if row is not None and not row["sure"]:
            continue
        pair = Pair.of(found[one], found[other], round(float(vectors[one] @ vectors[other]), 5))
        labelled.append(Labelled(pair, row is not None, row and row["relation"], row and row["differ_on"]))
    return labelled


def own_pairs(story: Story, splitter: Splitter, embedder: Embedder) -> list[Labelled]:
    """All pairs of a splitter's statements of different articles, labelled by the claims that they lie within.

    Pairs that only one annotator made are left out, and so are pairs in all but the same words of which no annotator
    has claims: more likely overlooked than unlike.
    """
    aligned = Aligned.of(story, splitter)
    vectors = aligned.vectors(embedder)
    gold = {frozenset(row["pair"]): row for row in story.gold["pairs"]}
    labelled = []
    for one, other in aligned.cross:
        claims = frozenset((aligned.within.get(one, one), aligned.within.get(other, other)))
        row = gold.get(claims)
        cosine = round(float(vectors[one] @ vectors[other]), 5)
        if (row is not None and not row["sure"]) or (row is None and cosine >= ALL_BUT_THE_SAME):
            continue
        pair = Pair.of(aligned.statements[one], aligned.statements[other], cosine)
        labelled.append(Labelled(pair, row is not None, row and row["relation"], row and row["differ_on"]))
    return labelled


def read_pairs(story: Story, splitter: Splitter, embedder: Embedder) -> list[tuple[Pair, PairLabel]]:
    """The pairs of a splitter's statements that a reader has labelled."""
    aligned = Aligned.of(story, splitter)
    vectors = aligned.vectors(embedder)
    read = []
    for label in read_labels(story.name):
        if label.left in vectors and label.right in vectors:
            cosine = round(float(vectors[label.left] @ vectors[label.right]), 5)
            pair = Pair.of(aligned.statements[label.left], aligned.statements[label.right], cosine)
            read.append((pair, label))
    return read


def nearest(labelled: Sequence[Labelled], count: int) -> list[Labelled]:
    """Return the pairs in which one claim is among the `count` nearest of the other."""
    rank: dict[str, int] = defaultdict(int)
    chosen = []
    for known in sorted(labelled, key=lambda known: -known.pair.similarity):
        ends = (known.pair.left.id, known.pair.right.id)
        if any(rank[end] < count for end in ends):
            chosen.append(known)
        for end in ends:
            rank[end] += 1
    return chosen


def read_set(name: str) -> list[dict[str, Any]]:
    with gzip.open(shared() / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sentence_pairs(rows: Sequence[tuple[str, str]], embedder: Embedder) -> list[Pair]:
    """Pairs of bare sentences as statements with their typed values."""
    texts = list(dict.fromkeys(text for row in rows for text in row))
    statements = dict(zip(texts, _statements(texts), strict=True))
    vectors = dict(zip(texts, embedder.embed(texts), strict=True))
    return [
        Pair.of(statements[one], statements[other], round(float(np.dot(vectors[one], vectors[other])), 5))
        for one, other in rows
    ]


def _statements(texts: Sequence[str]) -> Iterator[Statement]:
    for text, doc in zip(texts, pipeline().pipe(texts), strict=True):
        bare = Statement(content_id("sentence", text), 0, 0, len(text), text, text)
        yield annotate(bare, None, EntityIndex.from_doc(doc))
