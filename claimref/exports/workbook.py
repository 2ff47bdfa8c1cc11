"""One Excel workbook with a sheet a table: to look at, not to read in again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from claimref.errors import ConfigError
from claimref.tables import NamedTable

MAX_CELL = 32_767
MAX_ROWS = 1_048_576
MAX_NAME = 31
"""What Excel takes: characters of a cell, rows of a sheet, characters of a sheet's name."""

CUT = " … [cut: Excel holds no more in a cell]"

# Controls that XML cannot hold.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_workbook(path: Path, tables: Iterable[NamedTable]) -> None:
    """Write a sheet a table, its column names in a row that stays in sight. Text is never a formula.

    Text longer than a cell holds is cut, and says so. Raises ConfigError where openpyxl is missing, or a table has more
    rows than a sheet.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as error:
        raise ConfigError("xlsx needs openpyxl: pip install 'claimref[xlsx]'") from error
    workbook = Workbook(write_only=True)
    for table in tables:
        sheet = workbook.create_sheet(table.name[:MAX_NAME])
        sheet.freeze_panes = "A2"

        def cell(value: Any, sheet: Any = sheet) -> Any:
            written = WriteOnlyCell(sheet, value=_shown(value))
            if isinstance(value, str):
                written.data_type = "s"  # openpyxl would take "=…" for a formula
            return written

        sheet.append([cell(name) for name in table.names])
        for number, row in enumerate(table.rows, 2):
            if number > MAX_ROWS:
                raise ConfigError(
                    f"table {table.name} has more rows than an Excel sheet: export csv or parquet instead"
                )
            sheet.append([cell(value) for value in row])
    workbook.save(path)


def _shown(value: Any) -> Any:
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return str(value).upper()
    if not isinstance(value, str):
        return value
    text = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", value)
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - len(CUT)] + CUT
