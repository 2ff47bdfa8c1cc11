"""Outlets and agencies by any of their names, spelled as the story's articles spell them."""

from __future__ import annotations

from collections.abc import Iterable

from claimref.outlets import Outlets
from claimref.records import OriginKind


class Names:
    """Resolves names to outlets; what the registry calls otherwise than the articles is called as by the articles."""

    def __init__(self, registry: Outlets, outlets: Iterable[str]) -> None:
        self._registry = registry
        self._spelling: dict[str, str] = {}
        for outlet in sorted(set(outlets), reverse=True):
            known = registry.by_name(outlet)
            self._spelling[known.name if known else outlet] = outlet

    def resolve(self, name: str) -> str | None:
        """Return the outlet of that name, None where neither the registry nor an article knows it."""
        plain = name.strip(" .,")
        known = self._registry.by_name(plain)
        if known:
            return self._spelling.get(known.name, known.name)
        return plain if plain in self._spelling.values() else None

    def agency(self, name: str) -> str | None:
        """Return the news agency of that name, None where it is none."""
        known = self._registry.by_name(name.strip(" .,"))
        return self._spelling.get(known.name, known.name) if known and known.is_wire else None

    def at(self, url: str) -> str | None:
        """Return the outlet that a URL belongs to."""
        known = self._registry.by_url(url)
        return self._spelling.get(known.name, known.name) if known else None

    def kind(self, name: str) -> OriginKind:
        return OriginKind.WIRE if self.agency(name) else OriginKind.OUTLET
