"""Reads cardinal numbers, in digits and in words, from tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimref.normalising.tokens import Token

ONES = {
    word: value
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
}
TENS = {
    word: 10 * value for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
# Written straight behind digits, as in "2.5m" or "$3bn": the letter m alone also means metres, so it needs money.
SHORT_SCALES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
MONEY_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}

# Vague plurals as what careful readers take them to allow; "hundreds" leaves off where "thousands" would be said.
VAGUE = {
    "dozens": (20.0, 199.0),
    "scores": (35.0, 199.0),
    "tens": (20.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (1000.0, 99_999.0),
    "millions": (1e6, 999e6),
    "billions": (1e9, 999e9),
    "trillions": (1e12, 999e12),
}
_FRACTIONS = {"half": 2.0, "third": 3.0, "quarter": 4.0, "fifth": 5.0, "tenth": 10.0}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from tokens[first:last]; `low` < `high` for vague words such as "dozens"."""

    low: float
    high: float
    first: int
    last: int
    in_digits: bool
    is_share: bool = False

    @property
    def is_vague(self) -> bool:
        return self.low != self.high


def read_numeral(tokens: Sequence[Token], at: int, is_money: bool = False) -> Numeral | None:
    """Return the longest number that begins at `tokens[at]`, or None."""
    token = tokens[at]
    if token.is_number:
        return _read_digits(tokens, at, is_money)
    if not token.is_word:
        return None
    return _read_vague(tokens, at) or _read_share(tokens, at) or _read_words(tokens, at)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _read_digits(tokens: Sequence[Token], at: int, is_money: bool) -> Numeral:
    value = _digits(tokens[at].lower)
    last = at + 1
    follower = _word(tokens, last)
    touches = last < len(tokens) and tokens[last].start == tokens[at].end
    if follower == "-" and _word(tokens, last + 1) in SCALES:  # "a $3-million house"
        return Numeral(*[value * SCALES[_word(tokens, last + 1)]] * 2, at, last + 2, True)
    if follower in SCALES or follower == "hundred" or follower == "dozen":
        scale = SCALES.get(follower) or (100 if follower == "hundred" else 12)
        last += 1
        if _word(tokens, last) in SCALES:  # "11 thousand million", "2 hundred thousand"
            scale *= SCALES[_word(tokens, last)]
            last += 1
        return Numeral(value * scale, value * scale, at, last, True)
    if follower in SHORT_SCALES and (touches or is_money or follower != "k"):
        return Numeral(*[value * SHORT_SCALES[follower]] * 2, at, last + 1, True)
    if is_money and follower in MONEY_SCALES:
        return Numeral(*[value * MONEY_SCALES[follower]] * 2, at, last + 1, True)
    if follower == "1" and _word(tokens, last + 1) == "/" and _word(tokens, last + 2) == "2":  # "3 1/2 years"
        return Numeral(value + 0.5, value + 0.5, at, last + 3, True)
    if follower == "½" or (follower == "and" and [_word(tokens, last + k) for k in (1, 2)] == ["a", "half"]):
        return Numeral(value + 0.5, value + 0.5, at, last + (1 if follower == "½" else 3), True)
    return Numeral(value, value, at, last, True)


def _digits(raw: str) -> float:
    # float() of an unbounded run of digits would overflow to infinity, which is no number that anybody wrote.
    return float(raw.replace(",", "")[:200])


def _read_vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    word = tokens[at].lower
    last = at + 1
    if word in ("several", "many") and _word(tokens, last) in ("hundred", "thousand", "million", "billion", "dozen"):
        scale = {"hundred": 100.0, "dozen": 12.0, **SCALES}[_word(tokens, last)]
        return Numeral(2 * scale, (9.99 if scale != 12 else 16) * scale, at, last + 1, False)
    if word not in VAGUE:
        return None
    low, high = VAGUE[word]
    if _word(tokens, last) == "of" and _word(tokens, last + 1) in VAGUE:  # "tens of thousands"
        scale = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}.get(_word(tokens, last + 1))
        if scale is not None and low < 1e6:
            return Numeral(low * scale, (high + 1) * scale - 1, at, last + 2, False)
    return Numeral(low, high, at, last, False)


