"""Relative clauses in words of their own: what they are told of stands where its pronoun, or its gap, was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.dates import DAYS
from claimref.splitting.finite import with_finite_verb
from claimref.splitting.trees import (
    GROUPS,
    MOMENTS,
    RELATIVE_TAGS,
    TIMES,
    VERBAL,
    antecedent_of,
    definite,
    is_plural,
    nouns_above,
    phrase,
    shortened,
    subject_of,
    tells_of_all_before,
    told_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


MOVING = frozenset("airlift bring carry deport drive evacuate fly move rush send ship take transfer travel".split())
"""Verbs after which "where" is a place that something went to."""


def relative(head: Token, own: list[Token], subject: Token | None) -> list[Token | str]:
    """The words that state a relative clause alone, `own` being its tokens; none where they would say too little."""
    if asked_below(head) is not None:
        return []
    pronouns = [token for token in own if token.tag_ in RELATIVE_TAGS and token.i <= head.i and _binds(token, head)]
    adverbial = bool(pronouns) and pronouns[0].tag_ == "WRB"
    noun = head.head if adverbial else antecedent_of(head, pronouns[0] if pronouns else None)
    if noun is None:
        return []
    one = _one_of(noun) if subject is not None and subject.tag_ in RELATIVE_TAGS else None
    antecedent = definite(shortened(told_of(one or noun, head), one or noun))
    if not pronouns:
        if subject is None:
            return with_finite_verb(head, own, noun, told_of(noun, head))
        return _after_verb(head, own, antecedent)
    pronoun = pronouns[0]
    if pronoun.dep_ == "det" or tells_of_all_before(head, pronoun):
        return []  # "which boats were sold" is asked
    rest = [token for token in own if token != pronoun]
    if pronoun == subject and any(child.dep_ == "nsubj" for child in head.children if pronoun.i < child.i < head.i):
        return _within(head, rest, antecedent)
    if subject is not None and pronoun in subject.subtree:
        return _in_the_place_of(pronoun, own, antecedent)
    if pronoun.tag_ == "WRB":
        place = _place(pronoun, head.head)
        before = _where(pronoun, place) if place is not None else None
        return _at_the_end(head, rest, [before, *definite(phrase(place))]) if place is not None and before else []
    if pronoun.head.dep_ == "prep" or pronoun.tag_ == "WP$":
        return _governed(head, own, pronoun, subject, antecedent)
    return _within(head, rest, antecedent)


def _in_the_place_of(pronoun: Token, own: Sequence[Token], antecedent: list[Token | str]) -> list[Token | str]:
    said = [*antecedent, "'s"] if pronoun.tag_ == "WP$" else antecedent
    first = antecedent[0] if antecedent else ""
    if pronoun.head.lower_ == "of" and not isinstance(first, str) and first.tag_ == "NNS":
        said = ["the", *said]  # "threats, two of which are": two of the threats
    return [word for token in own for word in (said if token == pronoun else (token,))]


def _governed(
    head: Token, own: Sequence[Token], pronoun: Token, subject: Token | None, antecedent: list[Token | str]
) -> list[Token | str]:
    """ "on whose board he served", "with which they agreed": what is before the verb goes to its end."""
    preposition = pronoun.head if pronoun.tag_ != "WP$" else pronoun.head.head
    fronted = {token.i for token in preposition.subtree}
    if head.i in fronted:
        return []
    rest = [token for token in own if token.i not in fronted]
    if pronoun.head.lower_ == "of" and subject is not None and pronoun.i < subject.i < head.i:
        return _share(head, rest, subject, [pronoun.head, *antecedent])
    if pronoun.tag_ != "WP$" and pronoun.i < pronoun.head.i:
        if any(child.dep_ == "pobj" for child in pronoun.head.children if child != pronoun):
            return []
        return _after(pronoun.head, [token for token in own if token != pronoun], antecedent)  # "that they asked for"
    opening = _in_the_place_of(pronoun, [token for token in own if token.i in fronted], antecedent)
    return _at_the_end(head, rest, opening)


def _at_the_end(head: Token, own: Sequence[Token], words: list[Token | str]) -> list[Token | str]:
    """The clause with `words` at its end, but before a further clause: "it lay in Brida before the crew left"."""
    further = (child.left_edge.i for child in head.children if child.i > head.i and _is_further(child))
    joint = min(further, default=len(head.doc))
    end = max((token.i for token in own if token.i < joint and not token.is_punct), default=head.i)
    return [word for token in own for word in ((token, *words) if token.i == end else (token,))]


def _is_further(part: Token) -> bool:
    """Is it a clause joined to the one above by a conjunction, or the conjunction?"""
    if part.dep_ in {"conj", "cc"}:
        return part.pos_ in {*VERBAL, "CCONJ"}
    return part.dep_ == "advcl" and any(child.dep_ == "mark" or child.tag_ == "WRB" for child in part.children)


def _share(head: Token, own: Sequence[Token], subject: Token, whole: list[Token | str]) -> list[Token | str]:
    """ "of whom two were priests", "of which the state owns 58 per cent": `whole` after what is a share of it."""
    if _counts(subject):
        return _after([token for token in own if token.i <= subject.right_edge.i][-1], own, whole)
    share = next((child for child in head.children if child.dep_ == "dobj" and _counts(child)), None)
    return _after(_end_of(share), own, whole) if share is not None else []


def _counts(noun: Token) -> bool:
    """Is it so many, or a share, of something: "two", "most", "58 per cent", "the first", "its members"?"""
    number = noun.like_num or noun.tag_ in {"CD", "DT", "JJ", "JJS", "JJR"} or noun.ent_type_ in {"PERCENT", "CARDINAL"}
    return number or noun.lemma_.lower() in GROUPS | {"pound", "dollar", "euro"}


def _end_of(share: Token) -> Token:
    """The last word of "58 per cent", however the parser has tied it."""
    last = share.right_edge
    while last.i + 1 < len(last.doc) and last.nbor().lower_ in {"per", "cent", "percent", "%"}:
        last = last.nbor()
    return last


def _binds(pronoun: Token, clause: Token) -> bool:
    """Is it the clause's own, and not one of a clause within it?"""
    between = [token for token in pronoun.ancestors if clause.is_ancestor(token)]
    return not any(token.dep_ in {"relcl", "acl", "advcl", "ccomp", "csubj"} for token in between)


