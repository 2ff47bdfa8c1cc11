"""Tables on their way to a CSV file that no spreadsheet will run."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class CsvTable:
    """Column names and rows of plain values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def neutralised(value: object) -> object:
    """Return text that a spreadsheet would run as a formula with an apostrophe before it; all else as it is.

    Text that looks as if it were neutralised already gets another apostrophe: taking one off gives back any text.
    """
    if isinstance(value, str) and value.lstrip("'").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def restored(cell: str) -> str:
    """Return the text that `neutralised` wrote as `cell`; a lone apostrophe (or several) stands for one less."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and (not bare or bare.startswith(FORMULA_STARTS)) else cell


def write_csv(table: CsvTable, out: IO[str]) -> None:
    """Write `table` as CSV (RFC 4180); None is an empty cell, a formula is neutralised."""
    writer = csv.writer(out)
    writer.writerow(_cells(table.columns))
    writer.writerows(_cells(row) for row in table.rows)


def _cells(row: Sequence[object]) -> list[object]:
    return ["" if value is None else neutralised(value) for value in row]
