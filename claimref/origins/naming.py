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
        self._initials: dict[str, str] = {}
        for outlet in sorted(set(outlets), reverse=True):
            known = registry.by_name(outlet)
            self._spelling[known.name if known else outlet] = outlet
            # An outlet that the registry lacks may sign with its initials, which elsewhere are another agency's.
            if known is None and len(initials := _initials(outlet)) > 1:
                self._initials[initials] = outlet

    def resolve(self, name: str) -> str | None:
        """Return the outlet of that name, None where neither the registry nor an article knows it."""
        plain = name.strip(" .,")
        if plain in self._initials:
            return self._initials[plain]
        known = self._registry.by_name(plain)
        if known:
            return self._spelling.get(known.name, known.name)
        return plain if plain in self._spelling.values() else None

    def agency(self, name: str) -> str | None:
        """Return the news agency of that name, None where it is none."""
        plain = name.strip(" .,")
        if plain in self._initials:
            return self._initials[plain]
        known = self._registry.by_name(plain)
        return self._spelling.get(known.name, known.name) if known and known.is_wire else None

    def at(self, url: str) -> str | None:
        """Return the outlet that a URL belongs to."""
        known = self._registry.by_url(url)
        return self._spelling.get(known.name, known.name) if known else None

    def kind(self, name: str) -> OriginKind:
        return OriginKind.WIRE if self.agency(name) else OriginKind.OUTLET


def _initials(outlet: str) -> str:
    """The initials of an outlet of several words: "Gull Coast Agency" signs as "GCA"."""
    words = [word for word in outlet.split() if word[0].isupper() and word.lower() != "the"]
    return "".join(word[0] for word in words) if len(words) > 1 else ""
