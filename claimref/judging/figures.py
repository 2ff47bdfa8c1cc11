"""Compares quantities: which number stands against which, and whether some number satisfies both."""

from __future__ import annotations

import math
from dataclasses import replace

from claimref.judging.findings import Finding
from claimref.judging.slots import Kinship, find_measured, find_states, in_same_place, kinship
from claimref.normalising.nouns import plural_of
from claimref.normalising.units import factor_of
from claimref.records import Comparator, DifferOn, Quantity, RelationType, Statement

# Who converts units rounds: 39 feet are 12 metres, two years are 23 months.
CONVERSION_TOLERANCE = 0.05
# A bare round number stands for what rounds to it, within 5%, as "about" does.
ROUNDING_TOLERANCE = 0.05
# The words "more than 11,000" allow 50,000, but who knew of 50,000 would not have said so.
FAR_BEYOND = 2.0
# So far apart, two numbers are of two things: the sum that was stolen, and what one ticket cost.
FAR_APART = 20.0
# Two numbers that part only here are told apart by nothing that matters: 117.24 and 117.25.
FINEST = 0.001
# Rounded to its last place, this coarse a number says little about that place: 11,000 may be 11,012.
COARSE_STEP = 100.0

# Two who measure one thing hardly come closer: 39 feet and 40 feet.
MEASURED_TOLERANCE = 0.03
_MEASURES = frozenset({"length", "mass", "area", "volume", "temperature", "speed", "power"})

_AMOUNTS = frozenset({"figure", "duration", "age", "tally"})
_COARSE_TIMES = {"week": 0.25, "month": 0.25, "year": 0.25, "decade": 0.5, "century": 0.5}

Sides = tuple[list[Quantity], list[Quantity]]


def compare_figures(left: Statement, right: Statement) -> list[Finding]:
    """Return a finding for every slot in which both statements have a number."""
    slots: dict[tuple[str, str], Sides] = {}
    for side, statement in enumerate((left, right)):
        for quantity in statement.quantities:
            if quantity.role in _AMOUNTS and not _repeats(quantity, slots.get(_slot(quantity), ([], []))[side]):
                slots.setdefault(_slot(quantity), ([], []))[side].append(quantity)
    shared = [slot for slot, (lefts, rights) in slots.items() if lefts and rights]
    findings = [finding for slot in shared for finding in _compare_slot(slots[slot], left, right)]
    findings += _compare_counts_left_over(slots, shared, left, right)
    return [_unless_crossed(finding, left, right) for finding in findings]


def _unless_crossed(finding: Finding, left: Statement, right: Statement) -> Finding:
    """Doubt a difference whose numbers stand in both statements: "11 here, three there" and "three there, 11 here"."""
    one, other = _value_of(finding.left, left), _value_of(finding.right, right)
    if finding.relation is RelationType.DIFFER and one in _values(right) and other in _values(left):
        return replace(finding, relation=RelationType.UNSURE)
    return finding


_Value = tuple[str, str | None, float]


def _values(statement: Statement) -> dict[_Value, str]:
    return {(one.dimension, one.unit, _named_number(one)): one.raw for one in statement.quantities}


def _named_number(quantity: Quantity) -> float:
    """Return the number that the words name, comparing words aside."""
    return quantity.low if math.isinf(quantity.high) or quantity.low > 0 else quantity.high


def _value_of(raw: str, statement: Statement) -> _Value | None:
    return next((value for value, words in _values(statement).items() if words == raw), None)


def _slot(quantity: Quantity) -> tuple[str, str]:
    if quantity.dimension == "money":
        return "money", (quantity.unit or "").partition("/")[0]
    if quantity.dimension == "count":
        return "count", quantity.noun or ""
    return quantity.dimension, ""


def _repeats(quantity: Quantity, others: list[Quantity]) -> bool:
    """Tell whether a quantity only gives another one in other units: "39 feet (12 meters)"."""
    return any(other.unit != quantity.unit and compatible(quantity, other) is RelationType.AGREE for other in others)


