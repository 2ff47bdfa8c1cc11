"""Tells figures from numbers that only look like one: ids, ordinals, years, ages, vote tallies."""

from __future__ import annotations

from collections.abc import Sequence

from claimref.normalising.calendar import MONTHS, WEEKDAYS
from claimref.normalising.tokens import Token
from claimref.normalising.units import UNITS

FIRST_YEAR, LAST_YEAR = 1500, 2100

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ID_WORDS = frozenset(
    ["article", "section", "chapter", "title", "paragraph", "clause", "rule", "resolution", "amendment", "flight", "route", "highway", "interstate", "number", "no", "nos", "proposition", "prop", "bill", "room", "channel", "unit", "district", "ward", "gate", "phase", "stage", "level", "grade", "category", "tier", "version", "volume", "episode", "season", "part", "item", "exhibit", "docket", "apartment", "building", "block", "lot", "sector", "zone", "area", "platform", "track", "page", "line", "figure", "table", "appendix", "annex", "type", "model", "mark"]
)
_VOTE_WORDS = frozenset(["vote", "votes", "voted", "voting", "passed", "approved", "ratified", "adopted", "rejected", "defeated", "advanced", "cleared", "ruled", "ruling", "decision", "split", "margin", "tally", "score", "won", "lost", "beat", "beaten", "win", "victory", "draw"])  # fmt: skip
# Capitalised words that may stand before a number without naming anything.
_PLAIN_BEFORE_NUMBER = frozenset(
    ["the", "a", "an", "in", "on", "at", "by", "for", "from", "with", "of", "to", "as", "and", "or", "but", "about", "around", "some", "over", "under", "nearly", "almost", "more", "than", "least", "only", "just", "another", "these", "those", "all", "both", "when", "where", "while", "after", "before", "since", "until", "between", "through", "during", "against", "among", "there", "they", "he", "she", "it", "we", "i", "who", "which", "that", "if", "his", "her", "its", "their", "our", "roughly", "approximately", "up", "fewer", "less", "no", "not", "an", "estimated", "were", "was", "is", "are", "had", "have", "has", "police", "officials", "authorities", "dozens", "hundreds", "thousands", "out", "he's", "it's", "they're", "said", "says"]
) | set(MONTHS) | set(WEEKDAYS)  # fmt: skip


def is_year(raw: str, value: float) -> bool:
    """Tell whether a bare number can be a year: four digits, no comma."""
    return len(raw) == 4 and raw.isascii() and raw.isdigit() and FIRST_YEAR <= value <= LAST_YEAR


def find_id(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Return the token after an id, ordinal or rank whose number is `tokens[at]`, with its role; else None."""
    token = tokens[at]
    word = _Words(tokens)
    if word(at + 1) in _ORDINAL_ENDINGS and tokens[at + 1].start == token.end:
        return at + 2, "ordinal"
    before = tokens[at - 1] if at else None
    if before is not None and before.end == token.start:
        if before.is_word and len(before.lower) <= 4 and before.lower not in ("us", "rs"):  # "G7", "B52"
            return at + 1, "id"
        if before.lower == "#":
            return at + 1, "rank"
        if before.lower == "-" and at > 1 and tokens[at - 2].end == before.start and tokens[at - 2].is_word:
            return at + 1, "id"  # "SB-12", "F-250", "Covid-19"
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.start == token.end:
        if (
            after.lower in "-./–"
            and at + 2 < len(tokens)
            and tokens[at + 2].start == after.end
            and tokens[at + 2].is_number
        ):
            last = _chain(tokens, at)
            if after.lower in "./" or last - at > 3:  # "9/11", a phone number, a version
                return last, "id"
        if after.is_word and after.lower not in _KNOWN_SUFFIXES:
            return at + 2, "id"  # "5G", "3D", "747s"
    if before is None or not before.is_word or token.lower.count(","):
        return None
    if before.lower in ("number", "no", "no."):
        return (at + 1, "rank") if before.lower != "no" or (at > 1 and word(at - 1) == ".") else None
    if before.lower == "." and word(at - 2) == "no":
        return at + 1, "rank"
    if before.lower in _ID_WORDS and before.lower not in ("mark", "building", "figure", "line", "part", "area", "unit"):
        return at + 1, "id"
    if before.is_capitalised and before.lower not in _PLAIN_BEFORE_NUMBER and not is_year(token.lower, _value(token)):
        return at + 1, "id"  # "Boeing 737", "Apollo 11"
    return None


_KNOWN_SUFFIXES = frozenset({"k", "m", "mn", "mln", "bn", "bln", "tn", "trn", "b", "t", "s", *UNITS})


def _value(token: Token) -> float:
    return float(token.lower.replace(",", "")[:200])


def _chain(tokens: Sequence[Token], at: int) -> int:
    """Return the token after a run such as 555-010-9999 or 9/11, without spaces within."""
    last = at + 1
    while (
        last + 1 < len(tokens)
        and tokens[last].lower in "-./–"
        and tokens[last].start == tokens[last - 1].end
        and tokens[last + 1].is_number
        and tokens[last + 1].start == tokens[last].end
    ):
        last += 2
    return last


class _Words:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def __call__(self, at: int) -> str:
        return self._tokens[at].lower if 0 <= at < len(self._tokens) else ""


def find_tally(tokens: Sequence[Token], at: int) -> tuple[int, float, float] | None:
    """Return (token after, smaller, larger number) of a vote or score such as "97-1" or "97 to 1", else None."""
    word = _Words(tokens)
    middle = at + 1 + (word(at + 1) in ("votes", "vote"))
    if middle + 1 >= len(tokens) or word(middle) not in ("-", "–", "to") or not tokens[middle + 1].is_number:
        return None
    first, second = tokens[at].lower, tokens[middle + 1].lower
    if not (first.isdigit() and second.isdigit() and len(first) <= 4 and len(second) <= 4):
        return None
    if (
        is_year(first, float(first))
        or word(middle + 2) in UNITS
        or word(middle + 2) in ("%", "percent", "per", "-", "million", "billion")
    ):
        return None
    one, other = float(first), float(second)
    last = middle + 2
    near = {token.lower for token in tokens[max(0, at - 8) : at]} | {word(last), word(last + 1)}
    if not near & _VOTE_WORDS and (one <= other or word(middle) == "to"):
        return None
    return last, min(one, other), max(one, other)


def is_age(tokens: Sequence[Token], first: int, last: int, dimension: str, unit: str | None) -> bool:
    """Tell whether the number tokens[first:last] is an age."""
    word = _Words(tokens)
    if dimension == "duration":
        behind = word(last + (word(last) == "-"))
        return behind in ("old", "olds") or (behind == "of" and word(last + 1) == "age")
    if dimension != "count":
        return False
    if word(first - 1) in ("aged", "age", "ages") or (word(first - 1) == "of" and word(first - 2) == "age"):
        return True
    # "Hunter, 41, was": a capitalised name, and commas on both sides.
    if first >= 2 and word(first - 1) == "," and word(last) in (",", ".") and last - first == 1:
        value = _value(tokens[first]) if tokens[first].is_number else 0
        name = tokens[first - 2]
        return (
            name.is_word and name.is_capitalised and name.lower not in MONTHS and 0 < value < 120 and word(last) == ","
        )
    # "She is 41." needs a person before it, which a number cannot tell; "is 41 years old" is read above.
    return False
