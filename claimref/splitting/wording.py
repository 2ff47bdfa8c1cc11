"""A clause in words of its own: its subject filled in, its verb made finite, its conjunction gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.cues import DENIAL, EVENTS, SPEECH, SPEECH_NOUNS, VERDICTS
from claimref.splitting.dates import DAYS
from claimref.splitting.drafts import Form
from claimref.splitting.inflection import be, past, present
from claimref.splitting.trees import (
    AUXILIARIES,
    RELATIVE_TAGS,
    VERBAL,
    antecedent_of,
    is_finite,
    logical_subject,
    phrase,
    set_off,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


MOMENTS = frozenset("time point moment day way reason case extent place year week month".split())
"""Nouns that a clause tells more about than they tell of it."""


def worded(head: Token, form: Form, own: list[Token]) -> list[Token | str]:
    """The words that state the clause alone."""
    if form is Form.FRAGMENT:
        return list(own)
    subject = subject_of(head)
    if form in {Form.RELATIVE}:
        return _relative(head, own, subject)
    if subject is not None and _is_reduced(head, subject):
        passive = be(is_plural(subject), True)
        before = [token for token in own if token.i < head.i - 1]
        return [*before, passive, *(token for token in own if token.i >= head.i)]
    if subject is not None and (is_finite(head) or head.pos_ not in VERBAL):
        return _uninverted(head, own, subject)
    shared = _lent(head)
    if shared is None or (shared.i in {token.i for token in own} and subject is None):
        return []
    if subject is not None:
        return _finite(head, own, subject, [])
    lent = {token.i for token in (head.head if head.dep_ == "pcomp" else head).subtree}
    subject_words = [token for token in phrase(shared) if token.i not in lent]
    return _finite(head, own, shared, subject_words)


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


def _is_reduced(head: Token, subject: Token) -> bool:
    """Is "agreed" in "The bridge, agreed on the same day, is to open" no main verb, though it looks like one?"""
    if head.tag_ not in {"VBD", "VBN"} or head.i == 0 or head.nbor(-1).text != "," or head.i < subject.i:
        return False
    if any(child.dep_ in {"dobj", "ccomp", *AUXILIARIES, "cc"} for child in head.children):
        return False
    return any(
        child.dep_ == "conj" and is_finite(child) and subject_of(child) is None and child.left_edge.nbor(-1).text == ","
        for child in head.children
    )


def _lent(head: Token) -> Token | None:
    """The subject that `head` shares; of "…, calling it a fraud" after what somebody says, the one who says it."""
    if head.tag_ != "VBG" or head.dep_ != "advcl" or head.lemma_.lower() not in SPEECH | VERDICTS | DENIAL:
        return logical_subject(head)
    verb = head.head
    if verb.dep_ in {"ccomp", "acl"} and set_off(head) and verb.head.lemma_.lower() in SPEECH | SPEECH_NOUNS:
        verb = next((token for token in verb.ancestors if token.pos_ in VERBAL), verb)
    shared = logical_subject(verb)
    return None if shared is not None and shared.lemma_.lower() in EVENTS else shared


def _relative(head: Token, own: list[Token], subject: Token | None) -> list[Token | str]:
    pronouns = [token for token in own if token.tag_ in RELATIVE_TAGS and token.i <= head.i]
    adverbial = bool(pronouns) and pronouns[0].tag_ == "WRB"
    noun = head.head if adverbial else antecedent_of(head, pronouns[0] if pronouns else None)
    if noun is None:
        return []
    one = _one_of(noun) if subject is not None and subject.tag_ in RELATIVE_TAGS else None
    antecedent = definite(phrase(one or noun))
    if not pronouns:
        if subject is None:
            return _finite(head, own, noun, phrase(noun))
        return _after_verb(head, own, antecedent)
    pronoun = pronouns[0]
    words: list[Token | str] = []
    if pronoun == subject or (subject is not None and pronoun in subject.subtree):
        for token in own:
            if token == pronoun:
                words += antecedent
                if token.tag_ == "WP$":
                    words.append("'s")
            else:
                words.append(token)
        return words
    rest = [token for token in own if token != pronoun]
    if pronoun.tag_ == "WRB":
        before = _where(pronoun, head.head)
        return [*rest, before, *antecedent] if before else []
    if pronoun.head.dep_ == "prep" or pronoun.tag_ == "WP$":
        # "on whose board he served", "with which they agreed"
        fronted = {token.i for token in (pronoun.head if pronoun.tag_ != "WP$" else pronoun.head.head).subtree}
        if head.i in fronted:
            return []
        moved: list[Token | str] = []
        for token in own:
            if token.i in fronted:
                moved += [*antecedent, "'s"] if token.tag_ == "WP$" else antecedent if token == pronoun else [token]
        return [*(token for token in own if token.i not in fronted), *moved]
    return _after_verb(head, rest, antecedent)


def _where(adverb: Token, place: Token) -> str | None:
    """The preposition of "Brida, where it sank", "May, when it sank"; none where that says too little."""
    if adverb.lower_ not in {"where", "when"} or place.lemma_.lower() in MOMENTS or place.ent_type_ == "PERSON":
        return None
    numbers = [child.text for child in (place, *place.children) if child.like_num]
    day = place.lemma_.lower() in DAYS or any(len(number) < 3 for number in numbers)
    return "on" if day and place.ent_type_ == "DATE" else "in"


def _one_of(several: Token) -> Token | None:
    """ "Low is one of the few who voted against": Low did."""
    one = several.head.head
    if several.dep_ != "pobj" or several.head.lower_ not in {"of", "among"} or one.lemma_.lower() not in {"one", "be"}:
        return None
    verb = one if one.lemma_ == "be" else one.head
    subject = subject_of(verb) if one.dep_ in {"attr", "ROOT"} and verb.lemma_ == "be" else None
    return subject if subject is not None and subject.pos_ in {"PROPN", "NOUN", "PRON"} else None


def _after_verb(head: Token, own: Sequence[Token], thing: list[Token | str]) -> list[Token | str]:
    """The clause with `thing` as its object; nothing where it has one, or the thing is a time ("the time he left")."""
    words: list[Token | str] = []
    verb = head
    for child in head.children:
        if child.dep_ == "xcomp":
            verb = child
    objects = [child for child in verb.children if child.dep_ in {"dobj", "attr"} and child.tag_ not in RELATIVE_TAGS]
    if objects or head.head.lemma_.lower() in MOMENTS:
        return []
    for child in verb.children:
        if child.dep_ == "prt":
            verb = child  # "the plan that they ruled out"
    for token in own:
        words.append(token)
        if token == verb:
            words += thing
    return words


def definite(tokens: Sequence[Token]) -> list[Token | str]:
    """ "a letter" → "the letter": what was introduced is known."""
    words: list[Token | str] = list(tokens)
    if words and tokens[0].lower_ in {"a", "an"}:
        words[0] = "The"
    return words


def _finite(head: Token, own: list[Token], subject: Token, subject_words: Sequence[Token]) -> list[Token | str]:
    """The clause with its subject and a finite verb."""
    front: list[Token | str] = definite(subject_words)
    plural = is_plural(subject)
    past_tense = in_past_context(head)
    mine = [token for token in own if token.dep_ != "mark" or token.head != head]
    neither = head.dep_ == "conj" and any(child.lower_ == "nor" for child in head.head.children)
    shares = any(child.dep_ in AUXILIARIES for child in head.head.children)
    if is_finite(head) and not (shares and (neither or _is_passive(head))):
        return [*front, *mine] if not neither else []
    if head.dep_ == "conj":
        borrowed = _borrowed(head)
        if borrowed is not None:
            negated = any(str(word).lower() in {"not", "n't"} for word in borrowed)
            negation = ["not"] if neither and not negated else []
            return [*front, *borrowed, *negation, *mine]
    to = [token for token in mine if token.head == head and token.lower_ == "to" and token.tag_ == "TO"]
    if to:
        words: list[Token | str] = [*front]
        for token in mine:
            words.append(f"{be(plural, past_tense)} to" if token == to[0] else token)
        return words
    auxiliaries = [token for token in mine if token.head == head and token.dep_ in AUXILIARIES]
    target = auxiliaries[0] if auxiliaries else head
    words = [*front]
    for token in mine:
        if token != target:
            words.append(token)
        elif target.tag_ == "VBG":
            lemma = target.lemma_
            if lemma == "be":
                words.append(be(plural, past_tense))
            else:
                words.append(past(lemma) if past_tense else present(lemma, plural))
        elif target.tag_ == "VBN":
            words += [be(plural, past_tense), token]
        elif target.tag_ == "VB":
            words.append(present(target.lemma_, plural) if head.dep_ != "ccomp" else token)
        else:
            words.append(token)
    return words


def _is_passive(verb: Token) -> bool:
    """ "was found in May and seen in June by a pilot": a participle that looks like a past tense."""
    children = {child.dep_ for child in verb.children}
    return verb.tag_ == "VBD" and "agent" in children and not children & {"dobj", "auxpass", "nsubj"}


def _borrowed(head: Token) -> list[Token | str] | None:
    """The auxiliaries, and the verbs above, that a conjunct shares with the first of its row."""
    first = head.head
    while first.dep_ == "conj" and first.head.pos_ in VERBAL and not is_finite(first):
        first = first.head
    either = any(child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in first.children)
    shared = {*AUXILIARIES, "neg"} if either else AUXILIARIES  # "did not see or hear it": nor did they hear it
    auxiliaries = [child for child in first.children if child.dep_ in shared and child.i < first.i]
    own_to = any(child.lower_ == "to" and child.dep_ == "aux" for child in head.children)
    if own_to:
        auxiliaries = [token for token in auxiliaries if token.lower_ != "to"]
    words: list[Token | str] = list(auxiliaries)
    if not is_finite(first) and first.dep_ in {"xcomp", "ccomp"} and first.head.pos_ in VERBAL:
        above = first.head
        chain = [child for child in above.children if child.dep_ in {*AUXILIARIES, "neg"} and child.i < above.i]
        return [*chain, above, *words]
    if not is_finite(first) and not auxiliaries:
        return None
    return words


def is_plural(subject: Token) -> bool:
    if any(child.dep_ == "conj" for child in subject.children):
        return True
    return subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"they", "we", "these", "those", "many", "some", "both"}


def in_past_context(head: Token) -> bool:
    """Is the clause that `head` hangs on told in the past?"""
    token, steps = head, 0
    while token.head != token and steps < 20:
        token, steps = token.head, steps + 1
        if token.pos_ in VERBAL:
            group = [token, *(child for child in token.children if child.dep_ in AUXILIARIES)]
            if any(verb.tag_ == "VBD" for verb in group):
                return True
            if any(verb.tag_ in {"VBZ", "VBP", "MD"} for verb in group):
                return head.tag_ == "VBN"
    return True
