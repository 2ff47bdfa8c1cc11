"""What mkdocs does with a page before it renders it: figures come out of benchmarks/RESULTS.md, and nowhere else.

`<!-- results: python -m benchmarks.quality --save -->` becomes the newest section of that file whose heading names that
command; with ` | heading` behind it, only what stands under that heading of the section.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "benchmarks" / "RESULTS.md"
PLACE = re.compile(r"^<!-- results: (?P<command>[^|\n]+?)(?: \| (?P<part>[^|\n]+?))? -->$", re.M)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put the measured tables in their places; called by mkdocs for every page."""
    results = RESULTS.read_text(encoding="utf-8")
    return PLACE.sub(lambda place: newest(results, place["command"], place["part"]), markdown)


def newest(results: str, command: str, part: str | None = None) -> str:
    """Return the newest section on `command`, with its day; raise LookupError where nothing was measured with it."""
    sections = re.split(r"^## ", results, flags=re.M)[1:]
    found = [section for section in sections if f"`{command}`" in section.partition("\n")[0]]
    if not found:
        raise LookupError(f"benchmarks/RESULTS.md has no section on `{command}`")
    heading, _, body = found[-1].partition("\n")
    if part is not None:
        parts = dict(re.findall(r"^### ([^\n]+)\n(.*?)(?=^### |\Z)", body, re.M | re.S))
        if part not in parts:
            raise LookupError(f"the section {heading!r} of benchmarks/RESULTS.md has no part {part!r}")
        body = parts[part]
    return f"{body.strip()}\n\n*Measured {heading.strip()}.*"
