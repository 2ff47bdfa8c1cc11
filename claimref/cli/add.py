"""`claimref add`: read, split and store, without comparing."""

from __future__ import annotations

from typing import Any

import click

from claimref.cli import options
from claimref.cli.examples import examples


@click.command(epilog=examples("claimref add fixtures/accord --story accord", "claimref compare --story accord"))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.db
@click.option("--story", metavar="NAME", help="The story to add to.  [default: the folder's name]")
@options.reading
@options.splitter
@options.executor
@options.quiet
def command(
    sources: tuple[str, ...],
    story: str | None,
    outlet: str | None,
    published: str | None,
    outlets_file: str | None,
    fields: tuple[str, ...],
    allow_private: bool,
    quiet: bool,
    **settings: Any,
) -> None:
    """Read, split and store articles; compare nothing.

    Each article is stored whole or not at all: what was finished when a run is stopped is kept.
    """
    from claimref.cli.gathering import Asked, gather
    from claimref.cli.talk import Talk
    from claimref.config import Config
    from claimref.pipeline import Workshop
    from claimref.reports.wording import counted
    from claimref.store import open_store

    config = Config.load(**settings)
    talk = Talk(quiet)
    asked = Asked(sources, story, outlet, published, outlets_file, fields, allow_private, config.splitter)
    with open_store(config.db) as store:
        name, articles = gather(asked, store, talk)
        with talk.stage("splitting") as stage:
            work = Workshop(config, store.cache, stage)
            splits = work.split(articles)
        statements = sum(len(split.statements) for split in splits)
        new = counted(work.counts.split, "article")
        talk.say(f"{counted(statements, 'statement')} in {counted(len(splits), 'article')}, {new} split anew")
        talk.say(f"saved in {store.name}; next: claimref compare --story {name!r}")