def _place(adverb: Token, noun: Token) -> Token | None:
    """When or where it was: "the cameras removed in May, when Brida sent the guards away", says what was in May."""
    if adverb.lower_ != "when" or noun.ent_type_ in TIMES:
        return noun
    dates = [
        token for token in noun.subtree if token.ent_type_ in TIMES and token.i < adverb.i and token.dep_ == "pobj"
    ]
    return dates[-1] if dates else noun if noun.lemma_.lower() in MOMENTS else None


def _where(adverb: Token, place: Token) -> str | None:
    """The preposition of "Brida, where it sank", "May, when it sank"; none where that says too little."""
    if adverb.lower_ not in {"where", "when"} or place.lemma_.lower() in MOMENTS or place.ent_type_ == "PERSON":
        return None
    if place.like_num and len(place.text) < 4:
        return None  # "Low, 89 when he died"
    if adverb.lower_ == "where" and adverb.head.lemma_.lower() in MOVING:
        return "to"  # "the hospital in Brida, where she was flown"
    numbers = [child.text for child in (place, *place.children) if child.text[:1].isdigit()]
    day = place.lemma_.lower() in DAYS or any(len(number) < 3 for number in numbers)
    if place.ent_type_ == "TIME" and numbers:
        return "at"
    return "on" if day and place.ent_type_ in TIMES else "in"


def _one_of(several: Token) -> Token | None:
    """ "Low is one of the few who voted against": Low did."""
    one = several.head.head
    if several.dep_ == "pobj" and several.head.lower_ == "of" and one.lemma_.lower() == "one" and one.dep_ == "appos":
        return one.head  # "Low, one of the few who voted against"
    if several.dep_ != "pobj" or several.head.lower_ not in {"of", "among"} or one.lemma_.lower() not in {"one", "be"}:
        return None
    verb = one if one.lemma_ == "be" else one.head
    subject = subject_of(verb) if one.dep_ in {"attr", "ROOT"} and verb.lemma_ == "be" else None
    return subject if subject is not None and subject.pos_ in {"PROPN", "NOUN", "PRON"} else None


