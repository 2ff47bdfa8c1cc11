"""PDF, by pypdf (extra `pdf`): the text of its pages, in which a word cut at a line's end is joined again."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import IO

from pypdf import PdfReader

from claimref.errors import SourceError
from claimref.reading.decoding import line_ends
from claimref.reading.formats import Origin, read_bounded
from claimref.reading.records import Draft, ReadOptions

_MAX_PAGES = 200
# What pypdf notes about a bad file is said in our own line; without a handler, it would go to stderr.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft]:
    data = read_bounded(stream, origin, options)
    try:
        text, title = _parse(data, origin)
    except SourceError:
        raise
    except Exception as error:  # whatever pypdf stumbles over in a broken file: its own errors, TypeError …
        raise SourceError(f"cannot read {origin.name}: no whole PDF ({' '.join(str(error).split())})") from error
    text = unwrap(line_ends(text))
    if not text:
        raise SourceError(f"cannot read {origin.name}: the PDF holds no text, only images; recognise it first")
    yield Draft(text=text, locator=origin.locator, path=origin.path, url=origin.url, title=title)


def _parse(data: bytes, origin: Origin) -> tuple[str, str | None]:
    reader = PdfReader(io.BytesIO(data))
    if len(reader.pages) > _MAX_PAGES:
        raise SourceError(
            f"cannot read {origin.name}: {len(reader.pages)} pages are no article; save the article alone"
        )
    text = "\n\n".join(page.extract_text() for page in reader.pages)
    title = reader.metadata.title if reader.metadata else None
    return text, title if isinstance(title, str) and title.strip() else None


def unwrap(text: str) -> str:
    """Return `text` with the lines of a paragraph joined: a PDF ends its lines where the page does."""
    joined = re.sub(r"(\w)-\n(?=[a-z])", r"\1", text)
    return re.sub(r"(?<=[\w,;–—’”)])[ ]?\n(?=[a-z(“0-9])", " ", joined).strip()
