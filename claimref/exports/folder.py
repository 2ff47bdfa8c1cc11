"""A folder of files, one a table, with a description of all their columns; what it holds can be read in again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from claimref.errors import ConfigError, SourceError
from claimref.exports.datapackage import Described, write_description
from claimref.exports.formats import FILE_FORMATS
from claimref.exports.workbook import write_workbook
from claimref.tables import NamedTable

T = TypeVar("T")

WORKBOOK = "xlsx"
WRITERS = (*FILE_FORMATS, WORKBOOK)


def write_folder(folder: Path, tables: Iterable[NamedTable], format_: str) -> list[Path]:
    """Write the tables and what their columns mean; the folder is made if need be, files of these names are replaced.

    csv, jsonl and parquet: one file a table, with `datapackage.json` and `README.md`; xlsx: one workbook with a sheet
    a table. Raises ConfigError for another format, or one whose library is missing; SourceError where nothing can be
    written.
    """
    if format_ not in WRITERS:
        raise ConfigError(f"unknown format {format_!r}: known are {', '.join(WRITERS)}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if format_ == WORKBOOK:
            path = folder / f"claimref.{WORKBOOK}"
            _write_whole(path, tables, write_workbook)
            return [path]
        write = FILE_FORMATS[format_].write
        described = []
        for table in tables:
            path = folder / f"{table.name}.{format_}"
            _write_whole(path, table, write)
            described.append(Described(path, table))
        return [*(one.path for one in described), *write_description(folder, described)]
    except OSError as error:
        raise SourceError(f"cannot write into {folder}: {error.strerror or error}") from error


def read_folder(folder: Path) -> Iterator[NamedTable]:
    """Yield the tables of an export (jsonl, parquet or csv); raise SourceError for anything malformed."""
    for suffix, format_ in FILE_FORMATS.items():
        paths = sorted(folder.glob(f"*.{suffix}")) if folder.is_dir() else []
        if paths:
            yield from map(format_.read, paths)
            return
    raise SourceError(f"no tables in {folder}: expected the .jsonl, .parquet or .csv files of `claimref export`")


def _write_whole(path: Path, content: T, write: Callable[[Path, T], None]) -> None:
    """Write a file that is there whole or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        write(unfinished, content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
