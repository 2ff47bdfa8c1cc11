"""Who is meant by the source of an attribution: a full name, a noun phrase, and for "it" and "they" what went before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame
from claimref.splitting.references import PLURAL, PRONOUNS, TITLES, Replacement
from claimref.splitting.trees import cover, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LOOK_BACK = 3
"""How many sentences back "it" and "they" may reach."""


class Speakers:
    """The speakers of one article, asked frame by frame."""

    def __init__(self, docs: Sequence[Doc], replacements: Sequence[Mapping[int, Replacement]]) -> None:
        self._docs = docs
        self._number = {id(doc): number for number, doc in enumerate(docs)}
        self._replacements = replacements

    def name(self, frame: Frame) -> str:
        """The resolved name of the source, else its words in the article."""
        return self.named(frame.source)

    def named(self, source: Token) -> str:
        """The full name, with the title that stands before it, of whom `source` means."""
        head = _person_in_apposition(source)
        replacement = self._replacement(head)
        if replacement is not None and replacement.name is not None:
            return _with_title(head, replacement)
        if head.lower_ in PRONOUNS or head.lower_ in {"who", "which", "that", "this"}:
            earlier = self._antecedent(head)
            return self.named(earlier) if earlier is not None else head.text
        words = phrase(head, ("relcl", "acl", "appos"))
        return cover(words).text if words else head.text

    def _replacement(self, token: Token) -> Replacement | None:
        number = self._number.get(id(token.doc))
        if number is None:
            number = next((n for n, doc in enumerate(self._docs) if doc == token.doc), None)
        return None if number is None else self._replacements[number].get(token.i)

    def _antecedent(self, pronoun: Token) -> Token | None:
        """The nearest subject before "it" (one thing) or "they" (several), itself no pronoun."""
        if pronoun.lower_ not in {"it", "they"}:
            return None
        plural = pronoun.lower_ in PLURAL
        number = next((n for n, doc in enumerate(self._docs) if doc == pronoun.doc), 0)
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
