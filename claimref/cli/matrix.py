"""`claimref matrix`: who agrees with whom, and who says what."""

from __future__ import annotations

import sys

import click

from claimref.cli import options
from claimref.cli.examples import examples
from claimref.cli.writers import ANSWER_FORMATS


@click.command(
    epilog=examples(
        "claimref matrix --of outlets",
        "claimref matrix --of claims --wide -o claims.csv",
    )
)
@click.option("--of", "of", type=click.Choice(["outlets", "claims"]), default="outlets", show_default=True)
@click.option("--long/--wide", "long", default=None, help="[default: long for outlets, wide for claims]")
@options.db
@click.option("--story", "stories", metavar="NAME", multiple=True, help="[default: the one compared last; repeatable]")
@click.option("--all-stories", is_flag=True, help="Every story of the store that has been compared.")
@options.by
@options.voice
@click.option(
    "--format",
    "format_",
    type=click.Choice(ANSWER_FORMATS),
    help="[default: by FILE's suffix, else table on a terminal and csv elsewhere]",
)
@options.output
def command(
    of: str,
    long: bool | None,
    db: str | None,
    stories: tuple[str, ...],
    all_stories: bool,
    by: str | None,
    voice: str,
    format_: str | None,
    output: str | None,
) -> None:
    """Show who agrees with whom, or who says what.

    Of outlets: for each two, the claims they share, on how many they agree and differ. Of claims: for each claim and
    outlet, `asserts`, `denies`, `hedges`, or `quotes` somebody; `silent` where it covers the story and does not say
    it, `not-covered` where it does not cover the story.
    """
    from claimref import exports
    from claimref.cli.opening import open_named
    from claimref.cli.output import choose_format, write_out
    from claimref.cli.stories import choose_story
    from claimref.cli.writers import in_reading_order, write_answer
    from claimref.config import Config
    from claimref.records import Voice
    from claimref.voices import only_voice

    unit = Config.load(by=by).by
    with open_named(db) as store:
        named = store.stories() if all_stories else stories or (choose_story(store, None),)
        comparisons = [in_reading_order(store.load(choose_story(store, story), unit)) for story in named]
        units = {id_: name for story in named for id_, name in store.units(unit, story).items()}
    if voice != options.ANY:
        comparisons = [only_voice(comparison, Voice(voice), units) for comparison in comparisons]
    if of == "outlets":
        make = exports.outlet_matrix if long in (True, None) else exports.outlet_matrix_wide
    else:
        make = exports.claim_matrix_long if long else exports.claim_matrix
    table = make(comparisons, units)
    default = "table" if output is None and sys.stdout.isatty() else "csv"
    chosen = choose_format(format_, output, ANSWER_FORMATS, default)
    write_out(lambda out: write_answer(table.columns, table.rows, out, chosen), output)
