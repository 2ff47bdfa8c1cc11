"""Drafts: every predication of a sentence, with the words that would state it alone and the stretch it is cut from.

A predication is drafted in several widths (without its adjuncts, with each of them, with its modifying clauses);
which drafts become statements is decided in `selection`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame
from claimref.splitting.cues import (
    ACCORDING,
    HOLDING_TO_ACCOUNT,
    MEDIA,
    ORGANISATIONS,
    PLAIN_SPEECH,
    PREVENTING,
    SPEECH,
    THOUGHT,
)
from claimref.splitting.drafts import Draft, Form, Width
from claimref.splitting.extent import VAGUE, adjuncts, own_tokens, tells_what_for
from claimref.splitting.members import inclusion, members
from claimref.splitting.namings import namings
from claimref.splitting.nominals import nominals
from claimref.splitting.passives import is_active
from claimref.splitting.tellers import can_act
from claimref.splitting.things import is_somebody
from claimref.splitting.trees import (
    AUXILIARIES,
    FINITE_TAGS,
    NEGATIVE,
    SUBJECTS,
    VERBAL,
    agrees,
    in_order,
    is_alternative,
    is_finite,
    is_second_half,
    says_in_full,
    subject_of,
)
from claimref.splitting.wording import is_command, worded

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

OPEN = frozenset({"whether", "if", "unless", "lest"})
TO_COME = frozenset({"once", "until", "when", "before", "after"})
"""What binds a clause that, in the present tense, is about something that has not happened yet."""
UNCERTAIN = frozenset("possibility risk chance prospect hope fear danger likelihood idea threat".split())
"""Nouns before "of" and what may never happen."""
SAYING = frozenset("declare argue insist maintain claim assert contend stress emphasize emphasise".split())
USING = frozenset("use employ spend".split())
"""Verbs whose object does not do what it is there for: "used the money to pay the crew"."""
ABOUT = frozenset("of about for against over".split())
"""Prepositions after which a verb of speech says what it was about."""
TAKING_OF = frozenset("approve beware consist despair die dispose hear learn partake repent smell tire".split())
"""Verbs with "of", beside those of speech and thought: "dying of thirst"."""
QUESTION_TAGS = frozenset({"WP", "WP$", "WRB", "WDT"})
"""Of words that ask, or bind a clause to another."""


def draft(sentence: Span, frames: Sequence[Frame]) -> Iterator[Draft]:
    """Yield the drafts of a sentence."""
    cues = {frame.cue.i for frame in frames if frame.content}
    for token in sentence:
        form = _form(token, cues)
        if form is not None and not (form is Form.SPEECH and _only_reports(token)):
            yield from _clause(token, form)
        if token.dep_ == "prep" and token.lower_ == "including":
            yield from inclusion(token)
        yield from namings(token)
        yield from nominals(token)


def _form(token: Token, cues: set[int]) -> Form | None:
    if token.lower_ in ACCORDING:
        return None
    if token.dep_ == "ROOT" and token.pos_ not in VERBAL:
        verbal = any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
        return Form.MAIN if verbal else Form.FRAGMENT
    if token.pos_ not in VERBAL or token.dep_ in AUXILIARIES or is_second_half(token):
        return None
    if token.i in cues:
        return Form.SPEECH
    if _is_open(token) or _is_act(token):
        return None
    match token.dep_:
        case "ROOT":
            return Form.MAIN
        case "conj":
            joined = token.head.pos_ in VERBAL and token.head.dep_ not in AUXILIARIES
            return Form.CONJUNCT if joined and not _is_other_than_so(token) else None
        case "ccomp" | "csubj" | "parataxis" | "dep":
            return Form.COMPLEMENT
        case "advcl" if token.lemma_ == "put" and any(child.lower_ == "as" for child in token.children):
            return None  # "as one of them put it"
        case "advcl" if subject_of(token) is None and token.left_edge.lower_ == "as":
            return None  # "as was first assumed"
        case "advcl":
            if any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
                return Form.INFINITIVE
            return Form.ADVERBIAL
        case "relcl" | "acl" if token.head.lower_ in VAGUE or token.head.dep_ == "oprd":
            return None  # "called it a lie told by a fool"
        case "relcl":
            return Form.COMPLEMENT if says_in_full(token) else Form.RELATIVE
        case "acl":
            if tells_what_for(token) or token.lower_ == "including" or _is_means(token):
                return None
            if any(child.dep_ == "mark" for child in token.children):
                return Form.COMPLEMENT
            return Form.PARTICIPLE
        case "pcomp":
            return Form.GERUND if token.tag_ == "VBG" else None
        case "xcomp":
            return Form.INFINITIVE if _purpose(token) else None
    return None


def _is_act(gerund: Token) -> bool:
    """Is it a noun: "the scrapping of the plan"?"""
    if gerund.tag_ != "VBG" or gerund.lemma_.lower() in SPEECH | THOUGHT | TAKING_OF or gerund.i + 1 >= len(gerund.doc):
        return False
    return gerund.nbor().lower_ == "of" and not any(child.dep_ in AUXILIARIES for child in gerund.children)


def _is_means(participle: Token) -> bool:
    """ "an attack on a market using a cart": no market uses it."""
    return participle.lower_ == "using" and participle.head.dep_ not in SUBJECTS and not can_act(participle.head)


def _is_other_than_so(conjunct: Token) -> bool:
    """Is it only one of two that may be so, or what is not so: "… or is about to", "… rather than settled it"?"""
    joints = [child for child in conjunct.head.children if child.dep_ == "cc" and child.i < conjunct.i]
    return is_alternative(conjunct) or any(joint.lower_ == "than" for joint in joints)


def _is_open(clause: Token) -> bool:
    """Does it leave open whether it is so: "asked whether …", "declined to say if …", "once it is signed, …"?"""
    shares = clause.dep_ == "ccomp" or (clause.dep_ == "conj" and subject_of(clause) is None)
    if shares and clause.head.pos_ in VERBAL and _is_open(clause.head):
        return True
    bound = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"} and child.i < clause.i}
    match clause.dep_:
        case "ccomp" | "csubj" | "dep" | "advcl" | "conj" if not bound.isdisjoint(OPEN):
            return "as" not in bound
        case "advcl":
            return not bound.isdisjoint(TO_COME) and _tense(clause) in {"VBZ", "VBP"}
        case "pcomp":
            return _never_was(clause.head)
    return False


def _never_was(preposition: Token) -> bool:
    """Does what follows not happen: "without stopping", "instead of waiting", "prevented them from leaving"?"""
    governor = preposition.head
    may_be = any(child.tag_ == "MD" or child.dep_ == "neg" for child in governor.children)
    if may_be and governor.lemma_.lower() in HOLDING_TO_ACCOUNT:
        return True  # "can be charged with spying"
    match preposition.lower_:
        case "without" | "against":
            return True
        case "of":
            instead = preposition.i > 0 and preposition.nbor(-1).lower_ == "instead"
            return instead or governor.lemma_.lower() in UNCERTAIN
        case "from":
            return governor.lemma_.lower() in PREVENTING
    return False


def _tense(verb: Token) -> str:
    """The tag of the word of the verb group that carries tense."""
    group = (*(child for child in verb.children if child.dep_ in AUXILIARIES), verb)
    return next((token.tag_ for token in group if token.tag_ in FINITE_TAGS), "")


def _only_reports(cue: Token) -> bool:
    """Does "he said" follow what is said? Then all that it adds is the speaker."""
    contents = [
        child for child in cue.children if child.dep_ == "ccomp" or (child.dep_ == "advcl" and is_command(child))
    ]
    return bool(contents) and all(
        content.left_edge.i < cue.i and (is_finite(content) or is_command(content)) for content in contents
    )


def _purpose(token: Token) -> bool:
    if token.head.lemma_.lower() in USING:
        return False
    return any(child.lower_ == "to" for child in token.children) and any(
        child.dep_ == "dobj" and child.i < token.i for child in token.head.children
    )


def _clause(head: Token, form: Form) -> Iterator[Draft]:
    if _is_two(head) or not _has_its_number(head):
        return
    seen = set()
    adjoined, tree = adjuncts(head), in_order(head)
    for width, focus in _variants(adjoined):
        own = own_tokens(head, tree, width, adjoined, focus)
        if not own:
            continue
        words = worded(head, form, own)
        if not words or not _stands_alone(head, words) or _is_turned(head, form, words):
            continue
        kept = len({token.i for token in adjoined} & {token.i for token in own})
        for start, end, with_subject in _stretches(head, own):
            key = (tuple(id(word) if isinstance(word, str) else word.i for word in words), start, end)
            if key not in seen:
                seen.add(key)
                yield Draft(head, form, width, tuple(words), start, end, with_subject, focus, len(adjoined), kept)
        if width is Width.CORE and form is not Form.SPEECH:
            yield from members(head, own, words)


def _is_turned(head: Token, form: Form, words: Sequence[Token | str]) -> bool:
    """Has "Nor, he added, had force been used" lost its "nor"?"""
    if head.sent[0].lower_ not in {"nor", "neither"} or form not in {Form.MAIN, Form.COMPLEMENT, Form.CONJUNCT}:
        return False
    return not any(str(word).lower() in {*NEGATIVE, "not", "n't", "n’t"} for word in words)


def _is_two(head: Token) -> bool:
    """Has the parser made one clause of two: "A fund set up after the fire [had paid little]"?"""
    subjects = [child.i for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}]
    marks = [child.i for child in head.children if child.dep_ == "mark"]
    return any(min(subjects) < mark < max(subjects) for mark in marks) if subjects else False


def _has_its_number(verb: Token) -> bool:
    """Has the verb the number of its subject: not "investigators" of "was"? A sum may be one: "six games is"."""
    subject = subject_of(verb)
    if subject is None or subject.tag_ != "NNS" or subject.i > verb.i or subject.dep_ not in {"nsubj", "nsubjpass"}:
        return True
    if subject.ent_type_ or not subject.is_lower:
        return True  # a name that was taken for a noun in the plural
    return any(child.dep_ in {"cc", "appos", "nummod"} for child in subject.children) or agrees(verb, subject)


def _stands_alone(head: Token, words: Sequence[Token | str]) -> bool:
    """Is it no question, no condition, no bare subordinate clause; has it a verb that is not a participle's?"""
    first = words[0]
    if not isinstance(first, str) and (first.tag_ == "WP$" or _opens_with_relative(first)):
        return False
    if not isinstance(first, str) and first.lower_ == "that" and first.tag_ in {"WDT", "IN"}:
        return head in first.head.ancestors and first.head.dep_ in {"csubj", "csubjpass"}
    if not isinstance(first, str) and first.head == head and _binds(first):
        return False
    if not isinstance(first, str) and first.lower_ in {"who", "whom"} and first.head.dep_ != "csubj":
        return False  # "who Brida said it had seized"
    if _says_when(head, words):
        return False
    if first == head and head.tag_ in {"VBD", "VBZ", "VBP"} and subject_of(head) is not None:
        return False  # "so did the port", "to be heard were Low and Falk"
    if _asks(head) or _only_speaks(head, words):
        return False
    if is_active(head) or any(isinstance(word, str) for word in words):
        return True
    return any(not isinstance(word, str) and word.pos_ in VERBAL and is_finite(word) for word in words)


