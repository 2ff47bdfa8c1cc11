"""JSON lines: one article an object; a .json file may also be one object or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from claimref.errors import SourceError
from claimref.reading.decoding import decode
from claimref.reading.fields import draft_of_fields
from claimref.reading.formats import Origin, read_bounded
from claimref.reading.records import Draft, ReadOptions


def read_jsonl(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    if origin.name.casefold().endswith(".json"):
        yield from _read_json(stream, origin, options)
        return
    number = 0
    while line := stream.readline(options.max_article_bytes + 1):
        number += 1
        where = f"{origin.name}, line {number}"
        if len(line) > options.max_article_bytes:
            raise SourceError(
                f"{where}: more than {options.max_article_bytes / 1e6:g} MB; one article a line was expected"
            )
        if line.strip():
            yield _draft(_load(line, where), origin, number, where, options)
    if not number:
        raise SourceError(f"cannot read {origin.name}: it is empty, and one article a line was expected")


def _read_json(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    found = _load(read_bounded(stream, origin, options), origin.name)
    for number, record in enumerate(found if isinstance(found, list) else [found], start=1):
        yield _draft(record, origin, number, f"{origin.name}, article {number}", options)


def _load(data: bytes, where: str) -> Any:
    text, _ = decode(data, where)
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise SourceError(f"{where}: not valid JSON ({error}); one object a line was expected") from error


def _draft(record: Any, origin: Origin, number: int, where: str, options: ReadOptions) -> Draft:
    if not isinstance(record, dict):
        raise SourceError(f"{where}: found {type(record).__name__}, expected an object with text, outlet, url …")
    return draft_of_fields(record, origin, number, where, options)
