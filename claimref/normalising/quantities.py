"""Finds the numbers of a text and says what each one means.

The grammar is our own: a statement has to cost well under a millisecond, and what decides here (which noun is
counted, which comparator holds, whether a number is a figure at all) is what the recognisers leave open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimref.normalising import comparators
from claimref.normalising.nouns import STATES, counted_noun, lemma_of
from claimref.normalising.numerals import ONES, SCALES, TENS, VAGUE, Numeral, read_numeral
from claimref.normalising.roles import find_id, find_tally, is_age, is_year
from claimref.normalising.times import time_spans
from claimref.normalising.tokens import tokenise
from claimref.normalising.units import AMBIGUOUS_SINGULAR, CURRENCIES, PREFIXES, SIGNS, UNITS
from claimref.records import Comparator, Quantity

_HINT = re.compile(
    r"[0-9]|\b(?:" + "|".join([*ONES, *TENS, *SCALES, *VAGUE, "hundred", "dozen", "half", "several", "ninth"]) + r")"
    r"|\b(?:week|month|year|decade|hour|day|centur)",
    re.IGNORECASE,
)
_MULTIPLE_OF_TIME = {"minutes": 60.0, "hours": 3600.0, "days": 86400.0, "weeks": 604800.0}
# "for months", "a months-long siege": at least two, and fewer than would make one of the next larger unit.
_VAGUE_DURATION = {
    "hours": (2.0, 23.0),
    "days": (2.0, 13.0),
    "weeks": (2.0, 9.0),
    "months": (2.0, 23.0),
    "years": (2.0, 40.0),
    "decades": (2.0, 15.0),
}
_SINGLE = frozenset(
    ["person", "man", "woman", "child", "boy", "girl", "soldier", "officer", "policeman", "civilian", "official", "student", "suspect", "hostage", "passenger", "worker", "pilot", "member", "senator", "judge", "juror", "vote", "gunman", "attacker", "militant", "fighter", "protester", "journalist", "nurse", "doctor", "teacher", "employee", "bomb", "missile", "drone", "ship", "plane", "tank", "helicopter", "house", "building", "city", "village", "country"]
)
_ONE_REFUSED = frozenset(["no", "the", "any", "this", "that", "each", "every", "another", "which", "anyone", "number", "day"])
_DETERMINERS = frozenset(["the", "its", "their", "his", "her", "our", "these", "those", "all", "such", "a", "an", "more", "additional", "other"])


@dataclass(frozen=True, slots=True)
class _Measure:
    """A numeral with its unit: tokens[first:last]."""

    numeral: Numeral
    unit: str | None
    dimension: str
    first: int
    last: int


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of `text` in order, without those that only name a day of the month or a clock time.

    `role` is figure, duration, age, tally, year, ordinal, rank, id or offset ("25 years ago"); only the first
    four are amounts. Spans never overlap; `text[char_start:char_end] == raw`.
    """
    if not _HINT.search(text):
        return ()
    return tuple(_Reader(text).read())