def _says_when(head: Token, words: Sequence[Token | str]) -> bool:
    """ "By the time the crew left" alone."""
    opening = [str(word).lower() for word in words[:3]]
    subject = subject_of(head)
    return opening == ["by", "the", "time"] and subject is not None and subject.left_edge == words[3]


def _only_speaks(head: Token, words: Sequence[Token | str]) -> bool:
    """ "An official explained in May": that somebody spoke, without what was said, is no statement."""
    if head.lemma_.lower() not in SPEECH or head.tag_ == "VBN" or any(isinstance(word, str) for word in words):
        return False
    said = [word for word in words if not isinstance(word, str)]
    said_by = {inner.i for child in head.children if child.dep_ in SUBJECTS for inner in child.subtree}
    light = {*AUXILIARIES, "neg", "advmod", "punct", "cc", "mark"}
    if all(word == head or word.i in said_by or (word.head == head and word.dep_ in light) for word in said):
        return True
    if head.lemma_.lower() not in (PLAIN_SPEECH | SAYING) - {"read"}:
        return False
    content = {"ccomp", "xcomp", "attr", "acomp", "oprd", "advcl", "conj"}
    about = {*ABOUT, "to"} if head.lemma_.lower() == "write" else ABOUT
    return not any(
        word.head == head
        and (
            word.dep_ in content
            or (word.dep_ == "dobj" and not (head.lemma_.lower() == "tell" and _listens(word)))
            or (word.dep_ == "prep" and word.lower_ in about)
        )
        for word in said
    )


