"""What people decided, at the door of the store: for comparisons as `protocols.People`, and for commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection, select

from claimref.decisions import Conflict, Correctable, Ruling, Standing, Values, Verdict, find_conflicts
from claimref.errors import StoreError
from claimref.records import Article, Split, Statement, Voice
from claimref.store.anchors import Anchor
from claimref.store.articles import read_articles
from claimref.store.corrections import (
    Adrift,
    Corrects,
    PersonsCorrection,
    anchors_of,
    find_subjects,
    read_corrections,
    record_correction,
    values_by_statement,
)
from claimref.store.decision_lines import Loaded, dump_lines, load_lines, parse_lines
from claimref.store.explaining import MIN_ID_LENGTH, find_statement
from claimref.store.following import follow_versions
from claimref.store.judgements import (
    Attached,
    PersonsJudgement,
    Unattached,
    attach_all,
    read_judgements,
    record,
)
from claimref.store.models import StatementRow, StoryArticle
from claimref.store.standings import read_made, read_standings
from claimref.store.statements import read_statements
from claimref.store.uncorrected import read_uncorrected

Begin = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What people decided, as far as it bears on the present statements; conflicts are for people to settle."""

    attached: tuple[Attached, ...]
    unattached: tuple[Unattached, ...]
    conflicts: tuple[Conflict[Attached], ...]
    corrections: tuple[Corrects, ...] = ()
    adrift: tuple[Adrift, ...] = ()


class StorePeople:
    """People's judgements and corrections in a store; each change is one transaction."""

    def __init__(self, read: Begin, write: Begin) -> None:
        self._read = read
        self._write = write

    # For comparisons: `protocols.People`

    def corrections(self, articles: Sequence[Article], splits: Sequence[Split]) -> Mapping[str, Values]:
        by_id = {article.id: article for article in articles}
        with self._read() as connection:
            kept = read_corrections(connection)
            moved = follow_versions(connection, anchors_of(kept), among=by_id)
        found, _ = find_subjects(kept, by_id, {split.article_id: split for split in splits}, moved)
        return values_by_statement(found)

    def rulings(self, articles: Sequence[Article], standings: Sequence[Standing]) -> Sequence[Ruling]:
        by_id = {article.id: article for article in articles}
        by_article: dict[str, list[Standing]] = {}
        for standing in standings:
            by_article.setdefault(standing.made.article_id, []).append(standing)
        with self._read() as connection:
            kept = read_judgements(connection)
            moved = follow_versions(connection, _anchors(kept), among=by_id)
        attached, _ = attach_all(kept, by_id, by_article, moved)
        return [one.ruling for one in attached]

    # For commands

    def all(self) -> Judgements:
        """Return what is in force: attached to present statements, attached to none, and what contradicts itself."""
        with self._read() as connection:
            attached, unattached = _attached(connection)
            kept = read_corrections(connection)
            moved = follow_versions(connection, anchors_of(kept))
            later = {place.article_id for place in moved.values() if place is not None}
            named = sorted(later | {correction.article_id for correction in kept})
            articles = {article.id: article for article in read_articles(connection, ids=named)}
            corrections, adrift = find_subjects(kept, articles, read_made(connection, named), moved)
        return Judgements(
            tuple(attached), tuple(unattached), tuple(find_conflicts(attached)), tuple(corrections), tuple(adrift)
        )

    def judge(self, one: str, other: str, verdict: Verdict, user: str, note: str | None = None) -> PersonsJudgement:
        """Keep a person's word on two statements, by their ids; it supersedes an earlier word on the same pair."""
        with self._write() as connection:
            found = {s.id: s for s in read_statements(connection, [one, other])}
            for id_ in (one, other):
                if id_ not in found:
                    raise StoreError(f"no statement {id_!r} in the store")
            judgement = PersonsJudgement.on(found[one], found[other], verdict, user, note)
            _require_one_story(connection, found[one], found[other])
            named = {found[one].article_id, found[other].article_id}
            attached, _ = _attached(connection, named)
            same_pair = [old.judgement.id for old in attached if {old.left, old.right} == {one, other}]
            record(connection, judgement, supersedes=same_pair)
            return judgement

    def correct(
        self, statement: str, values: Mapping[Correctable, str | None], user: str, note: str | None = None
    ) -> list[PersonsCorrection]:
        """Keep a person's corrections of one statement, by its id; a value of None withdraws what was corrected.

        Raises StoreError where a speaker would belong to the outlet's own voice.
        """
        with self._write() as connection:
            made, standing_values = _find_made(connection, statement)
            for field in values.keys() - standing_values.keys():
                if values[field] is None:
                    raise StoreError(f"its {field} was not corrected: there is nothing to undo")
            after = {field: value for field, value in {**standing_values, **values}.items() if value is not None}
            _require_sense(made, after, values)
            anchor = Anchor.of(made)
            corrections = [PersonsCorrection.on(anchor, field, value, user, note) for field, value in values.items()]
            for correction in corrections:
                record_correction(connection, correction)
            return corrections

    def correct_outlet(
        self, article: Article, outlet: str | None, user: str, note: str | None = None
    ) -> PersonsCorrection:
        """Keep a person's word on which outlet an article is of; it holds at once. None: as it was read."""
        correction = PersonsCorrection.on(article.id, Correctable.OUTLET, outlet, user, note)
        with self._write() as connection:
            record_correction(connection, correction)
        return correction

    def find(self, reference: str) -> str:
        """Return the id of the statement meant, as `find_statement` does; of one that was dropped too."""
        with self._read() as connection:
            try:
                return find_statement(connection, reference).id
            except StoreError:
                made = (s.id for split in read_uncorrected(connection).values() for s in split.statements)
                dropped = [id_ for id_ in made if len(reference) >= MIN_ID_LENGTH and id_.startswith(reference)]
                if len(dropped) == 1:
                    return dropped[0]
                raise

    def words(self, place: Anchor | str) -> tuple[str | None, str | None]:
        """Return the outlet and the words at an anchor (of an article alone: no words); None for what is not there."""
        where = Anchor.parse(place) if isinstance(place, str) and ":" in place else place
        id_ = where.article_id if isinstance(where, Anchor) else where
        with self._read() as connection:
            found = read_articles(connection, ids=[id_])
        if not found:
            return None, None
        return found[0].outlet, found[0].text[where.char_start : where.char_end] if isinstance(where, Anchor) else None

    def dump(self) -> list[str]:
        """Return all that people ever decided, one JSON object a line, oldest first."""
        with self._read() as connection:
            return list(dump_lines(connection))

    def attach_lines(self, lines: Iterable[str], source: str) -> list[Attached]:
        """Return the judgements among dumped lines that are about present statements; nothing is kept."""
        given = (one for one in parse_lines(lines, source) if isinstance(one, PersonsJudgement))
        with self._read() as connection:
            return _attached(connection, kept=list(given))[0]

    def load(self, lines: Iterable[str], source: str) -> Loaded:
        """Take over what `dump` wrote, all or nothing."""
        with self._write() as connection:
            return load_lines(connection, lines, source)


