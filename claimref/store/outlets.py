"""One outlet under several spellings: "Kyiv Post", "KyivPost" and "kyiv post" are one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from claimref.store.models import Outlet, OutletAlias


def spelling_key(name: str) -> str:
    """Return what stays of a name without case, spaces and punctuation (or the name, if nothing else does)."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character.isalnum()) or folded


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outlet that a spelling means; `note` says so where the spelling is new."""

    id: int
    name: str
    note: str | None = None


def resolve_outlets(connection: Connection, names: Iterable[str]) -> dict[str, Resolved]:
    """Return the outlet of each name, adding the outlets and spellings that are new.

    The spelling that the store knows wins; among new ones the most frequent, then the first in order.
    """
    counted = Counter(names)
    outlets = {row.id: row.name for row in connection.execute(select(Outlet.id, Outlet.name))}
    exact = {name: id_ for id_, name in outlets.items()}
    exact |= {row.name: row.outlet_id for row in connection.execute(select(OutletAlias.name, OutletAlias.outlet_id))}
    by_key = {spelling_key(name): id_ for name, id_ in exact.items()}
    found: dict[str, Resolved] = {}
    for name in sorted(counted, key=lambda name: (-counted[name], name)):
        key = spelling_key(name)
        id_ = exact.get(name) or by_key.get(key)
        if id_ is None:
            id_ = connection.execute(insert(Outlet).values(name=name, is_wire=False).returning(Outlet.id)).scalar_one()
            outlets[id_] = name
            by_key[key] = exact[name] = id_
        note = None
        if name not in exact:
            connection.execute(insert(OutletAlias).values(name=name, outlet_id=id_))
            exact[name] = id_
        if name != outlets[id_]:
            note = f"outlet {name!r} is taken as {outlets[id_]!r}, spelled differently"
        found[name] = Resolved(id_, outlets[id_], note)
    return found