def _compare_slot(sides: Sides, left: Statement, right: Statement) -> list[Finding]:
    lefts, rights = list(sides[0]), list(sides[1])
    was_alone = len(lefts) == len(rights) == 1
    findings = []
    for one in sides[0]:
        fitting = [
            other
            for other in rights
            if compatible(one, other) is RelationType.AGREE and _same_kind(one, other, left, right)
        ]
        if fitting:
            other = fitting[0]
            findings.append(_finding(one, other, RelationType.AGREE))
            lefts.remove(one)
            rights.remove(other)
    if not lefts or not rights:
        return findings
    pairs = [(one, other) for one in lefts for other in rights if _same_kind(one, other, left, right)]
    # With several numbers on one side the pairing is a guess, and a guess is no difference, save where the words
    # next to two numbers are the same.
    placed = pairs if was_alone else [pair for pair in pairs if in_same_place(pair, (left, right))]
    if len(placed) == 1:
        one, other = placed[0]
        findings.append(_finding(one, other, _relation((one, other), left, right)))
    elif pairs:
        findings.append(_finding(*pairs[0], RelationType.UNSURE))
    return findings


def _relation(pair: tuple[Quantity, Quantity], left: Statement, right: Statement) -> RelationType:
    """As `compatible`, with doubt where two numbers are far apart and stand between other words."""
    relation = compatible(*pair)
    if relation is RelationType.DIFFER and _far_apart(*pair) and not in_same_place(pair, (left, right)):
        return RelationType.UNSURE
    return relation


def _far_apart(one: Quantity, other: Quantity) -> bool:
    interval, other_interval = _base(one, other), _base(other, one)
    if interval is None or other_interval is None:
        return False
    (_, less), (more, _) = sorted((interval, other_interval))
    return more > FAR_APART * less > 0


def _same_kind(one: Quantity, other: Quantity, left: Statement, right: Statement) -> bool:
    """Three killed stand against six killed, never against five wounded; a width never against a depth."""
    find = find_states if one.dimension == "count" else find_measured
    kinds, other_kinds = find(one, left), find(other, right)
    return not kinds or not other_kinds or bool(kinds & other_kinds)


def _compare_counts_left_over(
    slots: dict[tuple[str, str], Sides], shared: list[tuple[str, str]], left: Statement, right: Statement
) -> list[Finding]:
    """Compare the one count of either side whose nouns are not the same but may mean the same."""
    lefts: list[Quantity] = []
    rights: list[Quantity] = []
    for slot, sides in slots.items():
        if slot[0] == "count" and slot not in shared:
            lefts += sides[0]
            rights += sides[1]
    if len(lefts) != 1 or len(rights) != 1 or any(slot[0] == "count" for slot in shared):
        return []
    one, other = lefts[0], rights[0]
    if not _same_kind(one, other, left, right):
        return []
    relation = _relation((one, other), left, right)
    match kinship(one, other):
        case Kinship.SAME:
            return [_finding(one, other, relation)]
        case Kinship.WIDER if one.low > other.high:  # six people cannot include eleven militants
            return [_finding(one, other, RelationType.DIFFER)]
        case Kinship.NARROWER if other.low > one.high:
            return [_finding(one, other, RelationType.DIFFER)]
        case Kinship.UNKNOWN if relation is not RelationType.AGREE:
            return [_finding(one, other, RelationType.UNSURE)]
    return [_finding(one, other, relation)] if relation is RelationType.AGREE else []


def _finding(one: Quantity, other: Quantity, relation: RelationType) -> Finding:
    what = {
        RelationType.AGREE: "both can hold",
        RelationType.DIFFER: "no number satisfies both",
        RelationType.UNSURE: "they may not belong together, or be one number rounded",
    }[relation]
    why = f"{_in_words(one)} against {_in_words(other)}: {what}"
    return Finding(relation, DifferOn.QUANTITY, one.raw, other.raw, why)


def _in_words(quantity: Quantity) -> str:
    if quantity.noun is None or quantity.role == "tally":
        return quantity.raw
    noun = plural_of(quantity.noun) if quantity.high != 1 else quantity.noun
    return f"{quantity.raw} {'of ' if quantity.dimension == 'percent' else ''}{noun}"


