"""The looks that the terminal reports share. Data becomes `Text`, never markup: nothing in an article is obeyed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from claimref.records import Status
from claimref.reports.wording import excerpt, printable

STATUS_STYLE = {
    Status.DIFFER: "bold red",
    Status.SELF_DIFFERS: "bold magenta",
    Status.AGREE: "bold green",
    Status.ONLY: "bold yellow",
}
LABEL = "bold"
SLOT_STYLE = "cyan"
QUOTE = "italic"
ASIDE = "dim"
WARNING = "yellow"
DISPUTED = "red"
FOCUS = "bold not italic"

WIDE = 120
"""From this many columns on, what stands on two lines stands side by side."""


def heading(title: str, style: str, note: str, width: int) -> RenderableType:
    """A section's title, a thin rule and what the section holds; a note too long for the line goes below."""
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    shown = Text(printable(note), style=ASIDE)
    if len(title) + len(note) + 6 > width:
        grid.add_row(Text(title, style=style), Rule(style=ASIDE))
        return Group(grid, Padding(shown, (0, 0, 0, 6)))
    grid.add_column(no_wrap=True)
    grid.add_row(Text(title, style=style), Rule(style=ASIDE), shown)
    return grid


def quotation(quote: str, limit: int, focus: str | None = None) -> Text:
    """The quote in quotation marks, at most `limit` characters of it, with the deciding words marked."""
    shown = Text(f"“{excerpt(quote, limit, focus)}”", style=QUOTE)
    if focus:
        shown.highlight_words([printable(focus)], FOCUS)
    return shown


def print_parts(parts: Callable[[int], Iterable[RenderableType]], out: IO[str], width: int | None = None) -> None:
    """Print what `parts` makes for a width: coloured on a terminal; elsewhere plain, with no blanks at line ends."""
    console = Console(file=out, width=width, highlight=False)
    with console.capture() as captured:
        for part in parts(console.width):
            console.print(part)
    for line in captured.get().splitlines():
        out.write(line.rstrip() + "\n")
