"""The Python API: what the command line does, as functions over records.

Imports that cost time stand in the functions, so that `import claimref` stays cheap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from claimref.config import Config
from claimref.errors import SourceError
from claimref.records import Article, Comparison, Judgement, Pair, Statement

if TYPE_CHECKING:
    from pandas import DataFrame

    from claimref.pipeline import Progress, Workshop
    from claimref.protocols import Cache, People

Source: TypeAlias = str | Path | Article
"""A file, a folder, `-` for standard input, or an article that is read already."""

Judged: TypeAlias = Pair | tuple[Statement | str, Statement | str]
"""Two statements; a string must be a sentence that makes one statement."""


def read(sources: Source | Iterable[Source]) -> list[Article]:
    """Read files and folders; articles pass through. Articles in a language that cannot be compared are left out.

    Raises SourceError where a source is missing, empty or of an unknown format.
    """
    if isinstance(sources, str | Path | Article):
        sources = [sources]
    articles: list[Article] = []
    named: list[str | Path] = []
    for source in sources:
        if isinstance(source, Article):
            articles.append(source)
        else:
            named.append(source)
    if named or not articles:
        from claimref.reading import read as read_sources

        articles += read_sources(named).articles
    return articles


def compare(
    sources: Source | Iterable[Source],
    config: Config | None = None,
    *,
    story: str = "story",
    cache: Cache | None = None,
    people: People | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Cross-reference articles as one story: claims, who agrees, who differs and on what, who is alone.

    The order of `sources` does not matter. With a `cache` (a store's, or `claimref.cache.MemoryCache`) nothing that
    it knows is computed again; `Comparison.counts` says what was computed. Nothing is written anywhere else.
    What `people` (a store's) decided holds over what the components find.

    >>> comparison = claimref.compare("fixtures/accord")
    >>> [claim.label for claim in comparison.claims if claim.status == "differ"]
    """
    from claimref.pipeline import compare as run

    return run(read(sources), config or Config(), story=story, cache=cache, people=people, progress=progress)


def to_frame(comparison: Comparison, of: str = "statements") -> DataFrame:
    """Return `comparison` as a pandas DataFrame: of its statements, claims, relations, matrix or outlets.

    `claimref.frames` says what each holds. Raises ComponentError where pandas is missing.

    >>> claims = claimref.to_frame(comparison, "claims")
    >>> claims[claims.status == "differ"]
    """
    from claimref.frames import to_frame as make

    return make(comparison, of)


def split(article: Article | str, config: Config | None = None) -> list[Statement]:
    """Split an article (or a text) into atomic statements, each with its exact quote.

    `article.text[s.char_start : s.char_end] == s.quote` holds for every statement s.
    """
    return _split(_workshop(config), article)


def judge(pairs: Iterable[Judged], config: Config | None = None) -> list[Judgement]:
    """Judge pairs, in order: do the two make the same point; if so, do they agree; if not, on what do they differ?

    Of a string that makes several statements the longest is judged. Raises SourceError for one that makes none.

    >>> claimref.judge([("The ship carried 11,000 crates.", "The ship carried 6,700 crates.")])[0].differ_on
    <DifferOn.QUANTITY: 'quantity'>
    """
    work = _workshop(config)
    ready = _measure(work, [pair if isinstance(pair, Pair) else _statements(work, pair) for pair in pairs])
    judged = work.judge(ready)
    return [judged[pair.left.id, pair.right.id] for pair in ready]


def _workshop(config: Config | None) -> Workshop:
    from claimref.cache import MemoryCache
    from claimref.pipeline import Workshop

    return Workshop(config or Config(), MemoryCache())


def _split(work: Workshop, article: Article | str) -> list[Statement]:
    if isinstance(article, str):
        article = Article(outlet="unnamed", text=article, locator="text")
    return list(work.split([article])[0].statements)


def _statements(work: Workshop, pair: tuple[Statement | str, Statement | str]) -> tuple[Statement, Statement]:
    left, right = (_one_statement(work, side) if isinstance(side, str) else side for side in pair)
    return left, right


def _one_statement(work: Workshop, sentence: str) -> Statement:
    """The statement that says most of `sentence`: a sentence may hold several, a title or an aside among them."""
    found = _split(work, sentence)
    if not found:
        raise SourceError(f"cannot judge {sentence!r}: expected a sentence that states something, found no statement")
    return max(found, key=lambda statement: (len(statement.text), statement.id))


def _measure(work: Workshop, pairs: Sequence[Pair | tuple[Statement, Statement]]) -> list[Pair]:
    """Pairs with the cosine of their vectors; all texts are encoded in one batch."""
    bare = [pair for pair in pairs if not isinstance(pair, Pair)]
    vectors = iter(work.embed([statement.text for pair in bare for statement in pair]))
    return [
        pair if isinstance(pair, Pair) else Pair.of(*pair, similarity=float(next(vectors) @ next(vectors)))
        for pair in pairs
    ]
