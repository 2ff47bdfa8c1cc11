"""`claimref db`: the schema's upgrades, and whether a store is sound."""

from __future__ import annotations

import click

from claimref.cli import options
from claimref.cli.examples import examples


@click.group(epilog=examples("claimref db upgrade", "claimref db check"))
def command() -> None:
    """Upgrade, downgrade or check a store."""


@command.command(epilog=examples("claimref db upgrade --db old.db"))
@options.db
def upgrade(db: str | None) -> None:
    """Bring the schema up to date, with all data in place. (Every writing command does so by itself.)"""
    from claimref.cli.opening import open_named

    with open_named(db, read_only=False, migrate=False) as store:
        before = store.revision
        store.upgrade()
        click.echo(f"{store.name}: {before or 'new'} → {store.revision}", err=True)


@command.command(epilog=examples("claimref db downgrade base"))
@click.argument("revision")
@options.db
def downgrade(revision: str, db: str | None) -> None:
    """Take the schema back to REVISION, for an older claimref; `base` empties the store."""
    from claimref.cli.opening import open_named

    with open_named(db, read_only=False, migrate=False) as store:
        before = store.revision
        store.downgrade(revision)
        click.echo(f"{store.name}: {before} → {store.revision or 'base'}", err=True)


@command.command(epilog=examples("claimref db current"))
@options.db
def current(db: str | None) -> None:
    """Print the revision of the store's schema."""
    from claimref.cli.opening import open_named

    with open_named(db, read_only=False, migrate=False) as store:
        click.echo(store.revision or "base")


@command.command(epilog=examples("claimref db check"))
@options.db
def check(db: str | None) -> None:
    """Verify every promise of the store, and name the rows that break one.

    Exits with code 1 if something is wrong.
    """
    from claimref.cli.opening import open_named

    with open_named(db) as store:
        faults = store.check()
        for fault in faults:
            click.echo(str(fault))
        click.echo(f"{store.name}: {len(faults)} faults" if faults else f"{store.name}: sound", err=True)
    if faults:
        raise click.exceptions.Exit(1)
