"""Mistakes that parsers make again and again, mended in the tree before anything is read off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimref.splitting.trees import AUXILIARIES, FINITE_TAGS, SUBJECTS, TIMES, first_of_group

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSES = frozenset({"ccomp", "dep", "conj", "advcl", "parataxis"})
"""Relations under which a parser puts the verb that a participle has robbed of its subject."""
DESCRIBING = frozenset("characterise characterize depict describe portray regard view".split())
JOINING = frozenset({"CCONJ", "SCONJ", "PUNCT", "PART"})


def mended(doc: Doc) -> Doc:
    """Hang participles on the nouns right before them; change `doc` itself, and return it.

    In "the cameras ordered for the port had not been installed" parsers take "ordered" for the verb of the cameras,
    and leave "installed" without a subject.
    """
    for clause in [token for token in doc if _describes(token)]:
        _make_relative(clause)
    for reduced in [token for token in doc if _follows_its_noun(token)]:
        reduced.head, reduced.dep_ = reduced.nbor(-1), "acl"
    for verb in [token for token in doc if token.dep_ in CLAUSES and _lacks_subject(token)]:
        participle = _robber(verb)
        if participle is not None:
            _swap(participle, verb)
    return doc


def _describes(clause: Token) -> bool:
    """Is it "a case that officials describe as closed", taken for what a case says?"""
    if clause.dep_ not in {"acl", "relcl"} or clause.lemma_.lower() not in DESCRIBING:
        return False
    described = [child.lower_ for child in clause.children if child.dep_ in {"dobj", "mark"}]
    return described == ["that"] and any(child.lower_ == "as" and child.dep_ == "prep" for child in clause.children)


def _make_relative(clause: Token) -> None:
    that = next(child for child in clause.children if child.lower_ == "that")
    clause.dep_, that.dep_, that.tag_, that.pos_ = "relcl", "dobj", "WDT", "PRON"


def _follows_its_noun(participle: Token) -> bool:
    """Is it "enriched" in "they hold uranium enriched to 19 percent", where the parser hung it on the verb?"""
    if participle.dep_ != "advcl" or participle.tag_ != "VBN" or participle.left_edge != participle:
        return False
    relations = {child.dep_ for child in participle.children}
    if participle.head.i > participle.i or not relations.isdisjoint({*AUXILIARIES, *SUBJECTS}):
        return False
    before = participle.nbor(-1)
    return before.pos_ in {"NOUN", "PROPN"} and before.ent_type_ not in TIMES and participle.head.is_ancestor(before)


def _lacks_subject(verb: Token) -> bool:
    """Is it a finite verb, right after a word of the clause before, with neither subject nor conjunction?"""
    children = list(verb.children)
    if any(child.dep_ in {*SUBJECTS, "mark", "cc"} for child in children):
        return False
    first = first_of_group(verb)
    ahead = [child for child in children if child.i < first.i]
    if first.tag_ not in FINITE_TAGS or not first.i or any(child.dep_ != "npadvmod" for child in ahead):
        return False
    return first.nbor(-1).pos_ not in JOINING and not verb.left_edge.is_sent_start


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
    ahead = [child for child in verb.children if child.i < first_of_group(verb).i]
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
