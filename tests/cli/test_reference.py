"""docs/cli.md says what --help says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_is_what_help_says() -> None:
    spec = importlib.util.spec_from_file_location("write_cli_reference", DOCS / "write_cli_reference.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == script.reference(), "run `make docs`"
