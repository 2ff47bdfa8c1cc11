"""Share of the article lost and of the furniture kept, by kind of site, before and after the debris is marked.

python -m benchmarks.extraction
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks.extraction.pages import Page, made_pages
from claimref.reading import read
from claimref.records import Article


@dataclass
class Tally:
    """Characters: of the article, of it lost; of the furniture, of it kept by the extraction and after marking."""

    article: int = 0
    lost: int = 0
    lost_after: int = 0
    furniture: int = 0
    kept: int = 0
    kept_after: int = 0

    def add(self, page: Page, article: Article | None) -> None:
        extracted = article.text if article else ""
        unmarked = without_debris(article) if article else ""
        for block in page.article:
            self.article += len(block)
            self.lost += len(block) * (squeeze(block) not in squeeze(extracted))
            self.lost_after += len(block) * (squeeze(block) not in squeeze(unmarked))
        for block in page.furniture:
            self.furniture += len(block)
            self.kept += len(block) * has_line(extracted, block)
            self.kept_after += len(block) * has_line(unmarked, block)

    def row(self, name: str) -> str:
        shares = (
            self.lost / self.article,
            self.kept / self.furniture,
            self.lost_after / self.article,
            self.kept_after / self.furniture,
        )
        return f"| {name} | " + " | ".join(f"{share:.1%}" for share in shares) + " |"


def without_debris(article: Article) -> str:
    """The text with its debris blanked; a dateline is no loss."""
    text = article.text
    for debris in article.debris:
        if debris.reason != "dateline":
            blank = " " * (debris.char_end - debris.char_start)
            text = text[: debris.char_start] + blank + text[debris.char_end :]
    return text


def squeeze(text: str) -> str:
    return " ".join(text.split())


def has_line(text: str, block: str) -> bool:
    """True where the block stands as a line of its own: "World" within a sentence is none."""
    return any(squeeze(line).strip("- ") == squeeze(block) for line in text.splitlines())


def main() -> None:
    tallies: dict[str, Tally] = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as folder:
        pages = list(made_pages())
        for page in pages:
            Path(folder, f"{page.name}.html").write_text(page.html, encoding="utf-8")
        reading = read([folder])
    # The last name of a page's path is the page's: articles of one text would be one article.
    found = {Path(article.path or "").stem: article for article in reading.articles}
    for page in pages:
        tallies[page.style].add(page, found.get(page.name))
        tallies["all"].add(page, found.get(page.name))
    print(f"{len(pages)} pages, {len(found)} read\n")
    print("| site | article lost | furniture kept | article lost, debris marked | furniture left, debris marked |")
    print("|---|---|---|---|---|")
    for name, tally in tallies.items():
        print(tally.row(name))


if __name__ == "__main__":
    main()
