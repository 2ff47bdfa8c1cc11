"""CSV and TSV: one article a row, columns by name or by the user's mapping."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from claimref.errors import SourceError
from claimref.reading.fields import draft_of_fields
from claimref.reading.formats import Origin
from claimref.reading.records import Draft, ReadOptions

_SNIFF_BYTES = 8_192


def read_rows(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    # The module's own limit of 128 KiB a cell is less than a long article has.
    csv.field_size_limit(options.max_article_bytes)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", errors="strict")
    try:
        yield from _read(text, origin, options)
    finally:
        text.detach()  # the stream is not ours to close


def _read(text: io.TextIOWrapper, origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    rows = csv.reader(text, delimiter="\t" if origin.name.casefold().endswith(".tsv") else ",", strict=True)
    line = 1
    try:
        header = [name.strip() for name in next(rows, [])]
        if not any(header):
            raise SourceError(f"cannot read {origin.name}: it is empty, and a header of columns was expected")
        for number, row in enumerate(rows, start=1):
            line = rows.line_num
            where = f"{origin.name}, line {line}"
            if not row:
                continue
            if len(row) != len(header):
                raise SourceError(f"{where}: found {len(row)} cells, expected {len(header)} as in the header")
            yield draft_of_fields(dict(zip(header, row, strict=True)), origin, number, where, options)
    except csv.Error as error:
        raise SourceError(f"{origin.name}, line {rows.line_num}: not valid CSV ({error})") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{origin.name}, after line {line}: not UTF-8 ({error.reason}); save it as UTF-8") from error
