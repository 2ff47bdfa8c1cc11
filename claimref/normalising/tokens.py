"""Cuts a text into words, numbers and signs, with their offsets: the ground of the number grammar."""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """`text[start:end]`, and the same in lower case."""

    lower: str
    start: int
    end: int
    is_number: bool
    is_word: bool
    is_capitalised: bool


_TOKEN = re.compile(
    r"""
      (?P<number> [0-9]{1,3} (?: ,[0-9]{3} )+ (?![0-9]) (?: \.[0-9]+ )? | [0-9]+ (?: \.[0-9]+ )? )
    | (?P<word>   (?: [^\W\d_] \. ){2,} | [^\W\d_]+ (?: ['’] [^\W\d_]+ )* )
    | [^\s]
    """,
    re.VERBOSE,
)


def tokenise(text: str) -> list[Token]:
    """Return the tokens of `text` in order; a hyphen, a currency sign or a percent sign is a token of its own."""
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        raw = match.group()
        tokens.append(
            Token(
                raw.lower().replace("’", "'"),
                match.start(),
                match.end(),
                kind == "number",
                kind == "word",
                raw[0].isupper(),
            )
        )
    return tokens
