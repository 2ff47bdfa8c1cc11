"""Reads a number together with its unit: "$2.5m", "40-60 hours", "3 percentage points", "two years and a half"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimref.normalising.numerals import Numeral, read_numeral
from claimref.normalising.tokens import Tokens
from claimref.normalising.units import AMBIGUOUS, CURRENCIES, DOLLARS, PREFIXES, SIGNS, UNITS


@dataclass(frozen=True, slots=True)
class Measure:
    """tokens[first:last]: a numeral, its unit (USD, km, percent) and dimension (money, length, percent, count)."""

    numeral: Numeral
    unit: str | None
    dimension: str
    first: int
    last: int

    def with_value(self, low: float, high: float, last: int) -> Measure:
        return replace(self, numeral=replace(self.numeral, low=low, high=high), last=last)


def read_measure(tokens: Tokens, at: int, money: str | None = None) -> Measure | None:
    """Return the number that begins at token `at` with its unit, or None; `money` is a currency said before."""
    currency, number_at = _currency_before(tokens, at)
    numeral = read_numeral(tokens, number_at, is_money=bool(currency or money))
    if numeral is None:
        return None
    if currency is not None:
        return Measure(numeral, currency + _rate(tokens, numeral.last), "money", at, numeral.last)
    unit, dimension, last = _unit_behind(tokens, numeral)
    if dimension == "money" and unit is not None:
        unit += _rate(tokens, last)
    return Measure(numeral, unit, dimension, at, last)


def _currency_before(tokens: Tokens, at: int) -> tuple[str | None, int]:
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in SIGNS:
        return SIGNS[word], at + 1
    if word in PREFIXES and following in SIGNS and tokens.joined(at + 1) and tokens[at].is_capitalised:  # "US$", "A$"
        return (PREFIXES[word] if following == "$" else SIGNS[following]), at + 2
    if (
        word in CURRENCIES
        and len(word) == 3
        and word != "won"
        and tokens.is_number(at + 1)
        and tokens[at].is_capitalised
    ):
        return CURRENCIES[word], at + 1
    return None, at


def _rate(tokens: Tokens, at: int) -> str:
    """Return "/week" before "a week", "per week" and "-a-week", else nothing."""
    at += tokens.hyphen(at)
    period = UNITS.get(tokens.word(at + 1 + tokens.hyphen(at + 1)))
    if tokens.word(at) in ("a", "an", "per", "every", "each") and period is not None and period.dimension == "duration":
        return f"/{period.name}"
    return ""


def _unit_behind(tokens: Tokens, numeral: Numeral) -> tuple[str | None, str, int]:
    """Return the unit, its dimension and the token behind it."""
    at = numeral.last
    if numeral.is_share:
        return "percent", "percent", at
    at += tokens.hyphen(at)
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in ("%", "percent", "percentage") or (word == "per" and following == "cent"):
        last = at + 1 + (word == "per")
        last += tokens.hyphen(last) and tokens.word(last + 1).startswith("point")
        if tokens.word(last) in ("point", "points"):
            return "point", "points", last + 1
        return ("percent", "percent", last) if word != "percentage" else (None, "count", numeral.last)
    if word in CURRENCIES and (word != "won" or numeral.low >= 1000):
        return CURRENCIES[word], "money", at + 1
    if word in DOLLARS and following in ("dollar", "dollars"):
        return DOLLARS[word], "money", at + 2
    if word in ("degrees", "degree", "°"):
        scale = {"c": "°C", "celsius": "°C", "f": "°F", "fahrenheit": "°F"}.get(following)
        return scale or "degree", "temperature", at + 1 + (scale is not None)
    if word in ("square", "sq", "cubic") and following in UNITS and UNITS[following].dimension == "length":
        kind, dimension = ("cubic", "volume") if word == "cubic" else ("square", "area")
        return f"{kind} {UNITS[following].name}", dimension, at + 2
    unit = UNITS.get(word)
    if unit is not None and (word not in AMBIGUOUS or numeral.in_digits):
        return unit.name, unit.dimension, at + 1
    return None, "count", numeral.last


def extend_duration(tokens: Tokens, measure: Measure) -> Measure:
    """Read on in "two years and three months" and "two years and a half"."""
    if measure.dimension != "duration" or tokens.word(measure.last) != "and":
        return measure
    low, high, at = measure.numeral.low, measure.numeral.high, measure.last + 1
    if tokens.words(at, 2) == ["a", "half"]:
        return measure.with_value(low + 0.5, high + 0.5, at + 2)
    more = read_measure(tokens, at)
    if more is None or more.dimension != "duration" or more.unit is None or measure.unit is None:
        return measure
    ratio = UNITS[more.unit].factor / UNITS[measure.unit].factor
    if ratio >= 1:
        return measure
    return measure.with_value(low + more.numeral.low * ratio, high + more.numeral.high * ratio, more.last)


def extend_range(tokens: Tokens, measure: Measure) -> Measure:
    """Read on in "10 to 15 people", "$5-10 million", "between 5 and 10 percent".

    "Rose from 3 to 5 percent" names two values: there only the unit is taken over.
    """
    at, before = measure.last, tokens.word(measure.first - 1)
    connector = tokens.word(at)
    if connector not in ("to", "-", "–", "—", "and", "or") or measure.numeral.is_share:
        return measure
    if (connector == "and") != (before == "between") or tokens.word(measure.numeral.first) in ("a", "an"):
        return measure
    money = measure.unit if measure.dimension == "money" else None
    other = read_measure(tokens, at + 1, money)
    if other is None or other.numeral.is_share:
        return measure
    if connector == "to" and before in ("from", "down", "up"):
        if measure.dimension == "count" and other.unit is not None:
            return replace(measure, unit=other.unit, dimension=other.dimension)
        return measure
    unit, dimension = (measure.unit, measure.dimension) if other.dimension == "count" else (other.unit, other.dimension)
    if measure.dimension not in ("count", dimension) or (measure.unit or unit) != unit:
        return measure
    low, high = _same_scale(tokens, measure.numeral, other.numeral), other.numeral.high
    if low >= high or (connector == "or" and high > 2 * low):
        return measure
    numeral = replace(measure.numeral, low=low, high=high)
    return Measure(numeral, unit, dimension, measure.first, other.last)


def _same_scale(tokens: Tokens, one: Numeral, other: Numeral) -> float:
    """Return the first number of a range with the scale that stands only behind the second: "5 to 10 million"."""
    last_word = tokens.word(other.last - 1)
    if one.last - one.first > 1 or one.high >= 1000:
        return one.low
    scale = {"dozen": 12.0, "hundred": 100.0, "m": 1e6, "k": 1e3, "bn": 1e9, "mn": 1e6, "b": 1e9, "tn": 1e12}.get(
        last_word
    )
    scale = scale or {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}.get(last_word)
    return one.low * scale if scale and other.last - other.first > 1 else one.low
