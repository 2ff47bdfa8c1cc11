"""Comparisons in and out of the store: one current run a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from claimref.config import Config
from claimref.errors import StoreError
from claimref.records import (
    Article,
    Claim,
    Comparison,
    Counts,
    DifferOn,
    Member,
    Relation,
    RelationType,
    Split,
    Statement,
    Status,
    Unit,
)
from claimref.standing import Position, status, unit_of
from claimref.store.aliases import follow_merges, read_members
from claimref.store.articles import keep_article, name_outlets, read_articles, story_id, write_article
from claimref.store.encoding import from_json, now, to_json
from claimref.store.models import (
    ArticleRow,
    ClaimDispute,
    ClaimMember,
    ClaimRow,
    ClaimSide,
    RelationRow,
    Run,
    RunStatus,
    SplitRow,
    StatementRow,
    StoryArticle,
)
from claimref.store.origins import read_origins, write_origins
from claimref.store.statements import chunks, drop_statements, read_splits, read_statements, write_split
from claimref.store.uncorrected import read_uncorrected, write_uncorrected
from claimref.store.units import unit_names
from claimref.store.version_changes import read_changes, write_changes
from claimref.store.versions import earlier_versions


def write_comparison(connection: Connection, comparison: Comparison, config: Config | None, version: str) -> int:
    """Replace what the store holds of the story by `comparison`; return the run's id."""
    place = story_id(connection, comparison.story, create=True)
    assert place is not None
    run = _insert_run(connection, place, comparison, config, version)
    _require_articles(connection, comparison)
    _place_articles(connection, place, run, comparison)
    before = read_members(connection, place)
    connection.execute(delete(RelationRow).where(RelationRow.story_id == place))
    aliases = follow_merges(connection, place, before, comparison.claims)
    connection.execute(delete(ClaimRow).where(ClaimRow.story_id == place))
    _insert_claims(connection, place, run, comparison)
    aliases.write(connection)
    _insert_relations(connection, place, run, comparison)
    write_origins(connection, place, comparison.origins, [article.id for article in comparison.articles])
    write_changes(connection, place, run, comparison)
    _drop_stale_statements(connection, comparison)
    connection.execute(update(Run).where(Run.id == run).values(status=RunStatus.DONE.value, finished_at=now()))
    return run


def read_comparison(connection: Connection, story: str, by: Unit = Unit.OUTLET) -> Comparison:
    """Return the story's current comparison; raise StoreError where there is none."""
    run = current_run(connection, story)
    articles = read_articles(connection, story, run.id)
    splits = read_splits(connection, [article.id for article in articles])
    members = select(ClaimMember.statement_id).where(ClaimMember.run_id == run.id)
    unplaced = (
        select(StatementRow.id)
        .join(StoryArticle, StoryArticle.article_id == StatementRow.article_id)
        .where(StoryArticle.run_id == run.id, StatementRow.splitter == from_json(run.models).get("splitter", ""))
    )
    statements = read_statements(connection, members.union(unplaced))
    changes, superseded = read_changes(connection, run.id, story, articles)
    return Comparison(
        story=story,
        articles=articles,
        statements=tuple(statements),
        claims=_read_claims(connection, run.id, story, articles, statements, by),
        relations=_read_relations(connection, run.id),
        origins=read_origins(connection, run.story_id),
        changes=changes,
        superseded=superseded,
        skipped={article.id: splits[article.id].skipped for article in articles if article.id in splits},
        uncorrected=read_uncorrected(connection, [article.id for article in articles]),
        counts=Counts(run.split, run.encoded, run.judged),
        components=from_json(run.models),
    )


def current_run(connection: Connection, story: str) -> Any:
    """Return the row of the run that made the story's present claims."""
    place = story_id(connection, story)
    if place is None:
        raise StoreError(f"no story {story!r} in this store: `claimref query 'select label from story'` lists them")
    done = select(func.max(Run.id)).where(Run.story_id == place, Run.status == RunStatus.DONE.value)
    row = connection.execute(select(Run.__table__).where(Run.id == done.scalar_subquery())).one_or_none()
    if row is None:
        raise StoreError(f"story {story!r} has not been compared yet: run `claimref compare --story {story!r}`")
    return row


