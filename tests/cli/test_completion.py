"""Shell completion: what click offers, and the scripts in real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from claimref.cli.completing import teach
from claimref.cli.completion import VARIABLE
from claimref.cli.main import COMPLETING, cli
from tests.cli.conftest import Claimref
from tests.test_house import HEAVY, modules_after

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> object:
    """Ask for what may follow a line; its last word is incomplete."""
    monkeypatch.setenv(COMPLETING, "bash_complete")

    def ask(*line: str) -> list[tuple[str, str]]:
        found = ShellComplete(cli, {}, "claimref", VARIABLE).get_completions(list(line[:-1]), line[-1])
        return [(item.type, item.value) for item in found]

    return ask


def test_the_scripts_ask_by_the_variable_that_is_listened_to(claimref: Claimref) -> None:
    assert VARIABLE == COMPLETING
    for shell in SHELLS:
        done = claimref("completion", shell)
        assert (done.code, done.err) == (0, "")
        assert f"{VARIABLE}={shell}_complete" in done.out


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (("comp",), ["compare", "completion"]),
        (("plot", "t"), ["timeline"]),
        (("compare", "--sh"), ["--show"]),
        (("compare", "--show", "d"), ["differ"]),
        (("matrix", "--story", ""), ["storm"]),
        (("matrix", "--story", "ST"), ["storm"]),
        (("compare", "--outlet", "Coast"), ["Coast Wire"]),
        (("show", "w"), ["wire.txt"]),
        (("compare", "--judge", "cross"), ["cross-encoder"]),
        (("query", ""), []),
    ],
    ids=str,
)
def test_words(home: Path, offered, line: tuple[str, ...], wanted: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert offered(*line) == [("plain", word) for word in wanted]


@pytest.mark.parametrize(
    "line",
    [("compare", "fix"), ("compare", "--db", ""), ("plot", "matrix", "-o", "a"), ("add", "--outlets", "")],
    ids=str,
)
def test_files_are_left_to_the_shell(home: Path, offered, line: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert offered(*line) == [("file", line[-1])]


def test_the_store_that_is_named_is_asked(home: Path, offered) -> None:  # type: ignore[no-untyped-def]
    (home / "claimref.db").rename(home / "other.db")
    assert offered("matrix", "--db", "other.db", "--story", "") == [("plain", "storm")]
    assert offered("matrix", "--story", "") == []
    (home / "claimref.db").write_text("no store", encoding="utf-8")
    assert offered("matrix", "--story", "") == []


def test_every_text_is_taught_in_every_subcommand() -> None:
    @click.group()
    def group() -> None: ...

    @group.command()
    @click.option("--story")
    def sub(story: str) -> None: ...

    assert teach(group) is group
    assert sub.params[0].type is not click.STRING


def test_a_tab_loads_nothing_heavy(home: Path) -> None:
    loaded = modules_after(
        f"import os\nline = dict({COMPLETING}='bash_complete', COMP_WORDS='claimref matrix --story ', COMP_CWORD='3')\n"
        "os.environ.update(line)\n"
        "from claimref.cli.main import run\n"
        "try: run([])\nexcept SystemExit: pass"
    )
    assert "sqlite3" in loaded
    assert not loaded & set(HEAVY)


@pytest.fixture
def on_path(home: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which `claimref` is found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "claimref").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimref "$@"\n', encoding="utf-8")
    (folder / "claimref").chmod(0o755)
    root = str(Path(__file__).parents[2])
    return os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": root, "HOME": str(tmp_path)}


def run_shell(shell: str, program: str, environment: dict[str, str]) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([found, "-c", program], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_in_bash(on_path: dict[str, str], home: Path) -> None:
    """The function that the script binds to `claimref` is called as readline calls it."""
    program = (
        'eval "$(claimref completion bash)"\n'
        "complete -p claimref >/dev/null\n"
        "function=$(complete -p claimref | sed 's/.*-F \\([^ ]*\\).*/\\1/')\n"
        'try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()\n'
        '$function claimref; echo "${COMPREPLY[@]}"; }\n'
        "try claimref expl\n"
        "try claimref matrix --story st\n"
        "compopt() { echo files; }\n"
        "try claimref compare st\n"
    )
    assert run_shell("bash", program, on_path).split("\n")[:3] == ["explain explore", "storm", "files"]


def test_in_fish(on_path: dict[str, str], home: Path) -> None:
    program = "claimref completion fish | source; complete --do-complete 'claimref matrix --story st'"
    assert "storm" in run_shell("fish", program, on_path)


def test_in_zsh(on_path: dict[str, str], home: Path) -> None:
    """The script is loaded and bound; what its function would show is what click offers it."""
    program = (
        "autoload -Uz compinit && compinit -u -D\nsource <(claimref completion zsh)\nprint -r -- $_comps[claimref]"
    )
    assert run_shell("zsh", program, on_path).strip() == "_claimref_completion"


def test_a_tab_answers_in_time(home: Path, on_path: dict[str, str]) -> None:
    line = {COMPLETING: "bash_complete", "COMP_WORDS": "claimref matrix --story ", "COMP_CWORD": "3"}
    started = time.monotonic()
    done = subprocess.run(["claimref"], env=on_path | line, capture_output=True, text=True)
    assert done.stdout == "plain,storm\n"
    assert time.monotonic() - started < 5, "a quarter of a second on an idle machine"
