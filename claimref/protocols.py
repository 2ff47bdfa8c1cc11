"""The extension points: small Protocols, batches in and batches out.

An implementation is named in `registry.py` or by an entry point, and is built by a factory that takes the
`Config` and the part of its name behind the colon (`--embedder st:all-mpnet-base-v2`), if any.
Building is cheap: weights are loaded at the first call, so that a run that finds everything cached loads none.
`version` names the component and everything that changes its answers; caches are keyed by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from claimref.decisions import Ruling, Standing, Values
from claimref.records import Article, Judgement, Pair, Split

Vectors = NDArray[np.float32]
T = TypeVar("T")
R = TypeVar("R")


class Splitter(Protocol):
    """Articles → statements, one `Split` an article, in order."""

    version: str

    def split(self, articles: Sequence[Article]) -> list[Split]: ...


class Embedder(Protocol):
    """n texts → an (n, dim) float32 array of unit vectors, rows in order."""

    version: str

    @property
    def dim(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> Vectors: ...


class Judge(Protocol):
    """Pairs → judgements, in order; symmetric: the order within a pair does not matter."""

    version: str

    def judge(self, pairs: Sequence[Pair]) -> list[Judgement]: ...


class Executor(Protocol):
    """Runs a pure function over batches; results come in the order of the batches."""

    def map(self, function: Callable[[T], R], batches: Sequence[T]) -> Iterator[R]: ...


class Cached(StrEnum):
    """What is cached, and by which key."""

    SPLIT = "split"  # article id → Split
    VECTOR = "vector"  # text_sha256(text) → vector of shape (dim,)
    JUDGEMENT = "judgement"  # pair key → Judgement


class Cache(Protocol):
    """Results of expensive components by kind, component version and content key."""

    def get(self, kind: Cached, version: str, keys: Sequence[str]) -> dict[str, Any]:
        """Return what is known, by key; unknown keys are absent."""
        ...

    def put(self, kind: Cached, version: str, values: Mapping[str, Any]) -> None: ...


class People(Protocol):
    """What people decided, found again in what the components made this time."""

    def corrections(self, articles: Sequence[Article], splits: Sequence[Split]) -> Mapping[str, Values]:
        """Return the corrections in force, by the id of each statement as its splitter made it."""
        ...

    def rulings(self, articles: Sequence[Article], standings: Sequence[Standing]) -> Sequence[Ruling]:
        """Return the verdicts in force on two of these statements."""
        ...
