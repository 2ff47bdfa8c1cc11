"""Who holds a value: outlets in their own voice, and the speakers whom outlets report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimref.records import Article, Stance, Statement, Voice
from claimref.reports.wording import printable

UNNAMED = "unnamed source"


@dataclass(frozen=True, slots=True)
class Holder:
    """An outlet's own voice (`speaker` is None), or a speaker, with the outlets that carry it.

    `articles` counts the articles behind the holder, `outlets` is in the order of the comparison.
    """

    speaker: str | None
    outlets: tuple[str, ...]
    articles: int


def find_holders(statements: Iterable[Statement], articles: Mapping[str, Article]) -> tuple[Holder, ...]:
    """Return each outlet that says it itself, then each speaker with the outlets that report it, widest first."""
    behind: dict[tuple[str | None, str | None], dict[str, set[str]]] = {}
    for statement in statements:
        outlet = articles[statement.article_id].outlet
        if statement.voice is Voice.OUTLET:
            key: tuple[str | None, str | None] = (None, outlet)
        else:
            key = (statement.speaker or UNNAMED, None)
        behind.setdefault(key, {}).setdefault(outlet, set()).add(statement.article_id)
    holders = [
        Holder(speaker, tuple(sorted(outlets)), len(set().union(*outlets.values())))
        for (speaker, _), outlets in behind.items()
    ]
    return tuple(sorted(holders, key=_rank))


def _rank(holder: Holder) -> tuple[bool, bool, int, int, tuple[str, ...], str]:
    return (
        holder.speaker is not None,
        holder.speaker == UNNAMED,
        -len(holder.outlets),
        -holder.articles,
        holder.outlets,
        holder.speaker or "",
    )


def describe_holders(holders: Sequence[Holder]) -> str:
    """Return "TASS (2 articles), Kyiv Post; South Korea (in Caliber.Az)"."""
    own = [
        printable(holder.outlets[0]) + (f" ({holder.articles} articles)" if holder.articles > 1 else "")
        for holder in holders
        if holder.speaker is None
    ]
    quoted = [
        f"{printable(holder.speaker)} (in {', '.join(map(printable, holder.outlets))})"
        for holder in holders
        if holder.speaker is not None
    ]
    return "; ".join([", ".join(own), *quoted] if own else quoted)


def clearest(statements: Iterable[Statement], representative: str | None = None) -> Statement:
    """Return the statement to quote: the representative, else one in own voice, plain, resolved, of middling length."""
    return min(
        statements,
        key=lambda statement: (
            statement.id != representative,
            statement.voice is not Voice.OUTLET,
            statement.stance is Stance.HEDGED,
            not statement.resolved,
            abs(len(statement.quote) - 90),
            statement.id,
        ),
    )