def compatible(one: Quantity, other: Quantity) -> RelationType:
    """Tell whether some number satisfies both quantities of one dimension; symmetric.

    UNSURE where the words allow it and the sense hardly does, and for units that do not convert.
    """
    if one.role == "tally" or other.role == "tally":
        return RelationType.AGREE if (one.low, one.high) == (other.low, other.high) else RelationType.DIFFER
    interval, other_interval = _base(one, other), _base(other, one)
    if interval is None or other_interval is None:
        is_alike = one.dimension == "money" and max(one.low, other.low) <= min(one.high, other.high)
        return RelationType.AGREE if is_alike else RelationType.UNSURE
    (low, high), (other_low, other_high) = interval, other_interval
    if max(low, other_low) <= min(high, other_high):
        return RelationType.UNSURE if _far_beyond(one, other) else RelationType.AGREE
    if one.comparator is other.comparator is Comparator.EQUAL and one.unit == other.unit:
        relation = _rounded(one.low, other.low)
        if one.dimension in _MEASURES and abs(one.low - other.low) <= MEASURED_TOLERANCE * max(one.low, other.low):
            return RelationType.AGREE if relation is RelationType.AGREE else RelationType.UNSURE
        return relation
    return RelationType.DIFFER


def _base(quantity: Quantity, other: Quantity) -> tuple[float, float] | None:
    """Return the interval in base units, widened where the two are given in different units."""
    if quantity.unit == other.unit:
        return quantity.low, quantity.high
    factor = factor_of(quantity.unit, quantity.dimension)
    if factor is None or factor_of(other.unit, other.dimension) is None:
        return None
    low, high = quantity.low, quantity.high
    if quantity.comparator in (Comparator.EQUAL, Comparator.ABOUT):
        slack = 0.0
        is_counted = quantity.dimension in ("duration", "age") and other.comparator is not Comparator.RANGE
        if is_counted and factor > (factor_of(other.unit, other.dimension) or 0):
            slack = _COARSE_TIMES.get(quantity.unit or "", 0.0)
        low = min(low - slack, low * (1 - CONVERSION_TOLERANCE))
        high = max(high + slack, high * (1 + CONVERSION_TOLERANCE))
    return low * factor, high * factor


def _far_beyond(one: Quantity, other: Quantity) -> bool:
    """Tell an open end that is met far from the number that was named: "more than 11,000" and 50,000, or more."""
    if one.unit != other.unit:
        return False
    for opened, far in ((one, other), (other, one)):
        if (
            math.isinf(opened.high)
            and far.comparator is not Comparator.AT_MOST
            and far.low > FAR_BEYOND * opened.low > 0
        ):
            return True
        is_below = opened.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN)
        if is_below and far.comparator is not Comparator.LESS_THAN and far.high * FAR_BEYOND < opened.high:
            return True
    return False


def _rounded(value: float, other: float) -> RelationType:
    """Two bare numbers that are not equal: is one the other, rounded?"""
    is_near = abs(value - other) <= ROUNDING_TOLERANCE * max(value, other)
    for rough, fine in ((value, other), (other, value)):
        step = _last_place(rough) if rough > 0 else 0.0
        if rough == int(rough) and int(fine) == rough and is_near:  # cut off: 56.79 as 56
            return RelationType.AGREE
        if step <= _last_place(fine) or abs(fine - rough) > step / 2 * (1 + 1e-9):
            continue
        if step < 1 or (is_near and (step >= COARSE_STEP or fine != int(fine))):
            return RelationType.AGREE
        if is_near and step > 1 and rough >= COARSE_STEP:
            return RelationType.UNSURE
    # Rates and quotations of the same hour: nobody disputes the last of many digits.
    is_fine = min(_last_place(value), _last_place(other)) <= FINEST * max(value, other)
    return RelationType.UNSURE if is_fine and abs(value - other) <= FINEST * max(value, other) else RelationType.DIFFER


def _last_place(value: float) -> float:
    """Return the place of the last digit that is not zero: 1000 for 11,000, 0.1 for 3.5; infinity for zero."""
    if value <= 0:
        return math.inf
    mantissa, exponent = f"{value:.9e}".split("e")
    digits = mantissa.replace(".", "").rstrip("0")
    return float(10.0 ** (int(exponent) - max(len(digits) - 1, 0)))
