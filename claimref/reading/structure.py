"""The plan of an article: where its headline stands."""

from __future__ import annotations

import re

from claimref.reading.debris import mark_debris

_HEAD = 4_000
_MAX_WORDS = 30


def find_headline(text: str) -> str | None:
    """Return the first line of a text that is no furniture, if it reads like a headline, else None.

    A headline is short, ends without a full stop, and has more text below it.
    """
    head = text[:_HEAD]
    furniture = mark_debris(head)
    for match in re.finditer(r"[^\n]+", head):
        line = match.group().strip()
        start = match.start() + match.group().find(line)
        if not line or any(debris.char_start <= start < debris.char_end for debris in furniture):
            continue
        words = line.split()
        is_headline = 2 < len(words) <= _MAX_WORDS and not line.endswith((".", ";", ":", ",", "…"))
        return line if is_headline and text[match.end() :].strip() else None
    return None
