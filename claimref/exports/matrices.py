"""The FIXED matrices: claim × outlet and outlet × outlet, long and wide.

An outlet that covers a story and says nothing on a claim of it is `silent`; one that does not cover the story is
`not-covered`: nothing can be read from its silence.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimref.exports.readings import Reading
from claimref.exports.tables import CsvTable
from claimref.records import Claim, Comparison, Statement
from claimref.standing import Units, tally

CLAIM_COLUMNS = ("claim_id", "claim", "status", "differ_on", "outlets", "origins")
QUOTE_COLUMNS = ("outlet", "cell", "quote", "char_start", "char_end", "url")
OUTLET_COLUMNS = ("outlet_a", "outlet_b", "shared", "agree", "differ", "agreement")


def claim_matrix(comparisons: Sequence[Comparison], units: Units | None = None) -> CsvTable:
    """One row a claim, one column an outlet."""
    readings = [Reading(comparison, units) for comparison in comparisons]
    columns = _all_units(readings)
    rows = []
    for reading in readings:
        for claim in reading.comparison.claims:
            said = reading.said(claim)
            cells = (reading.cell(claim, unit, said) for unit in columns)
            rows.append((*_claim_cells(reading, claim, len(said)), *cells))
    return CsvTable((*CLAIM_COLUMNS, *columns), tuple(rows))


def claim_matrix_long(comparisons: Sequence[Comparison], units: Units | None = None) -> CsvTable:
    """One row a claim and outlet, with the words that speak for the outlet and where they stand."""
    readings = [Reading(comparison, units) for comparison in comparisons]
    columns = _all_units(readings)
    rows: list[tuple[object, ...]] = []
    for reading in readings:
        for claim in reading.comparison.claims:
            said = reading.said(claim)
            for unit in columns:
                quote = _quote_cells(reading, said[unit]) if unit in said else (None,) * 4
                word = reading.cell(claim, unit, said)
                rows.append((*_claim_cells(reading, claim, len(said)), unit, word, *quote))
    return CsvTable((*CLAIM_COLUMNS, *QUOTE_COLUMNS), tuple(rows))


def outlet_matrix(comparisons: Sequence[Comparison], units: Units | None = None) -> CsvTable:
    """One row for each two outlets: the claims they share, on how many they agree and differ, and the rate."""
    tally = _tally([Reading(comparison, units) for comparison in comparisons])
    rows = tuple(
        (a, b, agree + differ, agree, differ, _rate(agree, differ)) for (a, b), (agree, differ) in tally.items()
    )
    return CsvTable(OUTLET_COLUMNS, rows)


def outlet_matrix_wide(comparisons: Sequence[Comparison], units: Units | None = None) -> CsvTable:
    """A square of agreement rates: 1 on the diagonal, empty where two outlets share no claim."""
    readings = [Reading(comparison, units) for comparison in comparisons]
    tally, columns = _tally(readings), _all_units(readings)

    def rate(a: str, b: str) -> float | None:
        return 1.0 if a == b else _rate(*tally[min(a, b), max(a, b)])

    rows = tuple((unit, *(rate(unit, other) for other in columns)) for unit in columns)
    return CsvTable(("outlet", *columns), rows)


def _all_units(readings: Sequence[Reading]) -> tuple[str, ...]:
    return tuple(sorted({unit for reading in readings for unit in reading.units}))


def _claim_cells(reading: Reading, claim: Claim, units: int) -> tuple[object, ...]:
    differ_on = claim.differ_on.value if claim.differ_on else None
    return claim.id, claim.label, reading.status(claim).value, differ_on, units, claim.origins


def _quote_cells(reading: Reading, statements: list[Statement]) -> tuple[object, ...]:
    chosen = reading.speaking(statements)
    article = reading.articles[chosen.article_id]
    return chosen.quote, chosen.char_start, chosen.char_end, article.url or article.path or article.locator


def _tally(readings: Sequence[Reading]) -> dict[tuple[str, str], tuple[int, int]]:
    held = (reading.held(claim) for reading in readings for claim in reading.comparison.claims)
    return tally(_all_units(readings), held)


def _rate(agree: int, differ: int) -> float | None:
    return round(agree / (agree + differ), 4) if agree + differ else None
