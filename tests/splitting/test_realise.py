"""Drafted words as a sentence."""

from __future__ import annotations

import pytest

from claimref.splitting.realise import tidy


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