def _read_share(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "half of", "two-thirds of", "a quarter of": a share, given as a percentage."""
    word = tokens[at].lower
    if word == "half":
        if _word(tokens, at + 1) in ("a", "an"):  # "half a million"
            scale = {**SCALES, "dozen": 12.0}.get(_word(tokens, at + 2))
            return Numeral(scale / 2, scale / 2, at, at + 3, False) if scale else None
        before = _word(tokens, at - 1)
        is_share = _word(tokens, at + 1) in ("of", "the", "its", "their", "his", "her", "our", "those", "all")
        if is_share and before not in ("first", "second", "and", "other", "better", "a"):
            return Numeral(50.0, 50.0, at, at + 1, False, is_share=True)
        return None
    count = 1.0 if word in ("a", "one") else float(ONES.get(word, 0))
    if not 1 <= count <= 9:
        return None
    next_at = at + 2 if _word(tokens, at + 1) == "-" else at + 1
    part = _word(tokens, next_at)
    name = part.removesuffix("s") if count > 1 else part
    if name not in _FRACTIONS or (count > 1 and part == name) or _word(tokens, next_at + 1) != "of":
        return None
    share = round(100 * count / _FRACTIONS[name], 2)
    return Numeral(share, share, at, next_at + 1, False, is_share=True)


def _read_words(tokens: Sequence[Token], at: int) -> Numeral | None:
    total = current = 0.0
    last = at
    i = at
    smallest_scale = float("inf")
    previous: str | None = None  # the kind of the last number word: "ones", "tens", "hundred", "scale"
    while i < len(tokens):
        word = tokens[i].lower
        if word in ("a", "an") and i == at and _word(tokens, i + 1) in ("hundred", "dozen", *SCALES):
            current, previous = 1.0, "ones"
        elif (word in ONES and previous in (None, "hundred", "scale")) or (word in ONES and previous == "tens" and 0 < ONES[word] < 10):
            current, previous = current + ONES[word], "ones"
        elif word in TENS and previous in (None, "hundred", "scale"):
            current, previous = current + TENS[word], "tens"
        elif word == "hundred" and previous in ("ones", "tens") and current < 100:
            current, previous = current * 100, "hundred"
        elif word == "dozen" and previous == "ones" and not total:
            return Numeral(current * 12, current * 12, at, i + 1, False)
        elif word in SCALES and previous in ("ones", "tens", "hundred") and SCALES[word] < smallest_scale:
            smallest_scale = SCALES[word]
            total, current, previous = total + current * smallest_scale, 0.0, "scale"
        elif (word == "-" and previous == "tens" and _word(tokens, i + 1) in ONES) or (word == "and" and previous in ("hundred", "scale") and _word(tokens, i + 1) in {**ONES, **TENS}):
            i += 1
            continue
        elif word in ("and", "-") and previous in ("ones", "tens"):
            return _read_and_a_half(tokens, at, i, total + current)
        else:
            break
        i += 1
        last = i
    if last == at:
        return None
    return Numeral(total + current, total + current, at, last, False)


def _read_and_a_half(tokens: Sequence[Token], at: int, i: int, value: float) -> Numeral:
    """Read on from "two" in "two and a half million", "two-and-a-half years"."""
    following = [word for word in (_word(tokens, i + k) for k in range(6)) if word != "-"]
    if following[:3] != ["and", "a", "half"]:
        return Numeral(value, value, at, i, False)
    last = i
    for expected in ("and", "a", "half"):
        last += _word(tokens, last) == "-"
        assert _word(tokens, last) == expected
        last += 1
    scale = SCALES.get(_word(tokens, last), 1.0)
    value = (value + 0.5) * scale
    return Numeral(value, value, at, last + (scale != 1.0), False)
