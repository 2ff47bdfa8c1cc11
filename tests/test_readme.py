"""What the README and the pages show is what happens: their commands run, and print what stands there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.stories import load_script

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ("README.md", "docs/tutorial.md", "docs/how-to.md")


def blocks(language: str, page: str = "README.md") -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """docs/write_readme.py, which writes the outputs."""
    return load_script(ROOT / "docs" / "write_readme.py")


@pytest.fixture(scope="module")
def desk(script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the fixtures and the comparison that the README begins with."""
    folder: Path = script.prepare(tmp_path_factory.mktemp("readme"))
    script.run("claimref compare fixtures/accord", folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_the_output_shown_is_the_output(script: ModuleType, tmp_path: Path, page: str) -> None:
    assert len(blocks("console", page)) > 2
    text = (ROOT / page).read_text(encoding="utf-8")
    assert script.rewritten(text, script.prepare(tmp_path)) == text, "run `make docs`"


def test_every_page_with_outputs_is_written_anew(script: ModuleType) -> None:
    shown = {path for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")) if "```console" in path.read_text()}
    assert shown == set(script.PAGES) == {ROOT / page for page in PAGES}


@pytest.mark.slow
def test_the_shell_commands_run(script: ModuleType, desk: Path) -> None:
    """Those that make or install are tried by whoever runs these tests, and by the test of the wheel."""
    commands = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("claimref ")]
    assert len(commands) > 3
    for command in commands:
        script.run(command.partition("  #")[0], desk)


@pytest.mark.slow
def test_the_queries_answer(script: ModuleType, desk: Path) -> None:
    queries = blocks("sql")
    assert queries
    for query in queries:
        assert script.run(f"claimref query {shlex.quote(query)} --format csv", desk).count("\n") > 1, query


@pytest.mark.slow
def test_the_python_runs(desk: Path) -> None:
    assert blocks("python")
    assert blocks("python", "docs/how-to.md")
    for block in blocks("python") + blocks("python", "docs/how-to.md"):
        done = subprocess.run(
            [sys.executable, "-c", block],
            cwd=desk,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{block}\n{done.stderr}"


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), f"the README links to {target}"


def test_the_make_targets_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"\bmake ([a-z]+)", " ".join(blocks("sh")))) <= targets
