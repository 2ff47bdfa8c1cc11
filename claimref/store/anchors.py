"""Where a person's word is anchored: an article, a span, the quote's hash; found again when statements change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimref.decisions import Standing
from claimref.errors import StoreError
from claimref.records import Article, Statement, content_id

MIN_OVERLAP = 0.5
"""Share of the union of two spans that both cover, from which on they count as the same place."""

_FORM = re.compile(r"([0-9a-f]{16}):(\d+)-(\d+):([0-9a-f]{16}):([0-9a-f]{16})")


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place in an article's text; the hashes of the quote and of the statement's wording tell it from its likes."""

    article_id: str
    char_start: int
    char_end: int
    quote_hash: str
    text_hash: str

    @classmethod
    def of(cls, statement: Statement) -> Anchor:
        quote, text = content_id(statement.quote), content_id(statement.text)
        return cls(statement.article_id, statement.char_start, statement.char_end, quote, text)

    @classmethod
    def parse(cls, written: str) -> Anchor:
        found = _FORM.fullmatch(written)
        if found is None:
            raise StoreError(f"{written!r} is no anchor: expected article:start-end:quote:text")
        return cls(found[1], int(found[2]), int(found[3]), found[4], found[5])

    def __str__(self) -> str:
        return f"{self.article_id}:{self.char_start}-{self.char_end}:{self.quote_hash}:{self.text_hash}"


@dataclass(frozen=True, slots=True)
class Detached:
    """Why an anchor leads to no statement any more."""

    reason: str


def attach(
    anchor: Anchor, article: Article | None, standings: Iterable[Standing], *, exactly: bool = False
) -> Standing | Detached:
    """Return the statement that stands where `anchor` points; `standings` are those of `article`.

    With `exactly` it must still have the very span: what a person said of the whole of it may not hold for more or
    less. Of several that cover the place equally well, the one with the same wording wins; none else is guessed.
    """
    if article is None:
        return Detached("its article is no longer in the store")
    if content_id(article.text[anchor.char_start : anchor.char_end]) != anchor.quote_hash:
        return Detached("the article's text is not the one that was judged")
    covering = [(_overlap(anchor, standing.made), standing) for standing in standings]
    best = max((share for share, _ in covering), default=0.0)
    if best < MIN_OVERLAP:
        return Detached("no statement stands at that place any more")
    if exactly and best < 1:
        return Detached("the statement at that place is cut otherwise now")
    fitting = [standing for share, standing in covering if share == best]
    same_words = [standing for standing in fitting if anchor.text_hash in _wordings(standing)]
    if len(same_words or fitting) > 1:
        return Detached(f"{len(fitting)} statements stand at that place now, none worded as the one that was judged")
    return (same_words or fitting)[0]


def _wordings(standing: Standing) -> set[str]:
    return {content_id(statement.text) for statement in (standing.made, standing.now) if statement is not None}


def _overlap(anchor: Anchor, statement: Statement) -> float:
    common = min(anchor.char_end, statement.char_end) - max(anchor.char_start, statement.char_start)
    union = max(anchor.char_end, statement.char_end) - min(anchor.char_start, statement.char_start)
    return max(0, common) / union
