"""The cache that lasts: splits as statement rows, vectors and verdicts by content hash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
from sqlalchemy import Connection, delete, insert, select

from claimref.errors import StoreError
from claimref.protocols import Cached
from claimref.records import DifferOn, Judgement, RelationType, Split
from claimref.store.encoding import from_json, to_json
from claimref.store.models import ArticleRow, Embedding, VerdictRow
from claimref.store.statements import chunks, read_splits, write_split
from claimref.store.uncorrected import read_uncorrected

Begin = Callable[[], AbstractContextManager[Connection]]


class StoreCache:
    """`protocols.Cache` on the store's tables; each `put` is one transaction (a split: one an article)."""

    def __init__(self, read: Begin, write: Begin) -> None:
        self._read = read
        self._write = write

    def get(self, kind: Cached, version: str, keys: Sequence[str]) -> dict[str, Any]:
        with self._read() as connection:
            return _GET[kind](connection, version, list(keys))

    def put(self, kind: Cached, version: str, values: Mapping[str, Any]) -> None:
        if kind is Cached.SPLIT:
            for split in values.values():
                with self._write() as connection:
                    _put_split(connection, version, split)
            return
        with self._write() as connection:
            _PUT[kind](connection, version, values)


def model_and_revision(version: str) -> tuple[str, str]:
    """Split an embedder's version at its last `@`: what stands before names the model."""
    model, mark, revision = version.rpartition("@")
    return (model, revision) if mark else (version, "")


def _put_split(connection: Connection, version: str, split: Split) -> None:
    if connection.execute(select(ArticleRow.id).where(ArticleRow.id == split.article_id)).scalar() is None:
        raise StoreError(
            f"cannot store the statements of article {split.article_id}, which the store does not hold: "
            "add_articles() comes before compare(), and compare() takes the articles that it returns"
        )
    write_split(connection, split, version)


def _get_splits(connection: Connection, version: str, keys: list[str]) -> dict[str, Any]:
    # What people corrected is corrected again at every comparison: the splitter's own work is what is cached.
    return read_splits(connection, keys, version) | read_uncorrected(connection, keys, version)


def _get_vectors(connection: Connection, version: str, keys: list[str]) -> dict[str, Any]:
    model, revision = model_and_revision(version)
    found: dict[str, Any] = {}
    for part in chunks(keys):
        query = select(Embedding.text_sha256, Embedding.vector).where(
            Embedding.model == model, Embedding.revision == revision, Embedding.text_sha256.in_(part)
        )
        for row in connection.execute(query):
            found[row.text_sha256] = np.frombuffer(row.vector, dtype="<f4").astype(np.float32)
    return found


def _put_vectors(connection: Connection, version: str, values: Mapping[str, Any]) -> None:
    model, revision = model_and_revision(version)
    arrays = {key: np.ascontiguousarray(vector, dtype="<f4") for key, vector in values.items()}
    # What another writer stored meanwhile is the same by content: the later one replaces it.
    for part in chunks(arrays):
        connection.execute(
            delete(Embedding).where(
                Embedding.model == model, Embedding.revision == revision, Embedding.text_sha256.in_(part)
            )
        )
    if arrays:
        connection.execute(
            insert(Embedding),
            [
                {
                    "text_sha256": key,
                    "model": model,
                    "revision": revision,
                    "dim": len(array),
                    "vector": array.tobytes(),
                }
                for key, array in arrays.items()
            ],
        )


def _get_verdicts(connection: Connection, version: str, keys: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in chunks(keys):
        query = select(VerdictRow.__table__).where(VerdictRow.judge == version, VerdictRow.pair_key.in_(part))
        for row in connection.execute(query):
            found[row.pair_key] = Judgement(
                same_point=row.same_point,
                relation=RelationType(row.relation),
                differ_on=None if row.differ_on is None else DifferOn(row.differ_on),
                differ_score=row.differ_score,
                why=row.why,
                evidence=from_json(row.evidence),
            )
    return found


def _put_verdicts(connection: Connection, version: str, values: Mapping[str, Judgement]) -> None:
    for part in chunks(values):
        connection.execute(delete(VerdictRow).where(VerdictRow.judge == version, VerdictRow.pair_key.in_(part)))
    if values:
        connection.execute(
            insert(VerdictRow),
            [
                {
                    "pair_key": key,
                    "judge": version,
                    "same_point": float(judgement.same_point),
                    "relation": judgement.relation.value,
                    "differ_on": judgement.differ_on,
                    "differ_score": float(judgement.differ_score),
                    "why": judgement.why,
                    "evidence": to_json(judgement.evidence),
                }
                for key, judgement in values.items()
            ],
        )


_GET = {Cached.SPLIT: _get_splits, Cached.VECTOR: _get_vectors, Cached.JUDGEMENT: _get_verdicts}
_PUT = {Cached.VECTOR: _put_vectors, Cached.JUDGEMENT: _put_verdicts}
