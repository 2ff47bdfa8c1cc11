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
        (
            "The motives, which officers believe to be personal, are unknown.",
            "Officers believe the motives to be personal.",
        ),
        ("The pier, which Osk wants to sell, lies in Brida.", "Osk wants to sell the pier."),
        (
            "They left after receiving threats, two of which are under review.",
            "Two of the threats are under review.",
        ),
        (
            "They were flown to Brida, where a test must be done before they can be released.",
            "A test must be done in Brida before they can be released.",
        ),
        (
            "At a service in the cathedral, attended by the families, bells rang at 11.",
            "The service in the cathedral was attended by the families.",
        ),
        (
            "By the time Ann Low landed in Brida, having abandoned a visit, the failure was clear.",
            "Ann Low had abandoned a visit.",
        ),
        (
            "A camera, bought three years ago and installed at the western gate, had not worked.",
            "The camera was installed at the western gate.",
        ),
        ("A note dated 1 October had warned of it.", "The note was dated 1 October."),
        (
            "Jan Falk was buried to the chest and dug out after an hour by people from the camp.",
            "Jan Falk was dug out after an hour by people from the camp.",
        ),
        ("She went on to call for a new fund.", "She called for a new fund."),
        (
            "She runs the ward in Brida, where the boy was flown by helicopter.",
            "The boy was flown by helicopter to Brida.",
        ),
        (
            "The envoy left Brida, well before the term had run out, crossing into Lomm by ferry.",
            "The envoy crossed into Lomm by ferry.",
        ),
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
        ("There was blood on the wall of the barn, which indicates that they fled.", "The wall of the barn indicates"),
        (
            "The team photographed blood on the wall of a school 300 metres from the crossing, which indicates that "
            "the police pursued people fleeing.",
            "The crossing indicates",
        ),
        ("They voted to leave, only for the king to annul the vote.", "The king was to"),
        ("Nor, he added, had any force been used.", "Any force"),
        ("They planned a strike on a market using a cart.", "The market"),
        ("A note had warned of a strike on a commercial place using a cart or a van.", "The commercial place used"),
        (
            "The man in question left Brida, well before the term had run out, crossing into Lomm by ferry.",
            "The term crossed",
        ),
        (
            "By the time Ann Low landed in the city on Monday night, having abandoned a trade visit to Lomm, "
            "the outlines of the failure were becoming clear.",
            "The outlines of the failure had abandoned",
        ),
        ("The crew used the funds to pay a builder.", "The funds were"),
        ("There was no warning and no officer gave the order.", "There gave"),
        (
            "There was no warning over loudspeaker and no officer gave the order in writing, as the rules require.",
            "There gave",
        ),
        ("She demands the scrapping of the plan, selling of the pier and a vote.", "She sells of"),
        ("More than 1,500 died, by the town's own count, including 76 in one night.", "The town's own count"),
    ],
)
def test_what_fits_nothing_is_not_drafted(text: str, fragment: str) -> None:
    assert not drafts_from(text, fragment)
