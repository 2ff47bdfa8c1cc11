"""Plain text and Markdown: the stored text is the file's text, decoded, with universal newlines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from claimref.errors import SourceError
from claimref.reading.decoding import decode
from claimref.reading.formats import Origin, read_bounded
from claimref.reading.records import Draft, ReadOptions


def read_text(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    text, detected = decode(read_bounded(stream, origin, options), origin.name)
    if not any(sign.isalnum() for sign in text):
        raise SourceError(f"cannot read {origin.name}: it holds no letter, and an article was expected")
    yield Draft(text=text, locator=origin.locator, path=origin.path, url=origin.url, decoded_as=detected)
