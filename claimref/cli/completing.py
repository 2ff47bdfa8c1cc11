"""What a shell offers after TAB: files, and the names that the store holds, by what a parameter is called.

Nothing heavy is imported: a TAB must answer at once. Of a store only a SQLite file is asked, read-only.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

FILES = {"SOURCE", "FILE", "FOLDER", "CSV", "PATH"}
"""Words of a metavar that mean a file or a folder."""

STORED = {
    "story": "SELECT label FROM story ORDER BY label",
    "outlet": "SELECT name FROM outlet ORDER BY name",
    "article": "SELECT DISTINCT coalesce(path, url) FROM article WHERE coalesce(path, url) IS NOT NULL ORDER BY 1",
}
"""What a parameter of that name, in the singular, is completed from."""

COMPONENTS = ("splitter", "embedder", "judge", "executor")


def teach(command: click.Command) -> click.Command:
    """Let every parameter of `command` and of its subcommands that takes words complete them; return `command`."""
    for parameter in command.params:
        if parameter.type is click.STRING:
            parameter.type = _Completed()
    for sub in getattr(command, "commands", {}).values():
        teach(sub)
    return command


class _Completed(StringParamType):
    """A text whose completion follows from the parameter's name and metavar."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        name = param.name or ""
        singular = "story" if name == "stories" else name.removesuffix("s")
        if singular == "article":
            # Of a file its name will do, wherever it lies.
            paths = _stored(ctx, STORED[singular])
            return _starting([path if "://" in path else Path(path).name for path in paths], incomplete)
        if singular in STORED:
            return _starting(_stored(ctx, STORED[singular]), incomplete)
        if name in COMPONENTS:
            from claimref.registry import Component, names

            return _starting(names(Component(name)), incomplete)
        if FILES & set(re.findall(r"[A-Z]+", param.metavar or "")):
            return [CompletionItem(incomplete, type="file")]
        return []


def _starting(names: list[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.casefold().startswith(incomplete.casefold())]


def _stored(ctx: click.Context, query: str) -> list[str]:
    """The names in the store that the line so far means; none where there is no such store yet."""
    from claimref.cli.opening import name_of

    path = Path(name_of(ctx.params.get("db")).removeprefix("sqlite:///"))
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return [str(name) for (name,) in database.execute(query)]
    except sqlite3.Error:
        # Locked, of another version, or no store at all: a TAB has nothing to say about it, the command itself has.
        return []
