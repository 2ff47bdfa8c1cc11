"""What the plots share: a figure without a window, type and colours, and a file whole in memory.

Matplotlib is an extra (`plot`), imported when the first figure is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from claimref.errors import ComponentError
from claimref.reports.wording import excerpt, printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = ("png", "svg")
DPI = 160

INK, SOFT, RULE, PAPER = "#1d1d1b", "#5c5a55", "#dcd8cf", "#ffffff"

# Okabe and Ito's palette, told apart by colour-blind readers; its yellow is too faint on white.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#444444")
PALE = ("#E69F00", "#56B4E9", "#CC79A7")
"""Of these, what is written on them in dark letters reads better."""

NAME_HEAD, NAME_TAIL = 20, 9
"""Of a name longer than both together its beginning and its end are shown: names of one house differ at either."""

# Matplotlib's own font has no Chinese, Japanese, Korean, Arabic or Indian letters; these have, where installed.
OTHER_SCRIPTS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans Arabic", "Noto Sans Devanagari", "Arial Unicode MS", "Unifont"
)  # fmt: skip

STYLE: dict[str, Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9.0,
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    # Names and quotes hold dollar signs: they are no formulas.
    "text.parse_math": False,
    # In an SVG text stays text, to be searched, read aloud and edited; and the same plot is the same file.
    "svg.fonttype": "none",
    "svg.hashsalt": "claimref",
}


def require_matplotlib() -> None:
    """Raise ComponentError, with the command that mends it, where matplotlib is not installed."""
    try:
        import matplotlib  # noqa: F401
    except ImportError as error:
        raise ComponentError("plots need matplotlib: pip install 'claimref[plot]'") from error


@contextmanager
def house_style() -> Iterator[None]:
    """Within the block figures are made, drawn on and saved in the style of this module."""
    import matplotlib
    from matplotlib.font_manager import fontManager

    known = set(fontManager.get_font_names())
    families = [*STYLE["font.family"], *(family for family in OTHER_SCRIPTS if family in known)]
    with matplotlib.rc_context(STYLE | {"font.family": families}):
        yield


def new_figure(width: float, height: float) -> Figure:
    """Return an empty figure of so many inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height))


def write_title(figure: Figure, title: str, note: str) -> None:
    """Write the headline and one line of explanation at the figure's top left, an inch in all."""
    width, height = figure.get_size_inches()
    letters = int((width - 0.5) * 8.6)
    figure.text(0.22 / width, 1 - 0.22 / height, excerpt(title, letters), size=14, weight="bold", va="top")
    figure.text(0.22 / width, 1 - 0.54 / height, note, size=9, color=SOFT, va="top", linespacing=1.35)


def as_bytes(figure: Figure, format_: str) -> bytes:
    """Return the figure as a file of one of `FORMATS`; nothing in it tells when or by what it was made."""
    out = BytesIO()
    unsaid = {"Date": None, "Creator": None} if format_ == "svg" else {"Software": None}
    figure.savefig(out, format=format_, dpi=DPI, metadata=unsaid)
    return out.getvalue()


def name(words: str) -> str:
    """An outlet's name, safe and short enough to stand beside an axis."""
    words = printable(words)
    if len(words) <= NAME_HEAD + NAME_TAIL:
        return words
    return f"{words[:NAME_HEAD].rstrip()}…{words[-NAME_TAIL:].lstrip()}"
