"""Named fields of a record (a JSON object, a row of a table) → a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimref.errors import SourceError
from claimref.reading.decoding import line_ends
from claimref.reading.formats import Origin
from claimref.reading.records import Draft, ReadOptions

# Our fields, and the names that other tools give to them.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext"),
    "outlet": ("outlet", "source", "publisher", "site", "sitename"),
    "url": ("url", "link", "canonical_url"),
    "title": ("title", "headline"),
    "published": ("published", "published_at", "date", "date_publish", "pubdate"),
    "byline": ("byline", "author"),
    "story": ("story",),
    "language": ("language", "lang"),
}


def draft_of_fields(record: Mapping[str, Any], origin: Origin, number: int, where: str, options: ReadOptions) -> Draft:
    """Return the draft that the named fields of one record make: of JSON lines or of a CSV."""
    values = {field: _value(record, field, options, where) for field in FIELDS}
    text = values["text"]
    if text is None:
        named = options.fields.get("text")
        tried = named or ", ".join(FIELDS["text"])
        raise SourceError(
            f"{where}: no text under {tried}; found {', '.join(map(str, record)) or 'nothing'}; map the field"
        )
    return Draft(
        text=line_ends(text),
        locator=values["url"] or f"{origin.locator}#{number}",
        path=origin.path,
        url=values["url"],
        title=values["title"],
        byline=values["byline"],
        outlet=values["outlet"],
        published=values["published"],
        stated_in=f"the field of {origin.name}",
        language=values["language"],
        story=values["story"],
    )


def _value(record: Mapping[str, Any], field: str, options: ReadOptions, where: str) -> str | None:
    names = (options.fields[field],) if field in options.fields else FIELDS[field]
    for name in names:
        value = record.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = ", ".join(value)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise SourceError(f"{where}, field {name}: found {type(value).__name__}, expected a string")
        return value
    return None
