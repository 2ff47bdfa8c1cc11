"""`claimref plot`: real files, and one clear line for what cannot be drawn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Claimref


@pytest.mark.parametrize("kind", ["matrix", "timeline"])
def test_plots_of_the_last_comparison(home: Path, claimref: Claimref, kind: str) -> None:
    done = claimref("plot", kind, "-o", "plot.svg")
    assert (done.code, done.out, done.err) == (0, "", "")
    said = " ".join(ElementTree.parse("plot.svg").getroot().itertext())
    assert all(outlet in said for outlet in ("Bay Herald", "Coast Wire", "North Post"))
    assert "storm" in said
    assert claimref("plot", kind, "-o", "plot.png", "--story", "storm", "--by", "family").code == 0
    assert (home / "plot.png").read_bytes().startswith(b"\x89PNG")


def test_the_map_counts_as_the_matrix_does(home: Path, claimref: Claimref) -> None:
    claimref("plot", "matrix", "-o", "plot.svg")
    said = [text.strip() for text in ElementTree.parse("plot.svg").getroot().itertext()]
    rows = [line.split(",") for line in claimref("matrix").out.splitlines()[1:]]
    assert rows
    for _, _, shared, agree, _, _ in rows:
        assert f"{agree}/{shared}" in said


def test_as_many_claims_as_asked_for(home: Path, claimref: Claimref) -> None:
    claimref("plot", "timeline", "--claims", "1", "-o", "one.svg")
    assert "The 1 claim that" in " ".join(ElementTree.parse("one.svg").getroot().itertext())


@pytest.mark.parametrize("file", ["plot.gif", "plot", "svg"])
def test_a_format_that_is_not_known(home: Path, claimref: Claimref, file: str) -> None:
    done = claimref("plot", "matrix", "-o", file)
    assert done.code == 2
    assert f"expected a file that ends in .png or .svg, found {file}" in done.err


def test_a_file_that_cannot_be_written(home: Path, claimref: Claimref) -> None:
    done = claimref("plot", "matrix", "-o", "no/such/folder/plot.svg")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "cannot read or write" in done.err


def test_nothing_compared_yet(fresh: Path, claimref: Claimref) -> None:
    claimref("add", "storm")
    done = claimref("plot", "matrix", "-o", "plot.svg")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "nothing has been compared in claimref.db yet" in done.err
    assert not (fresh / "plot.svg").exists()


def test_a_voice_that_leaves_nothing_shared(home: Path, claimref: Claimref) -> None:
    done = claimref("plot", "timeline", "--voice", "attributed", "-o", "plot.svg")
    assert done.code == 1
    assert "no two outlets make the same claim" in done.err


def test_without_matplotlib_the_extra_is_named(home: Path) -> None:
    """In an interpreter of its own, which finds no matplotlib; the rest works as ever."""
    program = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "from claimref.cli.main import run\n"
        "sys.exit(run(['plot', 'matrix', '-o', 'plot.svg']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "claimref: plots need matplotlib: pip install 'claimref[plot]'\n")
