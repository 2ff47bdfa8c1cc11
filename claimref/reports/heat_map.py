"""The outlet × outlet heat map: on how much of what two outlets both say they agree."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimref.agreement import Agreement
from claimref.reports.drawing import INK, PAPER, RULE, SOFT, as_bytes, house_style, name, new_figure, write_title
from claimref.reports.wording import counted, printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Differing is orange, agreeing blue: the pair that every kind of colour vision tells apart; pale in between.
COLOURS = ("#b35806", "#f1a340", "#f3efe6", "#8db4d6", "#1f5a99")

NEEDED = 6.2
"""Inches that the title and its note need at least."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What the map is of: the story, its claims, and how many of them two outlets or more make."""

    story: str
    claims: int
    shared: int


def heat_map(extent: Extent, pairs: Sequence[Agreement], format_: str) -> bytes:
    """Return the map as a PNG or SVG file; `pairs` holds every pair of outlets once."""
    with house_style():
        return as_bytes(_draw(extent, pairs), format_)


def connected_first(pairs: Sequence[Agreement]) -> list[str]:
    """The outlets, those first that share most claims with others."""
    shared: dict[str, int] = {}
    for pair in pairs:
        for outlet in (pair.outlet_a, pair.outlet_b):
            shared[outlet] = shared.get(outlet, 0) + pair.shared
    return sorted(shared, key=lambda outlet: (-shared[outlet], outlet))


def _draw(extent: Extent, pairs: Sequence[Agreement]) -> Figure:
    outlets = connected_first(pairs)
    names = [name(outlet) for outlet in outlets]
    cell = min(1.05, max(0.5, 7 / len(outlets)))
    side = cell * len(outlets)
    margin = 0.35 + 0.078 * max(map(len, names))
    width = max(margin + side + 1.15, NEEDED)
    note = _note(extent, width)
    head = 0.75 + 0.19 * (note.count("\n") + 1)
    height = head + side + 0.25 + 0.078 * max(map(len, names)) * (0.74 if len(outlets) > 1 else 1)
    figure = new_figure(width, height)
    write_title(figure, f"{printable(extent.story)}: how far outlets agree", note)
    axes = figure.add_axes((margin / width, 1 - (head + side) / height, side / width, side / height))
    _cells(axes, outlets, pairs, cell)
    axes.set_xticks(range(len(outlets)), names, rotation=40, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(len(outlets)), names)
    _key(figure, (margin + side + 0.3) / width, 1 - (head + min(side, 2.6)) / height, min(side, 2.6) / height)
    return figure


def _note(extent: Extent, width: float) -> str:
    said = (
        f"Of the claims that two outlets both make: the share on which they agree, and agreeing / shared claims. "
        f"{extent.shared:,} of {counted(extent.claims, 'claim')} are made by two outlets or more."
    )
    return "\n".join(textwrap.wrap(said, int((width - 0.5) * 14.5)))


def _cells(axes: Axes, outlets: Sequence[str], pairs: Sequence[Agreement], cell: float) -> None:
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.patches import Rectangle

    scale = LinearSegmentedColormap.from_list("agreement", COLOURS)
    place = {outlet: n for n, outlet in enumerate(outlets)}
    size = 10.0 if cell > 0.8 else 8.5 if cell > 0.6 else 7.0
    for pair in pairs:
        for x, y in ((place[pair.outlet_a], place[pair.outlet_b]), (place[pair.outlet_b], place[pair.outlet_a])):
            if pair.rate is None:
                axes.text(x, y, "–", size=size, color=SOFT, ha="center", va="center")
                continue
            colour = scale(pair.rate)
            axes.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=colour, edgecolor=PAPER, linewidth=1.5))
            ink = PAPER if _luminance(colour) < 0.25 else INK
            said = f"{pair.agree}/{pair.shared}"
            if cell > 0.8:
                axes.text(x, y - 0.12, f"{pair.rate:.0%}", size=size + 1.5, color=ink, ha="center", va="center")
                axes.text(x, y + 0.2, said, size=size - 1.5, color=ink, ha="center", va="center")
            else:
                axes.text(x, y, said, size=size, color=ink, ha="center", va="center")
    for n in place.values():
        axes.add_patch(Rectangle((n - 0.5, n - 0.5), 1, 1, facecolor=RULE, edgecolor=PAPER, linewidth=1.5, alpha=0.5))
    axes.set(xlim=(-0.5, len(outlets) - 0.5), ylim=(len(outlets) - 0.5, -0.5))
    axes.tick_params(length=0, pad=5, labelcolor=INK)
    axes.spines[:].set_visible(False)


def _luminance(colour: tuple[float, float, float, float]) -> float:
    """Relative luminance as WCAG defines it: below .25, white letters read better than dark ones."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _key(figure: Figure, left: float, bottom: float, height: float) -> None:
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import LinearSegmentedColormap, Normalize

    scale = ScalarMappable(Normalize(0, 1), LinearSegmentedColormap.from_list("agreement", COLOURS))
    width = 0.14 / figure.get_figwidth()
    bar = figure.colorbar(scale, cax=figure.add_axes((left, bottom, width, height)))
    bar.set_ticks([0, 0.5, 1], labels=["0%", "50%", "100%"])
    bar.solids.set_rasterized(False)  # type: ignore[union-attr]
    bar.outline.set_visible(False)  # type: ignore[operator,unused-ignore]
    bar.ax.tick_params(length=0, labelsize=8)
    bar.ax.set_title("agree", size=8, color=SOFT, loc="left", pad=9)
