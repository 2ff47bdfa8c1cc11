from __future__ import annotations

from claimref.matching.sides import find_sides, letter
from claimref.records import DifferOn
from tests.matching.builders import all_pairs, article, differ, group_of, judged, same, statement

GULL, TERN, SKUA = article("Gull"), article("Tern"), article("Skua")
THIRD = statement(GULL, "The bridge opened on May 3.")
THIRD_TOO = statement(TERN, "The bridge was opened on May 3.")
FOURTH = statement(SKUA, "The bridge opened on May 4.")
IN_MAY = statement(SKUA, "The bridge opened in May.")


def test_without_a_difference_there_are_no_sides() -> None:
    group = group_of(THIRD, THIRD_TOO)
    assert find_sides(group.statements, judged((THIRD, THIRD_TOO, same()))) == {THIRD.id: None, THIRD_TOO.id: None}


def test_the_largest_side_is_a_and_the_vaguer_statement_has_none() -> None:
    group = group_of(THIRD, THIRD_TOO, FOURTH, IN_MAY)
    verdicts = all_pairs(group.statements, same()) | judged(
        (THIRD, FOURTH, differ(DifferOn.DATE)), (THIRD_TOO, FOURTH, differ(DifferOn.DATE))
    )
    expected = {THIRD.id: "A", THIRD_TOO.id: "A", FOURTH.id: "B", IN_MAY.id: None}
    assert find_sides(group.statements, verdicts) == expected


def test_contradicting_values_never_share_a_side() -> None:
    readings = [statement(article(name), f"It fell {n} points.") for n, name in enumerate(("Gull", "Tern", "Skua"))]
    group = group_of(*readings)
    sides = find_sides(group.statements, all_pairs(readings, differ()))
    assert sorted(side or "" for side in sides.values()) == ["A", "B", "C"]


def test_letters_go_on_after_z() -> None:
    assert [letter(k) for k in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]
