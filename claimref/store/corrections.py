"""People's corrections of statements and of articles' outlets: kept for ever, only superseded, found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select, update

from claimref.decisions import Correctable, Standing, Values
from claimref.errors import StoreError
from claimref.records import Article, Split, content_id, text_sha256
from claimref.store.anchors import Anchor, Detached, attach
from claimref.store.following import NOT_IN_LATER_VERSION, Moved
from claimref.store.models import ArticleRow, Correction, Outlet
from claimref.store.outlets import resolve_outlets
from claimref.store.superseding import put_in_force

OF_THE_WHOLE = frozenset({Correctable.TEXT, Correctable.SPLIT})
"""What a person said of exactly these words: it must not be put on a statement that is cut otherwise."""


@dataclass(frozen=True, slots=True)
class PersonsCorrection:
    """The right `value` of one field, by one person; `anchor` is a place, or for an outlet the article's id.

    A `value` of None withdraws: it is as it was found.
    """

    anchor: str
    field: Correctable
    value: str | None
    user: str
    created_at: str
    note: str | None = None
    superseded_by: str | None = None

    @property
    def id(self) -> str:
        return content_id("correction", self.anchor, self.field.value, self.value, self.user, self.created_at)

    @property
    def article_id(self) -> str:
        return self.anchor.partition(":")[0]

    @classmethod
    def on(
        cls, anchor: Anchor | str, field: Correctable, value: str | None, user: str, note: str | None = None
    ) -> PersonsCorrection:
        """A correction made now."""
        return cls(str(anchor), field, value, user, datetime.now(UTC).isoformat(), note)


@dataclass(frozen=True, slots=True)
class Corrects:
    """A correction in force, and the id of the statement (as its splitter made it) or article that it corrects."""

    correction: PersonsCorrection
    subject: str


@dataclass(frozen=True, slots=True)
class Adrift:
    """A correction in force that corrects nothing that is there, and why."""

    correction: PersonsCorrection
    reason: str


def record_correction(connection: Connection, correction: PersonsCorrection) -> None:
    """Keep a correction; the one in force of the same field is superseded by it. An outlet changes at once."""
    same = (Correction.anchor == correction.anchor, Correction.field == correction.field.value)
    is_new = put_in_force(connection, Correction, _row(correction), same)
    if is_new and correction.field is Correctable.OUTLET:
        apply_outlets(connection, [correction.article_id])


def read_corrections(
    connection: Connection, *, in_force: bool = True, article_ids: Iterable[str] | None = None
) -> list[PersonsCorrection]:
    """Return the corrections in the order in which they were made: those in force, or all that were ever made."""
    wanted = None if article_ids is None else set(article_ids)
    return [
        correction
        for correction, _ in corrections_as_stored(connection)
        if (wanted is None or correction.article_id in wanted) and not (in_force and correction.superseded_by)
    ]


def corrections_as_stored(connection: Connection) -> Iterator[tuple[PersonsCorrection, str]]:
    """Yield every correction in the order in which they were made, each with the id that it is stored under."""
    query = select(Correction.__table__).order_by(Correction.created_at, Correction.id)
    for row in connection.execute(query):
        correction = PersonsCorrection(
            anchor=row.anchor,
            field=Correctable(row.field),
            value=row.value,
            user=row.user,
            created_at=row.created_at,
            note=row.note,
            superseded_by=row.superseded_by,
        )
        yield correction, row.id


def find_subjects(
    corrections: Iterable[PersonsCorrection],
    articles: Mapping[str, Article],
    made: Mapping[str, Split],
    moved: Moved = {},  # noqa: B006 (it is never changed)
) -> tuple[list[Corrects], list[Adrift]]:
    """Find what each correction corrects among what the splitters made (`made`, by article id).

    `moved` says where anchors stand in later versions of their articles.
    """
    found: list[Corrects] = []
    adrift: list[Adrift] = []
    for correction in corrections:
        subject = _subject(correction, articles, made, moved)
        if isinstance(subject, Detached):
            adrift.append(Adrift(correction, subject.reason))
        else:
            found.append(Corrects(correction, subject))
    return found, adrift


def _subject(
    correction: PersonsCorrection, articles: Mapping[str, Article], made: Mapping[str, Split], moved: Moved
) -> str | Detached:
    if correction.field is Correctable.OUTLET:
        known = correction.article_id in articles
        return correction.article_id if known else Detached("its article is no longer in the store")
    original = Anchor.parse(correction.anchor)
    anchor = moved.get(original, original)
    if anchor is None:
        return Detached(NOT_IN_LATER_VERSION)
    split = made.get(anchor.article_id)
    standings = [Standing(statement, statement) for statement in (split.statements if split else ())]
    article = articles.get(anchor.article_id)
    place = attach(anchor, article, standings, exactly=correction.field in OF_THE_WHOLE)
    return place if isinstance(place, Detached) else place.made.id


def anchors_of(corrections: Iterable[PersonsCorrection]) -> list[Anchor]:
    """The places that corrections of statements are about."""
    return [Anchor.parse(one.anchor) for one in corrections if one.field is not Correctable.OUTLET]


def values_by_statement(found: Iterable[Corrects]) -> dict[str, Values]:
    """Return the values in force by statement id; of several of one field the latest holds."""
    latest: dict[str, dict[Correctable, str | None]] = {}
    for one in sorted(found, key=lambda one: (one.correction.created_at, one.correction.id)):
        if one.correction.field is not Correctable.OUTLET:
            latest.setdefault(one.subject, {})[one.correction.field] = one.correction.value
    return {
        subject: {field: value for field, value in values.items() if value is not None}
        for subject, values in latest.items()
    }


def corrected_outlets(connection: Connection, article_ids: Sequence[str] | None = None) -> dict[str, str]:
    """Return by article id the outlets that people corrected."""
    return {
        correction.article_id: correction.value
        for correction in read_corrections(connection, article_ids=article_ids)
        if correction.field is Correctable.OUTLET and correction.value is not None
    }


def settle_outlets(connection: Connection, articles: Sequence[Article]) -> list[Article]:
    """Return articles as read, each with the outlet that people say it has; it keeps the id that it was stored under.

    So does one that is read with the right outlet from the start.
    """
    moved = corrected_outlets(connection)
    if not moved:
        return list(articles)
    query = (
        select(ArticleRow.id, ArticleRow.locator, ArticleRow.text_sha256, Outlet.name)
        .join(Outlet, Outlet.id == ArticleRow.outlet_id)
        .where(ArticleRow.id.in_(sorted(moved)))
    )
    stored = {(row.name, row.locator, row.text_sha256): row.id for row in connection.execute(query)}
    settled = []
    for article in articles:
        known = article.id if article.id in moved else None
        known = known or stored.get((article.outlet, article.locator, text_sha256(article.text)))
        settled.append(replace(article, outlet=moved[known], known_as=known) if known else article)
    return settled


def apply_outlets(connection: Connection, article_ids: Sequence[str]) -> None:
    """Give articles the outlets that people say they have; withdrawn, the one that the article's id was made with."""
    corrections = {
        correction.article_id: correction
        for correction in read_corrections(connection, article_ids=article_ids)
        if correction.field is Correctable.OUTLET
    }
    for id_, correction in corrections.items():
        row = connection.execute(select(ArticleRow.__table__).where(ArticleRow.id == id_)).one_or_none()
        if row is None:
            continue
        if correction.value is None:
            outlet = _original_outlet(connection, row)
        else:
            outlet = resolve_outlets(connection, [correction.value])[correction.value].id
        connection.execute(update(ArticleRow).where(ArticleRow.id == id_).values(outlet_id=outlet))


def _original_outlet(connection: Connection, article: Any) -> int:
    for outlet in connection.execute(select(Outlet.id, Outlet.name)):
        if content_id("article", outlet.name, article.locator, article.text) == article.id:
            return int(outlet.id)
    raise StoreError(f"cannot find the outlet under which article {article.id} was read: name it with --outlet")


def _row(correction: PersonsCorrection) -> dict[str, Any]:
    return {
        "id": correction.id,
        "anchor": correction.anchor,
        "field": correction.field.value,
        "value": correction.value,
        "user": correction.user,
        "note": correction.note,
        "created_at": correction.created_at,
        "superseded_by": correction.superseded_by,
    }
