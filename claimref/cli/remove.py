"""`claimref remove`: undo an article, and exactly that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimref.cli import options
from claimref.cli.examples import examples

if TYPE_CHECKING:
    from claimref.records import Article, Comparison


@click.command(epilog=examples("claimref remove fixtures/accord/2_vna.txt"))
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.db
@options.components
@options.thresholds
@options.quiet
def command(articles: tuple[str, ...], quiet: bool, **settings: Any) -> None:
    """Remove articles, with all that was made of them, and compare the rest of their stories anew.

    ARTICLE is its file or URL as it was given, or its id (its beginning will do). What people have judged stays.
    """
    from claimref.cli.talk import Talk
    from claimref.config import Config
    from claimref.pipeline import compare
    from claimref.reports.wording import counted, listed, printable
    from claimref.store import open_store

    config = Config.load(**settings)
    talk = Talk(quiet)
    with open_store(config.db) as store:
        gone = store.find_articles(*articles)
        with talk.stage("comparing the rest") as stage:

            def again(story: str, rest: tuple[Article, ...]) -> Comparison:
                return compare(rest, config, story=story, cache=store.cache, people=store.people, progress=stage)

            removed = store.remove_articles(gone, again, config)
        talk.say(f"{counted(len(removed.articles), 'article')} removed from {store.name}")
        if removed.stories:
            talk.say(f"compared anew: {listed(map(printable, removed.stories))}")
