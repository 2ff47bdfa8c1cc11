"""Sources → stored articles of one story: what `compare` and `add` begin with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimref.cli.stories import choose_story, name_story
from claimref.cli.talk import Talk
from claimref.errors import SourceError
from claimref.records import Article, Comparison
from claimref.reports.wording import counted, printable

if TYPE_CHECKING:
    from claimref.store.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user said about the sources."""

    sources: tuple[str, ...]
    story: str | None = None
    outlet: str | None = None
    published: str | None = None
    outlets_file: str | None = None
    fields: tuple[str, ...] = ()
    allow_private: bool = False
    splitter: str = "rules"

    @property
    def languages(self) -> tuple[str, ...] | None:
        """The languages that can be compared, None for any: only the rules are bound to one."""
        from claimref.reading import ReadOptions

        return ReadOptions().languages if self.splitter.partition(":")[0] == "rules" else None


def gather(asked: Asked, store: Store, talk: Talk) -> tuple[str, tuple[Article, ...]]:
    """Read and store the sources, and say what was assumed; return the story's name and the articles as stored.

    A story that was asked for by name brings the articles that the store holds of it; an article brings its earlier
    versions, and a page that did not change since it was fetched is taken from the store.
    """
    stored = () if asked.story is None else store.articles(asked.story)
    if asked.story is not None and not asked.sources:
        return choose_story(store, asked.story), _with_versions(stored, asked.story, asked, store)
    from claimref.reading import ReadOptions, read
    from claimref.reading.addresses import is_url

    options = ReadOptions(
        outlet=asked.outlet,
        published=asked.published,
        story=asked.story,
        outlets_file=Path(asked.outlets_file) if asked.outlets_file else None,
        fields=dict(_field(given) for given in asked.fields),
        allow_private=asked.allow_private,
        languages=asked.languages,
        fetched=store.fetched() if any(map(is_url, asked.sources)) else {},
    )
    with talk.stage("reading") as stage:
        reading = read(asked.sources, options, progress=stage.count)
    unchanged = store.articles_at(reading.unchanged)
    articles = (*reading.articles, *unchanged)
    if not articles and reading.foreign:
        raise SourceError(f"nothing to compare: {'; '.join(map(str, reading.left_out))}")
    story = asked.story or name_story(asked.sources, articles, store)
    added = store.add_articles(articles, story)
    if reading.foreign:
        store.add_articles(reading.foreign, story)
    _describe_outlets({article.outlet for article in added.articles}, options.outlets_file, store)
    _tell(talk, story, len(added.articles), [*map(str, reading.assumptions), *added.notes], reading.left_out)
    if unchanged:
        talk.say(f"not changed since they were fetched, and taken from the store: {counted(len(unchanged), 'article')}")
    return story, _with_versions((*stored, *added.articles), story, asked, store)


def _field(given: str) -> tuple[str, str]:
    """OURS=THEIRS → the pair; ours must be a field that there is."""
    from claimref.reading.fields import FIELDS

    ours, equals, theirs = given.partition("=")
    if not (equals and theirs) or ours not in FIELDS:
        raise click.UsageError(f"--field {given}: expected OURS=THEIRS, where OURS is one of {', '.join(FIELDS)}")
    return ours, theirs


def _with_versions(articles: Sequence[Article], story: str, asked: Asked, store: Store) -> tuple[Article, ...]:
    """Each article once, with the versions before it."""
    return tuple(
        {
            article.id: article for article in _comparable((*articles, *store.earlier_versions(articles, story)), asked)
        }.values()
    )


def _comparable(articles: Sequence[Article], asked: Asked) -> tuple[Article, ...]:
    """Articles in other languages are stored, and left out."""
    ours = asked.languages
    return tuple(article for article in articles if article.language is None or not ours or article.language in ours)


def _describe_outlets(names: set[str], own_file: Path | None, store: Store) -> None:
    """Tell the store what the registry of outlets knows; an unknown outlet stays its own family."""
    from claimref.outlets import load_outlets
    from claimref.store.facts import OutletFact

    registry = load_outlets(own_file)
    known = [(name, outlet) for name in sorted(names) if (outlet := registry.by_name(name))]
    store.describe_outlets(
        OutletFact(name, next(iter(outlet.domains), None), outlet.family, outlet.is_wire) for name, outlet in known
    )


def _tell(talk: Talk, story: str, articles: int, assumed: Sequence[str], left_out: Sequence[object]) -> None:
    talk.say(f"story {printable(story)}: {counted(articles, 'article')} read")
    if assumed:
        talk.say("assumed:")
        talk.note([printable(line) for line in assumed])
    if left_out:
        talk.say("left out:")
        talk.note([printable(str(item)) for item in left_out])


def tell_coverage(comparison: Comparison, talk: Talk) -> None:
    """Say how many passages gave no statement, and why; and which articles gave none at all."""
    reasons = Counter(passage.reason for skipped in comparison.skipped.values() for passage in skipped)
    if reasons:
        why = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
        talk.say(f"{counted(reasons.total(), 'passage')} gave no statement: {printable(why)}")
    speaking = {statement.article_id for statement in comparison.statements}
    for article in comparison.articles:
        if article.id not in speaking:
            talk.say(f"no statement was found in {printable(article.locator)} ({printable(article.outlet)})")
