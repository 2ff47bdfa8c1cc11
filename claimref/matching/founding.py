"""Claim ids that do not depend on the order of articles, and that stay when later articles join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimref.matching.grouping import Group
from claimref.records import Article, Statement, content_id


def claim_ids(story: str, groups: Sequence[Group], articles: Mapping[str, Article]) -> list[str]:
    """Return an id for each group: the hash of the story and the anchor of its founding statement.

    The founder is the earliest published statement, so that what joins later leaves the id alone. Statements
    cut from one and the same span are told apart by their rank among each other.
    """
    by_anchor: dict[tuple[str, int, int], list[str]] = {}
    for group in groups:
        for statement in group.statements:
            by_anchor.setdefault(_anchor(statement), []).append(statement.text)
    ids = []
    for group in groups:
        founder = min(group.statements, key=lambda statement: _precedence(statement, articles))
        rank = sorted(by_anchor[_anchor(founder)]).index(founder.text)
        ids.append(content_id("claim", story, *_anchor(founder), *([rank] if rank else [])))
    return ids


def _anchor(statement: Statement) -> tuple[str, int, int]:
    return statement.article_id, statement.char_start, statement.char_end


def _precedence(statement: Statement, articles: Mapping[str, Article]) -> tuple[object, ...]:
    published = articles[statement.article_id].published_at
    # Day by day: a date and a datetime compare only so, and an unknown date comes last.
    day = published.isoformat()[:10] if published else "~"
    return day, *_anchor(statement), statement.text
