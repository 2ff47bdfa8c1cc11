"""`claimref query`: SQL on the store, read-only."""

from __future__ import annotations

import sys

import click

from claimref.cli import options
from claimref.cli.examples import examples

FORMATS = ("table", "csv", "json", "markdown")


@click.command(
    epilog=examples(
        'claimref query "select * from unique_claims"',
        'claimref query "select outlet, count(*) from claims_by_outlet group by outlet" --format csv',
    )
)
@click.argument("sql", metavar="SQL")
@options.db
@options.formats(FORMATS, default="table")
@options.output
def command(sql: str, db: str | None, format_: str | None, output: str | None) -> None:
    """Ask the store in SQL; nothing can be changed by it.

    SQL is one SELECT, or - to read it from standard input. `claimref schema` lists tables, views and columns.
    """
    from claimref.cli.opening import open_named
    from claimref.cli.output import choose_format, write_out
    from claimref.reports.answers import ANSWERS

    with open_named(db) as store:
        columns, rows = store.query(sys.stdin.read() if sql == "-" else sql)
    write = ANSWERS[choose_format(format_, output, ANSWERS, "table")]
    write_out(lambda out: write(columns, rows, out), output)
