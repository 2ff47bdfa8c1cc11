"""Articles of an invented town, and two helpers."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimref.errors import SourceError
from claimref.reading import ReadOptions, read

HARBOUR = (
    "Harbour wall gives way in Port Ellery\n\n"
    "The outer harbour wall of Port Ellery gave way on Monday night, flooding forty houses along the quay.\n\n"
    "Nobody was hurt, the mayor said, and engineers expect the repair to take about six weeks.\n"
)
ANOTHER = (
    "Council votes for a new ferry\n\n"
    "The council of Port Ellery voted by nine to four for a second ferry that will run through the winter months.\n"
)


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def refusal(*sources: Path | str, options: ReadOptions | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        read(list(sources), options)
    message = str(caught.value)
    assert "\n" not in message
    return message
