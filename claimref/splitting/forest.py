"""Small gradient-boosted forests as JSON: read, and asked, without the library that grew them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Forest:
    """A row goes left at a node where its value is at most the node's; the leaves' values add up to a log-odds.

    The nodes of all trees lie in one array; `roots` are the first nodes of the trees. The children of node i are
    `children[2 * i]`, the left one, and `children[2 * i + 1]`; a leaf is its own child.
    """

    names: tuple[str, ...]
    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    cut: NDArray[np.float64]
    children: NDArray[np.intp]
    value: NDArray[np.float64]
    depth: int

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """One probability a row; a feature that a row does not name is 0."""
        if not rows:
            return np.zeros(0)
        index = {name: i for i, name in enumerate(self.names)}
        values = np.zeros((len(rows), len(self.names)))
        for number, row in enumerate(rows):
            for name, value in row.items():
                if value and name in index:
                    values[number, index[name]] = value
        first_of_row = (np.arange(len(rows)) * len(self.names))[:, None]
        at = np.tile(self.roots, (len(rows), 1))
        for _ in range(self.depth):
            goes_right = values.take(first_of_row + self.feature.take(at)) > self.cut.take(at)
            at = self.children.take(2 * at + goes_right)
        return np.asarray(1 / (1 + np.exp(-self.value.take(at).sum(axis=1))), dtype=np.float64)


def from_json(raw: Mapping[str, Any]) -> Forest:
    """Build a forest from what `training/forests.py` wrote."""
    roots: list[int] = []
    feature: list[int] = []
    cut: list[float] = []
    children: list[int] = []
    value: list[float] = []
    depth = 0

    def grow(node: Any, level: int) -> int:
        nonlocal depth
        depth = max(depth, level)
        here = len(feature)
        feature.append(0)
        cut.append(0.0)
        children.extend((here, here))
        value.append(0.0)
        if isinstance(node, list):
            feature[here], cut[here] = int(node[0]), float(node[1])
            children[2 * here] = grow(node[2], level + 1)
            children[2 * here + 1] = grow(node[3], level + 1)
        else:
            value[here] = float(node)
        return here

    for tree in raw["trees"]:
        roots.append(grow(tree, 0))
    return Forest(
        tuple(raw["names"]),
        np.array(roots, dtype=np.intp),
        np.array(feature, dtype=np.intp),
        np.array(cut),
        np.array(children, dtype=np.intp),
        np.array(value),
        depth,
    )


@cache
def load_forest(name: str) -> Forest:
    """The forest that ships with the package as `name`."""
    return from_json(json.loads(files("claimref.splitting").joinpath(name).read_text(encoding="utf-8")))
