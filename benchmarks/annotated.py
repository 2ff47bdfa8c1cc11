"""A splitter that hands out the annotators' claims, so that what comes after splitting is measured by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import PurePath
from typing import Any

from benchmarks.stories import Story, gold_stories, training_stories
from claimref.config import Config
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.records import Article, Kind, Split, Stance, Statement, Voice
from claimref.registry import BUILT_IN, Component
from claimref.splitting.parsing import pipeline

NAME = "annotated"


class AnnotatedSplitter:
    """Statements made of the claims that the annotators of one story wrote."""

    def __init__(self, story: Story) -> None:
        self.version = f"{NAME}:{story.name}"
        files = {article["article"]: article["file"] for article in story.gold["articles"]}
        self._claims: dict[str, list[dict[str, Any]]] = {file: [] for file in files.values()}
        for claim in story.gold["claims"]:
            self._claims[files[claim["article"]]].append(claim)

    def split(self, articles: Sequence[Article]) -> list[Split]:
        return [Split(article.id, self._statements(article)) for article in articles]

    def _statements(self, article: Article) -> tuple[Statement, ...]:
        names = EntityIndex.from_doc(pipeline()(article.text))
        claims = self._claims[PurePath(article.path or article.locator).name]
        return tuple(annotate(_statement(article, claim), article.published_at, names) for claim in claims)


def _statement(article: Article, claim: dict[str, Any]) -> Statement:
    lines = list(accumulate((len(line) for line in article.text.splitlines(keepends=True)), initial=0))
    return Statement(
        article_id=article.id,
        sentence_no=bisect_right(lines, claim["start"]),
        char_start=claim["start"],
        char_end=claim["end"],
        quote=article.text[claim["start"] : claim["end"]],
        text=claim["text"],
        # Null where the annotators disagree: then the plainest reading.
        voice=Voice(claim["voice"] or Voice.OUTLET),
        speaker=claim["speaker"],
        stance=Stance(claim["stance"] or Stance.ASSERTS),
        kind=Kind(claim["kind"] or Kind.FACT),
    )


def build(config: Config, argument: str | None) -> AnnotatedSplitter:
    stories = {story.name: story for story in (*gold_stories(), *training_stories())}
    return AnnotatedSplitter(stories[argument or ""])


BUILT_IN[Component.SPLITTER][NAME] = f"{__name__}:build"
