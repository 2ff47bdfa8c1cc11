"""`claimref judgements`: all that people decided, listed, carried out of a store and into another."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimref.cli import options
from claimref.cli.examples import examples
from claimref.cli.output import STANDARD
from claimref.errors import SourceError


@click.group(epilog=examples("claimref judgements list", "claimref judgements dump decided.jsonl"))
def command() -> None:
    """List what people decided; dump it, and load it into another store."""


@command.command("list", epilog=examples("claimref judgements list"))
@options.db
def list_(db: str | None) -> None:
    """List the judgements and corrections in force.

    Those that contradict each other, and those that bear on no statement of the store, say so and why.
    """
    from claimref.cli.deciding import correction_line, judgement_line
    from claimref.cli.opening import open_named
    from claimref.reports.decisions import print_decisions

    with open_named(db) as store:
        found = store.judgements()
        involved = {one.judgement.id for conflict in found.conflicts for one in (conflict.different, *conflict.chain)}
        contradicts = "contradicts others here, and does not count until one of them is changed"
        judgements = [
            judgement_line(store, one.judgement, contradicts if one.judgement.id in involved else None)
            for one in found.attached
        ] + [judgement_line(store, one.judgement, f"bears on nothing: {one.reason}") for one in found.unattached]
        corrections = [correction_line(store, one.correction) for one in found.corrections] + [
            correction_line(store, one.correction, f"bears on nothing: {one.reason}") for one in found.adrift
        ]
    print_decisions(judgements, corrections, sys.stdout, counts=True)


@command.command(epilog=examples("claimref judgements dump decided.jsonl"))
@click.argument("file", required=False, metavar="[FILE]")
@options.db
def dump(file: str | None, db: str | None) -> None:
    """Write every judgement and correction ever made, superseded ones too, one JSON object a line.

    Without FILE to standard output. Each line carries the words that it is about.
    """
    from claimref.cli.opening import open_named
    from claimref.cli.output import write_out

    with open_named(db) as store:
        lines = store.people.dump()
    write_out(lambda out: out.writelines(f"{line}\n" for line in lines), file)


@command.command(epilog=examples("claimref judgements load decided.jsonl"))
@click.argument("file", metavar="FILE")
@options.db
@options.quiet
def load(file: str, db: str | None, quiet: bool) -> None:
    """Take over judgements and corrections that `dump` wrote, all or nothing; - is standard input.

    Of all that was said of one pair the latest is in force, whichever store it comes from. What bears on no statement
    here is kept all the same, and holds as soon as its articles are compared.
    """
    from claimref.cli.deciding import tell_troubles
    from claimref.cli.opening import open_existing
    from claimref.cli.talk import Talk
    from claimref.reports.wording import counted

    talk = Talk(quiet)
    lines = _read(file)
    with open_existing(db) as store:
        loaded = store.load_judgements(lines, "standard input" if file == STANDARD else file)
        new = f"{counted(loaded.judgements, 'judgement')} and {counted(loaded.corrections, 'correction')}"
        talk.say(f"{new} are new in {store.name}; {loaded.known} known already")
        tell_troubles(store, talk)
        if loaded.judgements or loaded.corrections:
            talk.say("they hold from the next comparison on: claimref compare --story NAME")


def _read(file: str) -> list[str]:
    try:
        text = sys.stdin.read() if file == STANDARD else Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"cannot read {file}: expected JSON lines in UTF-8, as `judgements dump` writes") from error
    return text.split("\n")
