"""The status of a claim; the rule stands below the stages, where the exports read it too."""

from claimref.standing import Position, held_sides, status

__all__ = ["Position", "held_sides", "status"]