def _after_verb(head: Token, own: Sequence[Token], thing: list[Token | str]) -> list[Token | str]:
    """The clause with `thing` as its object; nothing where it has one, or the thing is a time ("the time he left")."""
    verb = head
    while lower := [child for child in verb.children if child.dep_ == "xcomp"]:
        verb = lower[-1]
    objects = [child for child in verb.children if child.dep_ in {"dobj", "attr"} and child.tag_ not in RELATIVE_TAGS]
    if objects or head.head.lemma_.lower() in MOMENTS:
        return []
    for child in verb.children:
        stranded = child.dep_ == "prep" and not any(inner.dep_ in {"pobj", "pcomp", "prep"} for inner in child.children)
        if child.dep_ == "prt" or (stranded and child.i > verb.i):
            verb = child  # "the plan that they ruled out", "the sum they asked for in May"
    return _after(verb, own, thing)


def _within(head: Token, own: Sequence[Token], thing: list[Token | str]) -> list[Token | str]:
    """The clause with `thing` in the one below: "who Osk said it had met", "which Osk says is open"."""
    below = next((child for child in head.children if child.dep_ in {"ccomp", "xcomp"} and child.i > head.i), None)
    if below is None or subject_of(below) is not None or _has_gap(below):
        return _after_verb(head, own, thing)
    first = next((token for token in own if token == below or below.is_ancestor(token)), below)
    return [word for token in own for word in ((*thing, token) if token == first else (token,))]


def _has_gap(infinitive: Token) -> bool:
    """Is it "to sell" of "the port, which they want to sell", and not "to be old" of "…, which they believe to be"?"""
    to = any(child.tag_ == "TO" for child in infinitive.children)
    if infinitive.tag_ == "VBG":
        return True
    own = [child for child in infinitive.children if child.tag_ not in RELATIVE_TAGS]
    return to and not any(child.dep_ in {"acomp", "attr", "dobj"} for child in own)


def _after(place: Token, own: Sequence[Token], thing: list[Token | str]) -> list[Token | str]:
    """The words with `thing` after the word at `place`."""
    words: list[Token | str] = []
    for token in own:
        words.append(token)
        if token == place:
            words += thing
    return words


def told_of_some(head: Token, own: Sequence[Token], subject: Token) -> list[Token | str] | None:
    """ "…, two of which are open" where it hangs on a verb: "two of the gates are open"; None where it is no such."""
    of = (child for child in subject.children if child.dep_ == "prep" and child.lower_ == "of")
    asked = (token for preposition in of for token in preposition.children if token.lower_ in {"which", "whom"})
    pronoun = next(asked, None)
    if pronoun is None:
        return None
    before = [token for token in head.doc[: subject.left_edge.i] if not token.is_punct]
    noun = next((noun for noun in nouns_above(before[-1]) if is_plural(noun)), None) if before else None
    return _in_the_place_of(pronoun, own, definite(phrase(noun))) if noun is not None else []


def asked_below(relative: Token) -> Token | None:
    """The "which" of "the shed, which Brida says is empty": it belongs to what is said."""
    below = [child for child in relative.children if child.dep_ == "ccomp"]
    pronouns = [token for verb in below for token in verb.children if token.tag_ in {"WDT", "WP"}]
    return next(
        (token for token in pronouns if token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.i < relative.i), None
    )


def below(said: Token, own: Sequence[Token], pronoun: Token) -> list[Token | str]:
    """The words that state alone what is said within a relative clause, whose `pronoun` belongs there."""
    noun = antecedent_of(said.head, pronoun)
    if noun is None:
        return []
    known = definite(phrase(noun))
    rest = [token for token in own if token != pronoun]
    return [*known, *rest] if pronoun.dep_ != "dobj" else _after_verb(said, rest, known)
