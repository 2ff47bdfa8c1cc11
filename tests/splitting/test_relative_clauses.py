"""What a relative clause or a participle is told of: not the nearest noun, but the one that it fits."""

from __future__ import annotations

import pytest

from tests.splitting.test_drafts import drafted, drafts_from


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The woman, who Osk had claimed to have seized, is safe.", "Osk had claimed to have seized the woman."),
        (
            "The letter, which the paper says turned up at the pier, is new.",
            "The paper says the letter turned up at the pier.",
        ),
        (
            "In a letter that Low's lawyer sent to Bo Falk, the firm complained.",
            "Low's lawyer sent the letter to Bo Falk.",
        ),
        ("Ignore the reports I've been seized, Ann Low wrote.", "Ann Low has been seized."),
        (
            "Tirapur, a city of a million inhabitants that dresses much of Europe, is old.",
            "Tirapur dresses much of Europe.",
        ),
        ("Ann Low is charged with hiding the letters.", "Ann Low hid the letters."),
        ("They met controversial biologist Ann Low.", "Ann Low is a controversial biologist."),
    ],
)
def test_a_clause_is_told_of_what_it_fits(text: str, expected: str) -> None:
    assert expected in drafted(text)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Women can be charged with spying for Osk.", "Women sp"),
        ("The woman, who Osk had claimed to have seized, is safe.", "Who Osk"),
        ("Members rebuffed calls to close the pier.", "Members meant to"),
    ],
)
def test_what_fits_nothing_is_not_drafted(text: str, fragment: str) -> None:
    assert not drafts_from(text, fragment)
