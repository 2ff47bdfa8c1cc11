"""A comparison read outlet by outlet: how each carries each claim, how far each two agree, who said it first.

Pure functions over records, below the stages: exports, reports and the store's checks share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from claimref.records import Article, Claim, Comparison, Stance, Statement, Status, Voice
from claimref.standing import Position, held_sides, tally

IN_OWN_VOICE = {Stance.ASSERTS: "asserts", Stance.DENIES: "denies", Stance.HEDGED: "hedges"}
QUOTING = {Stance.ASSERTS: "quotes", Stance.DENIES: "quotes-denial", Stance.HEDGED: "quotes-hedge"}
SILENT = "silent"

STATUS_ORDER = (Status.DIFFER, Status.SELF_DIFFERS, Status.AGREE, Status.ONLY)
_STANCES = tuple(Stance)


@dataclass(frozen=True, slots=True)
class Cell:
    """How an outlet carries a claim: one word and, where the claim is in dispute, the letter of its side."""

    word: str
    side: str | None = None

    @property
    def said(self) -> bool:
        return self.word != SILENT

    def __str__(self) -> str:
        return f"{self.word} {self.side}" if self.side else self.word


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two outlets over the claims that both make, `shared` = `agree` + `differ`.

    `rate` is the share on which they agree, None where they share no claim.
    """

    outlet_a: str
    outlet_b: str
    shared: int
    agree: int
    differ: int

    @property
    def rate(self) -> float | None:
        return self.agree / self.shared if self.shared else None


def outlets(comparison: Comparison) -> tuple[str, ...]:
    """The outlets that cover the story, sorted."""
    return tuple(sorted({article.outlet for article in comparison.articles}))


def members_by_outlet(claim: Claim, outlet_of: Mapping[str, str]) -> dict[str, list[str]]:
    """Statement ids of `claim` by outlet; `outlet_of` maps statement ids to outlets."""
    found: dict[str, list[str]] = {}
    for statement_id in claim.statements:
        found.setdefault(outlet_of[statement_id], []).append(statement_id)
    return found


def plainest(statements: Iterable[Statement]) -> Statement:
    """The statement that speaks for its outlet: its own voice first, then the plainest stance, then the earliest."""
    return min(statements, key=lambda s: (s.voice is not Voice.OUTLET, _STANCES.index(s.stance), s.char_start, s.id))


def cell(statements: Sequence[Statement], sides: Mapping[str, str | None]) -> Cell:
    """How an outlet carries a claim; `sides` maps statement ids to the letters of a disputed claim.

    Of statements in the same voice and stance one that takes a side is shown before one that fits several.
    """
    if not statements:
        return Cell(SILENT)
    chosen = plainest(statements)
    alike = [s for s in statements if (s.voice, s.stance) == (chosen.voice, chosen.stance)]
    side = next((letter for s in (chosen, *alike) if (letter := sides.get(s.id))), None)
    return Cell((IN_OWN_VOICE if chosen.voice is Voice.OUTLET else QUOTING)[chosen.stance], side)


def statement_outlets(comparison: Comparison) -> dict[str, str]:
    """The outlet of every statement, by statement id."""
    of_article = {article.id: article.outlet for article in comparison.articles}
    return {statement.id: of_article[statement.article_id] for statement in comparison.statements}


def claim_matrix(comparison: Comparison) -> list[dict[str, Cell]]:
    """One mapping outlet → cell for every claim, in the order of `comparison.claims`."""
    outlet_of, columns = statement_outlets(comparison), outlets(comparison)
    by_id = {statement.id: statement for statement in comparison.statements}
    rows = []
    for claim in comparison.claims:
        said = members_by_outlet(claim, outlet_of)
        sides = {member.statement_id: member.side for member in claim.members}
        rows.append({outlet: cell([by_id[i] for i in said.get(outlet, ())], sides) for outlet in columns})
    return rows


def outlet_matrix(comparison: Comparison) -> list[Agreement]:
    """Every pair of outlets once, in alphabetical order; which sides an outlet holds is said in `standing`."""
    outlet_of = statement_outlets(comparison)
    voice_of = {statement.id: statement.voice for statement in comparison.statements}
    held = (
        held_sides(Position(outlet_of[m.statement_id], voice_of[m.statement_id], m.side) for m in claim.members)
        for claim in comparison.claims
    )
    counts = tally(outlets(comparison), held)
    return [Agreement(a, b, agree + differ, agree, differ) for (a, b), (agree, differ) in counts.items()]


def first_said(claim: Claim, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Ids of the articles that said it first; several where the known times do not tell them apart.

    `articles` maps statement ids to their articles. Only articles with a known date compete, and two of the same day
    are a tie unless both know the time.
    """
    dated = {articles[i].id: articles[i].published_at for i in claim.statements}
    known = {article_id: moment for article_id, moment in dated.items() if moment is not None}
    if not known:
        return ()
    earliest_day = min(_day(moment) for moment in known.values())
    that_day = {article_id: moment for article_id, moment in known.items() if _day(moment) == earliest_day}
    times = {article_id: moment for article_id, moment in that_day.items() if isinstance(moment, datetime)}
    if len(times) < len(that_day):
        return tuple(sorted(that_day))
    earliest = min(times.values(), key=datetime.timestamp)
    return tuple(sorted(i for i, moment in times.items() if moment.timestamp() == earliest.timestamp()))


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
