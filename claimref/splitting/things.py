""" "It" and "they" at the head of a sentence: what the sentence before was about.

Only what may be said of one thing, or of several, is taken up, and only where no other reading is likely: the words of
an impersonal "it" ("it is clear that", "it was the mayor who") and of another speaker stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame, speakers_of
from claimref.splitting.cues import DOCUMENTS, MEDIA, ORGANISATIONS, PEOPLE
from claimref.splitting.trees import VERBAL, cover, phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

AGREEMENTS = frozenset(
    """bill law legislation act measure treaty agreement pact deal accord proposal plan amendment resolution order
    indictment package reform rule policy statute budget ordinance initiative program programme ruling decision
    referendum regulation provision""".split()
)
"""What is drawn up, passed, signed: an "it" that would, allows or requires."""
PROVIDES = frozenset(
    """allow require permit ban prohibit oblige provide create establish expand extend replace repeal amend authorize
    authorise mandate cover contain protect grant exempt limit violate undermine strengthen""".split()
)
"""What such a thing does."""
THINGS = (
    AGREEMENTS
    | ORGANISATIONS
    | MEDIA
    | (DOCUMENTS - {"text", "note"})
    | frozenset("ship plane aircraft truck video country nation state city building project website".split())
)
LIKE_SOMEBODY = ("er", "or", "ist", "ian", "man", "woman", "ant", "ent", "ee")
"""Endings of nouns that may mean a person: "plumber", "tourist", "defendant"."""
SOMEBODY = frozenset(
    """wife husband son boy girl child baby teen friend king queen chief guard pilot nurse judge coach suspect spouse
    bride groom couple crowd family spy thief host guest cop aide boss dean monk priest pope prince princess bishop
    monarch athlete champion star fan relative student candidate nominee hero rival ally someone nobody""".split()
)
IMPERSONAL = frozenset("seem appear happen take turn remain come rain snow mean follow matter".split())
LONGEST = 6
"""A longer noun phrase is said by its head and what stands before it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What the last sentence was about, in words that may be said again, and whose words they were."""

    text: str | None = None
    source: Token | None = None
    several: bool = False


def resolve_it(sentence: Span, frames: Sequence[Frame], last: Thing) -> tuple[list[tuple[int, int, str]], Thing]:
    """The "it" or "they" that `sentence` says of the thing before as (start, end, text), and its own thing."""
    subject = _topic(sentence)
    if subject is None:
        return [], Thing()
    speaker = _speaker(subject, frames)
    if subject.lower_ in {"it", "they"}:
        several = subject.lower_ == "they"
        if last.text is None or last.several != several or last.source != speaker or _impersonal(subject):
            return [], Thing()
        return [(subject.i, subject.i + 1, last.text)], last
    if any(frame.source == subject for frame in frames):
        return [], Thing()  # what follows may be of the one who speaks or of what is spoken of
    if _several(subject) or subject.tag_ in {"NNS", "NNPS"}:
        return [], Thing(_said_again(subject), speaker, several=True)
    if subject.tag_ in {"NN", "NNP"} and _is_thing(subject):
        return [], Thing(_said_again(subject), speaker)
    return [], Thing()


def resolve_by_what_it_is(sentence: Span, taken: Sequence[int]) -> list[tuple[int, int, str]]:
    """The one thing spoken of here or in the sentence before of which the same could be said.

    "It would allow …", "it requires …": the one bill. "It was a return visit": the visit.
    """
    found = []
    for token in sentence:
        if token.lower_ != "it" or token.dep_ != "nsubj" or token.i in taken or _impersonal(token):
            continue
        first = sentence.doc[max(0, sentence.start - 1)].sent.start
        before = {near.lemma_.lower() for near in sentence.doc[first : token.i] if near.tag_ == "NN"}
        certain = token.head.dep_ != "advcl"
        called = {child.lemma_.lower() for child in token.head.children if child.dep_ == "attr" and certain}
        drawn_up = before & AGREEMENTS if _provides(token.head) else set()
        for meant in (called & before, drawn_up):
            if len(meant) == 1:
                found.append((token.i, token.i + 1, f"the {meant.pop()}"))
                break
    return found


def _provides(verb: Token) -> bool:
    return verb.lemma_.lower() in PROVIDES or any(child.tag_ == "MD" for child in verb.children)


def is_somebody(noun: str) -> bool:
    """May the noun mean a person?"""
    return noun not in THINGS and (noun in SOMEBODY | PEOPLE or noun.endswith(LIKE_SOMEBODY))


def _topic(sentence: Span) -> Token | None:
    """The subject of the main clause; of a reported sentence, that of what is reported."""
    root = sentence.root
    if root.pos_ not in VERBAL:
        return None
    subjects = [child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i < root.i]
    return subjects[0] if len(subjects) == 1 else None


def _speaker(token: Token, frames: Sequence[Frame]) -> Token | None:
    around = speakers_of(token.i, frames)
    return around[0].source if around else None


def _impersonal(pronoun: Token) -> bool:
    verb = pronoun.head
    if verb.lemma_.lower() in IMPERSONAL:
        return True
    for child in verb.children:
        if child.dep_ in {"ccomp", "csubj", "advcl"} and child.i > verb.i and verb.lemma_ == "be":
            return True
        if child.dep_ == "xcomp" and verb.lemma_ == "be":
            return True
        # "It was there that …", "It is the mayor who …", "It is a mistake to …", "It is unclear whether …"
        predicate = child.dep_ in {"attr", "acomp", "advmod", "prep"} and verb.lemma_ == "be"
        if predicate and any(inner.dep_ in {"relcl", "ccomp", "xcomp", "acl", "csubj"} for inner in child.subtree):
            return True
    return verb.lemma_ == "be" and any(child.ent_type_ in {"DATE", "TIME"} for child in verb.children)


def _is_thing(subject: Token) -> bool:
    if subject.ent_type_ in {"ORG", "LAW"}:
        return True
    return subject.ent_type_ == "" and not is_somebody(subject.lemma_.lower())


def _several(subject: Token) -> bool:
    return any(child.dep_ == "conj" for child in subject.children)


def _said_again(subject: Token) -> str:
    words = phrase(subject)
    if len(words) > LONGEST:
        words = [word for word in words if word.i <= subject.i]
    text = cover(words).text
    first, _, rest = text.partition(" ")
    if first.lower() in {"a", "an", "this", "that", "such", "another"} and rest:
        return f"the {rest}"
    return f"the{text[3:]}" if text.startswith("The ") else text
