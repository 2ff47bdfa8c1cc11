"""One slot in which two statements have each a value, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from claimref.records import DifferOn, RelationType


@dataclass(frozen=True, slots=True)
class Finding:
    """`left` and `right` are the values in the statements' own words."""

    relation: RelationType
    slot: DifferOn
    left: str
    right: str
    why: str
