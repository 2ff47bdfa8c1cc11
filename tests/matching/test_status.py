from __future__ import annotations

import pytest

from claimref.matching.status import Position, held_sides, status
from claimref.records import Status, Voice

OWN, QUOTED = Voice.OUTLET, Voice.ATTRIBUTED

CASES = [
    ("one outlet", [("Gull", OWN, None)], Status.ONLY),
    ("one outlet twice", [("Gull", OWN, None), ("Gull", QUOTED, None)], Status.ONLY),
    ("two outlets, no dispute", [("Gull", OWN, None), ("Tern", QUOTED, None)], Status.AGREE),
    ("two values", [("Gull", OWN, "A"), ("Tern", OWN, "B")], Status.DIFFER),
    ("two values, one of them quoted", [("Gull", OWN, "A"), ("Tern", QUOTED, "B")], Status.DIFFER),
    ("two values, both quoted", [("Gull", QUOTED, "A"), ("Tern", QUOTED, "B")], Status.DIFFER),
    ("an outlet quotes both parties", [("Gull", QUOTED, "A"), ("Gull", QUOTED, "B")], Status.ONLY),
    ("own voice stands before what is quoted", [("Gull", OWN, "A"), ("Gull", QUOTED, "B")], Status.ONLY),
    (
        "own voice A, quoting B, against another's A",
        [("Gull", OWN, "A"), ("Gull", QUOTED, "B"), ("Tern", OWN, "A")],
        Status.AGREE,
    ),
    (
        "who quotes both parties holds neither",
        [("Gull", QUOTED, "A"), ("Gull", QUOTED, "B"), ("Tern", OWN, "A")],
        Status.AGREE,
    ),
    ("one outlet contradicts itself", [("Gull", OWN, "A"), ("Gull", OWN, "B")], Status.SELF_DIFFERS),
    (
        "one contradicts itself, another takes a side",
        [("Gull", OWN, "A"), ("Gull", OWN, "B"), ("Tern", OWN, "A")],
        Status.DIFFER,
    ),
    ("compatible with both", [("Gull", OWN, "A"), ("Tern", OWN, "B"), ("Skua", OWN, None)], Status.DIFFER),
    ("one side and one vaguer", [("Gull", OWN, "A"), ("Skua", OWN, None)], Status.AGREE),
]


@pytest.mark.parametrize(("positions", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_status_follows_who_holds_which_side(positions: list[tuple[str, Voice, str | None]], expected: Status) -> None:
    assert status(Position(*position) for position in positions) is expected


def test_outlets_of_one_family_are_one_unit() -> None:
    family = {"Gull Evening": "Gull", "Gull Morning": "Gull"}
    positions = [Position(family[outlet], OWN, side) for outlet, side in zip(family, ("A", "B"), strict=True)]
    assert status(positions) is Status.SELF_DIFFERS


def test_a_unit_without_a_side_is_still_counted() -> None:
    assert held_sides([Position("Gull", QUOTED, None)]) == {"Gull": frozenset()}