def _listens(noun: Token) -> bool:
    """Is it somebody who is told, and not what is told?"""
    told = noun.ent_type_ in {"PERSON", "ORG", "NORP", "GPE", "FAC"} or noun.lower_ in {
        "him",
        "her",
        "them",
        "me",
        "us",
    }
    lemma = noun.lemma_.lower()
    return told or is_somebody(lemma) or lemma in MEDIA | ORGANISATIONS | {"conference", "hearing", "meeting", "jury"}


def _opens_with_relative(first: Token) -> bool:
    """ "by which time it had sunk"."""
    after = first.nbor() if first.i + 1 < len(first.doc) else first
    return first.tag_ == "IN" and after.tag_ in {"WDT", "WP", "WP$"} and first.dep_ == "prep" and after.lower_ != "what"


def _asks(head: Token) -> bool:
    """Is it the main clause of a question, or what is joined to it: "He was there, and nobody saw him?"?"""
    if not any(token.text == "?" for token in head.sent[-2:]):
        return False
    while head.dep_ == "conj" and head.head.pos_ in VERBAL:
        head = head.head
    subject = subject_of(head)
    turned = subject is not None and any(child.dep_ in AUXILIARIES and child.i < subject.i for child in head.children)
    return turned or (head.dep_ == "ROOT" and not any(token.text in {":", ";"} for token in head.sent[:-2]))


def _binds(first: Token) -> bool:
    """Does a clause that begins so ask something, hang on another, or state a condition ("Should it rain")?"""
    return first.tag_ in QUESTION_TAGS or first.dep_ == "mark" or first.dep_ in AUXILIARIES


def _variants(adjoined: Sequence[Token]) -> Iterator[tuple[Width, Token | None]]:
    for width in Width:
        if width is Width.SINGLE:
            for adjunct in adjoined if len(adjoined) > 1 else ():
                yield width, adjunct
        else:
            yield width, None


def _stretches(head: Token, own: list[Token]) -> list[tuple[int, int, bool]]:
    """From the subject, and from the verb group, to the end of the clause."""
    start, end = own[0].i, own[-1].i + 1
    stretches = [(start, end, True)]
    subject = subject_of(head)
    if subject is not None and subject.i < head.i:
        group = [token.i for token in own if token.i > subject.right_edge.i and not token.is_punct]
        if group and group[0] > start:
            stretches.append((group[0], end, False))
    return stretches