class _Reader:
    """One pass over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenise(text)
        self.times = time_spans(text)
        self.floor = 0  # tokens before this one belong to a quantity already read

    def read(self) -> list[Quantity]:
        found: list[Quantity] = []
        i = 0
        while i < len(self.tokens):
            answer = self._read_at(i)
            if answer is None:
                i += 1
                continue
            quantity, i = answer
            self.floor = i
            if quantity is not None:
                found.append(quantity)
        return found

    def _word(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def _make(
        self,
        first: int,
        last: int,
        bounds: comparators.Bounds,
        unit: str | None,
        dimension: str,
        noun: str | None,
        role: str,
    ) -> tuple[Quantity, int]:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        comparator, low, high = bounds
        return Quantity(self.text[start:end], low, high, comparator, unit, dimension, noun, role, start, end), last

    def _exact(
        self, first: int, last: int, value: float, dimension: str, noun: str | None, role: str
    ) -> tuple[Quantity, int]:
        return self._make(first, last, (Comparator.EQUAL, value, value), None, dimension, noun, role)

    def _read_at(self, i: int) -> tuple[Quantity | None, int] | None:
        """Return the quantity that begins at token `i` and the token after it; None for the quantity skips."""
        token = self.tokens[i]
        if token.is_number:
            named = find_id(self.tokens, i)
            if named is not None:
                last, role = named
                return self._exact(i, last, float(token.lower.replace(",", "")[:200]), role, None, role)
            tally = find_tally(self.tokens, i)
            if tally is not None:
                last, low, high = tally
                return self._make(i, last, (Comparator.EQUAL, low, high), None, "tally", "vote", "tally")
        vague = self._vague_duration(i)
        if vague is not None:
            return vague
        measure = self._measure(i)
        if measure is None:
            return self._ordinal(i)
        dated = self._in_time(measure)
        if dated is not None:
            return dated
        return self._figure(measure)

    def _in_time(self, measure: _Measure) -> tuple[Quantity | None, int] | None:
        """Numbers inside a time: a year keeps its role, "25 years" of "25 years ago" is an offset, a day is no number."""
        start = self.tokens[measure.numeral.first].start
        if not any(begin <= start < end for begin, end in self.times):
            return None
        value = measure.numeral.low
        if measure.dimension == "duration":
            bounds, first, last = self._bounds(measure)
            return self._make(first, last, bounds, measure.unit, "duration", None, "offset")
        if is_year(self.tokens[measure.numeral.first].lower, value):
            return self._exact(measure.numeral.first, measure.numeral.first + 1, value, "year", None, "year")
        return None, measure.last

    def _measure(self, i: int, inherited_money: str | None = None) -> _Measure | None:
        """Read a number with the unit before or behind it."""
        currency, at = self._currency_before(i)
        if at >= len(self.tokens):
            return None
        is_money = currency is not None or inherited_money is not None
        numeral = read_numeral(self.tokens, at, is_money)
        if numeral is None:
            return None
        if currency is None and self._is_idle_word(numeral):
            return None
        if currency is not None:
            return _Measure(numeral, currency, "money", i, numeral.last)
        unit, dimension, last = self._unit_behind(numeral)
        return _Measure(numeral, unit, dimension, i, last)

    def _is_idle_word(self, numeral: Numeral) -> bool:
        """Number words that count nothing: "no one", "scores a goal", "one day"."""
        word = self._word(numeral.first)
        if word in ("scores", "tens") and self._word(numeral.first + 1) != "of":
            return True
        if word == "second" or (word == "zero" and numeral.last - numeral.first == 1):
            return True
        if word != "one" or numeral.last - numeral.first > 1:
            return False
        if self._word(numeral.first - 1) in _ONE_REFUSED:
            return True
        hyphen = self._word(numeral.last) == "-"
        follower = self._word(numeral.last + hyphen)
        if follower in STATES or follower in _SINGLE or follower in ("percent", "%", "per"):
            return False
        if follower in UNITS and follower not in ("day", "second", "foot"):
            return False
        if comparators.find_before(self.tokens, numeral.first)[0]:
            return False
        noun = counted_noun(self.tokens, numeral.last, is_one=True)
        return noun is None or noun[0] not in _SINGLE

    def _currency_before(self, i: int) -> tuple[str | None, int]:
        word, follower = self._word(i), self._word(i + 1)
        if word in SIGNS:
            return SIGNS[word], i + 1
        if word in PREFIXES and follower in SIGNS:
            return (PREFIXES[word] if follower == "$" else SIGNS[follower]), i + 2
        if (
            word in CURRENCIES
            and len(word) == 3
            and self.text[self.tokens[i].start].isupper()
            and follower[:1].isdigit()
        ):
            return CURRENCIES[word], i + 1
        return None, i

    def _unit_behind(self, numeral: Numeral) -> tuple[str | None, str, int]:
        """Return unit, dimension and the token after them."""
        at = numeral.last
        if numeral.is_share:
            return "percent", "percent", at
        if self._word(at) == "-" and self._touches(at):
            at += 1
        word, following = self._word(at), self._word(at + 1)
        if word == "%" or word == "percent" or (word == "per" and following == "cent"):
            last = at + (2 if word == "per" else 1)
            if self._word(last) == "-":
                last += 1
            if self._word(last) in ("point", "points"):
                return "point", "points", last + 1
            return "percent", "percent", last - (self._word(last - 1) == "-")
        if word == "percentage" and following in ("point", "points"):
            return "point", "points", at + 2
        if word in CURRENCIES and (word != "won" or numeral.low >= 1000):
            return CURRENCIES[word], "money", at + 1
        if word in ("us", "u.s.", "american", "canadian", "australian") and following in ("dollar", "dollars"):
            return {"canadian": "CAD", "australian": "AUD"}.get(word, "USD"), "money", at + 2
        if word in ("square", "sq", "cubic") and following in UNITS and UNITS[following].dimension == "length":
            dimension = "volume" if word == "cubic" else "area"
            return f"{'cubic' if word == 'cubic' else 'square'} {UNITS[following].name}", dimension, at + 2
        unit = UNITS.get(word)
        if unit is not None and (word not in AMBIGUOUS_SINGULAR or numeral.in_digits):
            return unit.name, unit.dimension, at + 1
        return None, "count", numeral.last

    def _touches(self, at: int) -> bool:
        """Tell whether token `at` touches both its neighbours, as the hyphen of "two-year" does."""
        tokens = self.tokens
        return (
            0 < at < len(tokens) - 1
            and tokens[at - 1].end == tokens[at].start
            and tokens[at].end == tokens[at + 1].start
        )

    def _bounds(self, measure: _Measure) -> tuple[comparators.Bounds, int, int]:
        """Return the interval with the comparing words around, and the tokens from the first to past the last."""
        before, first = comparators.find_before(self.tokens, measure.first)
        if first < self.floor or (before == "over" and measure.dimension == "duration"):
            before, first = "", measure.first
        after, last = comparators.find_after(self.tokens, measure.last)
        if before:
            after, last = "", measure.last
        return comparators.bounds(measure.numeral.low, measure.numeral.high, before, after), first, last

    def _figure(self, measure: _Measure) -> tuple[Quantity | None, int]:
        tokens, numeral = self.tokens, measure.numeral
        measure = self._extend_duration(measure)
        ranged = self._range(measure)
        if ranged is not None:
            measure = ranged
        bounds, first, last = self._bounds(measure)
        if is_age(tokens, measure.numeral.first, measure.last, measure.dimension, measure.unit):
            if self._word(measure.last) in ("-", "old", "olds"):
                last = measure.last + (2 if self._word(measure.last) == "-" else 1)
            unit = measure.unit or "year"
            return self._make(first, last, bounds, unit, "age", None, "age")
        if measure.dimension == "duration":
            return self._make(first, last, bounds, measure.unit, "duration", None, "duration")
        if measure.dimension != "count":
            noun = self._noun_of(measure.last) if measure.dimension == "percent" else None
            return self._make(first, last, bounds, measure.unit, measure.dimension, noun, "figure")
        noun = self._noun(last)
        if (
            noun is None
            and first == numeral.first
            and is_year(tokens[numeral.first].lower, numeral.low)
            and measure.last == numeral.first + 1
        ):
            return self._exact(numeral.first, measure.last, numeral.low, "year", None, "year")
        return self._make(first, last, bounds, None, "count", noun, "figure")

    def _noun(self, at: int) -> str | None:
        if self._word(at) == "-" and self._touches(at):  # "a three-judge panel"
            word = self._word(at + 1)
            return lemma_of(word) if self.tokens[at + 1].is_word else None
        if self._word(at) == "more":
            at += 1
        found = counted_noun(self.tokens, at)
        return found[0] if found else self._noun_of(at)

    def _noun_of(self, at: int) -> str | None:
        """The noun of "dozens of people", "30 percent of the voters", "three of the 12 men"."""
        if self._word(at) != "of":
            return None
        at += 1
        while self._word(at) in _DETERMINERS:
            at += 1
        if at < len(self.tokens):
            numeral = read_numeral(self.tokens, at)
            at = numeral.last if numeral else at
        found = counted_noun(self.tokens, at)
        return found[0] if found else None

    def _extend_duration(self, measure: _Measure) -> _Measure:
        """Read on in "two years and three months" and "a year and a half"."""
        if measure.dimension != "duration" or self._word(measure.last) != "and" or measure.numeral.is_vague:
            return measure
        at = measure.last + 1
        if [self._word(at), self._word(at + 1)] == ["a", "half"]:
            value = measure.numeral.low + 0.5
            return replace(measure, numeral=replace(measure.numeral, low=value, high=value), last=at + 2)
        more = self._measure(at) if at < len(self.tokens) else None
        if more is None or more.dimension != "duration" or more.unit == measure.unit:
            return measure
        small, large = UNITS[str(more.unit)].factor, UNITS[str(measure.unit)].factor
        if small >= large or more.numeral.is_vague:
            return measure
        value = measure.numeral.low + more.numeral.low * small / large
        return replace(measure, numeral=replace(measure.numeral, low=value, high=value), last=more.last)

    def _range(self, measure: _Measure) -> _Measure | None:
        """Read on in "10 to 15 people", "$5-10 million", "between 5 and 10 percent"; None where no range follows."""
        at = measure.last
        connector = self._word(at)
        before = self._word(measure.first - 1)
        if connector not in ("to", "-", "–", "—", "and", "or") or at + 1 >= len(self.tokens):
            return None
        if connector == "and" and before != "between":
            return None
        # "rose from 3 to 5 percent" names two values, not a range.
        if connector == "to" and before in ("from", "down", "up"):
            return None
        money = measure.unit if measure.dimension == "money" else None
        other = self._measure(at + 1, inherited_money=money)
        if other is None or measure.numeral.is_share or other.numeral.is_share:
            return None
        unit, dimension = other.unit or measure.unit, other.dimension
        if dimension == "count" and measure.dimension != "count":
            dimension = measure.dimension
        if measure.dimension not in ("count", dimension) or (measure.unit or unit) != unit:
            return None
        low, high = measure.numeral.low, other.numeral.high
        if low < high / 100 and high >= 1000:  # the scale stands only once: "5 to 10 million"
            for scale in (1e12, 1e9, 1e6, 1e3):
                if high >= scale and low * scale <= high:
                    low *= scale
                    break
        if low >= high:
            return None
        if connector == "or" and high > 2 * low:
            return None
        numeral = replace(measure.numeral, low=low, high=high)
        return _Measure(numeral, unit, dimension, measure.first, other.last)

    def _vague_duration(self, i: int) -> tuple[Quantity, int] | None:
        """Read "for months", "weeks-long", "several years", "for a year"."""
        word = self._word(i)
        if self._inside_time(i):
            return None
        if word in _VAGUE_DURATION:
            is_long = self._word(i + 1) == "-" and self._word(i + 2) == "long"
            if not is_long and self._word(i - 1) not in ("for", "several", "many"):
                return None
            low, high = _VAGUE_DURATION[word]
            first = i - 1 if self._word(i - 1) in ("several", "many") and i - 1 >= self.floor else i
            last = i + 3 if is_long else i + 1
            return self._make(
                first, last, (Comparator.RANGE, low, high), UNITS[word].name, "duration", None, "duration"
            )
        unit = UNITS.get(self._word(i + 1))
        if word in ("a", "an") and unit is not None and unit.dimension == "duration" and self._word(i + 1) != "second":
            before, first = comparators.find_before(self.tokens, i)
            if first < self.floor or before == "over":
                before, first = "", i
            if not before and self._word(i - 1) != "for":
                return None
            half = [self._word(i + k) for k in (2, 3, 4)] == ["and", "a", "half"]
            value = 1.5 if half else 1.0
            bounds = comparators.bounds(value, value, before, "")
            return self._make(first, i + (5 if half else 2), bounds, unit.name, "duration", None, "duration")
        return None

    def _inside_time(self, i: int) -> bool:
        start = self.tokens[i].start
        return any(begin <= start < end for begin, end in self.times)

    def _ordinal(self, i: int) -> tuple[Quantity, int] | None:
        word = self._word(i)
        if word in _ORDINALS and not self._inside_time(i):
            return self._exact(i, i + 1, float(_ORDINALS[word]), "ordinal", None, "ordinal")
        return None


_ORDINALS = {
    word: value
    for value, word in enumerate(["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"], 3)
}
