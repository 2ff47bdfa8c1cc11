"""What is said on stderr: notes, and progress where something takes more than a second."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn, TaskID

    from claimref.protocols import Cached

PATIENCE_S = 1.0
"""Whatever takes no longer needs no bar."""

WORK = {"split": "splitting articles", "vector": "encoding statements", "judgement": "judging pairs"}


class Talk:
    """Says things on stderr; keeps quiet if asked to, and shows bars only to people."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet

    @property
    def quiet(self) -> bool:
        return self._quiet

    def say(self, message: str) -> None:
        if not self._quiet:
            click.echo(message, err=True)

    def note(self, messages: list[str], limit: int = 8) -> None:
        """Say each message; of very many only the first and how many more there are."""
        for message in messages[:limit]:
            self.say(f"  {message}")
        if len(messages) > limit:
            self.say(f"  … and {len(messages) - limit} more")

    @contextmanager
    def stage(self, doing: str) -> Iterator[Stage]:
        """Show what is being done as long as the block runs, from one second on."""
        stage = Stage(doing, visible=not self._quiet and sys.stderr.isatty())
        with stage.running():
            yield stage


class Stage:
    """Progress of one block of work: a spinner, and a bar for each kind of thing that is computed."""

    def __init__(self, doing: str, visible: bool) -> None:
        self._doing = doing
        self._visible = visible
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    @contextmanager
    def running(self) -> Iterator[None]:
        if not self._visible:
            yield
            return
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        text, count = TextColumn("{task.description}"), TextColumn("{task.fields[count]}")
        columns = (SpinnerColumn(), text, BarColumn(), count, _rate(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._tasks[""] = self._progress.add_task(self._doing, total=None, count="")
        later = Timer(PATIENCE_S, self._progress.start)
        later.daemon = True
        later.start()
        try:
            yield
        finally:
            later.cancel()
            later.join()
            self._progress.stop()

    def count(self, done: int, last: str) -> None:
        """`reading.Progress`: told how many articles were read, and which was the last."""
        if self._progress is not None:
            self._progress.update(self._tasks[""], count=f"{done} · {last[-40:]}")

    def __call__(self, kind: Cached, done: int, total: int) -> None:
        """`pipeline.Progress`: told what is computed, how much of it is done and how much there is."""
        if self._progress is None:
            return
        if kind not in self._tasks:
            self._tasks[kind] = self._progress.add_task(WORK.get(kind, kind), count="")
        self._progress.update(self._tasks[kind], completed=done, total=total, count=f"{done} of {total}")


def _rate() -> ProgressColumn:
    """A column that says how many are done a second, as soon as that is known."""
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.3g}/s" if task.speed else "")

    return Rate()
