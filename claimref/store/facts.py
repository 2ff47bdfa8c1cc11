"""What is known about outlets: families, domains, wires."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from claimref.store.models import Family, Outlet
from claimref.store.outlets import spelling_key


@dataclass(frozen=True, slots=True)
class OutletFact:
    """What a registry of outlets knows: the family is the owner or the agency that several outlets belong to."""

    name: str
    domain: str | None = None
    family: str | None = None
    is_wire: bool = False


def describe_outlets(connection: Connection, facts: Iterable[OutletFact]) -> None:
    known = {spelling_key(row.name): row.id for row in connection.execute(select(Outlet.id, Outlet.name))}
    for fact in facts:
        outlet = known.get(spelling_key(fact.name))
        if outlet is None:
            continue
        family = None if fact.family is None else _id_of(connection, fact.family)
        connection.execute(
            update(Outlet).where(Outlet.id == outlet).values(domain=fact.domain, family_id=family, is_wire=fact.is_wire)
        )


def _id_of(connection: Connection, family: str) -> int:
    """Return the id of the family of that name, adding it if it is new."""
    found = connection.execute(select(Family.id).where(Family.name == family)).scalar()
    if found is not None:
        return found
    return connection.execute(insert(Family).values(name=family).returning(Family.id)).scalar_one()
