"""What is known about outlets and articles besides their texts: families, wires, origins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from claimref.store.models import ArticleOrigin, Family, Origin, Outlet
from claimref.store.outlets import spelling_key


@dataclass(frozen=True, slots=True)
class OutletFact:
    """What a registry of outlets knows: the family is the owner or the agency that several outlets belong to."""

    name: str
    domain: str | None = None
    family: str | None = None
    is_wire: bool = False


@dataclass(frozen=True, slots=True)
class OriginFact:
    """An article that goes back to the origin `label`: by which method found, how surely, on which evidence."""

    article_id: str
    label: str
    kind: str
    method: str
    score: float
    evidence: str | None = None


def describe_outlets(connection: Connection, facts: Iterable[OutletFact]) -> None:
    known = {spelling_key(row.name): row.id for row in connection.execute(select(Outlet.id, Outlet.name))}
    for fact in facts:
        outlet = known.get(spelling_key(fact.name))
        if outlet is None:
            continue
        family = None if fact.family is None else _id_of(connection, Family, fact.family)
        connection.execute(
            update(Outlet).where(Outlet.id == outlet).values(domain=fact.domain, family_id=family, is_wire=fact.is_wire)
        )


def set_origins(connection: Connection, origins: Iterable[OriginFact]) -> None:
    origins = list(origins)
    for article in sorted({origin.article_id for origin in origins}):
        connection.execute(delete(ArticleOrigin).where(ArticleOrigin.article_id == article))
    for origin in origins:
        id_ = _id_of(connection, Origin, origin.label, kind=origin.kind)
        connection.execute(
            insert(ArticleOrigin).values(
                article_id=origin.article_id,
                origin_id=id_,
                method=origin.method,
                score=origin.score,
                evidence=origin.evidence,
            )
        )


def _id_of(connection: Connection, table: type[Family] | type[Origin], name: str, **values: str) -> int:
    """Return the id of the row of that name, adding it if it is new."""
    attribute = table.__table__.c["name" if table is Family else "label"]
    found = connection.execute(select(table.id).where(attribute == name)).scalar()
    if found is not None:
        return found
    return connection.execute(insert(table).values({attribute.name: name, **values}).returning(table.id)).scalar_one()
