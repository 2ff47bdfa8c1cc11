"""Drafted words as a sentence."""

from __future__ import annotations

import pytest

from claimref.splitting.realise import tidy
from tests.splitting.test_drafts import drafted


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("the crane fell , on Monday", "The crane fell, on Monday."),
        ("“the crane” fell", "The crane fell."),
        ("the crane (built in 1990) fell", "The crane (built in 1990) fell."),
        ("the crane (built in 1990 fell", "The crane built in 1990 fell."),
        ("Ann Low () left", "Ann Low left."),
        ("set for on June 15", "Set for June 15."),
        ("not seen since on June 15", "Not seen since June 15."),
        ("in on June 15", "On June 15."),
        (" , ; ", ""),
    ],
)
def test_spacing_punctuation_and_brackets_are_set(words: str, sentence: str) -> None:
    assert tidy(words) == sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Congressman Bo Ruud and his wife falsified reports to cover their tracks.",
            "Congressman Bo Ruud and his wife falsified reports to cover their tracks.",
        ),
        (
            "The Army of the Coast says that its leader has both his hands.",
            "The Army of the Coast's leader has both his hands.",
        ),
        ("Bo Ruud arrived. The mayor sold her boat to the port.", "The mayor sold her boat to the port."),
    ],
)
def test_what_the_sentence_began_with_is_not_said_again(text: str, expected: str) -> None:
    assert expected in drafted(text)


def test_what_an_earlier_sentence_said_is_filled_in() -> None:
    assert "Ida Falk's boats lay in the port." in drafted("Ida Falk is a merchant. Her boats lay in the port.")


def test_an_age_is_no_date() -> None:
    assert not [text for text in drafted("Bo Ruud, 89 when he died, left the port.") if text.endswith("on 89.")]
