"""`claimref show`: an article with its statements marked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimref.cli import options
from claimref.cli.examples import examples
from claimref.errors import StoreError
from claimref.reports.wording import counted, listed

if TYPE_CHECKING:
    from claimref.records import Article, Comparison
    from claimref.store import Store


@click.command(epilog=examples("claimref show 0_vna.txt"))
@click.argument("article", metavar="ARTICLE")
@options.db
@options.story
def command(article: str, db: str | None, story: str | None) -> None:
    """Show an article's text with its statements marked.

    ARTICLE is its file, its URL, or its id (its beginning will do). A statement stands in ⟦brackets⟧ with the row
    number of its claim.
    """
    from claimref.cli.opening import open_named
    from claimref.cli.stories import choose_story
    from claimref.reports.origins import OriginNotes
    from claimref.reports.reading_copy import print_article

    with open_named(db) as store:
        comparison = store.load(choose_story(store, story))
        found = _find(article, comparison)
        statements = [statement for statement in comparison.statements if statement.article_id == found.id]
        skipped = comparison.skipped.get(found.id, ())
        notes = OriginNotes(comparison).of_article(found.id)
        print_article(found, statements, skipped, _numbers(store, comparison), sys.stdout, notes=notes)


def _find(reference: str, comparison: Comparison) -> Article:
    articles = comparison.articles
    for match in (
        [article for article in articles if reference in (article.id, article.url, article.path, article.locator)],
        [article for article in articles if article.id.startswith(reference)],
        [article for article in articles if reference in (article.path or article.locator)],
    ):
        if len(match) == 1:
            return match[0]
        if match:
            raise StoreError(f"{reference!r} is {counted(len(match), 'article')}: {listed(a.locator for a in match)}")
    known = listed(article.locator for article in articles)
    raise StoreError(f"no article {reference!r} in story {comparison.story!r}: known are {known}")


def _numbers(store: Store, comparison: Comparison) -> dict[str, int]:
    """Row numbers by statement id, as last printed."""
    number = {claim: row for row, claim in enumerate(store.last_rows, 1)}
    return {
        statement: number[claim.id]
        for claim in comparison.claims
        if claim.id in number
        for statement in claim.statements
    }
