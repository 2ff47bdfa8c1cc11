"""Plain text and Markdown: the stored text is the file's text, decoded, with universal newlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import IO

from claimref.errors import SourceError
from claimref.reading.dates import parse_published
from claimref.reading.decoding import decode
from claimref.reading.fields import FIELDS
from claimref.reading.formats import Origin, read_bounded
from claimref.reading.front_matter import read_front_matter
from claimref.reading.records import Draft, ReadOptions


def read_text(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    text, detected = decode(read_bounded(stream, origin, options), origin.name)
    if not any(sign.isalnum() for sign in text):
        raise SourceError(f"cannot read {origin.name}: it holds no letter, and an article was expected")
    yield Draft(text=text, locator=origin.locator, path=origin.path, url=origin.url, decoded_as=detected)


def read_markdown(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    """As plain text; a front matter states what it states, and stays in the text, marked as debris."""
    for draft in read_text(stream, origin, options):
        stated = read_front_matter(draft.text)

        def first(field: str, stated: Mapping[str, str] = stated) -> str | None:
            return next((stated[name] for name in FIELDS[field] if name in stated), None)

        published = first("published")
        yield replace(
            draft,
            title=first("title"),
            byline=first("byline"),
            url=draft.url or first("url"),
            locator=first("url") or draft.locator,
            outlet=first("outlet"),
            published=published if published and parse_published(published) else None,
            stated_in="the front matter",
        )
