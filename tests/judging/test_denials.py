"""Who denies doing what others say they did."""

from __future__ import annotations

import pytest

from claimref.judging.denials import denies_own_deed

DENIAL = "The Osk firm has repeatedly denied selling arms to Tamoria."


@pytest.mark.parametrize(
    ("denial", "report"),
    [
        (DENIAL, "The Osk firm sold 400 rifles to Tamoria."),
        (DENIAL, "Despite the ban, the Osk firm sold 400 rifles to Tamoria."),
        ("In a letter, Ann Low denied having met the captain.", "Ann Low met the captain in May."),
    ],
)
def test_the_one_who_denies_is_told_of(denial: str, report: str) -> None:
    assert denies_own_deed(denial, report)


@pytest.mark.parametrize(
    ("denial", "report"),
    [
        (DENIAL, "The Osk firms of the north sold rifles."),
        (DENIAL, "Tamoria bought 400 rifles from the Osk firm."),
        ("The Osk firm did not sell arms.", "The Osk firm sold 400 rifles."),
        ("Ann Low denied that the firm sold arms.", "The firm sold 400 rifles."),
    ],
)
def test_another_is_not(denial: str, report: str) -> None:
    assert not denies_own_deed(denial, report)
