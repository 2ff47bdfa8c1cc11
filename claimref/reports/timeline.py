"""The timeline: claims × time, one mark an outlet; a bar, not a point, where only the day is known."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from claimref.records import Status
from claimref.reports.drawing import (
    INK,
    PALE,
    PALETTE,
    PAPER,
    RULE,
    SOFT,
    as_bytes,
    house_style,
    name,
    new_figure,
    write_title,
)
from claimref.reports.first_sayers import Saying, Spread
from claimref.reports.wording import counted, excerpt, printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHAPES = "osD^vP*XpH"
BIG = {"*": 110, "D": 44}
"""Marks whose size must differ for them to look as large as the others."""

LANE, GAP = 0.19, 0.2
"""Inches that a mark takes, and that lie between two claims."""

LABEL, PLOT = 3.75, 5.6
"""Inches for the claims' words, and for the time."""

LABEL_LETTERS = 44
HALF_MARK = 0.09
LETTER = 0.068
"""Inches that a letter of a name in a bar takes."""

STATUS_INK = {Status.DIFFER: "#a3241b", Status.SELF_DIFFERS: "#6a2c91"}


def timeline(story: str, spreads: Sequence[Spread], format_: str) -> bytes:
    """Return the timeline as a PNG or SVG file; `spreads` holds at least one claim that is dated."""
    with house_style():
        return as_bytes(_draw(story, spreads), format_)


def lanes(sayings: Sequence[Saying], reach: timedelta) -> list[int]:
    """Give each saying the first lane where its mark, `reach` to either side, touches no other; those first on top."""
    ends: list[datetime] = []
    found = []
    for saying in sayings:
        start, end = _reach(saying, reach)
        lane = next((n for n, taken in enumerate(ends) if taken <= start), len(ends))
        ends[lane : lane + 1] = [end]
        found.append(lane)
    return found


def _reach(saying: Saying, reach: timedelta) -> tuple[datetime, datetime]:
    middle = saying.start + (saying.end - saying.start) / 2
    return min(saying.start, middle - reach), max(saying.end, middle + reach)


