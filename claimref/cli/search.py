"""`claimref search`: who says this?"""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import click

from claimref.cli import options
from claimref.cli.examples import examples
from claimref.cli.writers import ANSWER_FORMATS, write_answer

if TYPE_CHECKING:
    from claimref.store import Store
    from claimref.store.searching import Found


@click.command(
    epilog=examples(
        "claimref search railway bridge",
        "claimref search --meaning 'how long will the deal last?'",
    )
)
@click.argument("text", nargs=-1, required=True, metavar="TEXT...")
@options.db
@click.option("--story", metavar="NAME", help="Only in this story.")
@click.option("--meaning", is_flag=True, help="Find what means the same, in whatever words.")
@options.embedder
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many statements.")
@options.formats(ANSWER_FORMATS, default="table")
@options.output
def command(
    text: tuple[str, ...],
    db: str | None,
    story: str | None,
    meaning: bool,
    embedder: str | None,
    limit: int,
    format_: str | None,
    output: str | None,
) -> None:
    """Find the statements that say something, in every article of the store.

    Every word of TEXT must occur, in any form; "a phrase" and a beginning* work too. Where no statement has them all,
    those with some of them are shown. With --meaning, the nearest by sentence vectors come first.
    """
    from claimref.cli.opening import open_named
    from claimref.cli.output import choose_format, write_out
    from claimref.reports.finds import print_finds
    from claimref.store.searching import Found

    words = " ".join(text)
    with open_named(db) as store:
        found = _by_meaning(store, words, embedder, story, limit) if meaning else _by_words(store, words, story, limit)
        rows = {claim: row for row, claim in enumerate(store.last_rows, 1)}
    chosen = choose_format(format_, output, ANSWER_FORMATS, "table")
    finds = [asdict(one) for one in found]
    if chosen == "table":
        write_out(lambda out: print_finds(finds, rows, out, marked=not meaning), output)
        return
    columns = [field.name for field in fields(Found)]
    cells = [[find[column] for column in columns] for find in finds]
    write_out(lambda out: write_answer(columns, cells, out, chosen), output)


def _by_words(store: Store, words: str, story: str | None, limit: int) -> list[Found]:
    found = store.search(words, story, limit)
    if not found and (found := store.search(words, story, limit, any_word=True)):
        click.echo("no statement has all of these words; these have some of them", err=True)
    return found


def _by_meaning(store: Store, text: str, embedder: str | None, story: str | None, limit: int) -> list[Found]:
    from claimref.config import Config
    from claimref.protocols import Embedder
    from claimref.registry import Component, create

    config = Config.load(embedder=embedder)
    component: Embedder = create(Component.EMBEDDER, config.embedder, config)
    return store.search_meaning(component.embed([text])[0], component.version, story, limit)
