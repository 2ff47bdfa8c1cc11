"""Words for the eye: safe to print, short enough, in the right number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

ELLIPSIS = "…"

# Categories that a terminal obeys rather than shows: controls (escape sequences begin with one), formats
# (bidirectional overrides among them), lone surrogates. Joiners are formats too, but scripts and emoji need them.
_OBEYED = {"Cc", "Cf", "Cs"}
_JOINERS = {"\u200c", "\u200d"}


def printable(text: str) -> str:
    """Return `text` on one line, without anything that a terminal would obey instead of show."""
    shown = (
        char if char in _JOINERS or unicodedata.category(char) not in _OBEYED else " " if char.isspace() else ""
        for char in text
    )
    return re.sub(r"\s+", " ", "".join(shown)).strip()


def excerpt(text: str, limit: int, focus: str | None = None) -> str:
    """Return at most `limit` characters of `text`, cut between words, with `focus` in sight if `text` holds it."""
    text = printable(text)
    if len(text) <= limit:
        return text
    at = _find(text, focus)
    room = limit - len(ELLIPSIS)
    if at is None or at[1] <= room:
        return _cut_end(text, room) + ELLIPSIS
    room -= len(ELLIPSIS)
    start = max(0, min(at[0] - room // 3, len(text) - room))
    space = text.find(" ", start, at[0])
    start = start if space < 0 else space + 1
    rest = text[start:]
    return ELLIPSIS + (rest if len(rest) <= room else _cut_end(rest, room) + ELLIPSIS)


def _find(text: str, focus: str | None) -> tuple[int, int] | None:
    if not focus:
        return None
    start = text.casefold().find(printable(focus).casefold())
    return None if start < 0 else (start, start + len(focus))


def _cut_end(text: str, room: int) -> str:
    cut = text[:room]
    space = cut.rfind(" ") if text[room : room + 1].strip() else len(cut)
    # A word longer than half the room is cut inside: there is no better place.
    return (cut[:space] if space > room // 2 else cut).rstrip(" ,;:–—-")


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return "1 claim", "2 claims", "1,200 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str] | Iterable[str], last: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
