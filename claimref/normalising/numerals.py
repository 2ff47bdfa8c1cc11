"""Reads cardinal numbers, in digits and in words, from tokens."""

from __future__ import annotations

from dataclasses import dataclass

from claimref.normalising.tokens import Tokens


def _counted(text: str, first: int, step: int = 1) -> dict[str, float]:
    return {word: float(first + step * place) for place, word in enumerate(text.split())}


ONES = _counted(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    0,
)
TENS = _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
# Abbreviations behind digits: "3bn", "11k". A lone m may also be metres, so it needs money before it.
_SHORT_SCALES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
_MONEY_SCALES = _SHORT_SCALES | {"m": 1e6, "b": 1e9, "t": 1e12, "mil": 1e6, "bil": 1e9}
SUFFIXES = frozenset(_MONEY_SCALES)

# Vague plurals, as wide as careful readers take them: "hundreds" ends where "thousands" would be said.
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
_MULTIPLES = SCALES | {"hundred": 100.0, "dozen": 12.0}
_PARTS = {"half": 2.0, "third": 3.0, "quarter": 4.0, "fifth": 5.0, "tenth": 10.0}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from tokens[first:last]; `low` < `high` for vague words; a share is given in percent."""

    low: float
    high: float
    first: int
    last: int
    in_digits: bool = False
    is_share: bool = False

    @classmethod
    def exact(cls, value: float, first: int, last: int, in_digits: bool = False) -> Numeral:
        return cls(value, value, first, last, in_digits)


def read_numeral(tokens: Tokens, at: int, is_money: bool = False) -> Numeral | None:
    """Return the longest number that begins at token `at`, or None."""
    if at >= len(tokens):
        return None
    if tokens[at].is_number:
        return _read_digits(tokens, at, is_money)
    if not tokens[at].is_word:
        return None
    return _read_vague(tokens, at) or _read_share(tokens, at) or _read_words(tokens, at)


def _read_digits(tokens: Tokens, at: int, is_money: bool) -> Numeral:
    value, last = tokens.value(at), at + 1
    if tokens.hyphen(last) and tokens.word(last + 1) in SCALES:  # "a $3-million house"
        return Numeral.exact(value * SCALES[tokens.word(last + 1)], at, last + 2, True)
    word = tokens.word(last)
    if word in _MULTIPLES:
        scale, last = _MULTIPLES[word], last + 1
        if tokens.word(last) in SCALES:  # "2 hundred thousand"
            scale, last = scale * SCALES[tokens.word(last)], last + 1
        return Numeral.exact(value * scale, at, last, True)
    if is_money and tokens.hyphen(last) and tokens.word(last + 1) in _MONEY_SCALES:  # "$250-M"
        return Numeral.exact(value * _MONEY_SCALES[tokens.word(last + 1)], at, last + 2, True)
    shorts = _MONEY_SCALES if is_money else _SHORT_SCALES
    if word in shorts and (is_money or word != "k" or tokens.joined(last)):
        return Numeral.exact(value * shorts[word], at, last + 1, True)
    if tokens.words(last, 3) == ["1", "/", "2"]:  # "3 1/2 years"
        return Numeral.exact(value + 0.5, at, last + 3, True)
    if word == "½":
        return Numeral.exact(value + 0.5, at, last + 1, True)
    return _and_a_half(tokens, at, last, value) or Numeral.exact(value, at, last, True)


def _read_vague(tokens: Tokens, at: int) -> Numeral | None:
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in ("several", "many") and following in _MULTIPLES:
        scale = _MULTIPLES[following]
        return Numeral(2 * scale, 9.99 * scale, at, at + 2)
    if word == "a" and tokens.words(at + 1, 2) == ["couple", "of"]:
        return Numeral(2.0, 3.0, at, at + 3)
    if word == "a" and tokens.words(at + 1, 2) == ["few", "dozen"]:
        return Numeral(24.0, 60.0, at, at + 3)
    if word == "a" and following == "few" and tokens.word(at + 2) in _MULTIPLES:
        return Numeral(2 * _MULTIPLES[tokens.word(at + 2)], 9.99 * _MULTIPLES[tokens.word(at + 2)], at, at + 3)
    if word not in VAGUE:
        return None
    low, high = VAGUE[word]
    thousands = SCALES.get(tokens.word(at + 2).removesuffix("s"))
    if following == "of" and thousands is not None and low < 1e6:  # "tens of thousands"
        return Numeral(low * thousands, (high + 1) * thousands - 1, at, at + 3)
    return Numeral(low, high, at, at + 1)


def _read_share(tokens: Tokens, at: int) -> Numeral | None:
    """Read "half of", "two-thirds of", "one in five" as a percentage, and "half a million" as a number."""
    word = tokens.word(at)
    if word == "half":
        return _read_half(tokens, at)
    count = 1.0 if word == "a" else ONES.get(word, 0.0)
    if not 1 <= count <= 9:
        return None
    if word != "a" and tokens.word(at + 1) == "in":
        return _read_one_in(tokens, at, count)
    next_at = at + 1 + tokens.hyphen(at + 1)
    part = tokens.word(next_at)
    name = part.removesuffix("s") if count > 1 else part
    if name not in _PARTS or (count > 1 and part == name) or tokens.word(next_at + 1) != "of":
        return None
    share = round(100 * count / _PARTS[name], 2)
    return Numeral(share, share, at, next_at + 1, is_share=True)


def _read_half(tokens: Tokens, at: int) -> Numeral | None:
    article = 0 if tokens.hyphen(at + 1) else 1
    if article == 0 or tokens.word(at + 1) in ("a", "an"):
        scale = _MULTIPLES.get(tokens.word(at + 2))
        return Numeral.exact(scale / 2, at, at + 3) if scale else None
    following, before = tokens.word(at + 1), tokens.word(at - 1)
    if following not in ("of", "the", "its", "their", "our", "those", "all") or before in (
        "first",
        "second",
        "and",
        "other",
        "better",
        "a",
        "latter",
    ):
        return None
    return Numeral(50.0, 50.0, at, at + 1, is_share=True)


def _read_one_in(tokens: Tokens, at: int, count: float) -> Numeral | None:
    total = _read_digits(tokens, at + 2, False) if tokens.is_number(at + 2) else None
    if total is None and at + 2 < len(tokens):
        total = _read_words(tokens, at + 2)
    if total is None or not count < total.low <= 1000 or total.low != int(total.low):
        return None
    share = round(100 * count / total.low, 2)
    return Numeral(share, share, at, total.last, is_share=True)


def _read_words(tokens: Tokens, at: int) -> Numeral | None:
    """Read "two hundred and five thousand"; the grammar's state is the kind of the last number word."""
    total = current = 0.0
    smallest_scale = float("inf")
    last = i = at
    previous = ""
    while i < len(tokens):
        word = tokens.word(i)
        if i == at and word in ("a", "an") and tokens.word(i + 1) in _MULTIPLES:
            current, previous = 1.0, "ones"
        elif word in ONES and (previous in ("", "hundred", "scale") or (previous == "tens" and 0 < ONES[word] < 10)):
            current, previous = current + ONES[word], "ones"
        elif word in TENS and previous in ("", "hundred", "scale"):
            current, previous = current + TENS[word], "tens"
        elif word == "hundred" and previous in ("ones", "tens"):
            current, previous = current * 100, "hundred"
        elif word == "dozen" and previous == "ones" and not total:
            return Numeral.exact(current * 12, at, i + 1)
        elif word in SCALES and previous in ("ones", "tens", "hundred") and SCALES[word] < smallest_scale:
            smallest_scale = SCALES[word]
            total, current, previous = total + current * smallest_scale, 0.0, "scale"
        elif _links(tokens, i, previous):
            i += 1
            continue
        else:
            break
        i += 1
        last = i
    if last == at:
        return None
    half = _and_a_half(tokens, at, last, total + current) if previous in ("ones", "tens") else None
    return half or Numeral.exact(total + current, at, last)


def _links(tokens: Tokens, at: int, previous: str) -> bool:
    """Tell whether token `at` joins number words: "twenty-one", "two hundred and five"."""
    following = tokens.word(at + 1)
    if previous == "tens":
        return tokens.hyphen(at) and following in ONES
    return previous in ("hundred", "scale") and tokens.word(at) == "and" and (following in ONES or following in TENS)


def _and_a_half(tokens: Tokens, first: int, at: int, value: float) -> Numeral | None:
    """Read on from "two" in "two and a half million" and "two-and-a-half-year"."""
    for expected in ("and", "a", "half"):
        at += tokens.hyphen(at)
        if tokens.word(at) != expected:
            return None
        at += 1
    scale = SCALES.get(tokens.word(at))
    return Numeral.exact((value + 0.5) * (scale or 1.0), first, at + (scale is not None))
