"""`claimref correct`: what was read into a statement, or an article's outlet, put right by a person."""

from __future__ import annotations

import sys

import click

from claimref.cli import options
from claimref.cli.deciding import note_option, user_option
from claimref.cli.examples import examples
from claimref.decisions import DROPPED, Correctable
from claimref.records import Kind, Stance, Voice


@click.command(
    epilog=examples(
        "claimref correct 1 --voice attributed --speaker 'Hana Oduya'",
        "claimref correct 5 --drop --note 'a caption'",
        "claimref correct 0_vna.txt --outlet 'Veldoria News Agency'",
    )
)
@click.argument("id_", metavar="ID")
@click.option(
    "--voice", type=click.Choice([voice.value for voice in Voice]), help="Who says it: the outlet, or a speaker."
)
@click.option("--speaker", metavar="NAME", help="Whom the outlet reports as saying it.")
@click.option("--stance", type=click.Choice([stance.value for stance in Stance]), help="How it is said.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="What can be checked, or what cannot.")
@click.option("--text", metavar="SENTENCE", help="The self-contained wording; the quote stays.")
@click.option("--drop", is_flag=True, help="The statement should not have been cut.")
@click.option("--outlet", metavar="NAME", help="The outlet of an article (ID is then its file, URL or id).")
@click.option(
    "--undo",
    type=click.Choice([field.value for field in Correctable]),
    multiple=True,
    help="Take back what was corrected: it is again as it was found. May be repeated.",
)
@options.db
@user_option
@note_option
@options.quiet
def command(
    id_: str,
    voice: str | None,
    speaker: str | None,
    stance: str | None,
    kind: str | None,
    text: str | None,
    drop: bool,
    outlet: str | None,
    undo: tuple[str, ...],
    db: str | None,
    user: str | None,
    note: str | None,
    quiet: bool,
) -> None:
    """Correct a statement, or the outlet of an article.

    ID is the id of a statement (its beginning will do), or a row number or id of a claim for the statement that gives
    it its label. A correction holds in every later comparison, with whatever models; a later one supersedes it.
    """
    given: dict[Correctable, str | None] = {
        field: value
        for field, value in (
            (Correctable.VOICE, voice),
            (Correctable.SPEAKER, speaker),
            (Correctable.STANCE, stance),
            (Correctable.KIND, kind),
            (Correctable.TEXT, text),
            (Correctable.SPLIT, DROPPED if drop else None),
            (Correctable.OUTLET, outlet),
        )
        if value is not None
    }
    _require_usable(given, undo)
    from claimref.cli.deciding import correction_line, next_step, tell_troubles, who
    from claimref.cli.opening import open_existing
    from claimref.cli.talk import Talk
    from claimref.reports.decisions import print_decisions

    given |= dict.fromkeys(map(Correctable, undo))
    talk = Talk(quiet)
    decider = who(user)
    with open_existing(db) as store:
        if Correctable.OUTLET in given:
            [article] = store.find_articles(id_)
            made = [store.people.correct_outlet(article, given[Correctable.OUTLET], decider, note)]
            article_id = article.id
        else:
            made = store.people.correct(store.people.find(id_), given, decider, note)
            article_id = made[0].article_id
        if not quiet:
            talk.say(f"kept in {store.name}:")
            print_decisions([], [correction_line(store, correction) for correction in made], sys.stderr)
        tell_troubles(store, talk)
        talk.say(next_step(store, {article_id}))


def _require_usable(given: dict[Correctable, str | None], undo: tuple[str, ...]) -> None:
    if not given and not undo:
        raise click.UsageError("say what to correct: --voice, --speaker, --stance, --kind, --text, --drop, --outlet")
    for field, value in given.items():
        if value is not None and not value.strip():
            raise click.UsageError(f"--{field} is blank")
        if field in undo:
            raise click.UsageError(f"--undo {field} takes back what --{field} gives")
    fields = {*given, *map(Correctable, undo)}
    if Correctable.OUTLET in fields and len(fields) > 1:
        raise click.UsageError("an outlet is corrected of an article, all else of a statement: two commands")
    if Correctable.SPEAKER in given and given.get(Correctable.VOICE) == Voice.OUTLET:
        raise click.UsageError("a statement in the outlet's own voice has no speaker")
