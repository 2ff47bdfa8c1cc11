"""Typed values: precision and recall by role on the table of cases, and the cost of a statement.

    python -m benchmarks.values

A value counts as found where its span, interval, comparator, unit, noun and role are all as expected. "Wrong" counts
found amounts whose number no expected amount at that place has: a wrong number is worse than a missing one.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from claimref.normalising.quantities import find_quantities
from claimref.normalising.times import find_times
from claimref.records import Quantity, TimeRef
from tests.normalising.cases import CASES, REFERENCE, Q, T

Value = tuple[Hashable, ...]


@dataclass
class Score:
    expected: int = 0
    found: int = 0
    right: int = 0

    def line(self, name: str) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.expected if self.expected else 1.0
        return f"{name:<10} {self.expected:>8} {self.found:>6} {precision:>9.3f} {recall:>7.3f}"


def expected_quantity(one: Q) -> Value:
    """The expected value in the form of `found_quantity`."""
    if one.role == "tally":
        low, high = (float(number) for number in one.value.split(".."))
        comparator = "equal"
    elif one.raw.lower().startswith(("nearly", "almost")):
        comparator, (_, low, high) = "less-than", one.bounds
    else:
        comparator, low, high = one.bounds
    return one.raw, comparator, round(low, 4), round(high, 4), one.unit, one.noun, one.role


def found_quantity(one: Quantity) -> Value:
    return one.raw, one.comparator.value, round(one.low, 4), round(one.high, 4), one.unit, one.noun, one.role


def expected_time(one: T) -> Value:
    if one.start == "?":
        return one.raw, None, None
    end = one.start if one.end is None else one.end
    return one.raw, *(date.fromisoformat(day) if day else None for day in (one.start, end))


def found_time(one: TimeRef) -> Value:
    return one.raw, one.start and one.start.date(), one.end and one.end.date()


def score(pairs: Iterable[tuple[list[Value], list[Value]]], role_of: Callable[[Value], str]) -> dict[str, Score]:
    """Scores by role of (expected, found) values, one pair a case."""
    scores: dict[str, Score] = {}
    for expected, found in pairs:
        for value in expected:
            scores.setdefault(role_of(value), Score()).expected += 1
        for value in found:
            scores.setdefault(role_of(value), Score()).found += 1
        for value, count in (Counter(expected) & Counter(found)).items():
            scores[role_of(value)].right += count
    return scores


def main() -> None:
    quantities = [
        (
            [expected_quantity(one) for one in case.quantities],
            list(map(found_quantity, find_quantities(case.text))),
        )
        for case in CASES
    ]
    times = [
        (list(map(expected_time, case.times)), list(map(found_time, find_times(case.text, REFERENCE))))
        for case in CASES
    ]
    scores = score(quantities, lambda value: str(value[-1])) | score(times, lambda value: "time")
    print(f"{len(CASES)} cases")
    print(f"{'role':<10} {'expected':>8} {'found':>6} {'precision':>9} {'recall':>7}")
    for name, one in sorted(scores.items()):
        print(one.line(name))
    for case, pairs in zip(CASES, zip(quantities, times, strict=True), strict=True):
        for expected, found in pairs:
            if Counter(expected) != Counter(found):
                print(
                    case.text,
                    "\n   expected",
                    *(Counter(expected) - Counter(found)),
                    "\n   found   ",
                    *(Counter(found) - Counter(expected)),
                )
    rounds = 20
    started = time.process_time()
    for _ in range(rounds):
        for case in CASES:
            find_quantities(case.text)
            find_times(case.text, REFERENCE)
    spent = (time.process_time() - started) / rounds / len(CASES)
    print(f"{1e3 * spent:.3f} ms a sentence, all of which hold a value")


if __name__ == "__main__":
    main()
