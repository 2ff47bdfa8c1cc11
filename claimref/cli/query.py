"""`claimref query`: SQL on the store, read-only."""

from __future__ import annotations

import sys

import click

from claimref.cli import options
from claimref.cli.examples import examples
from claimref.cli.writers import ANSWER_FORMATS, write_answer


@click.command(
    epilog=examples(
        'claimref query "select * from unique_claims"',
        'claimref query "select outlet, count(*) from claims_by_outlet group by outlet" --format csv',
    )
)
@click.argument("sql", metavar="SQL")
@options.db
@options.formats(ANSWER_FORMATS, default="table")
@options.output
def command(sql: str, db: str | None, format_: str | None, output: str | None) -> None:
    """Ask the store in SQL; nothing can be changed by it.

    SQL is one SELECT, or - to read it from standard input. `claimref schema` lists tables, views and columns.
    """
    from claimref.cli.opening import open_named
    from claimref.cli.output import choose_format, write_out

    with open_named(db) as store:
        columns, rows = store.query(sys.stdin.read() if sql == "-" else sql)
    chosen = choose_format(format_, output, ANSWER_FORMATS, "table")
    write_out(lambda out: write_answer(columns, rows, out, chosen), output)
