"""Names are found in any of their forms, and resolved to the fullest form of the article."""

from __future__ import annotations

import pytest

from claimref.normalising.entities import EntityIndex
from claimref.splitting.parsing import pipeline

INDEX = EntityIndex.from_names(
    [
        ("President Ilse Marden", "person"),
        ("Marden", "person"),
        ("Tomas Kell", "person"),
        ("Petra Kell", "person"),
        ("the Northern Grain Council", "org"),
        ("Vell", "place"),
        ("Vell", "org"),
        ("Vell", "place"),
        ("South Vell", "place"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Marden spoke.", [("Ilse Marden", "Ilse Marden", "person")]),
        ("Marden spoke.", [("Marden", "Ilse Marden", "person")]),
        ("Marden's plan failed.", [("Marden", "Ilse Marden", "person")]),
        ("President Marden spoke.", [("Marden", "Ilse Marden", "person")]),
        ("Kell spoke.", []),
        ("Tomas Kell spoke.", [("Tomas Kell", "Tomas Kell", "person")]),
        ("The NGC met.", [("NGC", "Northern Grain Council", "org")]),
        ("The N.G.C. met.", [("N.G.C.", "Northern Grain Council", "org")]),
        (
            "Northern Grain Council men left South Vell.",
            [("Northern Grain Council", "Northern Grain Council", "org"), ("South Vell", "South Vell", "place")],
        ),
        ("Vell is small.", [("Vell", "Vell", "place")]),
        ("Vellum and marden are words.", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = INDEX.find(text)
    assert [(entity.raw, entity.name, entity.type) for entity in found] == expected
    assert all(text[entity.char_start : entity.char_end] == entity.raw for entity in found)


def test_the_order_of_names_does_not_matter() -> None:
    names = [("Ilse Marden", "person"), ("Marden", "person"), ("Vell", "place"), ("Vell", "org")]
    assert EntityIndex.from_names(names) == EntityIndex.from_names(reversed(names))


def test_from_a_parsed_article() -> None:
    doc = pipeline()("German Chancellor Angela Merkel met François Hollande in Berlin. Merkel thanked Hollande.")
    found = EntityIndex.from_doc(doc).find("Merkel and Hollande were in Berlin.")
    assert [(entity.name, entity.type) for entity in found] == [
        ("Angela Merkel", "person"),
        ("François Hollande", "person"),
        ("Berlin", "place"),
    ]
