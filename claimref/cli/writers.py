"""What commands have to show, in each format that they offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import IO, Any

from claimref.records import Comparison

COMPARISON_FORMATS = ("table", "csv", "json", "markdown", "html")
ANSWER_FORMATS = ("table", "csv", "json", "markdown")


def write_comparison(
    comparison: Comparison, out: IO[str], format_: str, *, show: str | None = None, note: str = ""
) -> None:
    """Write `comparison` to `out`; `show` and `note` concern the table, `show` Markdown too."""
    match format_:
        case "table":
            from claimref.reports.terminal import print_comparison

            print_comparison(comparison, out, show=show, note=note)
        case "markdown":
            from claimref.reports.markdown import markdown

            out.write(markdown(comparison, show))
        case "html":
            from claimref.reports.html import html

            out.write(html(comparison))
        case "json":
            from claimref.exports import write_json

            write_json(comparison, out)
        case "csv":
            from claimref.exports import claim_matrix, write_csv

            write_csv(claim_matrix([in_reading_order(comparison)]), out)


def write_answer(columns: Sequence[str], rows: Sequence[Sequence[Any]], out: IO[str], format_: str) -> None:
    """Write columns and rows to `out`."""
    from claimref.reports import answers

    match format_:
        case "table":
            answers.write_table(columns, rows, out)
        case "json":
            answers.write_json(columns, rows, out)
        case "markdown":
            answers.write_markdown(columns, rows, out)
        case "csv":
            from claimref.exports import CsvTable, write_csv

            write_csv(CsvTable(tuple(columns), tuple(map(tuple, rows))), out)


def in_reading_order(comparison: Comparison) -> Comparison:
    """Return `comparison` with its claims as the table prints them."""
    from claimref.reports.ranking import rank_claims

    return replace(comparison, claims=rank_claims(comparison))
