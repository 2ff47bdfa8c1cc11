"""What the words for a source tell: is it somebody, a medium, a body; whose document; who stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame
from claimref.splitting.cues import DOCUMENTS, MEDIA, MEDIA_NAMES, ORGANISATIONS, PEOPLE, ROLES, THOUGHT
from claimref.splitting.names import FEMALE, MALE, PLURAL, PRONOUNS, TITLES, Replacement
from claimref.splitting.things import is_somebody
from claimref.splitting.trees import cover, entity_of, phrase, set_off, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PUBLISHED = frozenset({"report", "article", "story"})
PERSONAL = MALE | FEMALE | PLURAL


def speaking(chain: Sequence[Frame]) -> Frame | None:
    """Whose word the reader has: the outermost speaker's; but where a medium only passes it on, who speaks there."""
    if not chain:
        return None
    for outer, inner in pairwise(chain):
        if not _passes_on(outer, inner):
            return outer
    return chain[-1]


def _passes_on(outer: Frame, inner: Frame) -> bool:
    source = outer.source
    if is_medium(source):
        return inner.cue.lemma_.lower() not in THOUGHT and speaks(inner.source)
    if source.ent_type_ == "PERSON" or source.lower_ in PRONOUNS or inner.source.lower_ in PRONOUNS:
        return False
    if any(child.dep_ == "appos" and child.ent_type_ == "PERSON" for child in source.children):
        return False
    bodiless = source.ent_type_ != "" or source.lemma_.lower() in DOCUMENTS
    return bodiless and inner.source.ent_type_ == "PERSON"


def speaks(source: Token) -> bool:
    """Is it somebody, as opposed to something, that speaks?"""
    if source.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or source.lower_ in PERSONAL:
        return True
    return source.lemma_.lower() in PEOPLE | ORGANISATIONS | {"authority", "people"}


def is_medium(source: Token) -> bool:
    if source.ent_type_ == "PERSON" and len(name_in(source)) > 1:
        return False
    if source.lemma_.lower() in MEDIA or any(child.lower_ in MEDIA for child in source.children):
        return True
    if source.lemma_.lower() in PUBLISHED and any(child.lower_ in MEDIA_NAMES for child in source.children):
        return True
    return bool({word for token in name_in(source) for word in token.lower_.replace(".", " ").split()} & MEDIA_NAMES)


def is_company(source: Token) -> bool:
    return source.ent_type_ == "ORG" and source.dep_ != "poss" and not is_medium(source)


def name_in(source: Token) -> Span | list[Token]:
    """The named entity that `source` heads."""
    return entity_of(source) or []


def name_beside(head: Token) -> Span | None:
    """The name that follows what it is, without a comma: "the research firm Osk Data"."""
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == head.i + 1:
            return cover(phrase(child) or [child])
    return None


def joined(source: Token) -> list[Token]:
    """Those who speak together with `source`: "Low and Ruiz said"."""
    joined = [token for token in source.conjuncts if token.i > source.i and token.pos_ in {"PROPN", "NOUN"}]
    same = source.pos_ == "PROPN" or source.ent_type_ == "PERSON"
    return [token for token in joined if (token.ent_type_ == source.ent_type_) or not same][:3]


def author(document: Token) -> Token | None:
    """Whose it is: "a statement from the ministry", "the ministry's report", "his letter", "a report in the Herald"."""
    if document.lemma_.lower() not in DOCUMENTS:
        return None
    for child in document.children:
        if child.dep_ == "poss" and (child.pos_ == "PROPN" or child.lower_ in PERSONAL):
            return _who_follows(child, document) or child
        if child.dep_ == "prep" and child.lower_ in {"from", "by", "in"}:
            named = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if named is not None and (child.lower_ != "in" or is_medium(named)):
                return named
    return None


def _who_follows(owner: Token, document: Token) -> Token | None:
    """ "In his letter, Low wrote": he is Low."""
    verb = document.head.head
    if owner.lower_ not in PERSONAL or document.dep_ != "pobj" or document.i > verb.i:
        return None
    subject = subject_of(verb)
    return subject if subject is not None and subject.i > owner.i and subject.ent_type_ == "PERSON" else None


def may_mean(token: Token, plural: bool) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ == "PERSON":
        return False
    several = token.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in token.children)
    if plural:
        return several or token.lemma_.lower() == "police"
    return not several and (
        token.ent_type_ in {"ORG", "GPE", "NORP"} or token.lemma_.lower() in (ORGANISATIONS | MEDIA) - {"site"}
    )


def person_in_apposition(source: Token) -> Token:
    """The person in "a spokesman for the mayor, Ann Low"."""
    if source.ent_type_ == "PERSON":
        return source
    for child in source.children:
        if child.dep_ == "appos" and (child.ent_type_ == "PERSON" or _names_somebody(child, source)):
            return child
    if source.lemma_.lower() in ROLES:
        for token in source.subtree:
            if token.dep_ == "appos" and token.ent_type_ == "PERSON" and token.head.dep_ == "pobj":
                return token
    return source


def _names_somebody(name: Token, source: Token) -> bool:
    """Two or three words with capitals, between commas, after what somebody is: "its minister, Esteban Quiros,"."""
    words = list(name.subtree)
    if source.pos_ != "NOUN" or not is_somebody(source.lemma_.lower()) or name.pos_ != "PROPN":
        return False
    after = words[-1].nbor(1).text if words[-1].i + 1 < len(name.doc) else ""
    return 2 <= len(words) <= 3 and all(word.is_title for word in words) and set_off(name) and after == ","


def names_somebody(name: Token) -> bool:
    """Is it in apposition with what somebody is: "the minister, Ann Low", "Ann Low, the minister"?"""
    beside = [name.head] if name.dep_ == "appos" else [child for child in name.children if child.dep_ == "appos"]
    return any(noun.pos_ == "NOUN" and is_somebody(noun.lemma_.lower()) for noun in beside)


def body_of(source: Token) -> Token | None:
    """The body that speaks, by its name: "Osk Inc.", "Aurajoki Marine" in "the shipyard, Aurajoki Marine,"."""
    if source.dep_ == "appos":
        # What it is called after: a person, also where the name was taken for a firm's, or "the shipyard".
        return None if is_somebody(source.head.lemma_.lower()) else source
    if source.ent_type_ == "ORG":
        return None if is_medium(source) else source
    thing = source.pos_ == "NOUN" and not is_somebody(source.lemma_.lower())
    for child in source.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.ent_type_ not in {"GPE", "DATE"}:
            return child if thing or child.ent_type_ == "ORG" else None
    return None


def with_title(head: Token, replacement: Replacement) -> str:
    """The name, and the title before it."""
    name = replacement.name or replacement.text
    if head.lower_ in PRONOUNS:
        return name
    first = head.doc[replacement.start]
    inside = first.lower_ in TITLES and not name.lower().startswith(first.lower_)
    title = first if inside else first.nbor(-1) if replacement.start > 0 else None
    if title is None or title.lower_ not in TITLES:
        return name
    # "Press Secretary Ann Low": half an office is none.
    before = title.nbor(-1) if title.i > title.sent.start else None
    longer = before is not None and (before.pos_ == "PROPN" or before.dep_ in {"compound", "amod"})
    return name if longer else f"{title.text} {name}"