def _draw(story: str, spreads: Sequence[Spread]) -> Figure:
    looks = _looks(spreads)
    start = min(saying.start for spread in spreads for saying in spread.sayings)
    end = max(saying.end for spread in spreads for saying in spread.sayings)
    pad = max((end - start) / 25, timedelta(hours=1))
    start, end = start - pad, end + pad
    reach = (end - start) * (HALF_MARK / PLOT)
    placed = [lanes(spread.sayings, reach) for spread in spreads]
    labels = [_label(spread) for spread in spreads]
    heights = [
        max(LANE * (max(lane, default=0) + 1), 0.16 * (label.count("\n") + 1)) + GAP
        for lane, label in zip(placed, labels, strict=True)
    ]
    key_rows = -(-len(looks) // 3)
    width, body = LABEL + PLOT + 0.35, sum(heights)
    head, foot = 1.12, 0.55 + 0.2 * key_rows
    height = head + body + foot
    figure = new_figure(width, height)
    write_title(figure, f"{printable(story)}: who said it first", _note(len(spreads)))
    axes = figure.add_axes((LABEL / width, foot / height, PLOT / width, body / height))
    axes.set(xlim=(start, end), ylim=(body, 0))
    scale = PLOT / (end - start).total_seconds()
    top = 0.0
    for spread, rows, label, row_height in zip(spreads, placed, labels, heights, strict=True):
        _claim(axes, spread, label, top, row_height)
        for saying, lane in zip(spread.sayings, rows, strict=True):
            depth = top + GAP / 2 + LANE * (lane + 0.5) + (row_height - GAP - LANE * (max(rows) + 1)) / 2
            room = (saying.end - saying.start).total_seconds() * scale
            _mark(axes, saying, depth, *looks[saying.outlet], named=room > 0.3 + LETTER * len(name(saying.outlet)))
        top += row_height
    _axis(axes)
    _key(figure, looks, key_rows)
    return figure


def _looks(spreads: Sequence[Spread]) -> dict[str, tuple[str, str]]:
    """A colour and a shape for each outlet, neither shared by all that share the other."""
    outlets = sorted({saying.outlet for spread in spreads for saying in spread.sayings})
    return {outlet: (PALETTE[n % len(PALETTE)], SHAPES[n % len(SHAPES)]) for n, outlet in enumerate(outlets)}


def _note(claims: int) -> str:
    return (
        f"The {counted(claims, 'claim')} that most outlets make, by when each outlet first published it. Red: in "
        "dispute.\nA bar: only the day is known. Outlined: nobody is known to have been earlier, be it one or several."
    )


def _label(spread: Spread) -> str:
    return "\n".join(textwrap.wrap(printable(spread.claim.label), LABEL_LETTERS, max_lines=2, placeholder=" …"))


def _claim(axes: Axes, spread: Spread, label: str, top: float, height: float) -> None:
    from matplotlib.transforms import blended_transform_factory

    beside = blended_transform_factory(axes.transAxes, axes.transData)
    ink = STATUS_INK.get(spread.claim.status, INK)
    middle = top + height / 2
    number, words = ((inches - LABEL) / PLOT for inches in (0.47, 0.57))
    axes.text(number, middle, str(spread.number), transform=beside, ha="right", va="center", size=8.5, color=SOFT)
    axes.text(words, middle, label, transform=beside, ha="left", va="center", size=8.5, color=ink, linespacing=1.25)
    axes.axhline(top + height, color=RULE, linewidth=0.7, zorder=0)
    if spread.undated:
        said = f"date unknown: {', '.join(map(name, spread.undated))}"
        axes.text(
            0.995, top + height - 0.03, excerpt(said, 60), transform=beside, ha="right", va="bottom", size=7, color=SOFT
        )


def _mark(axes: Axes, saying: Saying, depth: float, colour: str, shape: str, *, named: bool) -> None:
    from matplotlib.dates import date2num
    from matplotlib.patches import Rectangle

    edge = INK if saying.first else PAPER
    left, right = (float(date2num(moment)) for moment in (saying.start, saying.end))  # type: ignore[no-untyped-call]
    middle = (left + right) / 2
    if saying.exact:
        axes.scatter(
            [middle], [depth], s=BIG.get(shape, 56), c=[colour], marker=shape, edgecolors=edge, linewidths=1.2, zorder=3
        )
        return
    height = 0.15
    box = Rectangle((left, depth - height / 2), right - left, height, facecolor=colour, edgecolor=edge, linewidth=1.2)
    axes.add_patch(box).set_zorder(3)
    if named:
        ink = INK if colour in PALE else PAPER
        axes.text(middle, depth, name(saying.outlet), size=7, color=ink, ha="center", va="center_baseline", zorder=4)
    else:
        axes.scatter([middle], [depth], s=20, c=PAPER, marker=shape, linewidths=0, zorder=4)


def _axis(axes: Axes) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    # By year, month, day, hour, minute, second: how a tick reads that is one, and one that begins the next above.
    each = ["%Y", "%b", "%-d %b", "%H:%M", "%H:%M", "%S"]
    begins = ["%Y", "%Y", "%-d %b", "%-d %b", "%H:%M", "%H:%M"]
    offsets = ["", "%Y", "%Y", "%Y", "%-d %b %Y", "%-d %b %Y"]
    axes.xaxis.set_major_formatter(
        ConciseDateFormatter(  # type: ignore[no-untyped-call]
            locator, formats=each, zero_formats=begins, offset_formats=offsets
        )
    )
    axes.grid(axis="x", color=RULE, linewidth=0.7, zorder=0)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=8)
    axes.xaxis.get_offset_text().set(size=8, color=SOFT)
    axes.set_yticks([])
    axes.spines[:].set_visible(False)


def _key(figure: Figure, looks: dict[str, tuple[str, str]], rows: int) -> None:
    from matplotlib.lines import Line2D

    marks = [
        Line2D([], [], color=colour, marker=shape, linestyle="", markersize=6.5, label=name(outlet))
        for outlet, (colour, shape) in looks.items()
    ]
    width = figure.get_figwidth()
    columns = -(-len(marks) // rows)
    figure.legend(
        handles=marks, loc="lower left", bbox_to_anchor=(0.12 / width, 0.0), ncols=columns, frameon=False,
        fontsize=8.5, handletextpad=0.2, columnspacing=1.4,
    )  # fmt: skip
