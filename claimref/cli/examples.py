"""Examples below a command's help: one line each, runnable as it stands."""

from __future__ import annotations


def examples(*commands: str) -> str:
    """Return an epilog that click prints line by line instead of wrapping it."""
    return "\b\nExamples:\n" + "\n".join(f"  {command}" for command in commands)
