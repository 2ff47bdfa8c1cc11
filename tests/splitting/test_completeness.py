"""What a statement may leave out: nothing that it would be false or empty without."""

from __future__ import annotations

import pytest

from tests.splitting.test_drafts import drafted, drafts_from


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The law does not forbid attacks on camps where children are.", "The law does not forbid attacks on camps."),
        ("Three of the eight people killed were under 18.", "Three of the eight people were under 18."),
        (
            "Low took out a policy in 1989, at a time when he was telling the parish of no claims.",
            "Low took out a policy at a time.",
        ),
        ('An officer marked the file "no further action" in May.', "The file is no further action."),
        ("Guards were given the ring in order that they be taken for him.", "Guards were given the ring in order."),
        ("Trade fell to 47 million dollars, compared with 212 million in 2020.", "212 million were in 2020."),
        ("Four were hurt, among them the father (sprained wrist).", "The father is sprained wrist."),
        (
            'An officer in the conduct unit marked the file "no further action" after nine days.',
            "The file is no further action after nine days.",
        ),
        (
            "Thirty-one people called in, said Mary Foy of the county's support service, among them a man of 81 who "
            "had never spoken of it before.",
            "Mary Foy of the county's support service is a man of 81.",
        ),
        ("Forty people called in, said Mary Foy, among them a man of 81.", "Mary Foy is a man of 81."),
        ("Talks had been quietly under way in Brida until the attack.", "Talks had been quietly."),
        ("The ballot was held, but only after gas had been used.", "Only gas had been used."),
        ("The dead were a 67-year-old woman and a man of 34.", "The dead is 67 years old."),
    ],
)
def test_what_would_be_false_is_not_drafted(text: str, expected: str) -> None:
    assert expected not in drafted(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The law does not forbid attacks on camps where children are.", None),
        ("Three of the eight people killed were under 18.", None),
        ("That the watch was kept up for so long has drawn criticism.", None),
        ("A single command, “Hands!”, can be heard before the shot.", "A single command can be heard before the shot."),
        ("Jan Falk, 41, from Nitra in the west, has refused to answer.", "Jan Falk is 41 years old."),
        ("Jan Falk and his nephew, employees of a forest district, left.", "Jan Falk and his nephew are employees."),
        ("Heroes of the night were firemen Ben Falk and Jan Ruud.", "Ben Falk and Jan Ruud are firemen."),
        ("A decision taken without them and which led to a vote was void.", "The decision was taken without them."),
    ],
)
def test_what_is_needed_is_kept(text: str, expected: str | None) -> None:
    found = drafted(text)
    assert (expected or text) in found or drafts_from(text, (expected or text).rstrip("."))
