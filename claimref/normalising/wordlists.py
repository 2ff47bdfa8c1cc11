"""Word lists are written as text, one blank between words: easier to read and to add to than quoted lists."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the distinct words of `text`."""
    return frozenset(text.split())
