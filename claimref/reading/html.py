"""HTML pages: the article, and what the page says of itself, by trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

import trafilatura
from trafilatura.settings import Document

from claimref.errors import SourceError
from claimref.reading.dates import parse_published
from claimref.reading.decoding import line_ends, what_it_is
from claimref.reading.formats import Origin, read_bounded
from claimref.reading.records import Draft, ReadOptions

# What these libraries note about a bad page is said in our own line; without a handler, it would go to stderr.
for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# Where pages write when they were published, the surest first: an XPath to the value, and a name for the method.
_PUBLISHED = (
    ("//meta[@property='article:published_time']/@content", "article:published_time of the page"),
    ("//meta[@itemprop='datePublished']/@content", "datePublished of the page"),
    ("//*[@itemprop='datePublished']/@datetime", "datePublished of the page"),
    ("//meta[@name='parsely-pub-date' or @name='pubdate' or @name='publish-date']/@content", "the page's metadata"),
    ("//article//time/@datetime", "the page's time element"),
)
_DECK_CLASS = re.compile(r"(?:^|[_-])(?:standfirst|deck|dek|subtitle|subheadline|subhead|lead|lede)$", re.IGNORECASE)
_DECK_WORDS = (5, 60)
_JSON_LD = "//script[@type='application/ld+json']/text()"
_DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def read_html(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    yield extract(read_bounded(stream, origin, options), origin)


def extract(data: bytes, origin: Origin) -> Draft:
    """Return the draft of one page; its text opens with the headline, as the page does."""
    found = what_it_is(data)
    if found:
        raise SourceError(f"cannot read {origin.name}: it is {found}, and HTML was expected")
    tree = trafilatura.load_html(data)
    # Before the extraction, which changes the tree.
    stamps = _stamps(tree) if tree is not None else []
    deck = _deck(tree) if tree is not None else None
    page = (
        trafilatura.bare_extraction(tree, url=origin.url, with_metadata=True, include_comments=False)
        if tree is not None
        else None
    )
    if not isinstance(page, Document) or not (page.text or "").strip():
        raise SourceError(f"cannot read {origin.name}: no article text was found in the page; save the text as .txt")
    text = line_ends(page.text or "").strip()
    title = (page.title or "").strip()
    text = _with_head(text, title, deck)
    published, method = _published(page.date, stamps)
    return Draft(
        text=text,
        locator=origin.url or page.url or origin.locator,
        path=origin.path,
        url=origin.url or page.url,
        canonical_url=page.url,
        title=title or None,
        byline=page.author or None,
        site=page.sitename or None,
        site_published=published,
        site_published_method=method,
    )


def _deck(tree: Any) -> str | None:
    """Return the text of the first element whose class says that it is the deck: trafilatura often leaves it out."""
    for element in tree.xpath("//*[@class]"):
        if any(_DECK_CLASS.search(name) for name in element.get("class").split()):
            text = " ".join(element.text_content().split())
            if _DECK_WORDS[0] <= len(text.split()) <= _DECK_WORDS[1]:
                return text
    return None


def _with_head(text: str, title: str, deck: str | None) -> str:
    """Return the text with headline and deck above it, each once."""
    first, _, rest = text.partition("\n")
    body = rest.lstrip() if title and first.strip() == title else text
    parts = [title] if title else []
    if deck and deck != title and deck not in " ".join(body.split()):
        parts.append(deck)
    return "\n\n".join([*parts, body]) if parts else body


def _stamps(tree: Any) -> list[tuple[str, str]]:
    """Every statement of the page about its publication that can be read as a date, with its method."""
    found = [(str(value), method) for path, method in _PUBLISHED for value in tree.xpath(path)]
    for script in tree.xpath(_JSON_LD):
        found += [(value, "datePublished of the page") for value in _DATE_PUBLISHED.findall(str(script))]
    return [(value.strip(), method) for value, method in found if parse_published(value)]


def _published(day: str | None, stamps: list[tuple[str, str]]) -> tuple[str | None, str | None]:
    """Choose the finest stamp of the day that htmldate weighed out; the day itself where no stamp is of that day.

    A page may hold the stamps of other articles too; those are days away.
    """
    if day is None:
        return stamps[0] if stamps else (None, None)
    for value, method in stamps:
        if abs((_date(value) - _date(day)).days) <= 1:  # time zones move a stamp by a day
            return value, method
    return day, "the page's dates, weighed by htmldate"


def _date(value: str) -> date:
    parsed = parse_published(value)
    if parsed is None:
        raise ValueError(f"no date: {value!r}")
    at = parsed[0]
    return at.date() if isinstance(at, datetime) else at
