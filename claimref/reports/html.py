"""The HTML report: one self-contained file that works from disk, without a network.

Everything that comes from articles is hostile input: Jinja2 escapes it, no script reads it as markup, and a
content security policy allows no script but the report's own.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from claimref.agreement import (
    STATUS_ORDER,
    claim_matrix,
    first_said,
    outlet_matrix,
    outlets,
    statement_outlets,
)
from claimref.records import (
    Article,
    Claim,
    Comparison,
    DifferOn,
    Relation,
    RelationType,
    Statement,
    Status,
    Voice,
)
from claimref.reports.changes import build_changes
from claimref.reports.holders import clearest
from claimref.reports.marking import mark_differences, mark_statements
from claimref.reports.origins import OriginNotes
from claimref.reports.ranking import find_doubts, rank_claims
from claimref.reports.rows import deciding_words, find_disputing
from claimref.reports.time_axis import time_axis


def html(comparison: Comparison) -> str:
    """Return the report as one HTML document."""
    templates = files("claimref.reports") / "templates"
    script = (templates / "report.js").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    template = environment.from_string((templates / "report.html.j2").read_text(encoding="utf-8"))
    return template.render(
        report=_Report(comparison).as_context(),
        style=Markup((templates / "report.css").read_text(encoding="utf-8")),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The statement elsewhere that an `only` claim may share its point with."""

    id: str
    outlet: str
    quote: str
    score: str


