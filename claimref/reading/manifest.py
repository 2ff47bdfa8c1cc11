"""articles.csv: which files of a folder are articles, by which outlet, of which day."""

from __future__ import annotations

import csv
import io
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


def read_manifest(path: Path) -> list[Entry]:
    """Return the entries in order; raise SourceError naming line and column of the first fault."""
    try:
        text, _ = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror or error}") from error
    rows = csv.reader(io.StringIO(text), strict=True)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        _check_header(path, header)
        entries = [_entry(path, rows.line_num, header, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise SourceError(
            f"{path}, line {rows.line_num}: not valid CSV ({error}); check its quotation marks"
        ) from error
    if not entries:
        raise SourceError(f"{path}: found a header and no articles; add a line for each file")
    return entries


def _check_header(path: Path, header: list[str]) -> None:
    expected = f"expected {','.join(REQUIRED)} and, if known, {','.join(OPTIONAL)}"
    for name in REQUIRED:
        if name not in header:
            raise SourceError(f"{path}, line 1: column {name!r} is missing; {expected}")
    for name in header:
        if name not in REQUIRED + OPTIONAL:
            raise SourceError(f"{path}, line 1: unknown column {name!r}; {expected}")
        if header.count(name) > 1:
            raise SourceError(f"{path}, line 1: column {name!r} stands twice; {expected}")


def _entry(path: Path, line: int, header: list[str], row: list[str]) -> Entry:
    where = f"{path}, line {line}"
    if len(row) != len(header):
        column = header[len(row)] if len(row) < len(header) else f"after {header[-1]}"
        raise SourceError(
            f"{where}, column {column}: found {len(row)} cells, expected {len(header)}; quote a cell that holds a comma"
        )
    cells = {name: cell.strip() or None for name, cell in zip(header, row, strict=True)}
    file = cells["file"]
    if file is None:
        raise SourceError(f"{where}, column file: blank; expected the name of a file in {path.parent}")
    inside = (path.parent / file).resolve()
    if not inside.is_relative_to(path.parent.resolve()):
        raise SourceError(f"{where}, column file: {file} lies outside {path.parent}; name files inside the folder")
    if not inside.is_file():
        raise SourceError(f"{where}, column file: there is no file {file} in {path.parent}; correct or remove the line")
    published = cells["published"]
    if published is not None and parse_published(published) is None:
        raise SourceError(
            f"{where}, column published: {published!r} is no date; expected YYYY-MM-DD, with a time if known, or blank"
        )
    return Entry(line, file, cells["outlet"], published, cells.get("url"), cells.get("title"), cells.get("story"))
