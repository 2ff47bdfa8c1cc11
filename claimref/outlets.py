"""Outlets by name, alias and domain: the registry that ships with the package, and the user's own additions."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from claimref.errors import SourceError

COLUMNS = ("name", "domain", "country", "family", "is_wire", "aliases")
_REQUIRED = ("name",)
# Subdomains that say how a page is served and not who serves it.
_SERVING = re.compile(r"^(?:www\d?|m|mobile|amp|edition|web|en|eng|english|news|beta|old)\.")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher: `family` is the owner or agency that it shares with others; `domains` its first is its main one."""

    name: str
    domains: tuple[str, ...] = ()
    country: str | None = None
    family: str | None = None
    is_wire: bool = False
    aliases: tuple[str, ...] = ()


def outlet_key(name: str) -> str:
    """Return what two spellings of one name have in common: letters and digits, no case, accents or leading "the"."""
    # Folded again: what compatibility makes of a sign may have capitals ("㎴" is "pV").
    plain = unicodedata.normalize("NFKD", name.casefold()).casefold()
    words = re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


class Outlets:
    """Looks outlets up; later entries overrule earlier ones of the same name, alias or domain."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._by_key: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        for outlet in outlets:
            for name in (*outlet.aliases, *outlet.domains, outlet.name):
                self._by_key[outlet_key(name)] = outlet
            for domain in outlet.domains:
                self._by_domain[domain.casefold()] = outlet

    def __iter__(self) -> Iterator[Outlet]:
        return iter(dict.fromkeys(self._by_key.values()))

    def by_name(self, name: str) -> Outlet | None:
        """Return the outlet of that name, alias or domain, in any spelling."""
        return self._by_key.get(outlet_key(name))

    def by_url(self, url: str) -> Outlet | None:
        """Return the outlet that the host of `url` belongs to, the longest known domain first."""
        host = host_of(url)
        while host and "." in host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None


def host_of(url: str) -> str | None:
    """Return the host of `url` in lower case without a serving prefix (www., m., amp. …)."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host:
        return None
    shorter = _SERVING.sub("", host)
    return shorter if "." in shorter else host


def load_outlets(extra: Path | None = None) -> Outlets:
    """Return the shipped registry, extended by the file `extra`; raise SourceError if that is malformed."""
    if extra is None:
        return _shipped()
    try:
        text = extra.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"cannot read outlets {extra}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"cannot read outlets {extra}: byte {error.start} is not UTF-8; save it as UTF-8") from error
    return Outlets([*_shipped(), *_parse(text, str(extra))])


@lru_cache(maxsize=1)
def _shipped() -> Outlets:
    file = resources.files("claimref") / "outlets.csv"
    return Outlets(_parse(file.read_text(encoding="utf-8"), "outlets.csv"))


def _parse(text: str, source: str) -> list[Outlet]:
    rows = csv.DictReader(io.StringIO(text), strict=True)
    try:
        header = list(rows.fieldnames or [])
        for name in header:
            if name not in COLUMNS:
                raise SourceError(f"{source}, line 1: unknown column {name!r}; expected {','.join(COLUMNS)}")
        for name in _REQUIRED:
            if name not in header:
                raise SourceError(f"{source}, line 1: column {name!r} is missing; expected {','.join(COLUMNS)}")
        return [_outlet(row, f"{source}, line {rows.line_num}") for row in rows]
    except csv.Error as error:
        raise SourceError(
            f"{source}, line {rows.line_num}: not valid CSV ({error}); check its quotation marks"
        ) from error


def _outlet(row: dict[str, str | None], where: str) -> Outlet:
    if None in row or None in row.values():
        raise SourceError(f"{where}: the number of cells is not that of the header; quote a cell that holds a comma")
    cells = {name: (value or "").strip() for name, value in row.items()}
    if not cells["name"]:
        raise SourceError(f"{where}, column name: blank; expected the outlet's name")
    wire = cells.get("is_wire", "").casefold()
    if wire not in ("", "0", "1", "no", "yes", "false", "true"):
        raise SourceError(f"{where}, column is_wire: found {wire!r}; expected yes or no")
    return Outlet(
        name=cells["name"],
        domains=tuple(part.strip().casefold() for part in cells.get("domain", "").split(";") if part.strip()),
        country=cells.get("country") or None,
        family=cells.get("family") or None,
        is_wire=wire in ("1", "yes", "true"),
        aliases=tuple(part.strip() for part in cells.get("aliases", "").split(";") if part.strip()),
    )
