"""What a draft is: the words that would state one predication alone, and the stretch they are cut from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


class Form(StrEnum):
    """The construction that a draft comes from."""

    MAIN = "main"
    CONJUNCT = "conjunct"
    COMPLEMENT = "complement"
    ADVERBIAL = "adverbial"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    APPOSITION = "apposition"
    AGE = "age"
    TITLE = "title"
    MEMBER = "member"
    SPEECH = "speech"
    FRAGMENT = "fragment"
    AFFILIATION = "affiliation"
    MEASURE = "measure"
    EVENT = "event"
    ABSOLUTE = "absolute"


class Width(StrEnum):
    """How much of the construction a draft keeps: no adjunct, one, the valued ones, all, clauses that are set off."""

    BARE = "bare"
    SINGLE = "single"
    SHORT = "short"
    CORE = "core"
    MIDDLE = "middle"
    WHOLE = "whole"


VALUED = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "CARDINAL"})
"""Entity types of times and figures: outlets differ on them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`words` state the predication of `head`; its quote runs from token `start` to token `end` (exclusive).

    `focus` is the member of a list, or the adjunct, that this draft keeps and its siblings do not. There are
    `siblings` members or adjuncts in all; `kept` of the adjuncts are in the words.
    """

    head: Token
    form: Form
    width: Width
    words: tuple[Token | str, ...]
    start: int
    end: int
    with_subject: bool = True
    focus: Token | None = None
    siblings: int = 0
    kept: int = 0
