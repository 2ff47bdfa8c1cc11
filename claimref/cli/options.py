"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, TypeVar

import click

from claimref.config import Config
from claimref.records import Unit, Voice

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT = {field.name: str(field.default) for field in fields(Config)}

ANY = "any"

db = click.option("--db", metavar="PATH|URL", help=f"The store.  [default: {DEFAULT['db']}]")
story = click.option("--story", metavar="NAME", help="The story.  [default: the one compared last]")
quiet = click.option("--quiet", "-q", is_flag=True, help="Say nothing on stderr but errors.")
output = click.option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")
by = click.option(
    "--by",
    type=click.Choice([unit.value for unit in Unit]),
    help=f"What counts as one voice.  [default: {DEFAULT['by']}]",
)
voice = click.option(
    "--voice",
    type=click.Choice([*(voice.value for voice in Voice), ANY]),
    default=ANY,
    help="Only what outlets say themselves, or only what they report others saying.",
)


def formats(names: Sequence[str], default: str) -> Callable[[F], F]:
    """`--format`; without it the suffix of `--output` decides, then `default`."""
    return click.option(
        "--format", "format_", type=click.Choice(list(names)), help=f"[default: by FILE's suffix, else {default}]"
    )


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Apply `options`, the first on top of the help."""

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


reading = together(
    click.option("--outlet", metavar="NAME", help="The outlet of every source, over what the sources say."),
    click.option("--published", metavar="DATE", help="The date of every source (ISO), over what the sources say."),
    click.option("--outlets", "outlets_file", metavar="CSV", help="Outlets of your own: name, domain, family …"),
    click.option(
        "--field", "fields", multiple=True, metavar="OURS=THEIRS", help="A field of CSV and JSON: text=body …"
    ),
    click.option("--allow-private", is_flag=True, help="Fetch from private addresses as well."),
)


def _component(name: str, what: str) -> Callable[[F], F]:
    return click.option(f"--{name}", metavar="NAME", help=f"{what}  [default: {DEFAULT[name]}]")


def _threshold(name: str, what: str) -> Callable[[F], F]:
    default = DEFAULT[f"{name}_threshold"]
    return click.option(f"--{name}-threshold", type=float, metavar="P", help=f"{what}  [default: {default}]")


splitter = _component("splitter", "Cuts statements out of articles.")
embedder = _component("embedder", "Makes vectors; st:MODEL takes any sentence-transformers model.")
judge = _component("judge", "Says whether two statements make one point, and agree.")
executor = _component("executor", "Runs the work.")
components = together(splitter, embedder, judge, executor)

thresholds = together(
    _threshold("match", "From this score on, two statements match."),
    _threshold("suggest", "From this score on, a match is suggested."),
    _threshold("differ", "From this score on, two statements differ."),
)
