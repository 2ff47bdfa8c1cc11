"""HTML pages: the article, and what the page says of itself, by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import trafilatura
from trafilatura.settings import Document

from claimref.errors import SourceError
from claimref.reading.decoding import what_it_is
from claimref.reading.formats import Origin, read_bounded
from claimref.reading.records import Draft, ReadOptions


def read_html(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    yield extract(read_bounded(stream, origin, options), origin)


def extract(data: bytes, origin: Origin) -> Draft:
    """Return the draft of one page; its text opens with the headline, as the page does."""
    found = what_it_is(data)
    if found:
        raise SourceError(f"cannot read {origin.name}: it is {found}, and HTML was expected")
    page = trafilatura.bare_extraction(data, url=origin.url, with_metadata=True, include_comments=False)
    if not isinstance(page, Document) or not (page.text or "").strip():
        raise SourceError(f"cannot read {origin.name}: no article text was found in the page; save the text as .txt")
    text = (page.text or "").replace("\r\n", "\n").replace("\r", "\n").strip()
    title = (page.title or "").strip()
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Draft(
        text=text,
        locator=origin.url or page.url or origin.locator,
        path=origin.path,
        url=origin.url or page.url,
        canonical_url=page.url,
        title=title or None,
        byline=page.author or None,
        site=page.sitename or None,
        site_published=page.date,
    )
