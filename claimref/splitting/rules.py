"""The default splitter: two parses, rules for what to cut and how to say it, small models for what to keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimref.config import Config
from claimref.errors import ConfigError
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.records import Article, Skipped, Split, Statement
from claimref.splitting.candidates import find_candidates
from claimref.splitting.english import is_english
from claimref.splitting.labels import label
from claimref.splitting.parsing import parse, parse_again
from claimref.splitting.segments import Place, Segment, find_segments
from claimref.splitting.selection import select

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

NOT_ENGLISH = "not English: --splitter sentences takes any language"


def build(config: Config, argument: str | None) -> RuleSplitter:
    """The factory that the registry calls."""
    if argument is not None:
        raise ConfigError(f"the splitter 'rules' takes no argument, found {argument!r}")
    return RuleSplitter()


class RuleSplitter:
    """Cuts statements out of articles in English."""

    version = "rules 0.18"

    def split(self, articles: Sequence[Article]) -> list[Split]:
        return [split_article(article) for article in articles]


def split_article(article: Article, docs: Sequence[Doc] | None = None) -> Split:
    """Split one article; `docs` are its parsed segments where they are already there."""
    debris = [Skipped(item.char_start, item.char_end, "debris") for item in article.debris]
    if not is_english(article):
        return Split(article.id, (), (*debris, Skipped(0, len(article.text), NOT_ENGLISH)))
    segments = find_segments(article)
    parsed = list(parse(segments)) if docs is None else list(docs)
    candidates = find_candidates(article, segments, parsed, parse_again(parsed))
    names = EntityIndex.from_docs(parsed)
    labelled = label(select(candidates))
    statements = tuple(
        annotate(statement, article.published_at, names)
        for statement in {statement.id: statement for statement in labelled}.values()
    )
    skipped = sorted((*debris, *_silent(segments, parsed, statements)), key=lambda item: item.char_start)
    return Split(article.id, statements, tuple(skipped))


def _silent(segments: Sequence[Segment], docs: Sequence[Doc], statements: Sequence[Statement]) -> Iterator[Skipped]:
    """The sentences that gave no statement."""
    spans = sorted((statement.char_start, statement.char_end) for statement in statements)
    reached, position = -1, 0
    for segment, doc in zip(segments, docs, strict=True):
        for sentence in doc.sents:
            start, end = segment.start + sentence.start_char, segment.start + sentence.end_char
            while position < len(spans) and spans[position][0] < end:
                reached, position = max(reached, spans[position][1]), position + 1
            if reached <= start and not sentence.text.isspace():
                yield Skipped(start, end, _reason(segment, sentence))


def _reason(segment: Segment, sentence: Span) -> str:
    if segment.place is not Place.BODY:
        return str(segment.place)
    if sentence.text.rstrip(" \"')").endswith("?"):
        return "question"
    if not any(token.pos_ in {"VERB", "AUX"} for token in sentence):
        return "fragment"
    return "no claim"
