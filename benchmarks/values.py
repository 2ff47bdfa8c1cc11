"""Typed values: precision and recall by role on the table of cases, the cost of a sentence, and differences found.

    python -m benchmarks.values              the table of cases
    python -m benchmarks.values --pairs      and the annotated stories: differences found, and false ones
    python -m benchmarks.values --peer       and a general recogniser beside (pip install ms-recognizers-text-suite)

A value counts as right where its span, interval, comparator, unit, noun and role are all as expected.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from benchmarks.stories import Story, gold_stories, training_stories
from claimref.judging.polarity import compare_polarity
from claimref.judging.values import compare_values
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.normalising.quantities import find_quantities
from claimref.normalising.times import find_times
from claimref.records import Quantity, RelationType, Stance, Statement, TimeRef
from tests.normalising.cases import CASES, REFERENCE, Q, T

Value = tuple[Hashable, ...]
ROUNDS = 20


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


def print_cases() -> None:
    quantities = [
        (list(map(expected_quantity, case.quantities)), list(map(found_quantity, find_quantities(case.text))))
        for case in CASES
    ]
    times = [
        (list(map(expected_time, case.times)), list(map(found_time, find_times(case.text, REFERENCE))))
        for case in CASES
    ]
    scores = score(quantities, lambda value: str(value[-1])) | score(times, lambda value: "time")
    print(f"{len(CASES)} cases\n{'role':<10} {'expected':>8} {'found':>6} {'precision':>9} {'recall':>7}")
    for name, one in sorted(scores.items()):
        print(one.line(name))
    for case, pairs in zip(CASES, zip(quantities, times, strict=True), strict=True):
        for expected, found in pairs:
            missing, extra = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
            if missing or extra:
                print(case.text, "\n   expected", *missing, "\n   found   ", *extra)
    print(f"{1e3 * seconds_a_sentence():.3f} ms a sentence, nearly all of which hold a value")


def seconds_a_sentence() -> float:
    empty = EntityIndex()
    statements = [_statement(case.text) for case in CASES]
    started = time.process_time()
    for _ in range(ROUNDS):
        for statement in statements:
            annotate(statement, REFERENCE, empty)
    return (time.process_time() - started) / ROUNDS / len(CASES)


def _statement(text: str, stance: Stance = Stance.ASSERTS) -> Statement:
    return Statement("article", 0, 0, 1, "quote", text, stance=stance)


def print_pairs() -> None:
    """What typed values and polarity say of pairs of different outlets that annotators found to make one point."""
    for name, stories in (("28 training stories", training_stories()), ("3 gold stories", gold_stories())):
        counts: dict[str, Counter[str]] = {}
        for story in stories:
            for label, one, other in annotated_pairs(story):
                counts.setdefault(label, Counter())[verdict(one, other)] += 1
        print(f"\n{name}: verdicts on pairs that annotators say agree, or differ on …")
        for label, verdicts in sorted(counts.items()):
            found = ", ".join(f"{count} {what}" for what, count in verdicts.most_common())
            print(f"{label:<12} {verdicts.total():>5}: {found}")


def annotated_pairs(story: Story) -> Iterator[tuple[str, Statement, Statement]]:
    published = {article["article"]: article["published"] for article in story.gold["articles"]}
    statements = {}
    for claim in story.gold["claims"]:
        day = published[claim["article"]]
        reference = date.fromisoformat(day[:10]) if day else None
        statements[claim["id"]] = annotate(
            _statement(claim["text"], Stance(claim["stance"] or Stance.ASSERTS)), reference, EntityIndex()
        )
    for pair in story.gold["pairs"]:
        if pair["relation"] is not None:
            one, other = pair["pair"]
            yield pair["differ_on"] or pair["relation"], statements[one], statements[other]


def verdict(one: Statement, other: Statement) -> str:
    polarity = compare_polarity(one, other)
    found = polarity if polarity.relation is RelationType.DIFFER else compare_values(one, other)
    if found.relation is RelationType.DIFFER:
        return f"differ on {found.differ_on}"
    return str(found.relation or "nothing comparable")


def print_peer() -> None:
    """The same sentences by a general recogniser: how many numbers and beginnings of times it finds, and its cost.

    It knows nothing of comparators, nouns and roles, so only the bare values are compared.
    """
    suite: Any = importlib.import_module("ms_recognizers_suite")
    english = suite.Culture.English
    reference = datetime.combine(REFERENCE, datetime.min.time())
    for warm_up in (suite.recognize_number, suite.recognize_currency, suite.recognize_dimension, suite.recognize_age):
        warm_up("3 men", english)
    found: Counter[str] = Counter()
    started = time.process_time()
    for case in CASES:
        numbers = _peer_numbers(suite, case.text, english)
        dates = _peer_dates(suite.recognize_datetime(case.text, english, reference=reference))
        for quantity in case.quantities:
            if quantity.role in ("figure", "duration", "age") and ".." not in quantity.value:
                found["numbers"] += 1
                found["numbers found"] += round(float(quantity.value.lstrip("=<>~")), 4) in numbers
        for one in case.times:
            if one.start not in ("?", ""):
                found["times"] += 1
                found["times found"] += one.start in dates
    spent = (time.process_time() - started) / len(CASES)
    print(f"\nms-recognizers: {found['numbers found']} of {found['numbers']} numbers, ", end="")
    print(f"{found['times found']} of {found['times']} times, {1e3 * spent:.1f} ms a sentence")


def _peer_numbers(suite: Any, text: str, culture: str) -> set[float]:
    kinds = ("number", "percentage", "currency", "dimension", "age")
    answers = [answer for kind in kinds for answer in getattr(suite, f"recognize_{kind}")(text, culture)]
    values = [str(answer.resolution.get("value")).rstrip("%") for answer in answers if answer.resolution]
    return {round(float(value), 4) for value in values if value.replace(".", "", 1).isdigit()}


def _peer_dates(answers: Iterable[Any]) -> set[str]:
    values = [value for answer in answers for value in (answer.resolution or {}).get("values", [])]
    return {str(value.get("start") or value.get("value"))[:10] for value in values}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", action="store_true", help="measure on the annotated stories as well")
    parser.add_argument("--peer", action="store_true", help="measure ms-recognizers-text-suite as well")
    options = parser.parse_args()
    print_cases()
    if options.pairs:
        print_pairs()
    if options.peer:
        print_peer()


if __name__ == "__main__":
    main()
