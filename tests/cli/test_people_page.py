"""docs/people.md: its commands run, in order, as they stand there."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Claimref

ROOT = Path(__file__).parents[2]
COMMANDS = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", (ROOT / "docs" / "people.md").read_text("utf-8"), re.M | re.S)
    for line in block.splitlines()
]


@pytest.mark.slow
def test_the_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claimref: Claimref) -> None:
    assert len(COMMANDS) > 7
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMREF_JUDGE", "rules")
    monkeypatch.setattr(sys, "stdin", io.StringIO("sxduq"))
    shutil.copytree(ROOT / "fixtures" / "accord", tmp_path / "fixtures" / "accord")
    assert claimref("compare", "fixtures/accord").code == 0
    for command in COMMANDS:
        name, *arguments = shlex.split(command)
        assert name == "claimref"
        done = claimref(*arguments)
        assert done.code == 0, f"{command}: {done.err}"
    assert claimref("db", "check").code == 0