class _Report:
    """What the template shows, looked up once."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._outlets = outlets(comparison)
        self._outlet_of = statement_outlets(comparison)
        self._statements = {statement.id: statement for statement in comparison.statements}
        articles = {article.id: article for article in comparison.articles}
        self._article_of = {s.id: articles[s.article_id] for s in comparison.statements}
        self._relations = {(relation.left, relation.right): relation for relation in comparison.relations}
        self._claims = rank_claims(comparison)
        self._doubts = find_doubts(comparison)
        self._origins = OriginNotes(comparison)
        self._number = {claim.id: number for number, claim in enumerate(self._claims, 1)}
        self._disputing = find_disputing(comparison)

    def as_context(self) -> dict[str, Any]:
        comparison = self._comparison
        cells = dict(zip((claim.id for claim in comparison.claims), claim_matrix(comparison), strict=True))
        nearest = self._nearest_elsewhere()
        return {
            "story": comparison.story,
            "outlets": self._outlets,
            "figures": self._figures(),
            "statuses": [status.value for status in STATUS_ORDER],
            "slots": [slot.value for slot in DifferOn],
            "claims": [self._claim(claim, cells[claim.id], nearest) for claim in self._claims],
            "heat": self._heat(),
            "changes": self._changes(),
            "times": time_axis(comparison, self._number),
            "timeline": self._timeline(),
            "articles": [self._article(article) for article in _by_date(comparison.articles)],
            "components": sorted(comparison.components.items()),
        }

    def _figures(self) -> list[dict[str, object]]:
        statuses = [claim.status for claim in self._claims]
        counts = {
            "articles": len(self._comparison.articles),
            "outlets": len(self._outlets),
            "statements": len(self._statements),
            "claims": len(self._claims),
            "differ": statuses.count(Status.DIFFER) + statuses.count(Status.SELF_DIFFERS),
            "agree": statuses.count(Status.AGREE),
            "one outlet alone": statuses.count(Status.ONLY),
        }
        return [{"name": name, "value": value} for name, value in counts.items()]

    def _claim(self, claim: Claim, cells: Mapping[str, Any], nearest: Mapping[str, _Nearest]) -> dict[str, Any]:
        first = first_said(claim, self._article_of)
        alone = claim.status is Status.ONLY
        near = [nearest[i] for i in claim.statements if i in nearest] if alone else []
        return {
            "id": claim.id,
            "number": self._number[claim.id],
            "label": claim.label,
            "status": claim.status.value,
            "rank": STATUS_ORDER.index(claim.status),
            "differ_on": claim.differ_on.value if claim.differ_on else None,
            "outlet_count": len(claim.outlets),
            "said_by": [n for n, outlet in enumerate(self._outlets) if cells[outlet].said],
            "cells": [{"text": str(cells[outlet]), "said": cells[outlet].said} for outlet in self._outlets],
            "sides": self._sides(claim, first),
            "why": self._why(claim),
            "disputed_by": [
                {"id": other, "number": self._number[other], "label": clearest(self._disputing[claim.id, other]).text}
                for other in sorted(claim.disputed_by, key=self._number.__getitem__)
            ],
            "nearest": max(near, key=lambda n: n.score) if near else None,
        }

    def _sides(self, claim: Claim, first: tuple[str, ...]) -> list[dict[str, Any]]:
        side_of = {member.statement_id: member.side for member in claim.members}
        letters: list[str | None] = [*sorted(claim.sides)]
        if None in side_of.values() or not letters:
            letters.append(None)
        sides = []
        for letter in letters:
            own = [self._statements[i] for i in claim.statements if side_of[i] == letter]
            others = [self._statements[i] for i in claim.statements if side_of[i] not in (letter, None)]
            title = f"{letter}: {claim.sides[letter]}" if letter else ("fits several sides" if claim.sides else "")
            sides.append(
                {
                    "title": title,
                    "statements": [
                        self._statement(s, others if letter else [], first, claim, claim.sides.get(letter or ""))
                        for s in own
                    ],
                }
            )
        return sides

    def _statement(
        self,
        statement: Statement,
        others: list[Statement],
        first: tuple[str, ...],
        claim: Claim,
        value: str | None = None,
    ) -> dict[str, Any]:
        article = self._article_of[statement.id]
        return {
            "id": statement.id,
            "outlet": article.outlet,
            "published": _day(article),
            "voice": _voice(statement),
            "first": article.id in first,
            "pieces": mark_differences(
                statement.quote,
                [other.quote for other in others],
                deciding_words(statement, claim.differ_on, value) if others else None,
            ),
        }

    def _why(self, claim: Claim) -> list[str]:
        lines = []
        if len(claim.outlets) > 1:
            lines.append(
                f"{len(claim.outlets)} outlets; at most {claim.origins} independent "
                f"{'origin' if claim.origins == 1 else 'origins'}; weakest link {claim.weakest_link:.2f}"
            )
        lines += self._origins.why(claim.statements)
        within = (self._relations.get(pair) for pair in _pairs(claim.statements))
        reasons = [relation.why for relation in within if relation and relation.why]
        lines += dict.fromkeys(reasons)
        return lines

    def _nearest_elsewhere(self) -> dict[str, _Nearest]:
        """For statements with an unsure match, the best of them in another outlet."""
        best: dict[str, Relation] = {}
        for relation in self._comparison.relations:
            if relation.type is not RelationType.UNSURE:
                continue
            if self._outlet_of[relation.left] == self._outlet_of[relation.right]:
                continue
            for end in (relation.left, relation.right):
                if end not in best or relation.score > best[end].score:
                    best[end] = relation
        return {end: self._near(end, relation) for end, relation in best.items()}

    def _near(self, end: str, relation: Relation) -> _Nearest:
        other = relation.right if relation.left == end else relation.left
        return _Nearest(other, self._outlet_of[other], self._statements[other].quote, f"{relation.score:.2f}")

    def _heat(self) -> list[dict[str, Any]]:
        found = {}
        for pair in outlet_matrix(self._comparison):
            found[pair.outlet_a, pair.outlet_b] = found[pair.outlet_b, pair.outlet_a] = pair
        rows = []
        for a in self._outlets:
            cells: list[dict[str, Any]] = []
            for b in self._outlets:
                both = found.get((a, b))
                if both is None or both.rate is None:
                    cells.append({"shared": 0, "rate": "—" if a == b else "none shared"})
                    continue
                shade = f"{0.08 + 0.4 * both.rate:.2f}"
                cells.append({"shared": both.shared, "agree": both.agree, "rate": f"{both.rate:.0%}", "shade": shade})
            rows.append({"outlet": a, "cells": cells})
        return rows

    def _changes(self) -> list[dict[str, Any]]:
        return [
            {
                "outlet": row.outlet,
                "slot": row.slot,
                "earlier_at": row.earlier_at,
                "later_at": row.later_at,
                "earlier": mark_differences(row.change.earlier.quote, [row.change.later.quote]),
                "later": mark_differences(row.change.later.quote, [row.change.earlier.quote]),
            }
            for row in build_changes(self._comparison)
        ]

    def _timeline(self) -> list[dict[str, Any]]:
        first: dict[str, list[dict[str, Any]]] = {}
        for claim in self._claims:
            earliest = first_said(claim, self._article_of) if len(claim.outlets) > 1 else ()
            for article_id in earliest:
                row = {"id": claim.id, "number": self._number[claim.id], "tie": len(earliest) > 1}
                first.setdefault(article_id, []).append(row)
        return [
            {
                "published": _moment(article),
                "outlet": article.outlet,
                "title": _title(article),
                "first": first.get(article.id, []),
            }
            for article in _by_date(self._comparison.articles)
        ]

    def _article(self, article: Article) -> dict[str, Any]:
        statements = [s for s in self._comparison.statements if s.article_id == article.id]
        return {
            "id": article.id,
            "outlet": article.outlet,
            "title": _title(article),
            "published": _moment(article),
            "statements": len(statements),
            "origins": self._origins.of_article(article.id),
            "pieces": mark_statements(article, statements),
        }


def _voice(statement: Statement) -> str:
    if statement.voice is Voice.OUTLET:
        return f"the outlet itself, {statement.stance}"
    return f"{statement.speaker or statement.speaker_text or 'somebody unnamed'}, quoted, {statement.stance}"


def _day(article: Article) -> str:
    return article.published_at.isoformat()[:10] if article.published_at else ""


def _moment(article: Article) -> str:
    if isinstance(article.published_at, datetime):
        return article.published_at.isoformat(sep=" ", timespec="minutes")
    return _day(article) or "date unknown"


def _title(article: Article) -> str:
    return article.title or article.locator


def _by_date(articles: Iterable[Article]) -> list[Article]:
    def key(article: Article) -> tuple[date, str, str]:
        moment = article.published_at
        day = moment.date() if isinstance(moment, datetime) else moment
        return (day or date.max, _moment(article), article.id)

    return sorted(articles, key=key)


def _pairs(ids: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    ordered = sorted(ids)
    return ((left, right) for n, left in enumerate(ordered) for right in ordered[n + 1 :])
