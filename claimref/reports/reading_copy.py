"""An article's text in full, with its statements and its debris marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from rich.console import RenderableType
from rich.text import Text

from claimref.records import Article, Skipped, Statement, Voice
from claimref.reports.style import ASIDE, LABEL, print_parts
from claimref.reports.wording import counted, printable

OWN_VOICE, ATTRIBUTED = "underline", "underline italic cyan"


def print_article(
    article: Article,
    statements: Sequence[Statement],
    skipped: Sequence[Skipped],
    numbers: dict[str, int],
    out: IO[str],
    width: int | None = None,
    notes: Sequence[str] = (),
) -> None:
    """Print `article` with each statement in ⟦brackets⟧ that carry its claim's row number, and debris struck out.

    `numbers` maps statement ids to row numbers. Brackets nest where statements share words. `notes` stand above the
    text, one a line.
    """
    print_parts(lambda columns: _parts(article, statements, skipped, numbers, notes), out, width)


def _parts(
    article: Article,
    statements: Sequence[Statement],
    skipped: Sequence[Skipped],
    numbers: dict[str, int],
    notes: Sequence[str],
) -> Iterator[RenderableType]:
    day = article.published_at.isoformat()[:10] if article.published_at else "undated"
    yield Text(printable(article.title or article.locator), style=LABEL)
    facts = [article.outlet, day, article.byline, article.url or article.locator, f"article {article.id}"]
    yield Text(" · ".join(printable(fact) for fact in facts if fact), style=ASIDE)
    yield Text(f"{counted(len(statements), 'statement')}; {counted(len(skipped), 'passage')} without one", style=ASIDE)
    for note in notes:
        yield Text(printable(note), style=ASIDE)
    yield Text()
    text = _marked(article, statements, numbers)
    yield from text.split("\n", allow_blank=True)


def _marked(article: Article, statements: Sequence[Statement], numbers: dict[str, int]) -> Text:
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    # The longest first, so that brackets nest.
    for statement in sorted(statements, key=lambda statement: statement.char_start - statement.char_end):
        number = numbers.get(statement.id)
        opening.setdefault(statement.char_start, []).append("⟦")
        closing.setdefault(statement.char_end, []).insert(0, f"⟧{number}" if number else "⟧")
    styles = _styles(article, statements)
    cuts = sorted(
        {0, len(article.text), *opening, *closing, *(edge for start, end, _ in styles for edge in (start, end))}
    )
    shown = Text()
    for start, end in zip(cuts, [*cuts[1:], len(article.text)], strict=True):
        shown.append("".join(closing.get(start, ())), style=ASIDE)
        shown.append("".join(opening.get(start, ())), style=ASIDE)
        style = " ".join(style for left, right, style in styles if left <= start and end <= right)
        shown.append(_safe(article.text[start:end]), style=style or None)
    return shown


def _styles(article: Article, statements: Sequence[Statement]) -> list[tuple[int, int, str]]:
    marked = [(debris.char_start, debris.char_end, "dim strike") for debris in article.debris]
    return marked + [
        (statement.char_start, statement.char_end, OWN_VOICE if statement.voice is Voice.OUTLET else ATTRIBUTED)
        for statement in statements
    ]


def _safe(text: str) -> str:
    """Lines stay lines; all else that a terminal would obey goes. Blanks at the edges of a cut are kept."""
    lines = []
    for line in text.split("\n"):
        shown = printable(line)
        left = " " if shown and line[0].isspace() else ""
        right = " " if shown and line[-1].isspace() else ""
        lines.append(left + shown + right if shown else " " if line else "")
    return "\n".join(lines)
