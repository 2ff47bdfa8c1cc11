"""Compares times: two times of one event are compatible when some moment fits both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import product

from claimref.judging.findings import Finding
from claimref.judging.slots import in_same_place
from claimref.normalising.calendar import MONTHS, WEEKDAYS
from claimref.normalising.units import factor_of
from claimref.records import DifferOn, Precision, RelationType, Statement, TimeRef

# Words that make a time the border of something else, or the time of something that is only mentioned.
_ASIDE = re.compile(
    r"\b(?:after|before|since|until|till|following|prior|ahead|when|while|whose|which|who|that|as|dated)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:ever\s+)?since|dating|starting", re.IGNORECASE)
# "For 24 years", "the first in 24 years"; a "24-year term" may be any.
_FOR = re.compile(r"\b(?:for|in|over)\s+(?:the\s+)?(?:(?:past|last)\s+)?$", re.IGNORECASE)
_MEANT_FOR = re.compile(r"\bfor\s+(?:the\s+)?$", re.IGNORECASE)
_BORDER = re.compile(r"(?:as of|until|till|up|no later|before|prior|ahead|after|following)\b", re.IGNORECASE)
# "The ministry said on Monday that": when it was said, not when it happened.
_REPORTED = re.compile(
    r"\b(?:said|says|told|added|wrote|announced|reported|confirmed)(?:\s+(?!that\b)\w+){0,4}?\s*$", re.IGNORECASE
)
# "The 2008 election": the year names the election.
_NAMING = re.compile(r"(?:\b(?:the|his|her|its|their|an?)|['’]s)\s+$", re.IGNORECASE)
_NUMBER = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)?\b(?!:|\s*[ap]\.?m)")
_WORD = re.compile(r"[^\W\d_]+")
# "Since 2000" in one paper and "for 24 years" in another: the years are counted to the day or by the calendar.
_YEAR = timedelta(days=365)


def compare_times(left: Statement, right: Statement) -> list[Finding]:
    """Return a finding where each statement says when the same kind of thing happened or began."""
    findings = []
    for kind in ("at", "since", "aside"):
        lefts = [time for time in left.times if _kind(time, left) == kind]
        rights = [time for time in right.times if _kind(time, right) == kind]
        pairs = list(product(lefts, rights))
        if kind == "aside":
            pairs = [pair for pair in pairs if in_same_place(pair, (left, right))]
        verdicts = [(fits(one, other), one, other) for one, other in pairs]
        known = [verdict for verdict in verdicts if verdict[0] is not None]
        agreeing = [verdict for verdict in known if verdict[0]]
        if agreeing:
            findings.append(_finding(RelationType.AGREE, *agreeing[0][1:]))
            apart = _left_over(lefts, rights)
            if len(apart) == 1 and in_same_place(apart[0], (left, right)):
                findings.append(_finding(RelationType.DIFFER, *apart[0]))
        elif known:
            is_alone = kind == "aside" or len(lefts) == len(rights) == 1
            is_one_scale = not any(_is_day_of_another_year(one, other) for _, one, other in known)
            relation = RelationType.DIFFER if is_alone and is_one_scale else RelationType.UNSURE
            findings.append(_finding(relation, *known[0][1:]))
    return [*findings, *_compare_lengths(left, right), *_compare_lengths(right, left, swapped=True)]


def _left_over(lefts: Sequence[TimeRef], rights: Sequence[TimeRef]) -> list[tuple[TimeRef, TimeRef]]:
    """Return the pairs of times that exclude each other, neither of which any other time of the other side fits."""
    fitted = {(i, j) for i, one in enumerate(lefts) for j, other in enumerate(rights) if fits(one, other) is not False}
    taken, others_taken = {i for i, _ in fitted}, {j for _, j in fitted}
    return [
        (one, other)
        for i, one in enumerate(lefts)
        for j, other in enumerate(rights)
        if i not in taken and j not in others_taken
    ]


def _compare_lengths(one: Statement, other: Statement, swapped: bool = False) -> list[Finding]:
    """Hold "since 2000" in one statement against "for 24 years" in the other."""
    beginnings = [time for time in one.times if _SINCE.match(time.raw) and time.start and time.end]
    lengths = [
        quantity
        for quantity in other.quantities
        if quantity.role == "duration" and _FOR.search(other.text, 0, quantity.char_start)
    ]
    if len(beginnings) != 1 or len(lengths) != 1 or any(_SINCE.match(time.raw) for time in other.times):
        return []
    since, length = beginnings[0], lengths[0]
    factor = factor_of(length.unit, "duration")
    if factor is None or since.start is None or since.end is None:
        return []
    longest = (since.end - since.start).total_seconds() / factor
    shortest = longest - _LENGTH.get(since.precision, timedelta(days=1)).total_seconds() / factor
    # Years are counted from day to day or by the calendar, the first and the last included or not.
    gap = max(length.low - longest, shortest - length.high, 0.0)
    if gap == 0:
        relation = RelationType.AGREE
    else:
        relation = RelationType.UNSURE if gap <= max(0.5, 0.02 * longest) else RelationType.DIFFER
    left, right = (length.raw, since.raw) if swapped else (since.raw, length.raw)
    why = f"{left} against {right}: {_LENGTHS_IN_WORDS[relation]}"
    return [Finding(relation, DifferOn.QUANTITY, left, right, why)]


_LENGTHS_IN_WORDS = {
    RelationType.AGREE: "the same length of time",
    RelationType.UNSURE: "close, by how years are counted",
    RelationType.DIFFER: "not the same length of time",
}


def _kind(time: TimeRef, statement: Statement) -> str | None:
    """Return "at" for the time of the event, "since" for its beginning, "aside" for the time of something else."""
    if _SINCE.match(time.raw):
        return "since"
    if _BORDER.match(time.raw) or time.precision is Precision.MINUTE:
        return None
    before = statement.text[: time.char_start]
    if time.precision is Precision.YEAR and _MEANT_FOR.search(before):
        return None  # "a budget for the coming year": what it is for, not when it happened
    if (
        time.precision is Precision.YEAR
        and _NAMING.search(before)
        and statement.text[time.char_end : time.char_end + 1] == " "
    ):
        return "aside"
    clause = before.rsplit(",", 1)[-1]
    if _REPORTED.search(clause):
        return None
    return "aside" if _ASIDE.search(clause) else "at"


def fits(one: TimeRef, other: TimeRef) -> bool | None:
    """Tell whether some moment fits both times; None where the words do not allow an answer. Symmetric."""
    if _SINCE.match(one.raw) and _SINCE.match(other.raw) and one.start and other.start:
        return _same_beginning(one, other)
    if (one.start or one.end) and (other.start or other.end):
        starts = [time.start for time in (one, other) if time.start is not None]
        ends = [time.end or time.start for time in (one, other) if time.end or time.start]
        return not starts or max(starts) <= min(end for end in ends if end is not None)
    return _fits_by_words(one.raw, other.raw)


def _is_day_of_another_year(one: TimeRef, other: TimeRef) -> bool:
    """Whether a year stands against a day years off, as where a report recalls an earlier event."""
    if (
        one.start is None
        or other.start is None
        or (one.precision is Precision.YEAR) == (other.precision is Precision.YEAR)
    ):
        return False
    return abs(one.start - other.start) > 2 * _YEAR


def _same_beginning(one: TimeRef, other: TimeRef) -> bool:
    assert one.start is not None
    assert other.start is not None
    span = max(_LENGTH.get(one.precision, timedelta(days=1)), _LENGTH.get(other.precision, timedelta(days=1)))
    return abs(one.start - other.start) < span


_LENGTH = {
    Precision.DECADE: timedelta(days=3653),
    Precision.YEAR: _YEAR,
    Precision.MONTH: timedelta(days=30),
    Precision.WEEK: timedelta(days=7),
}


def _fits_by_words(raw: str, other_raw: str) -> bool | None:
    """Compare two times that could not be resolved by what they name: weekday, month, day of the month."""
    one, other = _named(raw), _named(other_raw)
    shared = one.keys() & other.keys()
    if any(one[slot] != other[slot] for slot in shared):
        # The 30th of one month and the 1st of the next are as far apart as they look; a Sunday in May and one in
        # June are told apart by the month.
        return False
    return True if shared else None


def _named(raw: str) -> dict[str, int]:
    """Return the weekday, month and day that a time names."""
    named = {}
    for word in _WORD.findall(raw.lower()):
        if word in WEEKDAYS:
            named["weekday"] = WEEKDAYS[word]
        elif word in MONTHS and word != "sun":
            named["month"] = MONTHS[word]
    if "month" in named:
        days = [int(number) for number in _NUMBER.findall(raw)]
        if len(days) == 1:
            named["day"] = days[0]
        elif days:
            return {}
    return named


def _finding(relation: RelationType, one: TimeRef, other: TimeRef) -> Finding:
    what = {
        RelationType.AGREE: "one time fits both",
        RelationType.DIFFER: "no time fits both",
        RelationType.UNSURE: "several times, which may not belong together",
    }[relation]
    return Finding(relation, DifferOn.DATE, one.raw, other.raw, f"{one.raw} against {other.raw}: {what}")
