"""What is drafted of an infinitive: no plan is made of what was only asked."""

from __future__ import annotations

import pytest

from tests.splitting.test_drafts import drafted, drafts_from


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Low flew to Brida on Monday to meet the crews.", "Ann Low meant to meet the crews."),
        (
            "The exercises have been held since 2004 to promote trade among ports.",
            "The exercises are meant to promote trade.",
        ),
        ("The address enabled Ann Low to shield her letters.", "Ann Low could shield her letters."),
        ("The pier, which is to open at noon, is long.", "The pier is to open at noon."),
    ],
)
def test_purpose_leave_and_plan_are_told_apart(text: str, expected: str) -> None:
    assert expected in drafted(text)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("A petition urged Bo Ruud to leave the council.", "Bo Ruud was to"),
        ("Members called on Bo Ruud to leave the council in May.", "Bo Ruud was to"),
        ("Members called on Bo Ruud to leave the council in May.", "Members meant to"),
        ("Ann Low's bid was hurt by a chorus of members calling for Ann Low (R-Mo.) to drop out.", "Ann Low was to"),
        ("The port refused to allow the crews to land.", "The crews could"),
        ("The ferry left the port at noon, only to sink off Brida.", "The ferry meant to"),
        ("The ferry left the port at noon, only to sink off Brida.", "The ferry was meant to"),
    ],
)
def test_what_is_asked_or_refused_is_no_plan(text: str, fragment: str) -> None:
    assert not drafts_from(text, fragment)
