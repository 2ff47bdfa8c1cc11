"""Who says it: the noun phrase that a verb or a noun of reporting has for its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.cues import RUMOURS, SPEECH, THOUGHT
from claimref.splitting.quotations import Quotation, is_quoted
from claimref.splitting.things import is_somebody
from claimref.splitting.trees import RELATIVE_TAGS, TIMES, VERBAL, logical_subject, subject_of, tells_of_all_before

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
"""Entity types of those who speak."""
NO_ONE = frozenset({"nobody", "none", "neither"})
MEASURES = frozenset({"PERCENT", "MONEY", "QUANTITY"})


def can_act(noun: Token) -> bool:
    """Is it somebody, or a body, by name or by its noun?"""
    return noun.ent_type_ in NAMED or is_somebody(noun.lemma_.lower())


def reports(verb: Token) -> bool:
    """Is it a verb of saying or thinking, "point out" included?"""
    if verb.lemma_.lower() == "point":
        return any(child.dep_ == "prt" and child.lower_ == "out" for child in verb.children)
    return verb.lemma_.lower() in SPEECH | THOUGHT


def teller_of(verb: Token, quotations: Sequence[Quotation]) -> Token | None:
    """The head of the phrase that names who says what `verb` reports."""
    source = _source(verb)
    quoted = is_quoted(verb, quotations)
    if not quoted and (source is None or is_quoted(source, quotations)):
        source = spoken_after(verb, quotations) or _named_before(verb, quotations)
    if source is None or source.tag_ in RELATIVE_TAGS or not _can_tell(source):
        return None
    return source


def _can_tell(source: Token) -> bool:
    """Not "nobody", and not "63 percent"."""
    if source.lower_ in NO_ONE or source.ent_type_ in MEASURES or source.lower_ in {"%", "cent", "percent"}:
        return False
    return not (source.lower_ == "one" and any(child.lower_ == "no" for child in source.children))


def _source(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return None
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        # "quoted the minister as saying"
        return next((child for child in verb.head.head.children if child.dep_ in {"dobj", "nsubjpass"}), None)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ in {"dobj", "pobj"}:
        return _writer(verb.head)
    own = subject_of(verb)
    if own is not None and tells_of_all_before(verb, own):
        return None
    if own is None or own.tag_ in RELATIVE_TAGS or (verb.tag_ == "VBG" and own.i > verb.i):
        found = logical_subject(verb.head) if own is not None and verb.dep_ == "advcl" else logical_subject(verb)
        if found is not None and found.lower_ in {"it", "there", "that"} and verb.tag_ == "VBG":
            return logical_subject(verb.sent.root)  # "He did not say whether it broke, adding …": he adds
        if found is None and verb.dep_ == "relcl" and verb.head.ent_type_ in NAMED:
            return verb.head  # "Osk Fisk, which said that …", also where Osk Fisk was taken for a person
        return found
    return own


def _writer(noun: Token) -> Token | None:
    """Who speaks in "sent her a letter saying": the letter's owner, else the one who did it."""
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ not in {"its", "their"}:
            return child
        if child.dep_ == "prep" and child.lower_ in {"from", "by"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), noun)
    token = noun
    while token.head != token and token.pos_ not in VERBAL:
        token = token.head
    if any(child.dep_ == "auxpass" for child in token.children):
        return noun  # "was indicted on counts accusing her": she accuses nobody
    return logical_subject(token) or noun


def spoken_after(verb: Token, quotations: Sequence[Quotation]) -> Token | None:
    """ "…," sighed a neighbour: the parse takes who speaks for what is sighed."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if verb.tag_ not in {"VBD", "VBZ"} or before is None or before.text not in {'"', "'", "''"}:
        return None
    if not any(0 <= verb.i - quotation.end <= 1 for quotation in quotations):
        return None
    spoken = next((child for child in verb.children if child.dep_ == "dobj" and child.left_edge.i == verb.i + 1), None)
    return spoken if spoken is not None and spoken.pos_ in {"NOUN", "PROPN"} else None


def _named_before(verb: Token, quotations: Sequence[Quotation]) -> Token | None:
    """Who is named before a verb that the parser left without a subject: "In an interview Ann Low, a judge, said …"."""
    if _is_main_verb_in_disguise(verb):
        return verb.head
    if verb.dep_ not in {"ROOT", "conj", "ccomp"} or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    for child in verb.lefts:
        # "The bishop, visibly shaken, said": the parse gives the shaken one to the aside.
        subject = subject_of(child) if child.dep_ in {"parataxis", "advcl", "ccomp"} else None
        if subject is None or child.tag_ != "VBN" or is_quoted(subject, quotations):
            continue
        if subject.right_edge.nbor(1).text == ",":
            return subject
    named = {entity.root.i: entity.label_ for entity in verb.doc.ents if entity.label_ in NAMED}
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if is_quoted(token, quotations):
            return None
        if token.dep_ == "poss" or _stands_aside(token, verb):
            continue
        label = named.get(token.i)
        if label == "PERSON" or (label is not None and token.dep_ != "pobj" and token.head == verb):
            return token
    return None


def _stands_aside(token: Token, verb: Token) -> bool:
    """Is it in a clause or an apposition that hangs on a noun? Of a day, no name is one: "On Friday, Ann Low said"."""
    if token.i + 1 == verb.i and token.left_edge.i > verb.sent.start and token.left_edge.nbor(-1).text != ",":
        return False
    for above in (token, *token.ancestors):
        if above == verb or (above.dep_ == "appos" and above.head.ent_type_ in TIMES):
            return False
        if above.dep_ in {"relcl", "appos", "acl"}:
            return True
    return False


def _is_main_verb_in_disguise(verb: Token) -> bool:
    """Is it "acknowledged" in "Osk, which …, acknowledged that it fell", where the parse made it a participle?"""
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ not in {"NOUN", "PROPN"} or verb.tag_ != "VBN":
        return False
    return any(
        child.dep_ == "ccomp" and any(inner.lower_ == "that" and inner.dep_ == "mark" for inner in child.children)
        for child in verb.children
    )


def owner_of(noun: Token) -> Token | None:
    """Whose claim it is: the owner's, else the one's who made or raised it, else, for a rumour, its own."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"from", "by", "of"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    if noun.lemma_.lower() in RUMOURS:
        return noun
    if noun.dep_ == "dobj" and noun.head.pos_ in VERBAL:
        return logical_subject(noun.head)
    return None
