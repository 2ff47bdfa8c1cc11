"""The invented stories: each file holds one, article by article, under a line `@ role | outlet`.

`wire` is an agency's report; `light` and `heavy` are an edit and a thorough rewrite of it; `independent` is another
reporter's own, often with the same words of the same speaker. No outlet carries a credit: the texts alone must show it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from claimref.records import Article

FOLDER = Path(__file__).parent / "texts"
INDEPENDENT = "independent"


@dataclass(frozen=True)
class Told:
    """One story: its articles, and the role of each by its id."""

    name: str
    articles: tuple[Article, ...]
    role_of: dict[str, str]

    def is_one_origin(self, one: Article, other: Article) -> bool:
        return INDEPENDENT not in (self.role_of[one.id], self.role_of[other.id])


def load() -> list[Told]:
    """Return every story, in the order of the files."""
    return [_story(path) for path in sorted(FOLDER.glob("*.txt"))]


def _story(path: Path) -> Told:
    articles, roles = [], {}
    for number, part in enumerate(re.split(r"^@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]):
        head, _, text = part.partition("\n")
        role, outlet = (piece.strip() for piece in head.split("|"))
        article = Article(outlet=outlet, text=text.strip(), locator=f"{path.stem}/{number}_{role}.txt")
        articles.append(article)
        roles[article.id] = role
    return Told(path.stem, tuple(articles), roles)
