"""What versions of an article say otherwise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from claimref.config import Config
from claimref.matching.changes import by_version, find_changes, version_pairs
from claimref.records import Article, Change, DifferOn, Judgement, RelationType, Statement

CONFIG = Config()
OLD = Article("Echo", "Twelve died. The dam broke. A bridge fell.", "echo.txt")
NEW = replace(OLD, text="Fifteen died. The dam broke. A bridge stands.", supersedes=OLD.id)
OTHER = Article("Alpha", "Twelve died.", "alpha.txt")


def statements(article: Article) -> list[Statement]:
    found: list[Statement] = []
    start = 0
    for text in article.text.split(". "):
        said = text.rstrip(".")
        found.append(Statement(article.id, len(found), start, start + len(said), said, said))
        start += len(text) + 2
    return found


SAID = [*statements(OLD), *statements(NEW), *statements(OTHER)]
VECTORS = np.eye(len(SAID), dtype=np.float32)


def judgement(relation: RelationType, same_point: float = 0.9) -> Judgement:
    return Judgement(same_point, relation, DifferOn.QUANTITY, 0.9, "Twelve against Fifteen")


def test_the_version_that_another_supersedes_does_not_stand() -> None:
    assert by_version([OLD, OTHER, NEW]) == ([OTHER, NEW], [OLD])
    assert by_version([OTHER, NEW]) == ([OTHER, NEW], [])


def test_what_both_versions_say_is_not_judged() -> None:
    pairs = version_pairs([OLD, NEW, OTHER], SAID, VECTORS, CONFIG)
    texts = {frozenset((pair.left.text, pair.right.text)) for pair in pairs}
    assert texts == {
        frozenset(pair)
        for pair in (
            ("Twelve died", "Fifteen died"),
            ("Twelve died", "A bridge stands"),
            ("A bridge fell", "Fifteen died"),
            ("A bridge fell", "A bridge stands"),
        )
    }


def test_only_a_difference_that_matches_is_a_change() -> None:
    by_text = {(s.article_id, s.text): s for s in SAID}
    old, new = by_text[OLD.id, "Twelve died"], by_text[NEW.id, "Fifteen died"]
    fell, stands = by_text[OLD.id, "A bridge fell"], by_text[NEW.id, "A bridge stands"]

    def found(*judged: tuple[Statement, Statement, Judgement]) -> tuple[Change, ...]:
        pairs = {tuple(sorted((one.id, other.id))): verdict for one, other, verdict in judged}
        return find_changes([OLD, NEW, OTHER], SAID, pairs, CONFIG)  # type: ignore[arg-type]

    (change,) = found((old, new, judgement(RelationType.DIFFER)), (fell, stands, judgement(RelationType.AGREE)))
    assert (change.earlier, change.later, change.differ_on) == (old, new, DifferOn.QUANTITY)
    assert found((old, new, judgement(RelationType.DIFFER, same_point=0.01))) == ()
    # Each statement changes once: the pair that is surer to be one point goes first.
    (change,) = found((old, new, judgement(RelationType.DIFFER)), (old, stands, judgement(RelationType.DIFFER, 0.5)))
    assert change.later == new
