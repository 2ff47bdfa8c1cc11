""" "The congressman", "the president's": whom a bare office means where the article gives it to one person only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimref.splitting.names import Replacement
from claimref.splitting.namings import RANKS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OFFICES = frozenset(
    """congressman congresswoman lawmaker representative senator governor president vice-president premier minister
    chancellor mayor sheriff secretary chairman chairwoman speaker ambassador commissioner justice judge king queen
    prince princess pope archbishop bishop general colonel captain sergeant spokesman spokeswoman spokesperson lawyer
    attorney comedian actor actress singer congressperson""".split()
)
"""Nouns that stand before a name, and later for it."""
ALIKE = {
    "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "attorney": "lawyer", "chairwoman": "chairman",
    "premier": "minister", "actress": "actor", "congressperson": "representative",
}  # fmt: skip
"""Nouns of one office, each by the same one of them."""
TAKES_UP = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "pobj", "dative"})
"""What the noun may be in its clause: not what somebody is said to be."""


class Holders:
    """Who holds which office in an article."""

    def __init__(self, docs: Sequence[Doc], named: Sequence[Sequence[Replacement]]) -> None:
        self._by_office: dict[str, dict[str, None]] = {}
        for doc, items in zip(docs, named, strict=True):
            for item in items:
                if item.name is not None:
                    for office in _offices_of(doc[item.start : item.end].root):
                        self._by_office.setdefault(office, {})[item.name] = None

    def mentions(self, doc: Doc, people: Sequence[Replacement]) -> list[Replacement]:
        """Where `doc` says a bare office for a name, beside the `people` that it names."""
        taken = {i for person in people for i in range(person.start, person.end)}
        found = []
        for token in doc:
            name, start = self._means(token), token.left_edge.i
            if name is not None and taken.isdisjoint(range(start, token.i + 1)):
                found.append(Replacement(start, token.i + 1, name, name, pronoun=True))
        return found

    def _means(self, token: Token) -> str | None:
        """The name of the one holder, if `token` heads a bare "the …" with an office."""
        if token.tag_ != "NN" or not token.is_lower or token.dep_ not in TAKES_UP:
            return None
        if [child.lower_ for child in token.children if child.dep_ not in {"case", "punct"}] != ["the"]:
            return None
        holders = list(self._by_office.get(_office(token), ()))
        return holders[0] if len({holder.split()[-1] for holder in holders}) == 1 else None


def _offices_of(name: Token) -> Iterator[str]:
    """The offices beside a name: right before it, in apposition to it, or it to them."""
    for child in name.children:
        close = child.i < name.i and child.dep_ in {"compound", "nmod"}
        if (close or child.dep_ == "appos") and (office := _office(child)):
            yield office
    if name.dep_ == "appos" and (office := _office(name.head)):
        yield office


def _office(token: Token) -> str:
    word = RANKS.get(token.lower_, token.lemma_.lower()).removeprefix("a ")
    return ALIKE.get(word, word) if word in OFFICES else ""
