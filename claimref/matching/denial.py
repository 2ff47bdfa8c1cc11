"""A general denial: "X denies sending arms" against "X sent 11,000 containers of arms".

Such a denial contradicts every figure of what it denies and gives none itself. In one claim with the figures it would
pull together figures that have nothing to do with each other; so it stays its own claim, and disputes theirs.
"""

from __future__ import annotations

from claimref.records import Stance, Statement

FIGURE_ROLES = frozenset({"figure"})


def is_general_denial(one: Statement, other: Statement) -> bool:
    """Whether one of the two denies without a figure what the other asserts with a figure."""
    for denial, specific in ((one, other), (other, one)):
        if denial.stance is Stance.DENIES and specific.stance is not Stance.DENIES:
            return has_figure(specific) and not has_figure(denial)
    return False


def has_figure(statement: Statement) -> bool:
    return any(quantity.role in FIGURE_ROLES for quantity in statement.quantities)
