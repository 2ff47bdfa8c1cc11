"""The way of reading: sources → drafts → articles."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from claimref.errors import SourceError
from claimref.outlets import load_outlets, outlet_key
from claimref.reading.addresses import is_url
from claimref.reading.boilerplate import mark_boilerplate
from claimref.reading.folder import Found, read_file, read_folder
from claimref.reading.formats import Origin, known_suffixes, reader_of, sniff
from claimref.reading.manifest import NAME as MANIFEST
from claimref.reading.records import Draft, LeftOut, Reading, ReadOptions, Unchanged
from claimref.reading.settling import settle
from claimref.records import Article

STANDARD_INPUT = "-"
Progress = Callable[[int, str], None]
"""Told how many articles were read, and the locator of the last."""

_CHUNK_BYTES = 1 << 16
_SPOOL_BYTES = 1 << 24


def read(
    sources: Sequence[str | Path], options: ReadOptions | None = None, progress: Progress | None = None
) -> Reading:
    """Read every source: a file, a folder, a URL, or `-` for standard input.

    What is named must be readable: SourceError says in one line what was found, what was expected and what to do.
    What is merely found on the way (in a folder, in an archive) and cannot be read is listed in `left_out`.
    """
    options = options or ReadOptions()
    if not sources:
        raise SourceError("no source was given: name files or folders, or - for standard input")
    drafts: list[Draft] = []
    left_out: list[LeftOut] = []
    for source in sources:
        before, skipped = len(drafts), len(left_out)
        for found in _read_source(source, options):
            if isinstance(found, Draft):
                drafts.append(found)
                if progress:
                    progress(len(drafts), found.locator)
            else:
                left_out.append(found)
        if len(drafts) == before and not any(isinstance(item, Unchanged) for item in left_out[skipped:]):
            raise SourceError(_nothing_in(source, left_out[skipped:]))
    articles, assumptions = settle(drafts, options, load_outlets(options.outlets_file))
    articles, twice = _once_each(articles)
    articles = mark_boilerplate(articles)
    articles, foreign = _by_language(articles, options)
    left_out += twice
    left_out += [
        LeftOut(article.locator, f"in another language ({article.language}): {ONLY_ENGLISH}") for article in foreign
    ]
    unchanged = tuple(item.locator for item in left_out if isinstance(item, Unchanged))
    left_out = [item for item in left_out if not isinstance(item, Unchanged)]
    return Reading(tuple(articles), tuple(assumptions), tuple(left_out), tuple(foreign), unchanged)


ONLY_ENGLISH = "the rules read English, --splitter sentences takes any"
"""Why an article is left out for its language, and what to do."""


def _read_source(source: str | Path, options: ReadOptions) -> Found:
    if str(source) == STANDARD_INPUT:
        return _read_standard_input(options)
    if is_url(str(source)):
        from claimref.reading.web import read_url  # brings the parsers of pages and feeds

        return read_url(str(source), options)
    path = Path(source)
    try:
        if path.is_dir():
            return read_folder(path, path, options)
        if path.name == MANIFEST and path.is_file():
            return read_folder(path.parent, path.parent, options)
        if path.is_file():
            return read_file(path, path.name, options)
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror or error}") from error
    if path.exists():
        raise SourceError(f"cannot read {path}: it is neither a file nor a folder")
    raise SourceError(f"cannot read {path}: there is no such file or folder; check the spelling")


def _read_standard_input(options: ReadOptions) -> Found:
    # Spooled to a file: its head decides the format, and no format needs to hold the whole in memory.
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES) as spool:
        while chunk := sys.stdin.buffer.read(_CHUNK_BYTES):
            spool.write(chunk)
            if spool.tell() > options.max_total_bytes:
                raise SourceError(
                    f"standard input has more than {options.max_total_bytes / 1e6:g} MB; name a file instead"
                )
        spool.seek(0)
        form = sniff(spool.read(1_000))
        spool.seek(0)
        yield from reader_of(form)(spool, Origin("standard input", STANDARD_INPUT), options)


def _once_each(articles: Sequence[Article]) -> tuple[list[Article], list[LeftOut]]:
    """Keep one of the articles that have one outlet and one text: which one does not depend on their order."""
    same: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        same.setdefault((outlet_key(article.outlet) or article.outlet, article.text.strip()), []).append(article)
    kept, twice = [], []
    for copies in same.values():
        best = min(copies, key=lambda article: (article.url is None, article.published_at is None, article.locator))
        kept.append(best)
        twice += [
            LeftOut(copy.locator, f"the same article as {best.locator}; kept once")
            for copy in copies
            if copy is not best
        ]
    return kept, twice


def _by_language(articles: Sequence[Article], options: ReadOptions) -> tuple[list[Article], list[Article]]:
    if options.languages is None:
        return list(articles), []
    ours: list[Article] = []
    foreign: list[Article] = []
    for article in articles:
        known = article.language is None or article.language in options.languages
        (ours if known else foreign).append(article)
    return ours, foreign


def _nothing_in(source: str | Path, left_out: Sequence[LeftOut]) -> str:
    if not left_out:
        return f"cannot read {source}: no article was found in it; known suffixes are {known_suffixes()}"
    last = left_out[-1]
    return f"cannot read {source}: none of {len(left_out)} items is an article; the last, {last.locator}: {last.reason}"
