"""RSS and Atom: items with their whole text are articles, items with a summary lead to their page."""

from __future__ import annotations

import calendar
import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser
from lxml import html as lxml_html

from claimref.errors import SourceError
from claimref.reading.records import Draft

# Shorter content is taken for a summary.
_MIN_ARTICLE_CHARS = 600
_BLOCKS = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|tr)>|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed: an article, or the link to one."""

    link: str | None
    draft: Draft | None


def is_feed(data: bytes) -> bool:
    """True for the root elements of RSS, Atom and RSS 1.0."""
    return bool(re.search(rb"<(?:rss|feed|rdf:RDF)[\s>]", data[:2_000]))


def items_of_feed(data: bytes, name: str) -> Iterator[Item]:
    """Yield the items in the order of the feed; raise SourceError where not one can be made out."""
    if b"<!ENTITY" in data:  # entities within entities unpack without end, and no feed needs any
        raise SourceError(f"cannot read {name}: the feed declares entities of its own, and none are needed")
    # A stream, and never the data itself: feedparser takes a string for a URL or a path to open.
    try:
        feed = feedparser.parse(io.BytesIO(data))
    except Exception as error:  # beyond what it calls malformed, its parsers raise whatever they stumble over
        raise SourceError(f"cannot read {name}: the feed is malformed ({' '.join(str(error).split())})") from error
    if not feed.entries:
        reason = f" ({feed.bozo_exception})" if feed.get("bozo") else ""
        raise SourceError(f"cannot read {name}: no item was found in the feed{' '.join(reason.split())}")
    site = (feed.feed.get("title") or "").strip() or None
    for entry in feed.entries:
        yield _item(entry, name, site)


def _item(entry: Any, name: str, site: str | None) -> Item:
    link = entry.get("link")
    bodies = [part.get("value") for part in entry.get("content", [])] + [entry.get("summary")]
    text = max((to_text(body or "") for body in bodies), key=len)
    if len(text) < _MIN_ARTICLE_CHARS:
        return Item(link, None)
    title = to_text(entry.get("title") or "") or None
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    # "in" and not "get": asked for the one, feedparser hands out the other with a warning.
    published = next((entry[name] for name in ("published_parsed", "updated_parsed") if name in entry), None)
    return Item(
        link,
        Draft(
            text=text,
            locator=link or f"{name}#{entry.get('id') or title}",
            url=link,
            title=title,
            byline=entry.get("author") or None,
            site=(entry.get("source") or {}).get("title") or site,
            site_published=_iso(published) if published else None,
            site_published_method="the feed",
        ),
    )


def _iso(parsed: time.struct_time) -> str:
    """feedparser gives all times in UTC."""
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()


def to_text(markup: str) -> str:
    """Return the text of a fragment of HTML, a line for each block."""
    if not markup.strip():
        return ""
    whole = lxml_html.fromstring(f"<div>{_BLOCKS.sub(lambda match: match.group() + chr(10), markup)}</div>")
    lines = (" ".join(line.split()) for line in whole.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)
