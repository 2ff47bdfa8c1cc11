"""The answer to a query: as a table for the eye, CSV, JSON or Markdown."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from claimref.reports.markdown import escape
from claimref.reports.style import ASIDE, LABEL, print_parts
from claimref.reports.wording import counted, printable

Rows = Sequence[Sequence[Any]]
PIPED_WIDTH = 10_000
"""Where no terminal sets a width, every row stays on one line, for grep."""


def write_table(columns: Sequence[str], rows: Rows, out: IO[str]) -> None:
    table = Table(box=SIMPLE_HEAD, header_style=LABEL, pad_edge=False, show_edge=False)
    for n, column in enumerate(columns):
        numeric = all(isinstance(row[n], int | float) for row in rows)
        table.add_column(Text(printable(column)), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_shown(value)) for value in row))
    parts: list[RenderableType] = [table, Text(counted(len(rows), "row"), style=ASIDE)]
    print_parts(lambda _: parts, out, None if out.isatty() else PIPED_WIDTH)


def write_csv(columns: Sequence[str], rows: Rows, out: IO[str]) -> None:
    from claimref.exports.cells import safe_cell

    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe_cell(value) if isinstance(value, str) else value for value in row] for row in rows)


def write_json(columns: Sequence[str], rows: Rows, out: IO[str]) -> None:
    answer = [dict(zip(columns, row, strict=True)) for row in rows]
    json.dump(answer, out, ensure_ascii=False, indent=1, default=str)
    out.write("\n")


def write_markdown(columns: Sequence[str], rows: Rows, out: IO[str]) -> None:
    for cells in (columns, ["---"] * len(columns), *rows):
        shown = (cell if cell == "---" else escape(_shown(cell)) for cell in cells)
        out.write(f"| {' | '.join(shown)} |\n")


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return f"{value:.4g}" if isinstance(value, float) else printable(str(value))


ANSWERS: Mapping[str, Callable[[Sequence[str], Rows, IO[str]], None]] = {
    "table": write_table,
    "csv": write_csv,
    "json": write_json,
    "markdown": write_markdown,
}
