"""A comparison read by units: outlets, or the families or origins that their articles count as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claimref.agreement import cell, plainest
from claimref.records import Article, Claim, Comparison, Statement, Status
from claimref.standing import Position, Units, held_sides, status, unit_of

NOT_COVERED = "not-covered"


@dataclass(frozen=True)
class Reading:
    """One story, read by the units of its articles; without `units` every outlet is its own."""

    comparison: Comparison
    given: Units | None = None

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.comparison.articles}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.comparison.statements}

    @cached_property
    def unit_of(self) -> dict[str, str]:
        """Statement id → unit."""
        units = {id_: article.outlet for id_, article in self.articles.items()} | dict(self.given or {})
        return {statement.id: unit_of(statement, units) for statement in self.comparison.statements}

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units that cover the story, or are reported in it, sorted."""
        return tuple(sorted({*self._covering, *self.unit_of.values()}))

    @cached_property
    def _covering(self) -> frozenset[str]:
        """The units that have an article on the story: an outside report that others cite has none."""
        given = self.given or {}
        return frozenset(given.get(id_, article.outlet) for id_, article in self.articles.items())

    def said(self, claim: Claim) -> dict[str, list[Statement]]:
        """The statements of `claim`, by unit."""
        found: dict[str, list[Statement]] = {}
        for id_ in claim.statements:
            statement = self.statements[id_]
            found.setdefault(self.unit_of[id_], []).append(statement)
        return found

    def cell(self, claim: Claim, unit: str, said: Mapping[str, list[Statement]]) -> str:
        """How `unit` carries `claim`, in the FIXED words."""
        if unit not in self._covering and unit not in said:
            return NOT_COVERED
        sides = {member.statement_id: member.side for member in claim.members}
        return str(cell(said.get(unit, ()), sides))

    def speaking(self, statements: list[Statement]) -> Statement:
        """The statement that speaks for its unit in a cell."""
        return plainest(statements)

    def positions(self, claim: Claim) -> list[Position]:
        found = []
        for member in claim.members:
            statement = self.statements[member.statement_id]
            found.append(Position(self.unit_of[statement.id], statement.voice, member.side))
        return found

    def held(self, claim: Claim) -> dict[str, frozenset[str]]:
        """The sides that each unit holds."""
        return held_sides(self.positions(claim))

    def status(self, claim: Claim) -> Status:
        return status(self.positions(claim))
