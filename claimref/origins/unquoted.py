"""The words of an article that are its author's own: quoted speech and page furniture are left out.

Two reporters at one press conference write down the same sentences; that shows nothing. So do names and titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimref.records import Article

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'
_LONGER = 4

# Words of every report: function words, days and months, number words, how speech is reported, offices.
_OF_EVERYBODY = frozenset(
    """
    about above after alone also although because been before being below between both could does done down
    during each either else even first five four from gets half have having here however hundred into just last
    later least less many might million billion more most must nine none once only other others over own per
    percent cent said same says second shall she should since some still such than that their theirs them then
    there these they third this those though thousand three through thus together toward towards twice under
    until very were what when where whether which while whom whose will with within without would year years
    month months week weeks today yesterday tomorrow tonight people monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november december according
    added confirmed reported reports saying spoke president vice minister ministers prime foreign defence
    defense interior finance secretary spokesman spokeswoman spokesperson chairman chairwoman chief head
    director commander general officer official officials government governor country state states national
    international united
    """.split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the author's: `folded` for comparison; `tells` where it is no name and no word of every report."""

    folded: str
    tells: bool
    char_start: int
    char_end: int


class Wording:
    """An article's unquoted words in order; `None` stands where something was left out: no run goes across it."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def words(self) -> tuple[Word | None, ...]:
        return tuple(self._words())

    @cached_property
    def count(self) -> int:
        return sum(word is not None for word in self.words)

    def text(self, first: int, last: int) -> str:
        """The stretch from word `first` to word `last` as the article has it, on one line."""
        one, other = self.words[first], self.words[last]
        if one is None or other is None:
            raise IndexError(f"no word at {first} or at {last}")
        return " ".join(self._article.text[one.char_start : other.char_end].split())

    def _words(self) -> Iterator[Word | None]:
        text = self._article.text
        hidden = _hidden(self._article)
        gap = False
        for match in _WORD.finditer(text):
            if any(hidden[match.start() : match.end()]):
                gap = True
                continue
            if gap:
                yield None
                gap = False
            word = match.group()
            folded = word.lower().replace("’", "'")
            tells = word.islower() and len(word) >= _LONGER and folded not in _OF_EVERYBODY
            yield Word(folded, tells, match.start(), match.end())


def _hidden(article: Article) -> bytearray:
    """A mark for every character that stands in quotation marks or in furniture."""
    hidden = bytearray(len(article.text))
    spans = [(debris.char_start, debris.char_end) for debris in article.debris]
    for start, end in (*spans, *_quotations(article.text)):
        hidden[start:end] = b"\x01" * (end - start)
    return hidden


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Every stretch in double quotation marks; what is not closed ends with its paragraph."""
    for paragraph in re.finditer(r"[^\n]+", text):
        begun: int | None = None
        for at in range(paragraph.start(), paragraph.end()):
            sign = text[at]
            if sign in _OPENING or (begun is None and sign in _EITHER and not text[at + 1 : at + 2].isspace()):
                begun = at if begun is None else begun
            elif begun is not None and (sign in _CLOSING or sign in _EITHER):
                yield begun, at + 1
                begun = None
        if begun is not None:
            yield begun, paragraph.end()
