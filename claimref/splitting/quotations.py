"""Stretches between quotation marks, as the article has them, curly or straight, also across paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING, CLOSING, EITHER = "“„«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `start` to `end` of one segment, the marks not counted; `open` where no closing mark was found."""

    start: int
    end: int
    open: bool

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.start <= index < self.end


def is_quoted(token: Token, quotations: Sequence[Quotation]) -> bool:
    return any(token.i in quotation for quotation in quotations)


def find_quotations(doc: Doc, original: str) -> list[Quotation]:
    """Return the quotations of `doc`, whose text stands as `original` in the article."""
    found: list[Quotation] = []
    begun: int | None = None
    for token in doc:
        marks = [
            original[i] for i in range(token.idx, token.idx + len(token)) if original[i] in OPENING + CLOSING + EITHER
        ]
        if not marks:
            continue
        mark = marks[0]
        if begun is None:
            if mark in OPENING or (mark in EITHER and _may_open(original, token.idx)):
                begun = token.i + 1
            continue
        if mark in OPENING:
            # A mark that opens again: the first one was never closed.
            begun = token.i + 1
        else:
            if token.i > begun:
                found.append(Quotation(begun, token.i, open=False))
            begun = None
    if begun is not None and begun < len(doc):
        found.append(Quotation(begun, len(doc), open=True))
    return found


def _may_open(text: str, position: int) -> bool:
    after = text[position + 1 : position + 2]
    return bool(after) and not after.isspace()
