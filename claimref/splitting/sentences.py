"""The plain splitter: one statement a sentence, in the article's own words, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimref.config import Config
from claimref.errors import ConfigError
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.records import Article, Skipped, Split, Statement
from claimref.splitting.segments import find_segments

NO_NAMES = EntityIndex()
_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？｡]+[」』”]*|[؟۔।]+(?=\s))")
_LAST_WORD = re.compile(r"(\w+)\.$")
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen col sgt capt lt st no vs etc jr sr inc corp co ltd jan feb mar apr jun jul "
    "aug sep sept oct nov dec u.s u.k e.g i.e a.m p.m".split()
)


def build(config: Config, argument: str | None) -> SentenceSplitter:
    """The factory that the registry calls."""
    if argument is not None:
        raise ConfigError(f"the splitter 'sentences' takes no argument, found {argument!r}")
    return SentenceSplitter()


class SentenceSplitter:
    """Makes each sentence one statement of the outlet: no parse, no names, no attribution, no resolved references."""

    version = "sentences 2"

    def split(self, articles: Sequence[Article]) -> list[Split]:
        return [_split(article) for article in articles]


def _split(article: Article) -> Split:
    statements: list[Statement] = []
    for segment in find_segments(article):
        for start, end in find_sentences(segment.text):
            left, right = segment.start + start, segment.start + end
            quote = article.text[left:right]
            if any(character.isalnum() for character in quote):
                plain = Statement(article.id, len(statements) + 1, left, right, quote, " ".join(quote.split()))
                statements.append(annotate(plain, article.published_at, NO_NAMES))
    debris = tuple(Skipped(item.char_start, item.char_end, "debris") for item in article.debris)
    return Split(article.id, tuple(statements), debris)


def find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each sentence of `text`, outer white space left out."""
    start = 0
    for match in _END.finditer(text):
        if _abbreviated(text, start, match.start() + 1):
            continue
        yield from _kept(text, start, match.end())
        start = match.end()
    yield from _kept(text, start, len(text))


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Does the full stop before `end` belong to a short form or an initial?"""
    word = _LAST_WORD.search(text, max(start, end - 12), end)
    return word is not None and (word[1].lower() in ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper()))


def _kept(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right
