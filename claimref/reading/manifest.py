"""articles.csv: which files of a folder are articles, by which outlet, of which day."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from claimref.errors import SourceError
from claimref.reading.dates import parse_published
from claimref.reading.decoding import decode

NAME = "articles.csv"
REQUIRED = ("file", "outlet", "published")
OPTIONAL = ("url", "title", "story")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of articles.csv; what was left blank is None."""

    line: int
    file: str
    outlet: str | None
    published: str | None
    url: str | None = None
    title: str | None = None
    story: str | None = None


def read_manifest(folder: Path) -> list[Entry]:
    """Return the entries of a folder's articles.csv in order; each names a file that lies in the folder."""
    path = folder / NAME
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror or error}") from error

    def lies_inside(file: str) -> bool:
        found = (folder / file).resolve()
        return found.is_relative_to(folder.resolve()) and found.is_file()

    return parse_manifest(data, str(path), lies_inside)


def parse_manifest(data: bytes, name: str, has: Callable[[str], bool]) -> list[Entry]:
    """Return the entries in order; raise SourceError naming line and column of the first fault."""
    text, _ = decode(data, name)
    rows = csv.reader(io.StringIO(text), strict=True)
    try:
        header = [column.strip().lower() for column in next(rows, [])]
        _check_header(name, header)
        entries = [_entry(name, rows.line_num, header, row, has) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise SourceError(
            f"{name}, line {rows.line_num}: not valid CSV ({error}); check its quotation marks"
        ) from error
    if not entries:
        raise SourceError(f"{name}: found a header and no articles; add a line for each file")
    return entries


def _check_header(source: str, header: list[str]) -> None:
    expected = f"expected {','.join(REQUIRED)} and, if known, {','.join(OPTIONAL)}"
    for name in REQUIRED:
        if name not in header:
            raise SourceError(f"{source}, line 1: column {name!r} is missing; {expected}")
    for name in header:
        if name not in REQUIRED + OPTIONAL:
            raise SourceError(f"{source}, line 1: unknown column {name!r}; {expected}")
        if header.count(name) > 1:
            raise SourceError(f"{source}, line 1: column {name!r} stands twice; {expected}")


def _entry(source: str, line: int, header: list[str], row: list[str], has: Callable[[str], bool]) -> Entry:
    where = f"{source}, line {line}"
    if len(row) != len(header):
        column = header[len(row)] if len(row) < len(header) else f"after {header[-1]}"
        raise SourceError(
            f"{where}, column {column}: found {len(row)} cells, expected {len(header)}; quote a cell that holds a comma"
        )
    cells = {name: cell.strip() or None for name, cell in zip(header, row, strict=True)}
    file = cells["file"]
    if file is None:
        raise SourceError(f"{where}, column file: blank; expected the name of a file beside {NAME}")
    if not has(file):
        raise SourceError(f"{where}, column file: there is no file {file} beside {NAME}; correct or remove the line")
    published = cells["published"]
    if published is not None and parse_published(published) is None:
        raise SourceError(
            f"{where}, column published: {published!r} is no date; expected YYYY-MM-DD, with a time if known, or blank"
        )
    return Entry(line, file, cells["outlet"], published, cells.get("url"), cells.get("title"), cells.get("story"))