def _find_made(connection: Connection, statement: str) -> tuple[Statement, Values]:
    """The statement as its splitter made it, by the id that it had or has, and the values in force for it."""
    home = connection.execute(select(StatementRow.article_id).where(StatementRow.id == statement)).scalars().all()
    ids = list(home) or list(read_uncorrected(connection))
    articles = {article.id: article for article in read_articles(connection, ids=ids)}
    found, _ = find_subjects(read_corrections(connection, article_ids=ids), articles, read_made(connection, ids))
    values = values_by_statement(found)
    for standing in (one for each in read_standings(connection, articles).values() for one in each):
        if statement in (standing.made.id, standing.now.id if standing.now else None):
            return standing.made, values.get(standing.made.id, {})
    raise StoreError(f"no statement {statement!r} in the present splits: compare its story again first")


def _attached(
    connection: Connection, article_ids: set[str] | None = None, kept: list[PersonsJudgement] | None = None
) -> tuple[list[Attached], list[Unattached]]:
    kept = read_judgements(connection) if kept is None else kept
    if article_ids is not None:
        kept = [one for one in kept if {one.left.article_id, one.right.article_id} <= article_ids]
    moved = follow_versions(connection, _anchors(kept))
    named = {place.article_id for anchor in _anchors(kept) if (place := moved.get(anchor, anchor))}
    articles = {article.id: article for article in read_articles(connection, ids=sorted(named))}
    return attach_all(kept, articles, read_standings(connection, articles), moved)


def _anchors(judgements: Iterable[PersonsJudgement]) -> list[Anchor]:
    return [anchor for judgement in judgements for anchor in (judgement.left, judgement.right)]


def _require_one_story(connection: Connection, one: Statement, other: Statement) -> None:
    stories = [
        set(
            connection.execute(
                select(StoryArticle.story_id).where(StoryArticle.article_id == statement.article_id)
            ).scalars()
        )
        for statement in (one, other)
    ]
    if not stories[0] & stories[1]:
        raise StoreError(f"{one.id} and {other.id} are of two stories: claims never cross stories")


def _require_sense(made: Statement, after: Values, given: Mapping[Correctable, str | None]) -> None:
    voice = Voice(after.get(Correctable.VOICE, made.voice))
    if given.get(Correctable.SPEAKER) is not None and voice is Voice.OUTLET:
        raise StoreError("a statement in the outlet's own voice has no speaker: add --voice attributed")
    if Correctable.SPLIT in after and len(given) > (Correctable.SPLIT in given):
        raise StoreError("that statement is dropped: take it back first, with --undo split")
