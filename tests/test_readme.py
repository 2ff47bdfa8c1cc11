"""What the README shows is what happens: its commands run, and its first screen is the demo's own output."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WIDTH = "100"
"""Columns of the output in the README."""

# Those that build an environment or a whole test run; `make` itself is tried by whoever runs these tests.
NOT_RUN_HERE = ("pip ", "git ", "make ", "cd ")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def shell_commands() -> list[str]:
    """Every command of the README's console and shell blocks, in order."""
    prompted = [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ ")]
    plain = [line for block in blocks("sh") for line in block.splitlines() if line and not line.startswith("#")]
    return [command.split("  #")[0] for command in [*prompted, *plain] if not command.startswith(NOT_RUN_HERE)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the fixtures, in which the README's commands run one after the other."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "fixtures", folder / "fixtures")
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)
    program = [sys.executable, "-m", "claimref"] if words[0] == "claimref" else [sys.executable]
    assert words[0] in ("claimref", "python"), f"the README runs {words[0]}, which this test does not know"
    environment = os.environ | {"COLUMNS": WIDTH, "PYTHONPATH": str(ROOT)}
    return subprocess.run([*program, *words[1:]], cwd=folder, env=environment, capture_output=True, text=True)


@pytest.mark.slow
def test_the_first_screen_is_the_output_of_the_demo(desk: Path) -> None:
    first = blocks("console")[0]
    command, shown = first.split("\n", 1)
    done = run(command.removeprefix("$ "), desk)
    assert done.returncode == 0, done.stderr
    # The talk on stderr (what was read, the next steps) stands around the table and is not part of it.
    assert done.stdout.strip() == shown.split("\nNext:")[0].strip(), "run `make readme`"


@pytest.mark.slow
def test_the_commands_run(desk: Path) -> None:
    commands = shell_commands()
    assert len(commands) > 4
    for command in commands:
        done = run(command, desk)
        assert done.returncode == 0, f"{command}\n{done.stderr}"


@pytest.mark.slow
def test_the_queries_answer(desk: Path) -> None:
    queries = blocks("sql")
    assert queries
    run("claimref compare fixtures/accord", desk)
    for query in queries:
        done = run(f"claimref query {shlex.quote(query)}", desk)
        assert done.returncode == 0, f"{query}\n{done.stderr}"
        assert "0 rows" not in done.stdout.splitlines()[-1], f"nothing answers\n{query}"


@pytest.mark.slow
def test_the_python_runs(desk: Path) -> None:
    for block in blocks("python"):
        done = subprocess.run(
            [sys.executable, "-c", block],
            cwd=desk, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, f"{block}\n{done.stderr}"


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), f"the README links to {target}"
