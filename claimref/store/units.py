"""What counts as one voice: outlets, families or origins."""

from __future__ import annotations

from sqlalchemy import Connection, select

from claimref.records import Unit
from claimref.standing import origin_units
from claimref.store.articles import story_id
from claimref.store.models import ArticleRow, Family, Outlet, StoryArticle
from claimref.store.origins import read_origins


def unit_names(connection: Connection, by: Unit, story: str | None = None) -> dict[str, str]:
    """Return the unit of every article of `story`, or of the store, by article id.

    By origin, statements that count as another's than their article are named too.
    """
    name = Family.name if by is Unit.FAMILY else Outlet.name
    query = (
        select(ArticleRow.id, Outlet.name.label("outlet"), name.label("unit"))
        .join(Outlet, Outlet.id == ArticleRow.outlet_id)
        .outerjoin(Family, Family.id == Outlet.family_id)
    )
    place = None if story is None else story_id(connection, story)
    if story is not None:
        query = query.join(StoryArticle, StoryArticle.article_id == ArticleRow.id).where(StoryArticle.story_id == place)
    units = {row.id: row.unit or row.outlet for row in connection.execute(query)}
    return units | origin_units((), read_origins(connection, place)) if by is Unit.ORIGIN else units
