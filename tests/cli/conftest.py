"""A small invented story, compared once; each command is tried on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimref.cli.main import run

TEXTS = {
    "herald.txt": "The storm reached Port Alder on March 3, 2025. It tore the roofs off 140 houses. "
    "The harbour stays closed until Friday.\n",
    "wire.txt": "The storm reached Port Alder on March 3, 2025. It tore the roofs off 200 houses. "
    "Mayor Ida Voss said that the dyke had held.\n",
    "post.txt": "A storm reached Port Alder on March 3, 2025. Two people were hurt.\n",
}
MANIFEST = """\
file,outlet,published
herald.txt,Bay Herald,2025-03-04
wire.txt,Coast Wire,2025-03-04
post.txt,North Post,2025-03-04
"""

JUDGE = ("--judge", "rules")
"""These tests are about commands, not about judgement: the judge that needs no weights will do."""


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code, its data and its talk."""

    code: int
    out: str
    err: str


Claimref = Callable[..., Outcome]


@pytest.fixture
def claimref(capsys: pytest.CaptureFixture[str]) -> Claimref:
    """Run a command as the shell would, in the working folder."""

    def call(*arguments: str) -> Outcome:
        code = run(arguments)
        return Outcome(code, *capsys.readouterr())

    return call


def write_story(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "articles.csv").write_text(MANIFEST, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def compared_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the story `storm` and a store in which it has been compared."""
    home = tmp_path_factory.mktemp("compared")
    story = write_story(home / "storm")
    assert (
        run(["compare", str(story), "--db", str(home / "claimref.db"), *JUDGE, "--quiet", "-o", str(home / "t.txt")])
        == 0
    )
    return home


@pytest.fixture
def home(compared_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a copy of `compared_once` of the test's own."""
    copy = tmp_path / "home"
    shutil.copytree(compared_once, copy)
    monkeypatch.chdir(copy)
    return copy


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: the story, and no store yet."""
    write_story(tmp_path / "fresh" / "storm")
    monkeypatch.chdir(tmp_path / "fresh")
    return tmp_path / "fresh"