def _insert_run(connection: Connection, place: int, comparison: Comparison, config: Config | None, version: str) -> int:
    options = {} if config is None else config.without_secrets()
    return connection.execute(
        insert(Run)
        .values(
            story_id=place,
            version=version,
            config=to_json(options),
            models=to_json({str(part): version for part, version in comparison.components.items()}),
            split=comparison.counts.split,
            encoded=comparison.counts.encoded,
            judged=comparison.counts.judged,
            started_at=now(),
            status=RunStatus.RUNNING.value,
        )
        .returning(Run.id)
    ).scalar_one()


def _require_articles(connection: Connection, comparison: Comparison) -> None:
    """Store the articles and statements that are not stored yet, as when the comparison used another cache."""
    by_article: dict[str, list[Any]] = {article.id: [] for article in comparison.articles}
    for statement in comparison.statements:
        by_article[statement.article_id].append(statement)
    splitter = comparison.components.get("splitter", "")
    unknown = [article for article in comparison.articles if not _knows(connection, article)]
    renamed = name_outlets(connection, unknown).notes if unknown else ()
    if renamed:
        raise StoreError(f"{renamed[0]}: add_articles() comes before compare(), and compare() takes what it returns")
    _require_superseded(connection, comparison, splitter)
    for article in comparison.articles:
        write_article(connection, article, comparison.story)
        split = Split(article.id, tuple(by_article[article.id]), tuple(comparison.skipped.get(article.id, ())))
        if read_splits(connection, [article.id], splitter).get(article.id) != split:
            write_split(connection, split, splitter)
        made = comparison.uncorrected.get(article.id)
        if read_uncorrected(connection, [article.id]).get(article.id) != made:
            write_uncorrected(connection, article.id, made)


def _require_superseded(connection: Connection, comparison: Comparison, splitter: str) -> None:
    """Store the earlier versions that the changes speak of, with what they say: they have no place in the story."""
    for article in comparison.superseded:
        keep_article(connection, article, None)
        said = {change.earlier.id: change.earlier for change in comparison.changes} | {
            change.later.id: change.later for change in comparison.changes
        }
        of_article = [statement for statement in said.values() if statement.article_id == article.id]
        known = {statement.id for statement in read_statements(connection, [s.id for s in of_article])}
        if known != {statement.id for statement in of_article}:
            write_split(connection, Split(article.id, tuple(of_article)), splitter)


def _knows(connection: Connection, article: Article) -> bool:
    return connection.execute(select(ArticleRow.id).where(ArticleRow.id == article.id)).scalar() is not None


def _place_articles(connection: Connection, place: int, run: int, comparison: Comparison) -> None:
    """Make the comparison's articles the story's; what was added meanwhile and not compared yet stays too.

    So do earlier versions of its articles, as what is not compared: they stand again should the later ones be removed.
    """
    for part in chunks(article.id for article in comparison.articles):
        connection.execute(
            update(StoryArticle)
            .where(StoryArticle.story_id == place, StoryArticle.article_id.in_(part))
            .values(run_id=run)
        )
    for part in chunks(sorted(earlier_versions(connection, [article.id for article in comparison.articles]))):
        connection.execute(
            update(StoryArticle)
            .where(StoryArticle.story_id == place, StoryArticle.article_id.in_(part), StoryArticle.run_id != run)
            .values(run_id=None)
        )
    connection.execute(
        delete(StoryArticle).where(
            StoryArticle.story_id == place, StoryArticle.run_id.is_not(None), StoryArticle.run_id != run
        )
    )


def _insert_claims(connection: Connection, place: int, run: int, comparison: Comparison) -> None:
    method = comparison.components.get("judge", "")
    claims, members, sides, disputes = [], [], [], []
    for position, claim in enumerate(comparison.claims):
        claims.append(
            {
                "id": claim.id,
                "story_id": place,
                "label": claim.label,
                "representative_id": claim.representative,
                "position": position,
                "differ_on": claim.differ_on,
                "origins": claim.origins,
                "weakest_link": float(claim.weakest_link),
                "run_id": run,
            }
        )
        for n, member in enumerate(claim.members):
            members.append(
                {
                    "claim_id": claim.id,
                    "statement_id": member.statement_id,
                    "position": n,
                    "side": member.side,
                    "score": float(member.score),
                    "method": method,
                    "run_id": run,
                }
            )
        sides += [{"claim_id": claim.id, "side": side, "value": value} for side, value in claim.sides.items()]
        disputes += [
            {"claim_id": claim.id, "disputed_by_id": other, "position": n} for n, other in enumerate(claim.disputed_by)
        ]
    for table, rows in ((ClaimRow, claims), (ClaimMember, members), (ClaimSide, sides), (ClaimDispute, disputes)):
        if rows:
            connection.execute(insert(table), rows)


