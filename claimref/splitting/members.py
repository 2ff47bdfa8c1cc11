"""Lists: every member of a row of nouns or phrases stated with what the row shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimref.splitting.drafts import Draft, Form, Width
from claimref.splitting.inflection import past, present
from claimref.splitting.trees import (
    AUXILIARIES,
    GROUPS,
    NEGATIVE,
    SUBJECTS,
    VERBAL,
    definite,
    in_past_context,
    is_alternative,
    is_plural,
    logical_subject,
    phrase,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_ROW = 12
NOMINALS = frozenset({"NOUN", "PROPN", "NUM"})
KINDS = (NOMINALS, frozenset({"ADJ"}), frozenset({"ADP"}), frozenset({"VERB"}))
"""A row joins words of one of these classes."""
ARGUMENTS = frozenset({"dobj", "pobj", "attr", "nsubj", "nsubjpass", "acomp", "prep", "oprd", "dative", "pcomp"})
MOST_LEVELS = 3
SINGULAR = {"are": "is", "were": "was", "have": "has"}
DENYING = NEGATIVE | {"not", "n't", "without"}


def members(head: Token, own: Sequence[Token], words: Sequence[Token | str]) -> Iterator[Draft]:
    """ "They sold boats, oars and sails" → "They sold boats", "They sold oars", "They sold sails"."""
    denied = any(token.lower_ in DENYING for token in own)
    for first in own:
        if first.dep_ not in ARGUMENTS:
            continue
        row = row_of(first)
        if len(row) < 2 or first.head.lower_ in {"between", "among"} or (is_alternative(row[-1]) and not denied):
            continue
        listed = {token.i for token in first.subtree}
        for member in row:
            mine = phrase(member, ("conj", "cc", "preconj", "punct"))
            inside = {token.i for token in mine}
            kept = tuple(word for word in words if isinstance(word, str) or word.i not in listed or word.i in inside)
            if not mine or not any(not isinstance(word, str) and word.i in inside for word in kept):
                continue
            if first.dep_ in SUBJECTS and first.head == head and not _is_several(member):
                kept = tuple(_singular(word, head) for word in kept)
            start, end = mine[0].i, mine[-1].i + 1
            yield Draft(head, Form.MEMBER, Width.SHORT, kept, start, end, False, member, len(row))
            if member is first and own[0].i < start:
                yield Draft(head, Form.MEMBER, Width.CORE, kept, own[0].i, end, True, member, len(row))
            for outer in _outer_nouns(first, head) if member is not first else ():
                swapped = _swapped(words, outer, mine)
                if swapped:
                    yield Draft(head, Form.MEMBER, Width.MIDDLE, swapped, start, end, False, member, len(row))


def _is_several(noun: Token) -> bool:
    """Does one member of a row, alone, take a verb in the plural?"""
    return noun.tag_ in {"NNS", "NNPS", "CD"} or noun.pos_ in {"NUM", "PRON"} or noun.lemma_.lower() in GROUPS


def _singular(word: Token | str, head: Token) -> Token | str:
    """The verb of a row as that of one of its members: "are" → "is", "want" → "wants"; any other word as it is."""
    if isinstance(word, str):
        return SINGULAR.get(word, word)
    if word.tag_ not in {"VBP", "VBD"} or not (word == head or (word.head == head and word.dep_ in AUXILIARIES)):
        return word
    return SINGULAR.get(word.lower_) or (present(word.lemma_, plural=False) if word.tag_ == "VBP" else word)


def _outer_nouns(first: Token, head: Token) -> list[Token]:
    """The nouns that a list hangs on, any of which may be its true first member.

    "trips to Brida and Lomm, boats and oars": parsers take the boats for a destination.
    """
    found: list[Token] = []
    token = first
    while token.dep_ == "pobj" and token.head.dep_ == "prep" and len(found) < MOST_LEVELS:
        token = token.head.head
        if token.pos_ not in NOMINALS or token == head:
            break
        found.append(token)
    return found


def _swapped(words: Sequence[Token | str], outer: Token, mine: Sequence[Token]) -> tuple[Token | str, ...]:
    """The clause with `mine` where it has the phrase of `outer`."""
    gone = {token.i for token in outer.subtree}
    places = [i for i, word in enumerate(words) if not isinstance(word, str) and word.i in gone]
    if not places:
        return ()
    rest = [word for word in words[places[0] :] if isinstance(word, str) or word.i not in gone]
    return (*words[: places[0]], *mine, *rest)


def row_of(first: Token) -> list[Token]:
    """The members of a list, from the first on."""
    kind = next((kind for kind in KINDS if first.pos_ in kind), None)
    row = [first]
    while kind is not None and len(row) < LONGEST_ROW:
        following = [child for child in row[-1].children if child.dep_ == "conj" and child.pos_ in kind]
        if not following:
            break
        row.append(following[0])
    return row


def inclusion(preposition: Token) -> Iterator[Draft]:
    """ "costs, including rent and food" → "The costs included rent and food", and each of the members."""
    noun = preposition.head
    first = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if first is None or noun.pos_ not in NOMINALS or noun.i > preposition.i:
        return
    if first.pos_ == "NUM" and not _is_several(noun):
        verb_above = next((above for above in noun.ancestors if above.pos_ in VERBAL), None)
        whole = logical_subject(verb_above) if verb_above is not None else None
        if whole is None or not _is_several(whole):
            return
        noun = whole  # "1,500 died, by its own reckoning, including 76 on one day"
    if any(after.dep_ == "prep" for after in preposition.doc[preposition.i + 1 : preposition.i + 2]):
        return  # "condemned by many, including by Low": it includes no Low
    subject = definite(phrase(noun, ("relcl", "acl", "appos", "prep", "conj", "cc", "punct")))
    verb = past("include") if in_past_context(preposition) else present("include", is_plural(noun))
    listed = phrase(first, ("relcl", "appos"))
    if not subject or not listed:
        return
    words = (*subject, verb, *listed)
    yield Draft(preposition, Form.MEMBER, Width.WHOLE, words, preposition.i, listed[-1].i + 1, False, preposition, 1)
    row = row_of(first)
    for member in row if len(row) > 1 else ():
        mine = phrase(member, ("conj", "cc", "preconj", "punct", "relcl", "appos"))
        if mine:
            words = (*subject, verb, *mine)
            yield Draft(
                preposition, Form.MEMBER, Width.SHORT, words, mine[0].i, mine[-1].i + 1, False, member, len(row)
            )
