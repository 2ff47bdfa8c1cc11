"""Finds a quotation that somebody else has copied, perhaps not quite exactly, in the text that it was taken from."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from claimref.splitting.segments import EVEN

MIN_LIKENESS = 90.0
"""Of 100: a slip in a word or two of a sentence passes, another sentence does not."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w")


def align(quote: str, text: str) -> tuple[int, int] | None:
    """Return where `quote` stands in `text`: exactly, else with other quotation marks and spaces, else nearly so.

    A near copy must begin and end at the edges of words, and must hold the very same figures.
    """
    quote = quote.strip()
    if not quote:
        return None
    if (start := text.find(quote)) >= 0:
        return start, start + len(quote)
    even, even_quote = text.translate(EVEN), quote.translate(EVEN)
    if (start := even.find(even_quote)) >= 0:
        return start, start + len(quote)
    if len(quote) > len(text):
        return None
    found = fuzz.partial_ratio_alignment(even_quote.lower(), even.lower(), score_cutoff=MIN_LIKENESS)
    # Lower case may change a text's length (İ); offsets would then be those of another text.
    if found is None or len(even.lower()) != len(text):
        return None
    start, end = _to_word_edges(text, found.dest_start, found.dest_end)
    if start >= end or fuzz.ratio(even_quote.lower(), even[start:end].lower()) < MIN_LIKENESS:
        return None
    if _FIGURE.findall(even_quote) != _FIGURE.findall(even[start:end]):
        return None
    return start, end


def _to_word_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of whole words that [start, end) lies in or touches, without blanks at its ends."""
    while 0 < start < len(text) and _WORD.match(text[start]) and _WORD.match(text[start - 1]):
        start -= 1
    while 0 < end < len(text) and _WORD.match(text[end - 1]) and _WORD.match(text[end]):
        end += 1
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
