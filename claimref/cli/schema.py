"""`claimref schema`: tables, views and columns, and what they mean."""

from __future__ import annotations

from pathlib import Path

import click

from claimref.cli import options
from claimref.cli.examples import examples


@click.command(epilog=examples("claimref schema"))
@options.db
def command(db: str | None) -> None:
    """List the store's views and tables, with the question each answers.

    Without a store it shows what a new one will have.
    """
    from claimref.cli.opening import name_of
    from claimref.store import open_store

    name = name_of(db)
    with open_store(":memory:") if _missing(name) else open_store(name, read_only=True) as store:
        click.echo(store.schema(), nl=False)


def _missing(name: str) -> bool:
    return "://" not in name and not Path(name).exists()
