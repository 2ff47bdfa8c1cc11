"""Which rare wording do articles share: long common runs of words, whose each tells something.

Rewritten copy shares less than a third of its three-word sequences with its source, so that hashing for near duplicates
overlooks it. What betrays it is how much of it stands in the same longer sequences, all through the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimref.origins.unquoted import Word, Wording

Gram = tuple[str, ...]

LENGTH = 4
"""A run has at least so many words …"""

TELLING = 2
"""… and so many of them are neither names nor words of every report."""

EVERYWHERE = 3
"""A run that so many other articles have as well, none of them near to these two, is the story's common wording."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` of an article that stand in the other one too."""

    first: int
    last: int

    @property
    def words(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Shared:
    """The distinct runs of one article that stand in another, and the share of its own words that they make up."""

    runs: tuple[Run, ...]
    share: float


class SharedWording:
    """What each two of some articles share, found by an index of sequences: no two are compared that share none."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = wordings
        self._places: dict[str, dict[Gram, list[int]]] = {id_: _places(wordings[id_]) for id_ in wordings}
        self._holders: dict[Gram, set[str]] = {}
        for id_, places in self._places.items():
            for gram in places:
                self._holders.setdefault(gram, set()).add(id_)

    def pairs(self, least: int) -> list[tuple[str, str]]:
        """The pairs of articles that share at least so many distinct sequences, each once, in order."""
        common: Counter[tuple[str, str]] = Counter()
        for holders in self._holders.values():
            if len(holders) > 1:
                common.update(combinations(sorted(holders), 2))
        return sorted(pair for pair, count in common.items() if count >= least)

    def shared(self, one: str, other: str, near: frozenset[str] = frozenset()) -> Shared:
        """What of `one` stands in `other`; `near` are the articles that are likely copies of either."""
        words = self._wordings[one].words
        runs: list[Run] = []
        seen: set[Gram] = set()
        for run in self._runs(one, other):
            telling = sum(word is not None and word.tells for word in words[run.first : run.last + 1])
            grams = _grams(words, run)
            # What an article says again and again, such as a long name, is shared once.
            is_new = 2 * len(grams - seen) > len(grams)
            if telling >= TELLING and is_new and not self._is_common(grams, near | {one, other}):
                runs.append(run)
            seen |= grams
        return Shared(tuple(runs), sum(run.words for run in runs) / max(1, self._wordings[one].count))

    def _runs(self, one: str, other: str) -> list[Run]:
        """The longest runs from left to right; they do not overlap."""
        mine, theirs = self._wordings[one].words, self._wordings[other].words
        places = self._places[other]
        runs, at = [], 0
        while at <= len(mine) - LENGTH:
            starts = places.get(_gram(mine, at) or (), ())
            longest = max((_length(mine, at, theirs, start) for start in starts), default=0)
            if longest:
                runs.append(Run(at, at + longest - 1))
            at += longest or 1
        return runs

    def _is_common(self, grams: set[Gram], known: frozenset[str]) -> bool:
        """Whether many others have most of the run: one of them may have a word more or less at its ends."""
        others = Counter(holder for gram in grams for holder in self._holders[gram] - known)
        return sum(2 * count > len(grams) for count in others.values()) >= EVERYWHERE


def _grams(words: Sequence[Word | None], run: Run) -> set[Gram]:
    found = (_gram(words, at) for at in range(run.first, run.last - LENGTH + 2))
    return {gram for gram in found if gram}


def _gram(words: Sequence[Word | None], at: int) -> Gram | None:
    gram = tuple(word.folded for word in words[at : at + LENGTH] if word is not None)
    return gram if len(gram) == LENGTH else None


def _places(wording: Wording) -> dict[Gram, list[int]]:
    found: dict[Gram, list[int]] = {}
    for at in range(len(wording.words) - LENGTH + 1):
        gram = _gram(wording.words, at)
        if gram:
            found.setdefault(gram, []).append(at)
    return found


def _length(mine: Sequence[Word | None], at: int, theirs: Sequence[Word | None], start: int) -> int:
    length = 0
    while at + length < len(mine) and start + length < len(theirs):
        one, other = mine[at + length], theirs[start + length]
        if one is None or other is None or one.folded != other.folded:
            break
        length += 1
    return length
