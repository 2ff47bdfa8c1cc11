"""Who is meant by the source of an attribution: a full name, a noun phrase, or for a pronoun what went before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame
from claimref.splitting.cues import DOCUMENTS, EXPERTS, ROLES
from claimref.splitting.references import FEMALE, MALE, PLURAL, PRONOUNS, TITLES, Replacement
from claimref.splitting.trees import cover, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LOOK_BACK = 3
"""How many sentences back "it" and "they" may reach."""


class Speakers:
    """The speakers of one article, asked frame by frame."""

    def __init__(
        self,
        docs: Sequence[Doc],
        replacements: Sequence[Mapping[int, Replacement]],
        frames: Sequence[Sequence[Frame]],
    ) -> None:
        self._docs = docs
        self._replacements = replacements
        self._sources = [
            (number, frame.cue.i, frame.source)
            for number, frames_here in enumerate(frames)
            for frame in sorted(frames_here, key=lambda frame: frame.cue.i)
        ]

    @cached_property
    def experts(self) -> frozenset[str]:
        """The speakers whom the article introduces as experts, analysts, professors …"""
        return frozenset(
            self.named(source)
            for _, _, source in self._sources
            if any(token.lemma_.lower() in EXPERTS for token in source.subtree)
        )

    def name(self, frame: Frame) -> str:
        """The resolved name of the source, else its words in the article."""
        return self.named(frame.source)

    def named(self, source: Token) -> str:
        """The full name, with the title that stands before it, of whom `source` means."""
        head = _person_in_apposition(source)
        replacement = self._replacement(head)
        if replacement is not None and replacement.name is not None:
            return _with_title(head, replacement)
        earlier = self._earlier(head) or _author(head)
        if earlier is not None:
            return self.named(earlier)
        words = phrase(head, ("relcl", "acl", "appos"))
        return cover(words).text if words else head.text

    def _earlier(self, head: Token) -> Token | None:
        """Whom a pronoun, or "the analyst", takes up."""
        if head.lower_ in {"it", "they"}:
            return self._antecedent(head)
        role = head.lemma_.lower() in ROLES and [child.lower_ for child in head.children if child.dep_ != "punct"] == [
            "the"
        ]
        if head.lower_ not in MALE | FEMALE and not role:
            return None
        number = self._number(head)
        for doc_number, cue, source in reversed(self._sources):
            if number - 2 <= doc_number <= number and (doc_number, cue) < (number, head.i):
                named = _person_in_apposition(source)
                found = self._replacement(named)
                if found is not None and found.name is not None:
                    return named
        return None

    def _number(self, token: Token) -> int:
        return next(number for number, doc in enumerate(self._docs) if doc == token.doc)

    def _replacement(self, token: Token) -> Replacement | None:
        return self._replacements[self._number(token)].get(token.i)

    def _antecedent(self, pronoun: Token) -> Token | None:
        """The nearest subject before "it" (one thing) or "they" (several), itself no pronoun."""
        plural = pronoun.lower_ in PLURAL
        number = self._number(pronoun)
        looked = 0
        for doc in (self._docs[number], *self._docs[max(0, number - 1) : number]):
            sentences = [sentence for sentence in doc.sents if doc != pronoun.doc or sentence.start <= pronoun.i]
            for sentence in reversed(sentences):
                looked += 1
                if looked > LOOK_BACK:
                    return None
                for token in sentence:
                    if doc == pronoun.doc and token.i >= pronoun.i:
                        break
                    if token.dep_ in {"nsubj", "nsubjpass"} and _may_mean(token, plural):
                        return token
        return None


def _author(document: Token) -> Token | None:
    """Whose it is: "a statement from the ministry", "the ministry's report"."""
    if document.lemma_.lower() not in DOCUMENTS:
        return None
    for child in document.children:
        if child.dep_ == "poss" and child.pos_ == "PROPN":
            return child
        if child.dep_ == "prep" and child.lower_ in {"from", "by"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _may_mean(token: Token, plural: bool) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ == "PERSON":
        return False
    several = token.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in token.children)
    return several if plural else not several and token.ent_type_ in {"ORG", "GPE", "NORP"}


def _person_in_apposition(source: Token) -> Token:
    """The person in "a spokesman for the mayor, Ann Low"."""
    if source.ent_type_ == "PERSON":
        return source
    for child in source.children:
        if child.dep_ == "appos" and child.ent_type_ == "PERSON":
            return child
    return source


def _with_title(head: Token, replacement: Replacement) -> str:
    name = replacement.name or replacement.text
    if head.lower_ in PRONOUNS:
        return name
    before = head.doc[replacement.start]
    if before.lower_ in TITLES and not name.lower().startswith(before.lower_):
        return f"{before.text} {name}"
    if replacement.start > 0 and before.nbor(-1).lower_ in TITLES:
        return f"{before.nbor(-1).text} {name}"
    return name


def speaker_words(frame: Frame) -> str:
    """The article's words for the source."""
    words = phrase(frame.source)
    return cover(words).text if words else frame.source.text
