"""The block of `key: value` lines between two `---` with which many Markdown files begin."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BLOCK = re.compile(r"---[ \t]*\n((?:[^\n]*\n){0,40}?)---[ \t]*(?:\n|$)")
_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):(?:[ \t]+(?P<value>[^\n]*))?$")
_CONTINUED = re.compile(r"(?:[ \t]+|- )\S.*$|\s*$")


def front_matter_end(text: str) -> int:
    """Return where the front matter of `text` ends, 0 where there is none."""
    block = _BLOCK.match(text)
    if not block or not block[1].strip():
        return 0
    lines = block[1].splitlines()
    whole = all(_LINE.match(line) or _CONTINUED.match(line) for line in lines)
    return block.end() if whole and _LINE.match(lines[0]) else 0


def read_front_matter(text: str) -> Mapping[str, str]:
    """Return the plain values of the front matter by their keys in lower case; lists and blocks are passed over."""
    found = {}
    for line in text[: front_matter_end(text)].splitlines():
        match = _LINE.match(line)
        value = (match["value"] or "").strip() if match else ""
        if match and value and value[0] not in "[{|>&*":
            found[match["key"].strip().casefold()] = value.strip("\"'")
    return found
