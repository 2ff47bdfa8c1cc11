"""A clause in words of its own: its subject filled in, its verb made finite, its conjunction gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.cues import (
    DENIAL,
    EVENTS,
    SPEECH,
    SPEECH_NOUNS,
    VERDICTS,
)
from claimref.splitting.drafts import Form
from claimref.splitting.finite import with_finite_verb
from claimref.splitting.inflection import be, past
from claimref.splitting.passives import (
    as_passive,
    done_to,
    is_left_bare,
    is_reduced,
    is_result,
    result_done,
    turned_back,
)
from claimref.splitting.relatives import asked_below, below, relative, told_of_some
from claimref.splitting.tellers import can_act
from claimref.splitting.trees import (
    AUXILIARIES,
    VERBAL,
    agrees,
    definite,
    is_finite,
    is_plural,
    logical_subject,
    misplaced_subject,
    noun_before,
    phrase,
    set_off,
    shortened,
    subject_of,
    told_of,
    trimmed,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


ASKING = frozenset("recommend suggest demand ask insist propose order require urge request stipulate advise".split())
"""Verbs whose "that" clause, without a tense, says what should be."""
SEEING = frozenset("see watch hear witness".split())
"""Verbs after which a bare infinitive tells what happened."""


def worded(head: Token, form: Form, own: list[Token]) -> list[Token | str]:
    """The words that state the clause alone."""
    if form is Form.FRAGMENT:
        return list(own)
    subject = subject_of(head)
    if form is Form.RELATIVE:
        return relative(head, own, subject)
    if form is Form.COMPLEMENT and head.dep_ == "ccomp" and head.head.dep_ == "relcl":
        pronoun = asked_below(head.head)
        if pronoun is not None and pronoun.head == head:
            return below(head, own, pronoun)
    if subject is None and is_command(head):
        return []
    some = told_of_some(head, own, subject) if subject is not None else None
    if some is not None:
        return some
    if subject is not None and subject.lower_ == "that" and subject.tag_ == "IN":
        noun = noun_before(subject)
        return [*definite(phrase(noun)), *(token for token in own if token != subject)] if noun is not None else []
    if subject is not None and is_reduced(head, subject):
        passive = be(is_plural(subject), True)
        comma = max(token.i for token in head.doc[subject.i : head.i] if token.text == ",")
        return [*(t for t in own if t.i < comma), passive, *(t for t in own if t.i > comma)]
    if subject is not None and _is_seen(head):
        return [past(head.lemma_) if token == head else token for token in own]
    if subject is not None and _is_wished(head):
        return _wished(head, own, subject)
    if _is_let(head):
        return []
    if is_result(head):
        return result_done(head, own)
    if subject is not None and is_left_bare(head) and subject.i < head.i:
        return as_passive(head, own, is_plural(subject))
    if subject is not None and (is_finite(head) or head.pos_ not in VERBAL):
        return _uninverted(head, own, subject)
    turned = done_to(head)
    if turned is not None:
        return turned_back(head, own, turned)
    shared = _agreeing(head, _lent(head))
    if shared is None or shared.dep_ == "expl" or (shared.i in {token.i for token in own} and subject is None):
        return []
    if subject is not None:
        return with_finite_verb(head, own, subject, [])
    lent = {token.i for token in (head.head if head.dep_ == "pcomp" else head).subtree}
    subject_words = shortened(trimmed([token for token in told_of(shared, head) if token.i not in lent]), shared)
    return with_finite_verb(head, own, shared, subject_words) if subject_words else []


def _uninverted(head: Token, own: list[Token], subject: Token) -> list[Token | str]:
    """ "Nor is it clear" → "it is not clear"; any other clause as it is."""
    nor = any(child.lower_ in {"nor", "neither"} and child.i < head.i for child in head.children)
    kept = [token for token in own if token.lower_ not in {"nor", "neither"} or token.head != head]
    first = kept[0] if kept else head
    if not nor or first.i > subject.i or not (first == head or first.dep_ in AUXILIARIES):
        return list(own)
    asked = {token.i for token in subject.subtree}
    before = [token for token in kept if token.i in asked]
    return [*before, first, "not", *(token for token in kept if token.i not in asked and token != first)]


def _is_wished(verb: Token) -> bool:
    """Is it only asked for, or a bare infinitive: "demanded that she be freed", "let her go"?"""
    first = next((child for child in verb.children if child.dep_ in AUXILIARIES), verb)
    asked = verb.head.lemma_.lower() in ASKING and subject_of(verb) is not None
    uninflected = first.tag_ == "VBP" and first.lower_ not in {"am", "are", "have"} and asked and _is_one(verb)
    return verb.dep_ in {"ccomp", "acl"} and (first.tag_ == "VB" or uninflected)


def _is_seen(verb: Token) -> bool:
    """Is it a bare infinitive after a verb of seeing: "saw the port close"?"""
    seen = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in SEEING and verb.head.i < verb.i
    uninflected = verb.tag_ == "VB" or (verb.tag_ == "VBP" and _is_one(verb))
    return seen and uninflected and not any(child.dep_ in {*AUXILIARIES, "mark", "neg"} for child in verb.children)


def _is_let(verb: Token) -> bool:
    """Is it a bare infinitive that only says what may come: "lets the family sue the port"?"""
    let = verb.dep_ == "ccomp" and verb.head.lemma_.lower() == "let" and verb.head.i < verb.i
    return let and verb.tag_ in {"VB", "VBP"} and not any(child.dep_ in AUXILIARIES for child in verb.children)


def _is_one(verb: Token) -> bool:
    """Has the verb a subject after which "leave" would be "leaves"?"""
    subject = subject_of(verb)
    return subject is not None and (subject.lower_ in {"he", "she", "it"} or subject.tag_ in {"NN", "NNP"})


def _wished(verb: Token, own: Sequence[Token], subject: Token) -> list[Token | str]:
    """ "demanded that she be freed" → "she should be freed"."""
    asked = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in ASKING
    if any(child.dep_ == "neg" for child in verb.head.children):
        return []
    if not asked or not any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children):
        return []
    last = subject.right_edge.i
    return [*(token for token in own if token.i <= last), "should", *(token for token in own if token.i > last)]


def _lent(head: Token) -> Token | None:
    """The subject that `head` shares; of "…, calling it a fraud" after what somebody says, the one who says it."""
    above = head.head
    if head.dep_ == "conj" and above.dep_ == "ccomp" and _speaks_out(head) and not _speaks_out(above):
        plain = is_finite(head) and not any(child.dep_ in AUXILIARIES for child in head.children)
        if plain and above.head.i < above.i and above.head.lemma_.lower() in SPEECH:
            return logical_subject(above.head)  # "said that no boat was missing, and praised the crews"
    misplaced = misplaced_subject(head)
    if misplaced is not None:
        return misplaced
    said = _said_before(above) if head.dep_ == "conj" and not _speaks_out(head) else None
    if said is not None:
        return logical_subject(said)  # "The pier is open, the port said, but needs repair"
    outer = _of_clause_above(head)
    if outer is not None:
        return outer
    if head.tag_ != "VBG" or head.dep_ != "advcl" or head.lemma_.lower() not in SPEECH | VERDICTS | DENIAL:
        return logical_subject(head)
    verb = head.head
    if verb.dep_ in {"ccomp", "acl"} and set_off(head) and verb.head.lemma_.lower() in SPEECH | SPEECH_NOUNS:
        verb = next((token for token in verb.ancestors if token.pos_ in VERBAL), verb)
    shared = logical_subject(verb)
    return None if shared is not None and shared.lemma_.lower() in EVENTS else shared


def _of_clause_above(participle: Token) -> Token | None:
    """ "Low left before the term had run out, crossing by ferry": Low crossed."""
    within = participle.head
    if participle.tag_ != "VBG" or participle.dep_ != "advcl" or within.dep_ != "advcl" or not set_off(participle):
        return None
    nearest, outer = subject_of(within), subject_of(within.head)
    if nearest is None or outer is None or outer.i > within.i:
        return None
    nearest_acts, outer_acts = (noun.pos_ == "PRON" or can_act(noun) for noun in (nearest, outer))
    return outer if outer_acts and not nearest_acts else None


def _agreeing(head: Token, shared: Token | None) -> Token | None:
    """The subject that `head` shares, or, where its number is another, that of a verb above.

    "Some say Congress should raise no tax, and were disappointed": some were. None where no verb above has such a one.
    """
    if shared is None or head.dep_ != "conj" or agrees(head, shared, strictly=True):
        return shared
    above = [subject for verb in head.ancestors if verb.pos_ in VERBAL and (subject := subject_of(verb)) is not None]
    better = next((subject for subject in above if agrees(head, subject, strictly=True)), None)
    return better or (shared if agrees(head, shared) else None)


def is_command(verb: Token) -> bool:
    """ "Do not tell them", he said; and what is joined to it."""
    while verb.dep_ == "conj" and subject_of(verb) is None:
        verb = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in {"ROOT", "ccomp", "advcl", "parataxis"} or subject_of(verb) is not None:
        return False
    if any(child.dep_ == "mark" for child in verb.children):
        return False
    if verb.dep_ == "advcl" and (verb.i > verb.head.i or verb.head.lemma_.lower() not in SPEECH):
        return False
    free = verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in {"help", "let", "make", "dare"}
    return free and all(child.lower_ in {"do", "please"} for child in verb.children if child.dep_ in AUXILIARIES)


def _said_before(cue: Token) -> Token | None:
    """The clause that comes before the verb that reports it, and before who reports it."""
    subject = subject_of(cue)
    if (
        cue.lemma_.lower() not in SPEECH
        or subject is None
        or cue.nbor(1 if cue.i + 1 < len(cue.doc) else 0).text != ","
    ):
        return None
    contents = [child for child in cue.children if child.dep_ == "ccomp" and child.right_edge.i < subject.i]
    return contents[0] if contents and subject_of(contents[0]) is not None else None


def _speaks_out(verb: Token) -> bool:
    return verb.lemma_.lower() in SPEECH | VERDICTS | DENIAL
