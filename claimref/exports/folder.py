"""A folder of files, one a table: CSV that Excel opens with accents intact, or JSON lines that lose nothing."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claimref.errors import ConfigError, SourceError
from claimref.exports.tables import neutralised

NamedTable = tuple[str, Sequence[str], Iterable[Sequence[Any]]]
"""A table's name, its columns, its rows of plain values."""


def write_folder(folder: Path, tables: Iterable[NamedTable], format_: str) -> list[Path]:
    """Write one file a table; the folder is made if need be, files of these names are replaced.

    Formats: csv, jsonl, parquet (needs pyarrow). Raises ConfigError for another, SourceError where nothing can be
    written.
    """
    write = WRITERS.get(format_)
    if write is None:
        raise ConfigError(f"unknown format {format_!r}: known are {', '.join(WRITERS)}")
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, columns, rows in tables:
            path = folder / f"{name}.{format_}"
            unfinished = path.with_name(f".{path.name}.unfinished")
            write(unfinished, columns, rows)
            unfinished.replace(path)
            written.append(path)
    except OSError as error:
        raise SourceError(f"cannot write into {folder}: {error.strerror or error}") from error
    return written


def read_folder(folder: Path) -> Iterator[NamedTable]:
    """Yield the tables that `write_folder` wrote as jsonl; raise SourceError for anything malformed."""
    paths = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    if not paths:
        raise SourceError(f"no .jsonl files in {folder}: expected what `claimref export --format jsonl` wrote")
    for path in paths:
        records = list(_records(path))
        columns = tuple(records[0]) if records else ()
        yield path.stem, columns, [tuple(record.values()) for record in records]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    columns: tuple[str, ...] | None = None
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
            except ValueError as error:
                raise SourceError(f"{path}, line {number}: not JSON ({error})") from error
            if not isinstance(record, dict) or (columns is not None and tuple(record) != columns):
                raise SourceError(f"{path}, line {number}: expected an object with the same fields as in line 1")
            columns = tuple(record)
            yield record


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    # The byte order mark tells Excel that this is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(["" if value is None else neutralised(value) for value in row] for row in rows)


def _write_jsonl(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            record = dict(zip(columns, map(_jsonable, row), strict=True))
            file.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")


def _jsonable(value: Any) -> Any:
    """JSON knows no infinities: they are written as text, which reads back as a number."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _write_parquet(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ConfigError("parquet needs pyarrow: pip install 'claimref[parquet]'") from error
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    parquet.write_table(pyarrow.table(dict(zip(columns, map(list, values), strict=True))), path)


WRITERS: dict[str, Callable[[Path, Sequence[str], Iterable[Sequence[Any]]], None]] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
}
