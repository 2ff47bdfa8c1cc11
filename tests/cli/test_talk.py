"""Progress is for people: on a terminal, after a second, and not with --quiet."""

from __future__ import annotations

import io
import time

import pytest

from claimref.cli import talk
from claimref.protocols import Cached


class Stderr(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def progress(monkeypatch: pytest.MonkeyPatch, *, terminal: bool = True, quiet: bool = False, patience: float) -> str:
    """What is shown while two of four articles are split."""
    stream = Stderr(terminal)
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(talk, "PATIENCE_S", patience)
    with talk.Talk(quiet).stage("comparing") as stage:
        for done in (0, 1, 2):
            stage(Cached.SPLIT, done, 4)
            time.sleep(0.25)
    return stream.getvalue()


def test_stage_count_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = progress(monkeypatch, patience=0)
    for part in ("comparing", "splitting articles", "2 of 4", "/s", "0:00:0"):
        assert part in shown


@pytest.mark.parametrize(
    ("terminal", "quiet", "patience"), [(False, False, 0), (True, True, 0), (True, False, 30)], ids=str
)
def test_silence(monkeypatch: pytest.MonkeyPatch, terminal: bool, quiet: bool, patience: float) -> None:
    assert progress(monkeypatch, terminal=terminal, quiet=quiet, patience=patience) == ""
