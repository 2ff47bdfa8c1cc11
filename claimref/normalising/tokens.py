"""Cuts a text into words, numbers and signs, with their offsets: the ground of the number grammar."""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """text[start:end], and the same in lower case with a straight apostrophe."""

    lower: str
    start: int
    end: int
    is_number: bool
    is_word: bool
    is_capitalised: bool


# Beyond this many digits nobody means a quantity, and floats overflow.
_MOST_DIGITS = 60
_TOKEN = re.compile(
    r"""
      (?P<number> [0-9]{1,3} (?: ,[0-9]{3} )+ (?![0-9]) (?: \.[0-9]+ )? | [0-9]+ (?: \.[0-9]+ )? )
    | (?P<word>   (?: [^\W\d_] \. ){2,} | [^\W\d_]+ (?: ['’] [^\W\d_]+ )* )
    | [^\s]
    """,
    re.VERBOSE,
)


class Tokens(tuple[Token, ...]):
    """The tokens of one text, to be looked at beyond either end without care."""

    __slots__ = ()

    def word(self, at: int) -> str:
        """Return the token in lower case; "" beyond the ends."""
        return self[at].lower if 0 <= at < len(self) else ""

    def words(self, at: int, count: int) -> list[str]:
        return [self.word(at + k) for k in range(count)]

    def is_number(self, at: int) -> bool:
        return 0 <= at < len(self) and self[at].is_number

    def joined(self, at: int) -> bool:
        """Tell whether token `at` follows the one before it without a blank."""
        return 0 < at < len(self) and self[at - 1].end == self[at].start

    def hyphen(self, at: int) -> bool:
        """Tell whether token `at` is a hyphen that joins its neighbours, as in "two-year"."""
        return self.word(at) in ("-", "‑") and self.joined(at) and self.joined(at + 1)

    def value(self, at: int) -> float:
        """Return the value of a token of digits."""
        return float(self[at].lower.replace(",", "")[:_MOST_DIGITS])


def tokenise(text: str) -> Tokens:
    """Return the tokens of `text` in order; a hyphen, a currency sign or a percent sign is a token of its own."""
    return Tokens(
        Token(
            match.group().lower().replace("’", "'"),
            match.start(),
            match.end(),
            match.lastgroup == "number",
            match.lastgroup == "word",
            match.group()[0].isupper(),
        )
        for match in _TOKEN.finditer(text)
    )
