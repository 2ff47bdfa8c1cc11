"""The way of the data, from articles to a comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from claimref.cache import MemoryCache
from claimref.config import Config
from claimref.correcting import Nobody, correct
from claimref.matching.candidates import find_candidates
from claimref.matching.changes import by_version, find_changes, version_pairs
from claimref.matching.constraints import Constraints
from claimref.matching.grouping import group, pairs_within
from claimref.matching.settling import settle
from claimref.matching.weighing import weigh
from claimref.origins import find_origins
from claimref.outlets import Outlets, load_outlets
from claimref.protocols import Cache, Cached, Embedder, Executor, Judge, People, Splitter, Vectors
from claimref.records import (
    Article,
    Change,
    Comparison,
    Counts,
    Judgement,
    Pair,
    Split,
    Statement,
    text_sha256,
)
from claimref.registry import Component, create
from claimref.standing import origin_units

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[Cached, int, int], None]
"""Told what is being computed, how many items are done, and how many there are to compute."""


def compare(
    articles: Sequence[Article],
    config: Config,
    *,
    story: str = "story",
    cache: Cache | None = None,
    people: People | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Cross-reference `articles` as one story; the order in which they come does not matter.

    What `cache` knows is not computed again; `Comparison.counts` says what was. Without a cache everything is
    computed and forgotten. What `people` decided holds over what the components find. A version that another of the
    articles supersedes counts nowhere: it is compared with the version after it.
    """
    people = people or Nobody()
    work = Workshop(config, MemoryCache() if cache is None else cache, progress)
    versions = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    articles, superseded = by_version(versions)
    corrected = correct(articles, work.split(articles), people)
    statements = [statement for split in corrected.splits for statement in split.statements]
    vectors = work.embed([statement.text for statement in statements])
    decided = Constraints.of(people.rulings(articles, corrected.standings), statements)
    candidates = find_candidates(articles, statements, vectors, config)
    judged = work.judge([*candidates, *decided.pairs(statements, vectors, candidates)])
    weighed = decided.overrule(weigh(statements, judged, config))
    groups = group(statements, weighed, config, decided)
    while unseen := pairs_within(groups, statements, vectors, known=judged):
        judged |= work.judge(unseen)
        weighed = decided.overrule(weigh(statements, judged, config))
        groups = group(statements, weighed, config, decided)
    origins = find_origins(articles, statements, [made.ids for made in groups], outlets_of(config))
    counted = origin_units(articles, origins)
    claims, relations = settle(story, articles, groups, weighed, config, origins=counted, people=decided)
    changes = _changes(versions, superseded, statements, people, work, config) if superseded else ()
    spoken_of = {statement.article_id for change in changes for statement in (change.earlier, change.later)}
    return Comparison(
        story=story,
        articles=tuple(articles),
        statements=tuple(statements),
        claims=claims,
        relations=relations,
        origins=origins,
        changes=changes,
        superseded=tuple(article for article in superseded if article.id in spoken_of),
        skipped={split.article_id: split.skipped for split in corrected.splits},
        uncorrected=corrected.uncorrected,
        counts=work.counts,
        components=work.versions,
    )


def _changes(
    versions: Sequence[Article],
    superseded: Sequence[Article],
    statements: Sequence[Statement],
    people: People,
    work: Workshop,
    config: Config,
) -> tuple[Change, ...]:
    """What versions say otherwise than those before them; `statements` are those of the versions that stand."""
    earlier = correct(superseded, work.split(superseded), people).splits
    said = [*statements, *(statement for split in earlier for statement in split.statements)]
    pairs = version_pairs(versions, said, work.embed([statement.text for statement in said]), config)
    return find_changes(versions, said, work.judge(pairs), config)


def outlets_of(config: Config) -> Outlets:
    """The registry that says which outlets are news agencies, extended by the user's own file."""
    return load_outlets(Path(config.outlets) if config.outlets else None)


class Workshop:
    """The components that a configuration names, asked only for what the cache lacks."""

    def __init__(self, config: Config, cache: Cache, progress: Progress | None = None) -> None:
        self._cache = cache
        self._progress = progress
        self._batch_size = config.batch_size
        self._splitter: Splitter = create(Component.SPLITTER, config.splitter, config)
        self._embedder: Embedder = create(Component.EMBEDDER, config.embedder, config)
        self._judge: Judge = create(Component.JUDGE, config.judge, config)
        self._executor: Executor = create(Component.EXECUTOR, config.executor, config)
        self._computed: dict[Cached, int] = dict.fromkeys(Cached, 0)

    @property
    def counts(self) -> Counts:
        done = self._computed
        return Counts(done[Cached.SPLIT], done[Cached.VECTOR], done[Cached.JUDGEMENT])

    @property
    def versions(self) -> dict[str, str]:
        return {
            Component.SPLITTER: self._splitter.version,
            Component.EMBEDDER: self._embedder.version,
            Component.JUDGE: self._judge.version,
        }

    def split(self, articles: Sequence[Article]) -> list[Split]:
        """One `Split` an article, in order."""
        keyed = {article.id: article for article in articles}
        # One article a batch: what is finished is kept, should the run be stopped.
        known = self._through_cache(Cached.SPLIT, self._splitter.version, keyed, self._splitter.split, 1)
        return [known[article.id] for article in articles]

    def embed(self, texts: Sequence[str]) -> Vectors:
        """An array of shape (len(texts), dim); each distinct text is encoded once."""
        keys = [text_sha256(text) for text in texts]
        keyed = dict(zip(keys, texts, strict=True))
        known = self._through_cache(
            Cached.VECTOR, self._embedder.version, keyed, self._embedder.embed, self._batch_size
        )
        if not keys:
            return np.zeros((0, self._embedder.dim), dtype=np.float32)
        return np.stack([known[key] for key in keys])

    def judge(self, pairs: Sequence[Pair]) -> dict[tuple[str, str], Judgement]:
        """Judgements by (left id, right id)."""
        keyed = {pair.fingerprint: pair for pair in pairs}
        known = self._through_cache(Cached.JUDGEMENT, self._judge.version, keyed, self._judge.judge, self._batch_size)
        return {(pair.left.id, pair.right.id): known[pair.fingerprint] for pair in pairs}

    def _through_cache(
        self,
        kind: Cached,
        version: str,
        keyed: Mapping[str, T],
        compute: Callable[[Sequence[T]], Iterable[R]],
        batch_size: int,
    ) -> dict[str, R]:
        """Return a result for every key: from the cache, else computed by batches and kept batch by batch."""
        known: dict[str, R] = self._cache.get(kind, version, list(keyed))
        missing = [key for key in keyed if key not in known]
        batches = [missing[i : i + batch_size] for i in range(0, len(missing), batch_size)]
        results = self._executor.map(compute, [[keyed[key] for key in batch] for batch in batches])
        for batch, values in zip(batches, results, strict=True):
            fresh = dict(zip(batch, values, strict=True))
            self._cache.put(kind, version, fresh)
            known |= fresh
            self._computed[kind] += len(fresh)
            if self._progress:
                self._progress(kind, self._computed[kind], len(missing))
        return known
