"""Mistakes that parsers make again and again, mended in the tree before anything is read off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimref.splitting.trees import AUXILIARIES, SUBJECTS, TIMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLAUSES = frozenset({"ccomp", "dep", "conj", "advcl", "parataxis"})
"""Relations under which a parser puts the verb that a participle has robbed of its subject."""
JOINING = frozenset({"CCONJ", "SCONJ", "PUNCT", "PART"})


def mended(doc: Doc) -> Doc:
    """Give "installed" its subject in "the cameras ordered for the port had not been installed"; change `doc` itself.

    A participle right after its noun looks like a past tense, and the true verb is left without a subject.
    """
    for verb in [token for token in doc if token.dep_ in CLAUSES and _lacks_subject(token)]:
        participle = _robber(verb)
        if participle is not None:
            _swap(participle, verb)
    return doc


def _lacks_subject(verb: Token) -> bool:
    """Is it a finite verb, right after a word of the clause before, with neither subject nor conjunction?"""
    children = list(verb.children)
    if any(child.dep_ in {*SUBJECTS, "mark", "cc"} for child in children):
        return False
    first = _first_of_group(verb)
    ahead = [child for child in children if child.i < first.i]
    if first.tag_ not in FINITE or not first.i or any(child.dep_ != "npadvmod" for child in ahead):
        return False
    return first.nbor(-1).pos_ not in JOINING and not verb.left_edge.is_sent_start


def _first_of_group(verb: Token) -> Token:
    return next((child for child in verb.children if child.dep_ in AUXILIARIES and child.i < verb.i), verb)


def _robber(verb: Token) -> Token | None:
    """The participle that has taken the subject of `verb`."""
    for taker in (verb.head, *verb.head.children):
        if taker.tag_ not in {"VBN", "VBD"} or taker.i >= verb.left_edge.i or taker == verb:
            continue
        children = [child for child in taker.children if child != verb]
        subject = next((child for child in children if child.dep_ in SUBJECTS and child.i < taker.i), None)
        if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or subject.right_edge.i != taker.i - 1:
            continue
        relations = {child.dep_ for child in children if child.ent_type_ not in TIMES}
        if not relations.isdisjoint({"dobj", "ccomp", "xcomp", "attr", "acomp", "conj", "cc", *AUXILIARIES}):
            continue
        between = taker.doc[taker.i : verb.left_edge.i]
        if not any(token.is_punct or token.pos_ == "CCONJ" for token in between):
            return taker
    return None


def _swap(participle: Token, verb: Token) -> None:
    """Make `verb` what `participle` was, and the participle a part of their subject's phrase."""
    subject = next(child for child in participle.children if child.dep_ in SUBJECTS)
    before = [child for child in participle.children if child.i < subject.i]
    ahead = [child for child in verb.children if child.i < _first_of_group(verb).i]
    above, relation = participle.head, participle.dep_
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    verb.dep_ = relation
    verb.head = verb if above == participle else above
    for child in before:
        child.head = verb
    for child in ahead:
        child.head = participle
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"
    participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"
