"""Statements that a search found, each with who says it and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from claimref.reports.style import ASIDE, FOCUS, LABEL, STATUS_STYLE, print_parts
from claimref.reports.wording import counted, printable

MARKED = re.compile(r"\[([^\[\]]*)\]")

Find = Mapping[str, Any]
"""outlet, voice, speaker, snippet, source, published_at, char_start, char_end, status, claim_id."""


def print_finds(finds: Sequence[Find], rows: Mapping[str, int], out: IO[str], *, marked: bool) -> None:
    """Print `finds`; `rows` gives the row numbers by claim id; `marked`: the words found stand in [brackets]."""
    print_parts(lambda _: _parts(finds, rows, marked), out)


def _parts(finds: Sequence[Find], rows: Mapping[str, int], marked: bool) -> Iterator[RenderableType]:
    styles = {str(status): style for status, style in STATUS_STYLE.items()}
    for find in finds:
        place = f"{printable(find['source'])}:{find['char_start']}-{find['char_end']}"
        facts = [str(find["published_at"] or "undated")[:10], place]
        if find["speaker"]:
            facts.insert(0, f"quoting {printable(find['speaker'])}")
        status = find["status"] or "not compared"
        number = rows.get(find["claim_id"] or "")
        yield Text.assemble(
            (printable(find["outlet"]), LABEL),
            "  ",
            (f"{status} ({number})" if number else status, styles.get(status, ASIDE)),
            "  ",
            (" · ".join(facts), ASIDE),
        )
        yield Padding(_snippet(printable(find["snippet"]), marked), (0, 0, 0, 2))
    yield Text(counted(len(finds), "statement"), style=ASIDE)


def _snippet(snippet: str, marked: bool) -> Text:
    if not marked:
        return Text(snippet)
    shown = Text()
    for n, part in enumerate(MARKED.split(snippet)):
        shown.append(part, style=FOCUS if n % 2 else None)
    return shown
