"""A comparison in one line of figures."""

from __future__ import annotations

from claimref.records import Status
from claimref.reports.rows import Rows
from claimref.reports.wording import counted


def extent(rows: Rows) -> str:
    """Return "5 articles · 4 outlets · 160 statements · 103 claims"."""
    comparison = rows.comparison
    outlets = {article.outlet for article in comparison.articles}
    return " · ".join(
        (
            counted(len(comparison.articles), "article"),
            counted(len(outlets), "outlet"),
            counted(len(comparison.statements), "statement"),
            counted(len(comparison.claims), "claim"),
        )
    )


def tally(rows: Rows) -> list[tuple[Status, str]]:
    """Return the claims of each status in words; a status that nobody expects is named only where it occurs."""
    itself = rows.count(Status.SELF_DIFFERS)
    words = [
        (Status.DIFFER, f"{rows.count(Status.DIFFER):,} differ"),
        (Status.AGREE, f"{rows.count(Status.AGREE):,} agree"),
        (Status.ONLY, f"{rows.count(Status.ONLY):,} from one outlet alone"),
    ]
    if itself:
        words.insert(1, (Status.SELF_DIFFERS, f"{itself:,} where an outlet differs from itself"))
    return words
