"""People's corrections applied to what a splitter made: the quotes stay, what was read into them changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimref.decisions import Correctable, Ruling, Standing, Values, amend
from claimref.normalising.annotate import annotate
from claimref.normalising.entities import EntityIndex
from claimref.protocols import People
from claimref.records import Article, Skipped, Split, Statement

REASON = "dropped by a person"


class Nobody:
    """`People` who decided nothing."""

    def corrections(self, articles: Sequence[Article], splits: Sequence[Split]) -> Mapping[str, Values]:
        return {}

    def rulings(self, articles: Sequence[Article], standings: Sequence[Standing]) -> Sequence[Ruling]:
        return ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """Splits as people corrected them, and how each statement stands beside what the splitter made.

    `uncorrected` holds, by article id, what the splitter made of the articles that people corrected.
    """

    splits: tuple[Split, ...]
    standings: tuple[Standing, ...]
    uncorrected: Mapping[str, Split]


def correct(articles: Sequence[Article], splits: Sequence[Split], people: People) -> Corrected:
    """Apply the corrections in force to `splits`, one an article and in their order."""
    corrections = people.corrections(articles, splits)
    done: list[Split] = []
    standings: list[Standing] = []
    uncorrected: dict[str, Split] = {}
    for article, split in zip(articles, splits, strict=True):
        own = [Standing(made, _amended(made, corrections, article, split)) for made in split.statements]
        if any(standing.now != standing.made for standing in own):
            uncorrected[article.id] = split
            split = _corrected(split, own)
        done.append(split)
        standings += own
    return Corrected(tuple(done), tuple(standings), uncorrected)


def _amended(made: Statement, corrections: Mapping[str, Values], article: Article, split: Split) -> Statement | None:
    values = corrections.get(made.id)
    if not values:
        return made
    amended = amend(made, values)
    if amended is None or Correctable.TEXT not in values or amended.text == made.text:
        return amended
    # The names that the splitter found in the article; reading them anew would take its parser.
    names = {(entity.name, entity.type) for statement in split.statements for entity in statement.entities}
    return annotate(amended, article.published_at, EntityIndex.from_names(sorted(names)))


def _corrected(split: Split, standings: Sequence[Standing]) -> Split:
    present = {standing.now.id: standing.now for standing in standings if standing.now is not None}
    dropped = [standing.made for standing in standings if standing.now is None]
    left_out = (Skipped(made.char_start, made.char_end, REASON) for made in dropped)
    skipped = sorted({*split.skipped, *left_out}, key=lambda passage: (passage.char_start, passage.char_end))
    return replace(split, statements=tuple(present.values()), skipped=tuple(skipped))
