"""Write docs/cli.md from --help: `make docs`. A test fails where the page and the commands have parted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from claimref.cli.main import cli

PAGE = Path(__file__).with_name("cli.md")
LAYOUT: dict[str, Any] = {**cli.context_settings, "max_content_width": 100, "terminal_width": 100}
HEAD = """# Commands

Written by `make docs` from each command's `--help`; change the help, not this page.

Data goes to standard output, talk and progress to standard error. Exit codes: 0 done; 1 an error, in one line;
2 wrong usage; 3 with `--fail-on differ`, where a difference was found; 130 stopped by Ctrl-C.

Every option that names a setting can also stand in `claimref.toml` (`judge = "rules"`) or in the environment
(`CLAIMREF_JUDGE=rules`); the option wins over the environment, the environment over the file.
"""


def reference() -> str:
    """Return the page."""
    return HEAD + "".join(_section(path, command) for path, command in _commands(cli, ("claimref",)))


def _commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), name)
            if found is not None:
                yield from _commands(found, (*path, name))


def _section(path: tuple[str, ...], command: click.Command) -> str:
    context = click.Context(command, info_name=" ".join(path), **LAYOUT)
    name = " ".join(path)
    return f"\n{'#' * min(len(path) + 1, 3)} {name}\n\n```\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