def _insert_relations(connection: Connection, place: int, run: int, comparison: Comparison) -> None:
    rows = [
        {
            "story_id": place,
            "left_id": relation.left,
            "right_id": relation.right,
            "position": position,
            "type": relation.type.value,
            "differ_on": relation.differ_on,
            "score": float(relation.score),
            "why": relation.why,
            "evidence": to_json(relation.evidence),
            "run_id": run,
        }
        for position, relation in enumerate(comparison.relations)
    ]
    if rows:
        connection.execute(insert(RelationRow), rows)


def _drop_stale_statements(connection: Connection, comparison: Comparison) -> None:
    """Delete the statements of earlier splitters, now that no claim of this story stands on them."""
    for part in chunks(article.id for article in comparison.articles):
        stale = (
            select(StatementRow.id)
            .join(SplitRow, SplitRow.article_id == StatementRow.article_id)
            .where(StatementRow.article_id.in_(part), StatementRow.splitter != SplitRow.splitter)
        )
        drop_statements(connection, connection.execute(stale).scalars().all())


def _read_claims(
    connection: Connection, run: int, story: str, articles: Sequence[Article], statements: Sequence[Statement], by: Unit
) -> tuple[Claim, ...]:
    units = unit_names(connection, by, story)
    outlets = {article.id: article.outlet for article in articles}
    by_id = {statement.id: statement for statement in statements}
    parts: dict[str, dict[type, list[Any]]] = {}
    for table, order in ((ClaimMember, "position"), (ClaimSide, "side"), (ClaimDispute, "position")):
        query = (
            select(table.__table__)
            .join(ClaimRow, ClaimRow.id == table.claim_id)
            .where(ClaimRow.run_id == run)
            .order_by(getattr(table, order))
        )
        for row in connection.execute(query):
            parts.setdefault(row.claim_id, {}).setdefault(table, []).append(row)
    claims = []
    query = select(ClaimRow.__table__).where(ClaimRow.run_id == run).order_by(ClaimRow.position)
    for row in connection.execute(query):
        members = [(member, by_id[member.statement_id]) for member in parts[row.id][ClaimMember]]
        # The rule that the view claim_status follows too: `db check` and a test compare the two.
        standing = status(Position(unit_of(said, units), said.voice, member.side) for member, said in members)
        named = tuple(sorted({outlets[said.article_id] for _, said in members}))
        claims.append(_claim(row, standing, named, parts[row.id]))
    return tuple(claims)


def _claim(row: Any, standing: Status, outlets: tuple[str, ...], parts: Mapping[type, list[Any]]) -> Claim:
    return Claim(
        id=row.id,
        label=row.label,
        representative=row.representative_id,
        status=standing,
        differ_on=None if row.differ_on is None else DifferOn(row.differ_on),
        outlets=outlets,
        origins=row.origins,
        members=tuple(Member(part.statement_id, part.side, part.score) for part in parts[ClaimMember]),
        sides={part.side: part.value for part in parts.get(ClaimSide, ())},
        disputed_by=tuple(part.disputed_by_id for part in parts.get(ClaimDispute, ())),
        weakest_link=row.weakest_link,
    )


def _read_relations(connection: Connection, run: int) -> tuple[Relation, ...]:
    query = select(RelationRow.__table__).where(RelationRow.run_id == run).order_by(RelationRow.position)
    return tuple(
        Relation(
            left=row.left_id,
            right=row.right_id,
            type=RelationType(row.type),
            differ_on=None if row.differ_on is None else DifferOn(row.differ_on),
            score=row.score,
            why=row.why,
            evidence=from_json(row.evidence),
        )
        for row in connection.execute(query)
    )
