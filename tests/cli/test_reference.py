"""docs/cli.md says what --help says."""

from __future__ import annotations

from pathlib import Path

from benchmarks.stories import load_script

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_is_what_help_says() -> None:
    script = load_script(DOCS / "write_cli_reference.py")
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == script.reference(), "run `make docs`"
