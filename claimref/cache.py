"""A cache for one process; `claimref.store` brings one that lasts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimref.protocols import Cached


class MemoryCache:
    """Keeps results in memory, by kind, component version and content key."""

    def __init__(self) -> None:
        self._known: dict[tuple[Cached, str], dict[str, Any]] = {}

    def get(self, kind: Cached, version: str, keys: Sequence[str]) -> dict[str, Any]:
        known = self._known.get((kind, version), {})
        return {key: known[key] for key in keys if key in known}

    def put(self, kind: Cached, version: str, values: Mapping[str, Any]) -> None:
        self._known.setdefault((kind, version), {}).update(values)
