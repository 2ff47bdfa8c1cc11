"""`claimref compare`: the main command."""

from __future__ import annotations

import sys
from typing import Any

import click

from claimref.cli import options
from claimref.cli.examples import examples
from claimref.cli.writers import COMPARISON_FORMATS, write_comparison

DIFFERENCE_FOUND = 3


@click.command(
    epilog=examples(
        "claimref compare fixtures/accord",
        "claimref compare fixtures/accord --show differ",
        "claimref compare fixtures/accord --format json -o comparison.json",
    )
)
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@options.db
@click.option("--story", metavar="NAME", help="The story: the sources, if any, and what the store holds of it.")
@options.by
@click.option(
    "--show",
    type=click.Choice(["all", "differ", "agree", "only"]),
    help="Whole lists instead of the overview (table and markdown).",
)
@options.voice
@options.formats(COMPARISON_FORMATS, default="table")
@options.output
@click.option("--fail-on", type=click.Choice(["differ"]), help="Exit with code 3 if a difference is found.")
@options.reading
@options.components
@options.thresholds
@options.quiet
def command(
    sources: tuple[str, ...],
    story: str | None,
    show: str | None,
    voice: str,
    format_: str | None,
    output: str | None,
    fail_on: str | None,
    outlet: str | None,
    published: str | None,
    outlets_file: str | None,
    fields: tuple[str, ...],
    allow_private: bool,
    quiet: bool,
    **settings: Any,
) -> None:
    """Compare articles: which outlets agree, differ, or stand alone.

    SOURCE is a file, a folder (with articles.csv, if there is one), a URL, or - for standard input. Text, Markdown,
    HTML, JSON lines, CSV, feeds, e-mails, PDF, WARC and zip archives are read. All that is read and
    found is saved in the store, so that a second run computes nothing anew.
    """
    from claimref.cli.deciding import tell_what_held
    from claimref.cli.gathering import Asked, gather, tell_coverage
    from claimref.cli.output import choose_format, write_out
    from claimref.cli.talk import Talk
    from claimref.config import Config
    from claimref.pipeline import compare
    from claimref.records import Status, Unit, Voice
    from claimref.reports.rows import build_rows
    from claimref.store import open_store
    from claimref.voices import only_voice

    if not sources and story is None:
        raise click.UsageError("name a SOURCE to compare, or a stored story with --story")
    config = Config.load(outlets=outlets_file, **settings)
    talk = Talk(quiet)
    asked = Asked(sources, story, outlet, published, outlets_file, fields, allow_private, config.splitter)
    chosen = choose_format(format_, output, COMPARISON_FORMATS, "table")
    with open_store(config.db) as store:
        name, articles = gather(asked, store, talk)
        with talk.stage("comparing") as stage:
            comparison = compare(articles, config, story=name, cache=store.cache, people=store.people, progress=stage)
            store.save(comparison, config)
        tell_coverage(comparison, talk)
        tell_what_held(store, comparison, talk)
        if config.by is not Unit.OUTLET:
            comparison = store.load(name, config.by)
        if voice != options.ANY:
            comparison = only_voice(comparison, Voice(voice), store.units(config.by, name))
        store.last_rows = tuple(row.claim.id for row in build_rows(comparison).rows)
        note = f"saved in {store.name}"
    write_out(lambda out: write_comparison(comparison, out, chosen, show=show, note=note), output)
    sys.stdout.flush()
    if chosen == "table" and show is None and output is None:
        talk.say(_next_steps(bool(comparison.claims)))
    if fail_on and any(claim.status is Status.DIFFER for claim in comparison.claims):
        raise click.exceptions.Exit(DIFFERENCE_FOUND)


def _next_steps(anything: bool) -> str:
    if not anything:
        return "\nNo claim was found: claimref show ARTICLE shows what was made of an article."
    return '\nNext: claimref explain 1 · claimref matrix --of outlets · claimref query "select * from unique_claims"'
