"""XML files: feeds and sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from claimref.errors import SourceError
from claimref.reading.feeds import is_feed, items_of_feed
from claimref.reading.formats import Origin, read_bounded
from claimref.reading.records import Draft, LeftOut, ReadOptions
from claimref.reading.sitemaps import is_sitemap, pages_of_sitemap


def read_xml(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft | LeftOut]:
    """A saved feed gives its whole articles; a sitemap, which has only links, gives the pages that they lead to."""
    data = read_bounded(stream, origin, options)
    if is_sitemap(data):
        from claimref.reading.web import read_links

        yield from read_links(pages_of_sitemap(data, origin.name), origin.locator, options)
        return
    if not is_feed(data):
        raise SourceError(f"cannot read {origin.name}: this XML is neither RSS, Atom nor a sitemap")
    for item in items_of_feed(data, origin.name):
        if item.draft is not None:
            yield replace(item.draft, path=origin.path)
        else:
            yield LeftOut(
                item.link or origin.locator, "the feed has a summary of it only; name its URL to read the page"
            )
