"""The formats that can be read: suffixes → "module:attribute", imported on use.

A reader takes an open binary stream, its `Origin` and the options, and yields drafts, and what it left out. It
reads no more than the options allow, and raises SourceError where the stream as a whole is of no use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import IO

from claimref.errors import ComponentError, SourceError
from claimref.reading.records import Draft, LeftOut, ReadOptions


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream comes from: `name` is for messages, `locator` and `path` go into the article."""

    name: str
    locator: str
    path: str | None = None
    url: str | None = None


Reader = Callable[[IO[bytes], Origin, ReadOptions], Iterator[Draft | LeftOut]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its suffixes, its reader, and the extra that it needs, if any."""

    name: str
    suffixes: tuple[str, ...]
    target: str
    extra: str | None = None


FORMATS = (
    Format("text", (".txt", ".text"), "claimref.reading.text:read_text"),
    Format("markdown", (".md", ".markdown"), "claimref.reading.text:read_markdown"),
    Format("html", (".html", ".htm", ".xhtml"), "claimref.reading.html:read_html"),
    Format("json lines", (".jsonl", ".ndjson", ".json"), "claimref.reading.jsonl:read_jsonl"),
    Format("csv", (".csv", ".tsv"), "claimref.reading.rows:read_rows"),
    Format("e-mail", (".eml",), "claimref.reading.mail:read_mail"),
    Format("feed or sitemap", (".xml", ".rss", ".atom"), "claimref.reading.xml:read_xml"),
    Format("WARC", (".warc", ".warc.gz"), "claimref.reading.warc:read_warc", extra="warc"),
    Format("zip", (".zip",), "claimref.reading.archive:read_zip"),
    Format("PDF", (".pdf",), "claimref.reading.pdf:read_pdf", extra="pdf"),
)


def known_suffixes() -> str:
    """Return all suffixes for a message."""
    return ", ".join(suffix for form in FORMATS for suffix in form.suffixes)


def format_of(name: str) -> Format | None:
    """Return the format of a file by its name, the longest suffix first; a name without a suffix is text."""
    lower = PurePath(name).name.casefold()
    for form in FORMATS:
        if lower.endswith(form.suffixes):
            return form
    return FORMATS[0] if not PurePath(lower).suffix else None


def sniff(head: bytes) -> Format:
    """Return the format that the first bytes of an unnamed stream look like."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return named("html")
    return named("json lines") if start.startswith((b"{", b"[{")) else named("text")


def reader_of(form: Format) -> Reader:
    """Import and return the reader of a format; raise ComponentError naming the missing extra."""
    module, _, attribute = form.target.partition(":")
    try:
        reader: Reader = getattr(import_module(module), attribute)
    except ImportError as error:
        if form.extra is None:
            raise
        raise ComponentError(f"reading {form.name} needs an extra: pip install 'claimref[{form.extra}]'") from error
    return reader


def read_bounded(stream: IO[bytes], origin: Origin, options: ReadOptions) -> bytes:
    """Return the whole stream; raise SourceError if it is empty or more than one article may have."""
    limit = options.max_article_bytes
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceError(
            f"cannot read {origin.name}: it has more than {limit / 1e6:g} MB, too much for one article; "
            "split it, or give many articles as JSON lines"
        )
    if not data.strip():
        raise SourceError(f"cannot read {origin.name}: it is empty, and an article was expected")
    return data


def named(name: str) -> Format:
    """Return the format of that name."""
    return next(form for form in FORMATS if form.name == name)
