"""A splitter's statements of an annotated story, each with the annotators' claim that it matches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.stories import Story, load_articles, scorer
from claimref.protocols import Embedder, Splitter
from claimref.records import Article, Statement

ALL_BUT_THE_SAME = 0.93
"""Cosine of texts that say the same thing in the same words."""


@dataclass(frozen=True)
class Aligned:
    """`statements` by id; by statement id the number of its article, the claim that it matches, and the claim that it
    matches or at least lies within, as the scorer of the annotated stories finds them."""

    statements: dict[str, Statement]
    articles: dict[str, int]
    matched: dict[str, str]
    within: dict[str, str]

    @classmethod
    def of(cls, story: Story, splitter: Splitter) -> Aligned:
        articles = load_articles(story)
        statements = {s.id: s for split in splitter.split(articles) for s in split.statements}
        return cls(statements, *align(story, as_comparison(articles, statements.values())))

    @cached_property
    def cross(self) -> list[tuple[str, str]]:
        """All pairs of statements of different articles, each pair and the list ascending by id."""
        ids = sorted(self.articles)
        return [(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :] if self.articles[a] != self.articles[b]]

    def vectors(self, embedder: Embedder) -> dict[str, NDArray[np.float32]]:
        """Return the statements' unit vectors by id, each of shape (dim,)."""
        ids = sorted(self.articles)
        return dict(zip(ids, embedder.embed([self.statements[id_].text for id_ in ids]), strict=True))


def align(story: Story, comparison: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, str], dict[str, str]]:
    """Return, by statement id, the article's number, the claim matched, and the claim matched or lain within."""
    score = scorer()
    located, *_ = score.locate(comparison, story.gold, story.folder)
    claims = {claim["id"]: claim | {"span": (claim["start"], claim["end"])} for claim in story.gold["claims"]}
    matched, within = score.match(located, claims, [row["article"] for row in story.gold["articles"]])
    return {statement["id"]: statement["n"] for statement in located}, matched, within


def as_comparison(articles: Sequence[Article], statements: Iterable[Statement]) -> dict[str, object]:
    """What the scorer needs of a comparison to find its statements."""
    return {
        "articles": [{"id": article.id, "path": article.path} for article in articles],
        "statements": [
            {name: getattr(s, name) for name in ("id", "article_id", "char_start", "char_end", "quote", "text")}
            for s in statements
        ],
    }
