"""`claimref judge`: a person's word on two statements, which no model overrules."""

from __future__ import annotations

import sys

import click

from claimref.cli import options
from claimref.cli.deciding import note_option, user_option
from claimref.cli.examples import examples
from claimref.decisions import IN_WORDS, Verdict
from claimref.errors import StoreError


@click.command(epilog=examples("claimref judge 1 4 --different", "claimref judge 2 3 --same-agree --note 'one speech'"))
@click.argument("left")
@click.argument("right")
@click.option("--same-agree", is_flag=True, help="They make the same point, and agree.")
@click.option("--same-differ", is_flag=True, help="They make the same point, and differ.")
@click.option("--different", is_flag=True, help="They do not make the same point.")
@click.option("--unsure", is_flag=True, help="It cannot be told: keep the pair in the review.")
@options.db
@user_option
@note_option
@options.quiet
def command(
    left: str,
    right: str,
    db: str | None,
    user: str | None,
    note: str | None,
    quiet: bool,
    **verdicts: bool,
) -> None:
    """Decide about two statements: your word outranks every model, now and in later comparisons.

    LEFT and RIGHT are ids of statements (their beginnings will do), or row numbers or ids of claims, which stand for
    the statement that gives the claim its label. A later judgement on the pair supersedes this one; none is deleted.
    """
    given = [Verdict(name.replace("_", "-")) for name, chosen in verdicts.items() if chosen]
    if len(given) != 1:
        raise click.UsageError("say one of --same-agree, --same-differ, --different, --unsure")
    from claimref.cli.deciding import judgement_line, next_step, tell_troubles, who
    from claimref.cli.opening import open_existing
    from claimref.cli.talk import Talk
    from claimref.reports.decisions import print_decisions

    [verdict] = given
    talk = Talk(quiet)
    decider = who(user)
    with open_existing(db) as store:
        one, other = store.find_statement(left), store.find_statement(right)
        if one.id == other.id:
            raise StoreError(
                f"{left} and {right} are one statement: give the ids of two (`claimref explain` lists them)"
            )
        judgement = store.judge(one.id, other.id, verdict, decider, note)
        if not quiet:
            talk.say(f"kept in {store.name}: {IN_WORDS[verdict]}")
            print_decisions([judgement_line(store, judgement)], [], sys.stderr)
        tell_troubles(store, talk)
        talk.say(next_step(store, {one.article_id, other.article_id}))
