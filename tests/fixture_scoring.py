"""Scores a comparison of a story in fixtures/ against its expected answers.

A statement counts as found where it lies where the expected claim lies and says it in like words; pairs, differences
and lone facts are then compared by those matches. What is `optional` or not `sure` counts neither way.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path, PurePath
from typing import Any

import numpy as np
from rapidfuzz import fuzz, utils
from scipy.optimize import linear_sum_assignment

from claimref.records import Comparison, RelationType, Statement

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"

MIN_LIKENESS = 0.55
"""Of place and wording together; below it two statements of one sentence are told apart."""

Expected = dict[str, Any]
PairKey = frozenset[str]


@dataclass(frozen=True)
class Measure:
    """What was found and is right, what was found and is wrong, what was missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Scores:
    split: Measure
    group: Measure
    differ: Measure
    only: Measure


def load_expected(story: str) -> Expected:
    answers: Expected = json.loads((FIXTURES / story / "expected.json").read_text(encoding="utf-8"))
    return answers


def score(expected: Expected, comparison: Comparison) -> Scores:
    claim_of = match(expected, comparison)
    optional = {claim["id"] for claim in expected["claims"] if claim.get("optional")}
    found, needed = set(claim_of.values()), {claim["id"] for claim in expected["claims"]} - optional
    sure = {frozenset(pair["pair"]): pair["relation"] for pair in expected["pairs"] if pair["sure"]}
    doubtful = {frozenset(pair["pair"]) for pair in expected["pairs"] if not pair["sure"]}
    grouped, differing = _grouped(comparison, claim_of), _differing(comparison, claim_of)
    disputed = {pair for pair, relation in sure.items() if relation == RelationType.DIFFER}
    backed = {claim for pair in sure.keys() - disputed for claim in pair}
    only = set(expected["only"]) - optional
    alone = _alone(comparison, claim_of) - optional
    return Scores(
        split=Measure(len(found), len(comparison.statements) - len(claim_of), len(needed - found)),
        group=_measure(grouped - doubtful, sure.keys()),
        differ=_measure(differing - doubtful, disputed),
        only=Measure(len(alone & only), len(alone & backed), len(only - alone)),
    )


def match(expected: Expected, comparison: Comparison) -> dict[str, str]:
    """The claim that each statement expresses, by statement id: at most one statement a claim."""
    files = {article["article"]: article["file"] for article in expected["articles"]}
    matches: dict[str, str] = {}
    for article in comparison.articles:
        file = PurePath(article.locator if article.path is None else article.path).name
        claims = [claim for claim in expected["claims"] if files[claim["article"]] == file]
        spans = [_span(article.text, claim["quote"]) for claim in claims]
        statements = [statement for statement in comparison.statements if statement.article_id == article.id]
        if not claims or not statements:
            continue
        table = np.array([[_likeness(s, c, span) for c, span in zip(claims, spans, strict=True)] for s in statements])
        table[table < MIN_LIKENESS] = 0
        for i, j in zip(*linear_sum_assignment(-table), strict=True):
            if table[i, j]:
                matches[statements[i].id] = claims[j]["id"]
    return matches


def _span(text: str, quote: str) -> tuple[int, int]:
    start = text.find(quote)
    return start, start + len(quote) if start >= 0 else start


def _likeness(statement: Statement, claim: dict[str, Any], span: tuple[int, int]) -> float:
    shared = min(statement.char_end, span[1]) - max(statement.char_start, span[0])
    if shared <= 0:
        return 0.0
    whole = max(statement.char_end, span[1]) - min(statement.char_start, span[0])
    wording = fuzz.token_sort_ratio(statement.text, claim["text"], processor=utils.default_process) / 100
    return (shared / whole + 2 * wording) / 3


def _grouped(comparison: Comparison, claim_of: dict[str, str]) -> set[PairKey]:
    """Pairs of expected claims of different outlets whose statements share a row."""
    outlets = {article.id: article.outlet for article in comparison.articles}
    outlet_of = {statement.id: outlets[statement.article_id] for statement in comparison.statements}
    return {
        frozenset((claim_of[one], claim_of[other]))
        for claim in comparison.claims
        for one, other in combinations(claim.statements, 2)
        if one in claim_of and other in claim_of and outlet_of[one] != outlet_of[other]
    }


def _differing(comparison: Comparison, claim_of: dict[str, str]) -> set[PairKey]:
    """Pairs reported as differing; an end that expresses no expected claim stands for itself, and is wrong."""
    return {
        frozenset(claim_of.get(end, end) for end in (relation.left, relation.right))
        for relation in comparison.relations
        if relation.type is RelationType.DIFFER
    }


def _alone(comparison: Comparison, claim_of: dict[str, str]) -> set[str]:
    return {
        claim_of[statement]
        for claim in comparison.claims
        if len(claim.outlets) == 1
        for statement in claim.statements
        if statement in claim_of
    }


def _measure(found: Collection[PairKey], wanted: Collection[PairKey]) -> Measure:
    right = len(set(found) & set(wanted))
    return Measure(right, len(found) - right, len(wanted) - right)
