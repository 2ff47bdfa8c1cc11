"""`claimref plot`: who agrees with whom, and who said it first, as pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimref.cli import options
from claimref.cli.examples import examples

if TYPE_CHECKING:
    from claimref.records import Comparison

SUFFIXES = {".png": "png", ".svg": "svg"}


def _format_of(_: click.Context, __: click.Parameter, output: str) -> str:
    if Path(output).suffix.lower() not in SUFFIXES:
        raise click.BadParameter(f"expected a file that ends in {' or '.join(SUFFIXES)}, found {output}")
    return output


which = options.together(
    options.db,
    options.story,
    options.by,
    options.voice,
    click.option(
        "--output", "-o", metavar="FILE", required=True, callback=_format_of, help="The picture, .png or .svg."
    ),
)


@click.group(epilog=examples("claimref plot matrix -o agreement.svg", "claimref plot timeline -o first.png"))
def command() -> None:
    """Draw who agrees with whom, or who said it first.

    Needs matplotlib: pip install 'claimref[plot]'.
    """


@command.command(epilog=examples("claimref plot matrix -o agreement.svg", "claimref plot matrix --by family -o a.png"))
@which
def matrix(db: str | None, story: str | None, by: str | None, voice: str, output: str) -> None:
    """Draw the outlet × outlet heat map of the last comparison.

    A cell shows on how much of what both outlets say they agree, and of how many claims that is.
    """

    def draw(comparison: Comparison, units: dict[str, str], _: dict[str, int]) -> bytes:
        from claimref.agreement import Agreement
        from claimref.errors import StoreError
        from claimref.exports.readings import Reading
        from claimref.reports.heat_map import Extent, heat_map
        from claimref.standing import tally

        reading = Reading(comparison, units)
        counts = tally(reading.units, (reading.held(claim) for claim in comparison.claims))
        if not counts:
            raise StoreError(f"story {comparison.story!r} has one {by or 'outlet'}: a matrix needs two at least")
        pairs = [Agreement(a, b, agree + differ, agree, differ) for (a, b), (agree, differ) in counts.items()]
        shared = sum(len(reading.said(claim)) > 1 for claim in comparison.claims)
        extent = Extent(comparison.story, len(comparison.claims), shared)
        return heat_map(extent, pairs, SUFFIXES[Path(output).suffix.lower()])

    _plot(draw, db, story, by, voice, output)


@command.command(
    epilog=examples("claimref plot timeline -o first.svg", "claimref plot timeline --claims 5 -o first.png")
)
@which
@click.option(
    "--claims",
    type=click.IntRange(1, 60),
    default=12,
    show_default=True,
    metavar="N",
    help="The N claims that most outlets make.",
)
def timeline(db: str | None, story: str | None, by: str | None, voice: str, output: str, claims: int) -> None:
    """Draw when each outlet first said what others say too.

    Only claims that two outlets or more make. Where only the day is known, a bar covers that day.
    """

    def draw(comparison: Comparison, units: dict[str, str], numbers: dict[str, int]) -> bytes:
        from claimref.errors import StoreError
        from claimref.reports.first_sayers import widest
        from claimref.reports.timeline import timeline as drawn

        spreads = widest(comparison, numbers, claims, units)
        if not any(spread.sayings for spread in spreads):
            what = "no article of it is dated" if spreads else "no two outlets make the same claim"
            raise StoreError(f"nothing to draw of story {comparison.story!r}: {what}")
        return drawn(comparison.story, spreads, SUFFIXES[Path(output).suffix.lower()])

    _plot(draw, db, story, by, voice, output)


def _plot(
    draw: Callable[[Comparison, dict[str, str], dict[str, int]], bytes],
    db: str | None,
    story: str | None,
    by: str | None,
    voice: str,
    output: str,
) -> None:
    """Load what was asked for, draw it and write the file; what is missing is said before anything is computed."""
    from claimref.cli.opening import open_named
    from claimref.cli.output import write_bytes
    from claimref.cli.stories import choose_story
    from claimref.config import Config
    from claimref.records import Voice
    from claimref.reports.drawing import require_matplotlib
    from claimref.reports.ranking import rank_claims
    from claimref.voices import only_voice

    require_matplotlib()
    unit = Config.load(by=by).by
    with open_named(db) as store:
        units = store.units(unit)
        comparison = store.load(choose_story(store, story), unit)
        printed = {claim: number for number, claim in enumerate(store.last_rows, 1)}
    if voice != options.ANY:
        comparison = only_voice(comparison, Voice(voice), units)
    # The numbers that `explain` takes: those printed last, else those that the story's table would have.
    ranked = {claim.id: number for number, claim in enumerate(rank_claims(comparison), 1)}
    numbers = printed if ranked.keys() <= printed.keys() else ranked
    write_bytes(draw(comparison, units, numbers), output)
