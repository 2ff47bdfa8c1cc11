"""URLs: a page, a feed or a sitemap, by what the server says that it sends."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from claimref.errors import SourceError
from claimref.reading.feeds import is_feed, items_of_feed
from claimref.reading.fetching import Fetcher, Page
from claimref.reading.formats import Origin, known_suffixes, reader_of
from claimref.reading.formats import named as format_named
from claimref.reading.records import Draft, LeftOut, ReadOptions, Unchanged
from claimref.reading.sitemaps import is_sitemap, pages_of_sitemap

_FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/json": "json lines",
    "application/x-ndjson": "json lines",
    "application/jsonl": "json lines",
    "text/csv": "csv",
    "message/rfc822": "e-mail",
    "application/pdf": "PDF",
}
_MAX_NESTED = 3  # a sitemap's index leads to sitemaps, and those to pages


def read_url(url: str, options: ReadOptions) -> Iterator[Draft | LeftOut]:
    """Fetch and read a page, or the pages that a feed or a sitemap lists, one after the other."""
    yield from _read(url, Fetcher(options), options, depth=0)


def read_links(
    links: list[str], name: str, options: ReadOptions, fetcher: Fetcher | None = None, depth: int = 0
) -> Iterator[Draft | LeftOut]:
    """Fetch and read the pages of a list; one that cannot be read is left out, and so is what is too much."""
    fetcher = fetcher or Fetcher(options)
    for link in links[: options.max_pages]:
        try:
            yield from _read(link, fetcher, options, depth + 1)
        except SourceError as error:
            yield LeftOut(link, str(error))
    if len(links) > options.max_pages:
        yield LeftOut(
            name, f"{len(links) - options.max_pages} pages after the first {options.max_pages} were not fetched"
        )


def _read(url: str, fetcher: Fetcher, options: ReadOptions, depth: int) -> Iterator[Draft | LeftOut]:
    page = fetcher.fetch(url)
    if page.status == 304:
        yield Unchanged(page.url, "not changed since it was fetched last")
        return
    if is_sitemap(page.data) or is_feed(page.data):
        if depth >= _MAX_NESTED:
            raise SourceError(f"cannot read {url}: lists of lists, more than {_MAX_NESTED} deep")
        yield from _read_list(page, fetcher, options, depth)
        return
    name = _FORMATS.get(page.content_type)
    if name is None:
        raise SourceError(f"cannot read {url}: the server sends {page.content_type}; known are {known_suffixes()}")
    origin = Origin(name=page.url, locator=page.url, url=page.url)
    for found in reader_of(format_named(name))(io.BytesIO(page.data), origin, options):
        yield replace(found, fetched_at=page.fetched_at) if isinstance(found, Draft) else found


def _read_list(page: Page, fetcher: Fetcher, options: ReadOptions, depth: int) -> Iterator[Draft | LeftOut]:
    if is_sitemap(page.data):
        yield from read_links(pages_of_sitemap(page.data, page.url), page.url, options, fetcher, depth)
        return
    for item in items_of_feed(page.data, page.url):
        if item.draft is not None:
            yield replace(item.draft, fetched_at=page.fetched_at)
        elif item.link:
            yield from read_links([item.link], page.url, options, fetcher, depth)
