"""A finite verb for a clause without one: from the first of its row, from an infinitive, a gerund or a participle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.cues import CHARGES, HOLDING_TO_ACCOUNT, PREVENTING
from claimref.splitting.extent import tells_what_for
from claimref.splitting.infinitives import says_infinitive
from claimref.splitting.inflection import be, past, present
from claimref.splitting.passives import as_passive, is_active, is_left_bare, is_passive, is_past_tense
from claimref.splitting.trees import (
    AUXILIARIES,
    VERBAL,
    definite,
    in_past_context,
    is_finite,
    is_plural,
    logical_subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_finite_verb(
    head: Token, own: list[Token], subject: Token, subject_words: Sequence[Token]
) -> list[Token | str]:
    """The words of the clause of `head`, its tokens `own`, with `subject_words` before it and a finite verb.

    No words where its form says nothing of the subject: "a plan to build schools" builds none.
    """
    front: list[Token | str] = definite(subject_words)
    plural = is_plural(subject)
    past_tense = in_past_context(head) or _is_charged(head)
    mine = [token for token in own if token.dep_ != "mark" or token.head != head]
    neither = head.dep_ == "conj" and any(child.lower_ == "nor" for child in head.head.children)
    has_auxiliary = any(child.dep_ in AUXILIARIES for child in head.head.children)
    if is_active(head):
        return [*front, *mine]
    bare = is_left_bare(head)
    if bare and not has_auxiliary:
        return [*front, *as_passive(head, mine, plural)]
    if is_finite(head) and not (has_auxiliary and (neither or bare or is_passive(head))):
        return [*front, *mine] if not neither else []
    to = next((token for token in mine if token.head == head and token.lower_ == "to" and token.tag_ == "TO"), None)
    if head.tag_ == "VB" and head.dep_ == "conj" and to is None:
        row = _first_of(head)
        shared_to = next((child for child in row.children if child.tag_ == "TO" and child.dep_ == "aux"), None)
        shares = row.dep_ == "xcomp" and logical_subject(row) == logical_subject(row.head)
        if shared_to is not None and not shares:
            said = None if tells_what_for(row) else says_infinitive(shared_to, subject, plural, past_tense)
            return [] if said is None else [*front, said, *mine]
    if head.dep_ == "conj":
        borrowed = _borrowed(head)
        if borrowed is not None and not _fits(head, borrowed):
            borrowed = None
        if borrowed is not None:
            if head.tag_ == "VB" and not _is_be_or_have(borrowed[:1]):
                borrowed = [word for word in borrowed if isinstance(word, str) or not _is_perfect_or_passive(word)]
            negated = any(str(word).lower() in {"not", "n't"} for word in borrowed)
            negation = ["not"] if neither and not negated else []
            return [*front, *borrowed, *negation, *mine]
    if to is not None:
        if _went_on(head.head):
            return [*front, *(past(head.lemma_) if token == head else token for token in mine if token != to)]
        said = says_infinitive(to, subject, plural, past_tense)
        return [] if said is None else [*front, *(said if token == to else token for token in mine)]
    auxiliaries = [token for token in mine if token.head == head and token.dep_ in AUXILIARIES]
    target = auxiliaries[0] if auxiliaries else head
    words: list[Token | str] = [*front]
    for token in mine:
        if token != target:
            words.append(token)
        elif target.tag_ == "VBG":
            lemma = "have" if target.lower_ == "having" else target.lemma_
            if lemma == "be":
                words.append(be(plural, past_tense))
            else:
                words.append(past(lemma) if past_tense else present(lemma, plural))
        elif target.tag_ == "VBN" and is_past_tense(target):
            words.append(past(target.lemma_))
        elif target.tag_ == "VBN":
            words = as_passive(head, [*words, token], plural, past_tense)
        elif target.tag_ == "VB":
            if head.dep_ == "ccomp":
                return []  # "letting the families sue the port"
            words.append(present(target.lemma_, plural))
        else:
            words.append(token)
    return words


def _went_on(verb: Token) -> bool:
    """ "went on to call for a vote": it was called for."""
    return verb.lemma_ == "go" and verb.tag_ == "VBD" and any(child.lower_ == "on" for child in verb.children)


def _is_charged(gerund: Token) -> bool:
    """Is it what somebody is held to have done: "are charged with filing", "faces two counts of lying"?"""
    row = _first_of(gerund)
    if row.dep_ != "pcomp" or row.tag_ != "VBG":
        return False
    above = row.head.head.lemma_.lower()
    return above in (HOLDING_TO_ACCOUNT - PREVENTING) | CHARGES


def _first_of(verb: Token) -> Token:
    """The first of the row of verbs that `verb` stands in."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb


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
        auxiliaries = [token for token in auxiliaries if token.lower_ != "to" and token.tag_ != "MD"]
    words: list[Token | str] = list(auxiliaries)
    if not is_finite(first) and first.dep_ in {"xcomp", "ccomp"} and first.head.pos_ in VERBAL:
        above = first.head
        chain = [child for child in above.children if child.dep_ in {*AUXILIARIES, "neg"} and child.i < above.i]
        return [*chain, above, *words]
    if not is_finite(first) and not auxiliaries:
        return None
    return words


def _fits(head: Token, borrowed: Sequence[Token | str]) -> bool:
    """May the form of a conjunct follow what the first of its row has: not "voted to sending", "will to read"?"""
    last = borrowed[-1] if borrowed else ""
    if isinstance(last, str):
        return True
    return not (head.tag_ == "VBG" and (last.tag_ == "MD" or last.lower_ == "to"))


def _is_be_or_have(words: Sequence[Token | str]) -> bool:
    return any(not isinstance(word, str) and word.lemma_ in {"be", "have"} for word in words)


def _is_perfect_or_passive(word: Token) -> bool:
    """Is it "have" or "be" beside another verb's form, and not the "have" of "have to"?"""
    return word.lemma_ in {"be", "have"} and word.dep_ in AUXILIARIES
