"""Statements and pairs for tests, with their typed values."""

from datetime import date

from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.records import Pair, Statement

PUBLISHED = date(2024, 6, 20)


def statement_of(text: str) -> Statement:
    bare = Statement(f"article of {text}", 0, 0, len(text), text, text)
    return annotate(bare, PUBLISHED, EntityIndex())


def pair_of(one: str, other: str, similarity: float) -> Pair:
    return Pair.of(statement_of(one), statement_of(other), similarity)
