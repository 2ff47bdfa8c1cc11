"""The questions of docs/cookbook.md with the SQL that answers them: what the explorer offers ready-made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from claimref.errors import StoreError

PACKAGE = Path(__file__).parent
PAGE = "cookbook.md"

_SECTION = re.compile(r"^## (?P<title>.+)$", re.M)
_RECIPE = re.compile(r"^### (?P<question>.+?)\n(?P<note>(?:(?!```|^#)[\s\S])*?)```sql\n(?P<sql>.+?)```", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question that analysts ask, the SELECT that answers it in SQLite, and what is to be said about it."""

    section: str
    question: str
    sql: str
    note: str = ""

    @property
    def slug(self) -> str:
        """The question as a part of an address: `who-said-it-first`."""
        return "-".join(re.findall(r"[a-z0-9]+", self.question.lower()))


def recipes() -> tuple[Recipe, ...]:
    """Return the cookbook's recipes in their order."""
    sections = _SECTION.split(_page().read_text(encoding="utf-8"))[1:]
    return tuple(
        Recipe(title, found["question"], found["sql"].strip(), " ".join(found["note"].split()))
        for title, body in zip(sections[::2], sections[1::2], strict=True)
        for found in _RECIPE.finditer(body)
    )


def _page() -> Path:
    """The page: within an installed package, or in the documentation of a source tree."""
    for path in (PACKAGE / PAGE, PACKAGE.parents[1] / "docs" / PAGE):
        if path.is_file():
            return path
    raise StoreError(f"cannot find {PAGE} beside {PACKAGE}: reinstall claimref")
