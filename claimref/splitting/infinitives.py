"""What an infinitive says of its subject: that it was to come, was meant or could be; nothing where it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimref.splitting.cues import ONLY_WITH_CLAUSE, SPEECH
from claimref.splitting.extent import TAKES_TO
from claimref.splitting.inflection import be, past, present
from claimref.splitting.tellers import can_act
from claimref.splitting.trees import VERBAL, logical_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

BIDDING = frozenset(
    """urge ask tell order press beg implore call encourage want invite advise request require demand recommend push
    petition pressure direct instruct command expect need challenge dare forbid warn lobby""".split()
)
"""Verbs that say what somebody shall do: that they do it, or will, they do not say."""
ENABLING = frozenset("enable allow permit empower authorize authorise entitle".split())
_SAYING = SPEECH - ONLY_WITH_CLAUSE


def says_infinitive(to: Token, subject: Token, plural: bool, past_tense: bool) -> str | None:
    """The words in the place of `to`: "was to", "meant to", "could"; None where nothing is said of the subject."""
    verb = to.head
    if verb.dep_ in {"acl", "relcl"} and subject.ent_type_ == "PERSON":
        return None  # "calling for Ann Low to go": no such thing is told of a name, it hangs on the verb
    above = _governor(verb)
    opening = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "for"), to)
    if opening.i > 0 and opening.nbor(-1).lower_ == "only":
        return None  # "only to sink", "only for the king to annul it": it sank
    if above is not None and any(_takes_to(child) for child in above.children):
        return None  # "rebuffed calls to go"
    if above is not None:
        lemma, others = above.lemma_.lower(), logical_subject(above) != subject
        if (lemma in BIDDING and (others or _asks_somebody(above))) or lemma in _SAYING:
            return None
        if others and lemma in ENABLING:
            return ("could" if past_tense else "can") if _happens(above) else None
        if not others and _tells_purpose(verb):
            if _wills(subject):
                return f"{past('mean') if past_tense else present('mean', plural)} to"
            return f"{be(plural, past_tense)} meant to"
    return f"{be(plural, past_tense)} to"


def _takes_to(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.lemma_.lower() in TAKES_TO


def _happens(verb: Token) -> bool:
    """Is it neither denied nor an infinitive: not "refused to allow", "did not allow"?"""
    return not any(child.dep_ == "neg" or child.tag_ == "TO" for child in verb.children)


def _governor(verb: Token) -> Token | None:
    """The verb that the infinitive, or the first of its row, hangs on: "called on Low to go"."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    if verb.dep_ not in {"xcomp", "ccomp", "advcl", "pcomp"}:
        return None
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return above if above.pos_ in VERBAL else None


def _asks_somebody(verb: Token) -> bool:
    """ "called on Low to go", "called for Low to go": who asks is not the one who goes."""
    return any(child.dep_ == "prep" and child.lower_ in {"on", "upon", "for"} for child in verb.children)


def _tells_purpose(verb: Token) -> bool:
    """Is it what something is done for: "flew to Brida to see her", not "is ready to see her"?"""
    if verb.dep_ == "advcl":
        return not any(child.dep_ in {"acomp", "attr"} for child in verb.head.children)
    return verb.dep_ == "xcomp" and any(child.dep_ == "dobj" and child.i < verb.i for child in verb.head.children)


def _wills(subject: Token) -> bool:
    return subject.lower_ in {"he", "she", "they", "i", "we", "who"} or can_act(subject)
