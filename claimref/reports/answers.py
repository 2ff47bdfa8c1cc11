"""Columns and rows (the answer to a query, a matrix) as a table for the eye, JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
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

LEGIBLE = 14
"""A column of running text that must be narrower than this is easier to read as a record."""


def write_table(columns: Sequence[str], rows: Rows, out: IO[str]) -> None:
    """Print rows under their columns; on a terminal too narrow for that, row by row as records."""
    shown = [[_shown(value) for value in row] for row in rows]
    width = None if out.isatty() else PIPED_WIDTH

    def parts(available: int) -> Iterator[RenderableType]:
        yield from (_table(columns, rows, shown),) if _fits(columns, shown, available) else _records(columns, shown)
        yield Text(counted(len(rows), "row"), style=ASIDE)

    print_parts(parts, out, width)


def write_json(columns: Sequence[str], rows: Rows, out: IO[str]) -> None:
    """Write a list of objects, one a row."""
    answer = [dict(zip(columns, row, strict=True)) for row in rows]
    json.dump(answer, out, ensure_ascii=False, indent=1, default=str)
    out.write("\n")


def write_markdown(columns: Sequence[str], rows: Rows, out: IO[str]) -> None:
    lines = [[escape(column) for column in columns], ["---"] * len(columns)]
    lines += [[escape(_shown(value)) for value in row] for row in rows]
    for cells in lines:
        out.write(f"| {' | '.join(cells)} |\n")


def _fits(columns: Sequence[str], shown: list[list[str]], width: int) -> bool:
    """Whether every column can have its full width, or at least a legible one."""
    least = [
        max(len(column), *(min(len(row[n]), LEGIBLE) for row in shown), 1) if shown else len(column)
        for n, column in enumerate(columns)
    ]
    return sum(least) + 3 * len(columns) <= width


def _table(columns: Sequence[str], rows: Rows, shown: list[list[str]]) -> Table:
    table = Table(box=SIMPLE_HEAD, header_style=LABEL, pad_edge=False, show_edge=False)
    for n, column in enumerate(columns):
        numeric = bool(rows) and all(isinstance(row[n], int | float | None) for row in rows)
        table.add_column(Text(printable(column)), justify="right" if numeric else "left", overflow="fold")
    for cells in shown:
        table.add_row(*map(Text, cells))
    return table


def _records(columns: Sequence[str], shown: list[list[str]]) -> Iterator[RenderableType]:
    for number, cells in enumerate(shown, 1):
        yield Text(f"── {number} ──", style=ASIDE)
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for column, cell in zip(columns, cells, strict=True):
            if cell:
                grid.add_row(Text(printable(column), style=LABEL), Text(cell))
        yield grid


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return f"{value:.4g}" if isinstance(value, float) else printable(str(value))
