"""Finds the numbers of a text and says what each one means.

The grammar is our own. The best general recogniser found, ms-recognizers, takes some 200 times as long a sentence and
leaves open what matters here: which noun is counted, which comparator holds, and whether the number is an amount at all
or an id, an ordinal, a year, an age or a vote (`python -m benchmarks.values --peer`). text2num reads words only, and
dateparser takes a string that is a date already.
"""

from __future__ import annotations

import re

from claimref.normalising import comparators
from claimref.normalising.measures import Measure, extend_duration, extend_range, read_measure
from claimref.normalising.nouns import STOPS, counted_noun, lemma_of
from claimref.normalising.numerals import ONES, SCALES, TENS, VAGUE, read_numeral
from claimref.normalising.roles import ORDINALS, counts_nothing, find_id, find_tally, is_age, is_year
from claimref.normalising.times import Found, scan
from claimref.normalising.tokens import Tokens, tokenise
from claimref.normalising.units import UNITS
from claimref.normalising.wordlists import words
from claimref.records import Comparator, Quantity

# Without one of these there is no number in a text.
_HINT = re.compile(
    r"[0-9½]|\b(?:"
    + "|".join(
        (
            *ONES,
            *TENS,
            *SCALES,
            *VAGUE,
            *ORDINALS,
            "hundred",
            "dozen",
            "half",
            "quarter",
            "several",
            "few",
            "couple",
            "twice",
        )
    )
    + r")|\b(?:week|month|year|decade|hour|day|centur)",
    re.IGNORECASE,
)
# "For months", "a months-long siege": at least two, and not so many that the next larger unit would be said.
_VAGUE_DURATIONS = {
    "hours": (2.0, 23.0),
    "days": (2.0, 13.0),
    "weeks": (2.0, 8.0),
    "months": (2.0, 22.0),
    "years": (2.0, 40.0),
    "decades": (2.0, 15.0),
}
_DETERMINERS = words("the its their his her our these those all such a an more additional other")
_FEW = 12
_TIMES = "time"


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of `text` in order, save those that only name a day of the month or a time of day.

    `role` is figure, duration, age or tally (amounts), or offset ("25 years ago"), year, ordinal, rank or id. A tally
    has the smaller number as `low`, the larger as `high`. Spans never overlap; `text[char_start:char_end] == raw`.
    """
    return read_quantities(text, scan(text))


def read_quantities(text: str, times: list[Found]) -> tuple[Quantity, ...]:
    """Return the quantities of `text`, whose times have been found already."""
    return tuple(_Reader(text, times).read()) if _HINT.search(text) else ()


class _Reader:
    """One pass over the tokens of one text."""

    def __init__(self, text: str, times: list[Found]) -> None:
        self._text = text
        self._times = times
        self._tokens: Tokens = tokenise(text)
        self._floor = 0  # the tokens before this one belong to quantities already read

    def read(self) -> list[Quantity]:
        found: list[Quantity] = []
        at = 0
        while at < len(self._tokens):
            quantity, last = self._read_at(at)
            if quantity is not None:
                found.append(quantity)
                self._floor = last
            at = max(last, at + 1)
        return found

    def _read_at(self, at: int) -> tuple[Quantity | None, int]:
        """Return the quantity that begins at token `at`, if any, and the token behind what was read."""
        tokens = self._tokens
        if tokens[at].is_number and not self._inside_time(at):
            tally = find_tally(tokens, at)
            if tally is not None:
                last, low, high = tally
                return self._make(at, last, (Comparator.EQUAL, low, high), None, "tally", "vote", "tally")
            named = find_id(tokens, at)
            if named is not None:
                return self._exact(at, named[0], tokens.value(at), named[1])
        special = self._vague_duration(at) or self._lone_word(at)
        if special is not None:
            return special
        measure = read_measure(tokens, at)
        if measure is None or (measure.dimension != "money" and counts_nothing(tokens, measure.numeral)):
            return None, at + 1
        return self._in_time(measure) if self._inside_time(measure.numeral.first) else self._amount(measure)

    def _inside_time(self, at: int) -> bool:
        start = self._tokens[at].start
        return any(time.start <= start < time.end for time in self._times)

    def _in_time(self, measure: Measure) -> tuple[Quantity | None, int]:
        """A year keeps its role, "25 years" of "25 years ago" is an offset; a day of the month is no number."""
        tokens, at = self._tokens, measure.numeral.first
        if measure.dimension == "duration":
            bounds, first, last = self._bounds(measure)
            lasts = tokens.word(first - 1) == "for" or tokens.words(first - 3, 2) == ["for", "the"]
            return self._make(first, last, bounds, measure.unit, "duration", None, "duration" if lasts else "offset")
        if is_year(tokens, at) and tokens.word(at + 1) not in ("s", "'"):
            return self._exact(at, at + 1, measure.numeral.low, "year")
        return None, at + 1

    def _amount(self, measure: Measure) -> tuple[Quantity | None, int]:
        tokens = self._tokens
        measure = extend_range(tokens, extend_duration(tokens, measure))
        bounds, first, last = self._bounds(measure)
        if is_age(tokens, measure.numeral.first, measure.last, measure.dimension):
            if tokens.hyphen(measure.last) or tokens.word(measure.last) == "old":
                last = measure.last + 1 + tokens.hyphen(measure.last)
            return self._make(first, last, bounds, measure.unit or "year", "age", None, "age")
        if measure.dimension == "duration":
            return self._make(first, last, bounds, measure.unit, "duration", None, "duration")
        if measure.dimension != "count":
            is_share = measure.dimension == "percent"
            noun = (counted_noun(tokens, measure.last) or self._noun_of(measure.last)) if is_share else None
            return self._make(first, last, bounds, measure.unit, measure.dimension, noun, "figure")
        noun = self._noun(last, is_one=measure.numeral.low == measure.numeral.high == 1)
        # A count of four digits would be written with a comma, or is round: "the 2012 attacks", "2000 people".
        is_bare = measure.last == measure.first + 1 and is_year(tokens, measure.first)
        if is_bare and (noun is None or measure.numeral.low % 100):
            return self._exact(measure.first, measure.last, measure.numeral.low, "year")
        return self._make(first, last, bounds, None, "count", noun, "figure")

    def _bounds(self, measure: Measure) -> tuple[comparators.Bounds, int, int]:
        """Return the interval that the words around allow, and the tokens from the first to behind the last."""
        before, first = comparators.find_before(self._tokens, measure.first)
        # "Over three days" is more often during than more than.
        is_during = before == "over" and measure.unit in ("second", "minute", "hour", "day", "week", "month")
        # "Presided over two hearings", "ruled under three kings": few are more than so few.
        is_place = before in ("over", "under") and measure.dimension == "count" and not measure.numeral.in_digits
        is_place = is_place and measure.numeral.high <= _FEW
        if first < self._floor or is_during or is_place:
            before, first = "", measure.first
        after, last = comparators.find_after(self._tokens, measure.last)
        if before:
            after, last = "", measure.last
        return comparators.bounds(measure.numeral.low, measure.numeral.high, before, after), first, last

    def _noun(self, at: int, is_one: bool) -> str | None:
        tokens = self._tokens
        if tokens.hyphen(at) and tokens[at + 1].is_word and tokens.word(at + 1) not in STOPS:  # "a three-judge panel"
            return lemma_of(tokens.word(at + 1))
        at += tokens.word(at) == "more"
        return counted_noun(tokens, at, is_one) or self._noun_of(at)

    def _noun_of(self, at: int) -> str | None:
        """Return the noun of "dozens of people", "30 percent of the voters", "three of the 12 men"."""
        tokens = self._tokens
        if tokens.word(at) != "of":
            return None
        at += 1
        while tokens.word(at) in _DETERMINERS:
            at += 1
        numeral = read_numeral(tokens, at)
        return counted_noun(tokens, numeral.last if numeral else at)

    def _vague_duration(self, at: int) -> tuple[Quantity, int] | None:
        """Read "for months", "weeks-long", "several years", "for a year", "nearly a month"."""
        tokens = self._tokens
        word, before, following = tokens.word(at), tokens.word(at - 1), tokens.word(at + 1)
        unit = UNITS.get(following)
        if word.endswith("slong") and word.removesuffix("long") in _VAGUE_DURATIONS:
            interval = (Comparator.RANGE, *_VAGUE_DURATIONS[word.removesuffix("long")])
            unit_name = UNITS[word.removesuffix("long")].name
            return self._make(at, at + 1, interval, unit_name, "duration", None, "duration")
        if word in _VAGUE_DURATIONS and not self._inside_time(at):
            is_long = tokens.hyphen(at + 1) and tokens.word(at + 2) == "long"
            if not is_long and before not in ("for", "several", "many"):
                return None
            first = at - 1 if before in ("several", "many") and at > self._floor else at
            interval = (Comparator.RANGE, *_VAGUE_DURATIONS[word])
            last = at + 3 if is_long else at + 1
            return self._make(first, last, interval, UNITS[word].name, "duration", None, "duration")
        if word not in ("a", "an") or unit is None or unit.dimension != "duration" or self._inside_time(at):
            return None
        comparing, first = comparators.find_before(tokens, at)
        if first < self._floor or comparing == "over":
            comparing, first = "", at
        if following == "second" or not (comparing or before == "for"):
            return None
        has_half = tokens.words(at + 2, 3) == ["and", "a", "half"]
        value = 1.5 if has_half else 1.0
        bounds = comparators.bounds(value, value, comparing, "")
        return self._make(first, at + (5 if has_half else 2), bounds, unit.name, "duration", None, "duration")

    def _lone_word(self, at: int) -> tuple[Quantity | None, int] | None:
        word = self._tokens.word(at)
        if word in ORDINALS and not self._inside_time(at):
            return self._exact(at, at + 1, ORDINALS[word], "ordinal")
        if word == "twice" and self._tokens.word(at + 1) not in ("as", "the", "that", "its", "a"):
            return self._make(at, at + 1, (Comparator.EQUAL, 2.0, 2.0), None, "count", _TIMES, "figure")
        return None

    def _exact(self, first: int, last: int, value: float, role: str) -> tuple[Quantity, int]:
        return self._make(first, last, (Comparator.EQUAL, value, value), None, role, None, role)

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
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        comparator, low, high = bounds
        return Quantity(self._text[start:end], low, high, comparator, unit, dimension, noun, role, start, end), last
