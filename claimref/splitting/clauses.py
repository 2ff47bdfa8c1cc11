"""Drafts: every predication of a sentence, with the words that would state it alone and the stretch it is cut from.

A predication is drafted in several widths (the bare clause, with its restrictive modifiers, whole); which draft
becomes a statement is decided in `selection`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame
from claimref.splitting.inflection import be, past, present
from claimref.splitting.trees import (
    AUXILIARIES,
    RELATIVE_TAGS,
    VERBAL,
    is_finite,
    logical_subject,
    phrase,
    says_in_full,
    subject_of,
    trimmed,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Word = "Token | str"


class Form(StrEnum):
    """The construction that a draft comes from."""

    MAIN = "main"
    CONJUNCT = "conjunct"
    COMPLEMENT = "complement"
    ADVERBIAL = "adverbial"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    APPOSITION = "apposition"
    AGE = "age"
    TITLE = "title"
    MEMBER = "member"
    SPEECH = "speech"
    FRAGMENT = "fragment"


class Width(StrEnum):
    SHORT = "short"
    CORE = "core"
    MIDDLE = "middle"
    WHOLE = "whole"


VALUED = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "CARDINAL"})
NARROW = frozenset({Width.SHORT, Width.CORE})


@dataclass(frozen=True, slots=True)
class Draft:
    """`words` state the predication of `head`; its quote runs from token `start` to token `end` (exclusive)."""

    head: Token
    form: Form
    width: Width
    words: tuple[Token | str, ...]
    start: int
    end: int
    with_subject: bool = True


def draft(sentence: Span, frames: Sequence[Frame]) -> Iterator[Draft]:
    """Yield the drafts of a sentence."""
    cues = {frame.cue.i for frame in frames if frame.content}
    for token in sentence:
        form = _form(token, cues)
        if form is not None:
            yield from _clause(token, form, cues)
        if token.dep_ == "appos":
            yield from _apposition(token)
        if token.ent_type_ == "PERSON":
            yield from _title(token)


def _form(token: Token, cues: set[int]) -> Form | None:
    if token.dep_ == "ROOT" and token.pos_ not in VERBAL:
        verbal = any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
        return Form.MAIN if verbal else Form.FRAGMENT
    if token.pos_ not in VERBAL or token.dep_ in AUXILIARIES:
        return None
    if token.i in cues:
        return Form.SPEECH
    match token.dep_:
        case "ROOT":
            return Form.MAIN
        case "conj":
            return Form.CONJUNCT if _clausal(token.head) else None
        case "ccomp" | "csubj" | "parataxis" | "dep":
            return Form.COMPLEMENT
        case "advcl":
            if any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in token.children):
                return None
            if any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
                return Form.INFINITIVE
            return Form.ADVERBIAL
        case "relcl":
            return Form.COMPLEMENT if says_in_full(token) else Form.RELATIVE
        case "acl":
            if any(child.dep_ == "mark" for child in token.children):
                return Form.COMPLEMENT
            return Form.PARTICIPLE
        case "pcomp":
            return Form.GERUND if token.tag_ == "VBG" else None
        case "xcomp":
            return Form.INFINITIVE if _purpose(token) else None
    return None


def _purpose(token: Token) -> bool:
    return any(child.lower_ == "to" for child in token.children) and any(
        child.dep_ == "dobj" and child.i < token.i for child in token.head.children
    )


def _clausal(token: Token) -> bool:
    return token.pos_ in VERBAL and token.dep_ not in AUXILIARIES


def _clause(head: Token, form: Form, cues: set[int]) -> Iterator[Draft]:
    seen = set()
    for width in Width:
        own = _own(head, width, cues)
        if not own:
            continue
        words = _realised(head, form, own)
        if not words:
            continue
        for start, end, with_subject in _stretches(head, own):
            key = (tuple(id(word) if isinstance(word, str) else word.i for word in words), start, end)
            if key not in seen:
                seen.add(key)
                yield Draft(head, form, width, tuple(words), start, end, with_subject)
        if width is Width.CORE and form is not Form.SPEECH:
            yield from _members(head, own, words)


def _members(head: Token, own: Sequence[Token], words: Sequence[Token | str]) -> Iterator[Draft]:
    """ "They sold boats, oars and sails" → "They sold boats", "They sold oars", "They sold sails"."""
    for first in own:
        if first.pos_ not in {"NOUN", "PROPN"} or first.dep_ not in {"dobj", "pobj", "attr", "nsubj", "nsubjpass"}:
            continue
        row = _row(first)
        if len(row) < 2:
            continue
        phrases = [phrase(member, ("conj", "cc", "preconj", "punct")) for member in row]
        listed = {token.i for token in first.subtree}
        for member in phrases:
            mine = {token.i for token in member}
            kept = tuple(word for word in words if isinstance(word, str) or word.i not in listed or word.i in mine)
            if not member or not any(not isinstance(word, str) and word.i in mine for word in kept):
                continue
            row_head = member[0].i
            yield Draft(head, Form.MEMBER, Width.SHORT, kept, row_head, member[-1].i + 1, False)
            if member is phrases[0] and own[0].i < row_head:
                yield Draft(head, Form.MEMBER, Width.CORE, kept, own[0].i, member[-1].i + 1, True)


def _row(first: Token) -> list[Token]:
    """The members of a list of nouns, from the first on."""
    row = [first]
    while len(row) < 12:
        following = [child for child in row[-1].children if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}]
        if not following:
            break
        row.append(following[0])
    return row


def _own(head: Token, width: Width, cues: set[int]) -> list[Token]:
    """The tokens of the clause in order, the clauses that stand for themselves left out as `width` says."""
    dropped: set[int] = set()
    for token in head.subtree:
        if token != head and token.i not in dropped and _leaves(token, head, width):
            dropped.update(inner.i for inner in token.subtree)
    if width is Width.SHORT:
        for child in list(_adjuncts(head)):
            dropped.update(inner.i for inner in child.subtree)
    tokens = [token for token in head.subtree if token.i not in dropped]
    return trimmed(tokens)


def _adjuncts(head: Token) -> Iterator[Token]:
    """What follows the verb's first complement: further prepositional phrases and adverbs; and what is fronted.

    A time or a figure is no mere adjunct: outlets differ on them.
    """
    complements = 0
    for child in head.children:
        if any(token.ent_type_ in VALUED for token in child.subtree):
            complements += 1
            continue
        if child.i < head.i:
            subject = subject_of(head)
            if child.dep_ in {"prep", "npadvmod", "advcl"} and subject is not None and child.i < subject.i:
                yield child
            continue
        if child.dep_ in {"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "agent", "dative"}:
            complements += 1
        elif child.dep_ in {"prep", "npadvmod", "advmod"}:
            if complements and child.i != head.i + 1:
                yield child
            complements += 1


def _leaves(token: Token, head: Token, width: Width) -> bool:
    """Does `token` head something that is left out of the clause of `head` at this width?"""
    mine = token.head == head
    match token.dep_:
        case "conj":
            return token.pos_ in VERBAL and token.head.pos_ in VERBAL and (mine or token.head.dep_ == "xcomp")
        case "dobj" if token.lower_ == "that" and token.tag_ == "WDT":
            return mine and says_in_full(head)
        case "cc" | "mark" | "preconj":
            return mine and (token.lower_ != "if") and token.dep_ != "preconj"
        case "parataxis":
            return True
        case "appos" if token.ent_type_ in {"DATE", "TIME"}:
            return False  # "Tuesday, June 18"
        case "relcl" | "appos":
            return width in NARROW or (width is Width.MIDDLE and _set_off(token))
        case "acl":
            return (width in NARROW and _clausal(token)) or (width is Width.MIDDLE and _set_off(token))
        case "advcl":
            if any(child.lower_ in {"if", "unless"} for child in token.children):
                return False
            return width in NARROW or (width is Width.MIDDLE and _set_off(token))
        case "prep":
            if token.lower_ == "according":
                return True
            return width in NARROW and token.lower_ in {"including", "despite"}
        case "advmod":
            return (
                mine
                and token.lower_ in {"however", "meanwhile", "also", "moreover", "instead", "still", "then"}
                and (token.i + 1 < len(token.doc) and (token.nbor().text == "," or width is Width.CORE))
            )
        case "intj":
            return True
    return False


def _set_off(token: Token) -> bool:
    left = token.left_edge
    return left.i > left.sent.start and left.nbor(-1).text in {",", "-", "--", "(", "—"}


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


def _realised(head: Token, form: Form, own: list[Token]) -> list[Token | str]:
    """The words that state the clause alone."""
    if form is Form.FRAGMENT:
        return list(own)
    subject = subject_of(head)
    if form in {Form.RELATIVE}:
        return _relative(head, own, subject)
    if subject is not None and (is_finite(head) or head.pos_ not in VERBAL):
        return list(own)
    shared = logical_subject(head)
    if shared is None or (shared.i in {token.i for token in own} and subject is None):
        return list(own) if form in {Form.MAIN, Form.SPEECH} else []
    if subject is not None:
        return _finite(head, own, subject, [])
    subject_words = phrase(shared)
    return _finite(head, own, shared, subject_words)


def _relative(head: Token, own: list[Token], subject: Token | None) -> list[Token | str]:
    antecedent = _definite(phrase(head.head))
    pronouns = [token for token in own if token.tag_ in RELATIVE_TAGS and token.i <= head.i]
    if not pronouns:
        if subject is None:
            return _finite(head, own, head.head, phrase(head.head))
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
        before = {"where": "in", "when": "in"}.get(pronoun.lower_)
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


def _after_verb(head: Token, own: Sequence[Token], thing: list[Token | str]) -> list[Token | str]:
    words: list[Token | str] = []
    verb = head
    for child in head.children:
        if child.dep_ == "xcomp":
            verb = child
    for token in own:
        words.append(token)
        if token == verb:
            words += thing
    return words


def _definite(tokens: Sequence[Token]) -> list[Token | str]:
    """ "a letter" → "the letter": what was introduced is known."""
    words: list[Token | str] = list(tokens)
    if words and tokens[0].lower_ in {"a", "an"}:
        words[0] = "The"
    return words


def _finite(head: Token, own: list[Token], subject: Token, subject_words: Sequence[Token]) -> list[Token | str]:
    """The clause with its subject and a finite verb."""
    front: list[Token | str] = _definite(subject_words)
    plural = _plural(subject)
    past_tense = _past_context(head)
    mine = [token for token in own if token.dep_ != "mark" or token.head != head]
    if is_finite(head):
        return [*front, *mine]
    if head.dep_ == "conj":
        borrowed = _borrowed(head)
        if borrowed is not None:
            return [*front, *borrowed, *mine]
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


def _borrowed(head: Token) -> list[Token | str] | None:
    """The auxiliaries, and the verbs above, that a conjunct shares with the first of its row."""
    first = head.head
    while first.dep_ == "conj" and first.head.pos_ in VERBAL and not is_finite(first):
        first = first.head
    auxiliaries = [child for child in first.children if child.dep_ in AUXILIARIES and child.i < first.i]
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


def _plural(subject: Token) -> bool:
    if any(child.dep_ == "conj" for child in subject.children):
        return True
    return subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"they", "we", "these", "those", "many", "some", "both"}


def _past_context(head: Token) -> bool:
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


def _apposition(token: Token) -> Iterator[Draft]:
    """ "Ana Ruiz, a chemist," → "Ana Ruiz is a chemist"; "Ana Ruiz, 41," → "Ana Ruiz is 41 years old"."""
    head = token.head
    named, role = (token, head) if token.ent_type_ == "PERSON" and head.ent_type_ != "PERSON" else (head, token)
    subject = phrase(named, ("relcl", "acl", "appos", "conj", "cc"))
    start = min(head.left_edge.i, token.left_edge.i)
    if role.like_num and not any(child.dep_ not in {"punct"} for child in role.children):
        if named.ent_type_ == "PERSON" and role.text.isdigit():
            words: list[Token | str] = [*subject, "is", role, "years old"]
            yield Draft(token, Form.AGE, Width.CORE, tuple(words), subject[0].i, role.i + 1)
        return
    if named.ent_type_ in VALUED:
        return  # a list of years, a weekday and its date
    for width in Width:
        if width in {Width.SHORT, Width.WHOLE}:
            continue
        leave = ("relcl", "acl", "appos") if width is Width.CORE else ("appos",)
        said = phrase(role, leave)
        if not said or not subject:
            continue
        words = [*_definite(subject), be(_plural(named), False), *said]
        end = max(said[-1].i, subject[-1].i) + 1
        yield Draft(token, Form.APPOSITION, width, tuple(words), min(start, subject[0].i), end)


def _title(token: Token) -> Iterator[Draft]:
    """ "Defense Secretary Ann Low" → "Ann Low is Defense Secretary"."""
    entity = next((entity for entity in token.doc.ents if entity.start <= token.i < entity.end), None)
    if entity is None or entity.root != token:
        return
    before = [
        child
        for child in token.children
        if child.dep_ in {"compound", "nmod", "amod", "poss"} and child.i < entity.start and child.ent_type_ != "PERSON"
    ]
    words = [inner for child in before for inner in child.subtree if inner.i < entity.start]
    words = [inner for inner in words if inner.lower_ not in {"mr.", "ms.", "mrs.", "dr."} and not inner.is_punct]
    if not words or words[-1].pos_ not in {"NOUN", "PROPN"}:
        return
    start = words[0].i
    yield Draft(token, Form.TITLE, Width.CORE, (*entity, "is", *words), start, entity.end)
