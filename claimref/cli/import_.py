"""`claimref import`: an exported store, back into one."""

from __future__ import annotations

from pathlib import Path

import click

from claimref.cli import options
from claimref.cli.examples import examples


@click.command("import", epilog=examples("claimref import tables --db copy.db"))
@click.argument("folder", metavar="FOLDER")
@options.db
@options.quiet
def command(folder: str, db: str | None, quiet: bool) -> None:
    """Read what `claimref export` wrote as jsonl, csv or parquet into a new store.

    Everything comes back, people's judgements and corrections too. The whole is verified before it is kept.
    """
    from claimref.cli.opening import open_named
    from claimref.cli.talk import Talk
    from claimref.exports import read_folder
    from claimref.reports.wording import counted

    tables = list(read_folder(Path(folder)))
    with open_named(db, read_only=False) as store:
        received = store.restore(tables)
        rows = f"{counted(sum(received.values()), 'row')} in {counted(len(received), 'table')}"
        Talk(quiet).say(f"{rows}, {counted(received.get('article', 0), 'article')} among them, saved in {store.name}")
