"""Compares quantities: which number stands against which, and whether some number satisfies both."""

from __future__ import annotations

import math

from claimref.judging.findings import Finding
from claimref.normalising.units import factor_of
from claimref.records import Comparator, DifferOn, Quantity, RelationType, Statement

# Converted units are rounded by whoever converted them.
CONVERSION_TOLERANCE = 0.05
# A bare round number stands for what rounds to it, within 5%, as "about" does.
ROUNDING_TOLERANCE = 0.05
# "More than 11,000" is meant to say 11,000-odd: twice as much is allowed by the words and still no agreement.
FAR_BEYOND = 2.0
# The statements' words without the values must be this alike for two numbers without a common noun to be compared.
MIN_CONTEXT = 60.0

_AMOUNTS = frozenset({"figure", "duration", "age", "tally"})


def compare_figures(left: Statement, right: Statement) -> list[Finding]:
    """Return a finding for every slot in which both statements have a number."""
    groups: dict[tuple[str, str], tuple[list[Quantity], list[Quantity]]] = {}
    for side, statement in enumerate((left, right)):
        for quantity in statement.quantities:
            if quantity.role in _AMOUNTS:
                groups.setdefault(_slot(quantity), ([], []))[side].append(quantity)
    findings = []
    for lefts, rights in groups.values():
        if lefts and rights:
            findings += _compare_group(lefts, rights, left, right)
    return findings


def _slot(quantity: Quantity) -> tuple[str, str]:
    if quantity.dimension == "money":
        return "money", quantity.unit or ""
    if quantity.dimension == "count":
        return "count", quantity.noun or ""
    return quantity.dimension, ""


def _compare_group(lefts: list[Quantity], rights: list[Quantity], left: Statement, right: Statement) -> list[Finding]:
    if len(lefts) == len(rights) == 1:
        return [_finding(lefts[0], rights[0])]
    remaining_left, remaining_right = list(lefts), list(rights)
    findings = []
    for one in lefts:
        for other in remaining_right:
            finding = _finding(one, other)
            if finding.relation is RelationType.AGREE:
                findings.append(finding)
                remaining_left.remove(one)
                remaining_right.remove(other)
                break
    if remaining_left and remaining_right:
        one, other = remaining_left[0], remaining_right[0]
        findings.append(
            Finding(
                RelationType.UNSURE,
                DifferOn.QUANTITY,
                one.raw,
                other.raw,
                f"{one.raw} and {other.raw} may not belong together",
            )
        )
    return findings


def _finding(one: Quantity, other: Quantity) -> Finding:
    relation = compatible(one, other)
    what = {
        RelationType.AGREE: "both can hold",
        RelationType.DIFFER: "no number satisfies both",
        RelationType.UNSURE: "close, but not the same",
    }[relation]
    why = f"{_in_words(one)} against {_in_words(other)}: {what}"
    return Finding(relation, DifferOn.QUANTITY, one.raw, other.raw, why)


def _in_words(quantity: Quantity) -> str:
    return f"{quantity.raw} ({quantity.noun})" if quantity.noun else quantity.raw


def compatible(one: Quantity, other: Quantity) -> RelationType:
    """Tell whether some number satisfies both quantities; the order does not matter."""
    if one.role == "tally":
        return RelationType.AGREE if (one.low, one.high) == (other.low, other.high) else RelationType.DIFFER
    low, high = _base(one)
    other_low, other_high = _base(other)
    if one.unit != other.unit:
        low, high = low * (1 - CONVERSION_TOLERANCE), high * (1 + CONVERSION_TOLERANCE)
    if max(low, other_low) <= min(high, other_high):
        return RelationType.UNSURE if _far_beyond(one, other) else RelationType.AGREE
    if one.comparator is other.comparator is Comparator.EQUAL:
        return _rounded(_base(one)[0], _base(other)[0])
    return RelationType.DIFFER


def _base(quantity: Quantity) -> tuple[float, float]:
    factor = factor_of(quantity.unit, quantity.dimension) or 1.0
    return quantity.low * factor, quantity.high * factor


def _far_beyond(one: Quantity, other: Quantity) -> bool:
    """An open end met far from the number that was named: "more than 11,000" and 50,000."""
    for open_one, exact in ((one, other), (other, one)):
        if math.isinf(open_one.high) and not math.isinf(exact.high) and exact.low > FAR_BEYOND * open_one.low > 0:
            return True
        if (
            open_one.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN)
            and exact.high * FAR_BEYOND < open_one.high
        ):
            return True
    return False


def _rounded(value: float, other: float) -> RelationType:
    """Two bare numbers that are not equal: is one the other, rounded?"""
    if min(value, other) <= 0 or abs(value - other) > ROUNDING_TOLERANCE * max(value, other):
        return RelationType.DIFFER
    for rough, fine in ((value, other), (other, value)):
        step = _step(rough)
        if step > _step(fine) and abs(fine - rough) <= step / 2:
            if rough != int(rough) or step < 10:
                return RelationType.AGREE if fine != int(fine) else RelationType.DIFFER
            return RelationType.AGREE if step >= 100 else RelationType.UNSURE
    return RelationType.DIFFER


def _step(value: float) -> float:
    """The place of the last digit that is not zero: 1000 for 11,000, 0.1 for 3.5."""
    digits = f"{value:.6e}"
    mantissa, exponent = digits.split("e")
    significant = mantissa.replace(".", "").rstrip("0")
    return float(10.0 ** (int(exponent) - max(len(significant) - 1, 0)))
