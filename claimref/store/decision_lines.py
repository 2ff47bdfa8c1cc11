"""What people decided as lines of JSON: judgements and corrections, out of one store and into another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from claimref.decisions import DROPPED, Correctable, Verdict
from claimref.errors import StoreError
from claimref.records import Article, Kind, Stance, Voice
from claimref.store.anchors import Anchor
from claimref.store.articles import read_articles
from claimref.store.corrections import PersonsCorrection, read_corrections, record_correction
from claimref.store.judgements import PersonsJudgement, read_judgements, record, settle_order
from claimref.store.models import Correction, JudgementRow
from claimref.store.superseding import settle_chain, supersede


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load brought: judgements and corrections that are new here, and how many were known already."""

    judgements: int
    corrections: int
    known: int


def dump_lines(connection: Connection) -> Iterator[str]:
    """Yield every judgement and then every correction ever made, oldest first, with the words that they are about."""
    articles = {article.id: article for article in read_articles(connection)}
    for judgement in read_judgements(connection, in_force=False):
        line: dict[str, Any] = asdict(judgement)
        line["left"], line["right"] = (_described(a, articles) for a in (judgement.left, judgement.right))
        yield json.dumps({"id": judgement.id, **line}, ensure_ascii=False)
    for correction in read_corrections(connection, in_force=False):
        line = asdict(correction)
        del line["anchor"]
        of = (
            {"anchor": correction.anchor}
            if correction.field is Correctable.OUTLET
            else _described(Anchor.parse(correction.anchor), articles)
        )
        yield json.dumps({"id": correction.id, "of": of, **line}, ensure_ascii=False)


def load_lines(connection: Connection, lines: Iterable[str], source: str) -> Loaded:
    """Take over what `dump_lines` wrote, all or nothing; what is known already is left alone.

    Of all that was said of one pair of places, or of one field, the latest is in force, whichever store it comes from.
    """
    given = list(parse_lines(lines, source))
    judgements = {one.id: one for one in given if isinstance(one, PersonsJudgement)}
    corrections = {one.id: one for one in given if isinstance(one, PersonsCorrection)}
    known = {one.id for one in read_judgements(connection, in_force=False)} | {
        one.id for one in read_corrections(connection, in_force=False)
    }
    new = _in_order(one for one in judgements.values() if one.id not in known)
    for judgement in new:
        record(connection, replace(judgement, superseded_by=None))
    _follow(connection, new)
    settle_order(connection)
    fresh = _in_order(one for one in corrections.values() if one.id not in known)
    for correction in fresh:
        record_correction(connection, replace(correction, superseded_by=None))
    _settle_corrections(connection)
    return Loaded(len(new), len(fresh), len(given) - len(new) - len(fresh))


def _in_order(made: Iterable[Any]) -> list[Any]:
    return sorted(made, key=lambda one: (one.created_at, one.id))


def _follow(connection: Connection, new: Iterable[PersonsJudgement]) -> None:
    """Keep superseded what a later judgement on other anchors of the same two statements superseded."""
    there = {judgement.id: judgement for judgement in read_judgements(connection, in_force=False)}
    for judgement in new:
        later = there.get(judgement.superseded_by or "")
        if later is not None and (later.left, later.right) != (judgement.left, judgement.right):
            supersede(connection, JudgementRow, {judgement.id: later.id})


def _settle_corrections(connection: Connection) -> None:
    """Let each correction be superseded by the next one made of the same field at the same place."""
    chains: dict[tuple[str, Correctable], list[PersonsCorrection]] = {}
    for correction in read_corrections(connection, in_force=False):
        chains.setdefault((correction.anchor, correction.field), []).append(correction)
    for chain in chains.values():
        settle_chain(connection, Correction, chain)


def _described(anchor: Anchor, articles: Mapping[str, Article]) -> dict[str, Any]:
    article = articles.get(anchor.article_id)
    if article is None:
        return {"anchor": str(anchor)}
    quote = article.text[anchor.char_start : anchor.char_end]
    return {"anchor": str(anchor), "outlet": article.outlet, "source": article.locator, "quote": quote}


def parse_lines(lines: Iterable[str], source: str) -> Iterator[PersonsJudgement | PersonsCorrection]:
    """Yield what `dump_lines` wrote; raise StoreError that names the first line that is something else."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            said = _correction(given) if "field" in given else _judgement(given)
        except (ValueError, KeyError, TypeError, AttributeError, StoreError) as error:
            raise StoreError(f"{source}, line {number}: not a judgement ({type(error).__name__}: {error})") from error
        if isinstance(said, PersonsJudgement) and str(said.left) >= str(said.right):
            raise StoreError(f"{source}, line {number}: left and right are not in order")
        yield said


def _judgement(given: Mapping[str, Any]) -> PersonsJudgement:
    return PersonsJudgement(
        left=Anchor.parse(given["left"]["anchor"]),
        right=Anchor.parse(given["right"]["anchor"]),
        verdict=Verdict(given["verdict"]),
        user=str(given["user"]),
        created_at=_moment(given["created_at"]),
        note=given.get("note"),
        superseded_by=given.get("superseded_by"),
    )


def _correction(given: Mapping[str, Any]) -> PersonsCorrection:
    field, anchor = Correctable(given["field"]), str(given["of"]["anchor"])
    if field is not Correctable.OUTLET:
        Anchor.parse(anchor)
    if given["value"] is not None:
        check_value(field, given["value"])
    return PersonsCorrection(
        anchor=anchor,
        field=field,
        value=given["value"],
        user=str(given["user"]),
        created_at=_moment(given["created_at"]),
        note=given.get("note"),
    )


def check_value(field: Correctable, value: str) -> None:
    """Raise ValueError where `field` cannot have this value."""
    match field:
        case Correctable.VOICE:
            Voice(value)
        case Correctable.STANCE:
            Stance(value)
        case Correctable.KIND:
            Kind(value)
        case Correctable.SPLIT if value != DROPPED:
            raise ValueError(f"{value!r} is not {DROPPED!r}")
        case _ if not value.strip():
            raise ValueError(f"a blank {field}")


def _moment(given: str) -> str:
    return datetime.fromisoformat(given).astimezone(UTC).isoformat()
