"""What an outlet says otherwise in a new version of its article than it said in the version before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from claimref.config import Config
from claimref.protocols import Vectors
from claimref.records import Article, Change, Judgement, Pair, RelationType, Statement


def by_version(articles: Sequence[Article]) -> tuple[list[Article], list[Article]]:
    """Divide `articles` into those that stand and those that another one of them supersedes, both in their order."""
    gone = {article.supersedes for article in articles}
    return [a for a in articles if a.id not in gone], [a for a in articles if a.id in gone]


def version_pairs(
    articles: Iterable[Article], statements: Sequence[Statement], vectors: Vectors, config: Config
) -> list[Pair]:
    """Return the pairs to judge: what a version says anew, with what comes nearest to it in the version before.

    What both versions say in the same words is left out. `vectors` has one row a statement.
    """
    made_by: dict[str, list[int]] = {}
    for row, statement in enumerate(statements):
        made_by.setdefault(statement.article_id, []).append(row)
    pairs = []
    for article in articles:
        if article.supersedes is None:
            continue
        earlier, later = made_by.get(article.supersedes, []), made_by.get(article.id, [])
        said, says = ({statements[row].text for row in rows} for rows in (earlier, later))
        left = [row for row in earlier if statements[row].text not in says]
        new = [row for row in later if statements[row].text not in said]
        if left and new:
            cosines = vectors[np.array(left)] @ vectors[np.array(new)].T
            for place, row in enumerate(left):
                for column in np.argsort(-cosines[place], kind="stable")[: config.candidates].tolist():
                    pairs.append(Pair.of(statements[row], statements[new[column]], float(cosines[place, column])))
    return pairs


def find_changes(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    judged: Mapping[tuple[str, str], Judgement],
    config: Config,
) -> tuple[Change, ...]:
    """Return the pairs that make one point and differ, each statement once, in the order of the later text."""
    by_id = {statement.id: statement for statement in statements}
    newer = {(article.supersedes, article.id) for article in articles}
    found = []
    for (left, right), judgement in judged.items():
        one, other = by_id[left], by_id[right]
        earlier, later = (one, other) if (one.article_id, other.article_id) in newer else (other, one)
        # The judge's word alone counts: what both versions say, and so every rival of a pair, was left out.
        certain = judgement.same_point >= config.match_threshold and judgement.differ_score >= config.differ_threshold
        if certain and judgement.relation is RelationType.DIFFER:
            change = Change(earlier, later, judgement.differ_on, judgement.differ_score, judgement.why)
            found.append((judgement.same_point, change))
    found.sort(key=lambda item: (-item[0], item[1].earlier.id, item[1].later.id))
    taken: set[str] = set()
    changes = []
    for _, change in found:
        ends = {change.earlier.id, change.later.id}
        if not ends & taken:
            taken |= ends
            changes.append(change)
    order = {article.id: place for place, article in enumerate(articles)}
    return tuple(sorted(changes, key=lambda c: (order[c.later.article_id], c.later.char_start, c.later.id)))
