"""CSV and TSV: one article a row, columns by name or by the user's mapping."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from claimref.errors import SourceError
from claimref.reading.fields import draft_of_fields
from claimref.reading.formats import Origin
from claimref.reading.records import Draft, ReadOptions


def read_rows(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    """Yield one draft a row; no line and no cell may have more bytes than an article may."""
    # The module's own limit of 128 KiB a cell is less than a long article has.
    csv.field_size_limit(options.max_article_bytes)
    delimiter = "\t" if origin.name.casefold().endswith(".tsv") else ","
    rows = csv.reader(_lines(stream, origin, options.max_article_bytes), delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        if not any(header):
            raise SourceError(f"cannot read {origin.name}: it is empty, and a header of columns was expected")
        for number, row in enumerate(rows, start=1):
            where = f"{origin.name}, line {rows.line_num}"
            if not row:
                continue
            if len(row) != len(header):
                raise SourceError(f"{where}: found {len(row)} cells, expected {len(header)} as in the header")
            yield draft_of_fields(dict(zip(header, row, strict=True)), origin, number, where, options)
    except csv.Error as error:
        raise SourceError(f"{origin.name}, line {rows.line_num}: not valid CSV ({error})") from error


def _lines(stream: IO[bytes], origin: Origin, limit: int) -> Iterator[str]:
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"{origin.name}, line {number}"
        if len(line) > limit:
            raise SourceError(f"{where}: more than {limit / 1e6:g} MB; one article a row was expected")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise SourceError(f"{where}: byte {error.start} is not UTF-8; save it as UTF-8") from error
