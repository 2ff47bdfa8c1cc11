"""Is a probability what it says? The reliability plot of the docs, drawn from left-out stories."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np
from numpy.typing import NDArray

matplotlib.use("svg")
from matplotlib import pyplot as plt

EDGES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 1.0)


def bins(chances: NDArray[np.float64], true: NDArray[np.bool_]) -> list[tuple[float, float, int]]:
    """Return for each bin that holds any pair its mean probability, the share that is true, and how many pairs."""
    place = np.clip(np.digitize(chances, EDGES) - 1, 0, len(EDGES) - 2)
    return [
        (float(chances[place == number].mean()), float(true[place == number].mean()), int((place == number).sum()))
        for number in range(len(EDGES) - 1)
        if (place == number).any()
    ]


def expected_error(chances: NDArray[np.float64], true: NDArray[np.bool_]) -> float:
    """The mean gap between what is said and what holds, each bin by its pairs (expected calibration error)."""
    return sum(abs(said - held) * count for said, held, count in bins(chances, true)) / len(true)


def draw(chances: NDArray[np.float64], true: NDArray[np.bool_], path: Path) -> None:
    """Write an SVG: what the judge says against what annotators say, with the number of pairs in each bin."""
    plt.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "claimref", "font.size": 11})
    figure, axes = plt.subplots(figsize=(6, 5))
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle="--", label="as it should be")
    rows = bins(chances, true)
    axes.plot([said for said, *_ in rows], [held for _, held, _ in rows], color="#0b5394", marker="o", label="as it is")
    for said, held, count in rows:
        axes.annotate(f"{count}", (said, held), textcoords="offset points", xytext=(6, -12), fontsize=9)
    axes.set(
        xlabel="the judge's probability of one point",
        ylabel="share that annotators put in one row",
        xlim=(0, 1),
        ylim=(0, 1),
    )
    axes.legend(frameon=False, loc="upper left")
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
