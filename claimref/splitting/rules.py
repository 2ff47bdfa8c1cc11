"""The default splitter: spaCy's parse, rules for what to cut and how to say it, a small model for what to keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.config import Config
from claimref.errors import ConfigError
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.records import Article, Skipped, Split
from claimref.splitting.candidates import find_candidates
from claimref.splitting.labels import label
from claimref.splitting.parsing import parse
from claimref.splitting.segments import find_segments
from claimref.splitting.selection import select

if TYPE_CHECKING:
    from spacy.tokens import Doc


def build(config: Config, argument: str | None) -> RuleSplitter:
    """The factory that the registry calls."""
    if argument is not None:
        raise ConfigError(f"the splitter 'rules' takes no argument, found {argument!r}")
    return RuleSplitter()


class RuleSplitter:
    """Cuts statements out of articles in English."""

    version = "rules 0.5"

    def split(self, articles: Sequence[Article]) -> list[Split]:
        return [split_article(article) for article in articles]


def split_article(article: Article, docs: Sequence[Doc] | None = None) -> Split:
    """Split one article; `docs` are its parsed segments where they are already there."""
    segments = find_segments(article)
    parsed = list(parse(segments)) if docs is None else list(docs)
    candidates = find_candidates(article, segments, parsed)
    names = EntityIndex.from_docs(parsed)
    statements = tuple(annotate(statement, article.published_at, names) for statement in label(select(candidates)))
    skipped = tuple(Skipped(debris.char_start, debris.char_end, "debris") for debris in article.debris)
    return Split(article.id, statements, skipped)
