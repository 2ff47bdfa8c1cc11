"""A comparison in each format that the command line offers."""

from __future__ import annotations

from typing import IO

from claimref.records import Comparison


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
        case _:
            raise ValueError(format_)
