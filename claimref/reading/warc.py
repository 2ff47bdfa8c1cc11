"""WARC and WARC.gz, record by record: each HTML response is a page."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import IO, Any

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from claimref.errors import SourceError
from claimref.reading.formats import Origin
from claimref.reading.html import extract
from claimref.reading.records import Draft, LeftOut, ReadOptions

_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK = 1 << 16
_PACKINGS: dict[str, Any] = {"gzip": GzipReader, "br": BrotliReader}


class _BrokenOffError(Exception):
    """The archive ends within a record."""


def read_warc(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft | LeftOut]:
    """Yield the pages; what is no page is counted by its reason. A truncated archive gives all its whole records."""
    passed: Counter[str] = Counter()
    whole = last = 0
    try:
        for record in ArchiveIterator(stream, parse_http=True):
            last = record.stream_pos
            if record.headers.get("Content-Length") is None:
                raise _BrokenOffError("it ends within a record's header")
            if record.record_type != WarcRecordType.response:
                continue
            reason = _not_a_page(record)
            if reason:
                passed[reason] += 1
            else:
                yield from _page(record, origin, options)
            whole += 1
        if _has_rest(stream, last):
            raise _BrokenOffError("it ends within a record's header")
    except (_BrokenOffError, OSError, EOFError, ValueError) as error:
        if not whole:
            raise SourceError(f"cannot read {origin.name}: no whole response record was found ({error})") from error
        yield LeftOut(
            origin.locator, f"the archive breaks off after {whole} whole records; fetch it again for the rest"
        )
    for reason, count in passed.most_common():
        yield LeftOut(origin.locator, f"{count} records: {reason}")
    if not whole:
        raise SourceError(f"cannot read {origin.name}: no response record was found; is it a WARC file?")


def _not_a_page(record: WarcRecord) -> str | None:
    headers = record.http_headers
    if headers is None:
        if record.is_http:
            raise _BrokenOffError("it ends within a record")
        return "no HTTP response"
    if headers.status_code != 200:
        return f"HTTP status {headers.status_code}"
    kind = (record.http_content_type or "").casefold()
    return None if kind in _PAGES else f"content of type {kind or 'unknown'}"


def _page(record: WarcRecord, origin: Origin, options: ReadOptions) -> Iterator[Draft | LeftOut]:
    url = record.headers.get("WARC-Target-URI") or origin.locator
    limit = options.max_article_bytes
    packed = record.reader.read(limit + 1)
    if len(packed) < min(record.content_length, limit + 1):
        raise _BrokenOffError("it ends within a record")
    data = _unpack(record, packed, limit)
    if len(data) > limit:
        yield LeftOut(url, f"more than {limit / 1e6:g} MB, too much for one page")
        return
    try:
        draft = extract(data, Origin(name=url, locator=url, path=origin.path, url=url))
    except SourceError as error:
        yield LeftOut(url, str(error))
        return
    yield replace(draft, fetched_at=_date(record.headers.get("WARC-Date")))


def _has_rest(stream: IO[bytes], last: int) -> bool:
    """True where something follows the last record of a gzipped archive: the iterator ends there in silence."""
    if not stream.seekable():
        return False
    stream.seek(last)
    member = zlib.decompressobj(wbits=31)
    while chunk := stream.read(_CHUNK):
        try:
            member.decompress(chunk)
        except zlib.error:  # not gzipped
            return False
        if member.eof:
            return bool(member.unused_data or stream.read(1))
    return False


def _unpack(record: WarcRecord, data: bytes, limit: int) -> bytes:
    """Undo the transfer's and the content's encodings; many crawlers did so before, and left the headers alone."""
    headers: Any = record.http_headers
    packing = (headers.get("Content-Encoding") or "").casefold()
    readers = [_PACKINGS[packing]] if packing in _PACKINGS else []
    if (headers.get("Transfer-Encoding") or "").casefold() == "chunked":
        readers.insert(0, ChunkedReader)
    for reader in readers:
        try:
            data = reader(io.BytesIO(data)).read(limit + 1) or data
        except (OSError, ValueError):
            continue
    return data


def _date(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
