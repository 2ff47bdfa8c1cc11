""" "The three were found": which people or things, counted before, a bare number means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimref.normalising.numerals import ONES
from claimref.splitting.mentions import VALUES, said_again
from claimref.splitting.names import Replacement
from claimref.splitting.offices import TAKES_UP
from claimref.splitting.things import is_somebody
from claimref.splitting.trees import MOMENTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_counted(docs: Sequence[Doc], said: Sequence[Mapping[int, Replacement]]) -> Iterator[tuple[int, Replacement]]:
    """Yield each bare "the three" with what it means, and the number of its segment; `said` as in `mentions`.

    Where the article has counted as many of several kinds by then (three guards, three boats), it stays.
    """
    counted: dict[int, list[tuple[int, Token]]] = {}
    for number, doc in enumerate(docs):
        for token in doc:
            value = _value(token)
            if value is None:
                continue
            if token.dep_ == "nummod" and _may_be_meant(token.head):
                counted.setdefault(value, []).append((number, token.head))
            elif _is_bare(token) and _is_one_kind([noun for _, noun in counted.get(value, ())]):
                segment, noun = counted[value][0]
                text = said_again(noun, said[segment])
                if text is not None:
                    text = text if text.startswith("the ") else f"the {text[0].lower()}{text[1:]}"
                    yield number, Replacement(token.left_edge.i, token.i + 1, text, pronoun=True, antecedents=(noun,))


def _value(token: Token) -> int | None:
    """Two to nineteen, in words or digits."""
    value = int(token.text) if token.text.isdigit() and len(token.text) < 3 else int(ONES.get(token.lower_, 0))
    return value if value > 1 else None


def _may_be_meant(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"} and noun.ent_type_ not in VALUES and noun.lemma_.lower() not in MOMENTS


def _is_bare(number: Token) -> bool:
    if number.dep_ not in TAKES_UP or number.i == 0 or number.head.lower_ == "between":
        return False
    return [child.lower_ for child in number.children if child.dep_ != "punct"] == ["the"]


def _is_one_kind(nouns: Sequence[Token]) -> bool:
    """Are they all somebody ("soldiers", "men"), or all called the same?"""
    return bool(nouns) and (
        all(is_somebody(noun.lemma_.lower()) for noun in nouns) or len({noun.lemma_.lower() for noun in nouns}) == 1
    )
