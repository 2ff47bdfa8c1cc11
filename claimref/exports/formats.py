"""One table, one file: CSV that a spreadsheet opens and does not run, JSON lines, Parquet. All read back exactly."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimref.errors import ConfigError, SourceError
from claimref.exports.tables import neutralised, restored
from claimref.tables import Column, ColumnType, NamedTable

LONGEST_CELL = 2**31 - 1
CSV_ENCODING = "utf-8-sig"
"""The byte order mark tells Excel that this is UTF-8."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How a table becomes a file, and a file a table whose values are typed by whoever takes them."""

    write: Callable[[Path, NamedTable], None]
    read: Callable[[Path], NamedTable]


def _write_csv(path: Path, table: NamedTable) -> None:
    with path.open("w", encoding=CSV_ENCODING, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.names)
        writer.writerows(list(map(_csv_cell, table.columns, row)) for row in table.rows)


def _csv_cell(column: Column, value: Any) -> object:
    """Nothing stands for NULL; an empty text, where NULL could stand as well, is a lone apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and not value.strip("'") and (value or _may_be_null(column)):
        return f"'{value}"
    return neutralised(_finite(value))


def _may_be_null(column: Column) -> bool:
    return column.type is not ColumnType.ANY and not column.required


def _read_csv(path: Path) -> NamedTable:
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=CSV_ENCODING, newline="") as file:
        try:
            lines = list(csv.reader(file, strict=True))
        except (csv.Error, UnicodeDecodeError) as error:
            raise SourceError(f"{path}: not CSV in UTF-8 ({error})") from error
    if not lines:
        raise SourceError(f"{path}: empty, expected a line of column names")
    names, rows = lines[0], lines[1:]
    for number, row in enumerate(rows, 2):
        if len(row) != len(names):
            raise SourceError(f"{path}, row {number}: {len(row)} cells, expected {len(names)}")
    return _read_table(path, names, [[restored(cell) if cell else None for cell in row] for row in rows])


def _write_jsonl(path: Path, table: NamedTable) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in table.rows:
            record = dict(zip(table.names, map(_finite, row), strict=True))
            file.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")


def _finite(value: Any) -> Any:
    """JSON and CSV know no infinities: they are written as Table Schema has them, which reads back as a number."""
    return str(value).upper() if isinstance(value, float) and not math.isfinite(value) else value


def _read_jsonl(path: Path) -> NamedTable:
    records = list(_records(path))
    return _read_table(path, tuple(records[0]) if records else (), [tuple(record.values()) for record in records])


def _records(path: Path) -> Iterator[dict[str, Any]]:
    columns: tuple[str, ...] | None = None
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
            except ValueError as error:
                raise SourceError(f"{path}, line {number}: not JSON ({error})") from error
            if not isinstance(record, dict) or (columns is not None and tuple(record) != columns):
                raise SourceError(f"{path}, line {number}: expected an object with the same fields as in line 1")
            columns = tuple(record)
            yield record


def _write_parquet(path: Path, table: NamedTable) -> None:
    pyarrow = _pyarrow()
    types = {
        ColumnType.STRING: pyarrow.string(),
        ColumnType.INTEGER: pyarrow.int64(),
        ColumnType.NUMBER: pyarrow.float64(),
        ColumnType.BOOLEAN: pyarrow.bool_(),
    }
    values = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = {}
    for column, cells in zip(table.columns, values, strict=True):
        array = pyarrow.array(list(cells), types.get(column.type))
        # A column of a view that holds nothing has no type of its own.
        arrays[column.name] = array.cast(pyarrow.string()) if pyarrow.types.is_null(array.type) else array
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(arrays), path)


def _read_parquet(path: Path) -> NamedTable:
    pyarrow = _pyarrow()
    from pyarrow import parquet

    try:
        found = parquet.read_table(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise SourceError(f"{path}: not Parquet ({' '.join(str(error).split())})") from error
    columns = [column.to_pylist() for column in found.columns]
    return _read_table(path, found.column_names, list(zip(*columns, strict=True)))


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ConfigError("parquet needs pyarrow: pip install 'claimref[parquet]'") from error
    return pyarrow


def _read_table(path: Path, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> NamedTable:
    return NamedTable(path.stem, tuple(map(Column, names)), rows)


# The first of which a folder holds files is the one that is read.
FILE_FORMATS = {
    "jsonl": FileFormat(_write_jsonl, _read_jsonl),
    "parquet": FileFormat(_write_parquet, _read_parquet),
    "csv": FileFormat(_write_csv, _read_csv),
}
