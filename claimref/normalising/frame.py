"""What a time is resolved against, and what a resolver takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claimref.normalising.calendar import Interval
from claimref.records import Precision


@dataclass(frozen=True, slots=True)
class Frame:
    """What a time is resolved against: the day of publication, and whether the text looks ahead."""

    reference: date | None
    says_will: bool
    speaks_of_plans: bool

    @property
    def looks_ahead(self) -> bool:
        return self.says_will or self.speaks_of_plans


Parts = Mapping[str, str]
Answer = tuple[Interval | None, Precision]
"""The interval that the words allow, None where they alone do not tell."""
