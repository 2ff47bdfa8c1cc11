"""How far a clause reaches: its own tokens, without the clauses and adjuncts that stand for themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from claimref.splitting.cues import DENIAL, SPEECH_NOUNS
from claimref.splitting.drafts import VALUED, Width
from claimref.splitting.trees import (
    AUXILIARIES,
    FINITE_TAGS,
    MOMENTS,
    OF_NO_ONE,
    RELATIVE_TAGS,
    TIMES,
    VERBAL,
    fronted,
    is_alternative,
    is_hyphen,
    is_second_half,
    misplaced_subject,
    says_in_full,
    set_off,
    subject_of,
    trimmed,
    without,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

NARROW = frozenset({Width.BARE, Width.SINGLE, Width.SHORT, Width.CORE})
MOST_ADJUNCTS = 8
COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "dative", "prt"})
CONNECTIVES = frozenset(
    """however meanwhile also moreover instead still then therefore thus hence indeed nevertheless nonetheless
    furthermore additionally besides luckily undoubtedly""".split()
)
"""Adverbs that tie a sentence to the one before, and mean nothing without it."""
TIES = frozenset("for_example for_instance in_addition of_course in_fact as_a_result on_the_other_hand".split())
VIEWS = frozenset("words view opinion eyes".split())
REQUIRED = frozenset({("with", "charge"), ("with", "provide"), ("with", "supply"), ("on", "depend"), ("on", "rely")})
OF_NOUNS = frozenset({"to", "into", "between", "against"})
"""Right after a noun, these open what it is about, and no adjunct of the verb."""
LETTING = frozenset("allow permit enable force require urge order ask tell encourage invite let".split())
RANGE_ENDS = frozenset("to until till through".split())
FIXED = {"all": {"above", "at"}, "least": {"at"}, "most": {"at"}, "good": {"for"}}
"""Words that say nothing without one of these right before them, nor these without them."""
TAKES_TO = frozenset(
    """need desire right effort attempt plan ability decision way chance opportunity time refusal promise pledge
    obligation intention willingness move step bid duty power readiness authority reason permission agreement deal call
    order proposal request offer demand threat commitment option mandate""".split()
)
"""Nouns that say too little without their infinitive."""
VAGUE = frozenset("those one ones anyone someone everyone anybody somebody all".split())
"""What a clause is said of that means nobody without it: "those who …"."""
ONE_OF_A_KIND = frozenset("first last only most least".split())
_BRACKETS = {"(": ")", "[": "]", "-": "-", "--": "--", "—": "—", ",": ","}


def own_tokens(
    head: Token, tree: Sequence[Token], width: Width, adjoined: Sequence[Token], focus: Token | None = None
) -> list[Token]:
    """The tokens of the clause in order, out of the `tree` of its head, which is all that hangs on it, as written.

    At the width `SINGLE` they are with the one of its adjuncts that is in `focus`.
    """
    dropped: set[int] = set()
    for token in tree:
        if token != head and token.i not in dropped and _leaves(token, head, width) and not _holds(token, focus):
            dropped |= without(token)
    if width is Width.SHORT and adjoined:
        for child in list(_lesser_adjuncts(head)):
            dropped.update(inner.i for inner in child.subtree)
    elif width in {Width.BARE, Width.SINGLE}:
        for child in adjoined:
            if not _holds(child, focus):
                dropped.update(inner.i for inner in child.subtree)
    for other in head.children:
        semicolon = _semicolon(other) if other.i < head.i and _is_another_sentence(other) else None
        if semicolon is not None:
            dropped |= {token.i for token in tree if token.i <= semicolon.i}
    for mark in head.children:
        if mark.dep_ == "mark" and (head.dep_ in {"advcl", "ccomp"} or mark.lower_ in {"after", "before"}):
            # "even though", "hours before", "would say only that"
            dropped |= {token.i for token in tree if token.i < mark.i}
    for other in head.children:
        misplaced = misplaced_subject(other)
        if misplaced is not None:
            dropped |= {token.i for token in tree if misplaced.left_edge.i <= token.i}
    if width in NARROW:
        dropped |= _singled_out(head, tree)
    dropped |= _left_alone(tree, dropped)
    dropped |= _halves(tree, dropped)
    dropped |= _set_off_marks(head, tree, dropped)
    kept = trimmed([token for token in tree if token.i not in dropped])
    if kept and _is_conjunction(kept[0]) and not kept[0].is_sent_start:
        kept = kept[1:]  # "wrote that trade had doubled", where the parser takes "that trade" for a noun phrase
    if [token.lower_ for token in kept[-2:]] in (["as", "well"], ["rather", "than"]):
        kept = trimmed(kept[:-2])  # "as well as" whose second member has gone
    return _with_hyphens(_without_half_clause(kept))


def _without_half_clause(kept: list[Token]) -> list[Token]:
    """Without the "and that …" whose verb is elsewhere, or whose "that" is the second of one outside the clause."""
    for place, token in enumerate(kept[:-1]):
        opens = token.dep_ == "cc" and _is_conjunction(kept[place + 1])
        has_verb = any(word.tag_ in FINITE_TAGS for word in kept[place + 2 :])
        if opens and not (has_verb and any(_is_conjunction(word) for word in kept[:place])):
            return trimmed(kept[:place])
    return kept


def _is_conjunction(word: Token) -> bool:
    return word.lower_ == "that" and word.tag_ == "IN"


def _with_hyphens(kept: Sequence[Token]) -> list[Token]:
    """The tokens, and what a hyphen joins to them: "voted 21-19" and "was re-elected" are not cut inside."""
    if not kept:
        return []
    joined = {token.i: token for token in kept}
    around = kept[0].doc[max(0, kept[0].i - 1) : kept[-1].i + 2]
    for hyphen in filter(is_hyphen, around):
        sides = (hyphen.nbor(-1), hyphen.nbor())
        if any(side in kept for side in sides):
            joined.update((token.i, token) for token in (*sides, hyphen))
    return [joined[i] for i in sorted(joined)]


def _singled_out(head: Token, tree: Sequence[Token]) -> set[int]:
    """The end of a clause from ", among them" on: what follows is said of some, and not of all."""
    for token in tree:
        if token.lower_ != "among" or token.i <= head.i or token.nbor(-1).text != ",":
            continue
        if any(child.dep_ == "pobj" and child.lower_ == "them" for child in token.children):
            return {inner.i for inner in tree if inner.i >= token.i}
    return set()


def _left_alone(tree: Sequence[Token], dropped: set[int]) -> set[int]:
    """What is left of ", a step that surprised many" without its clause: "a step"."""
    gone: set[int] = set()
    for noun in tree:
        if (
            noun.dep_ in {"appos", "npadvmod", "dep"}
            and noun.i not in dropped
            and noun.pos_ == "NOUN"
            and set_off(noun)
        ):
            left = [token for token in noun.subtree if token.i not in dropped and not token.is_punct]
            if len(left) < len(list(noun.subtree)) and [token.dep_ for token in left[:-1]] == ["det"]:
                gone |= {token.i for token in noun.subtree}
    return gone


def _halves(tree: Sequence[Token], dropped: set[int]) -> set[int]:
    """What is left of "above all" or "at least" where one word of it has gone."""
    halves: set[int] = set()
    for token in tree:
        first = FIXED.get(token.lower_)
        if first is not None and token.i > 0 and token.nbor(-1).lower_ in first:
            pair = {token.i - 1, token.i}
            if pair & dropped:
                halves |= pair
    return halves


def _holds(token: Token, focus: Token | None) -> bool:
    return focus is not None and (token == focus or token.is_ancestor(focus))


def adjuncts(head: Token) -> list[Token]:
    """What the predication could be stated without: further phrases of the verb, and those within its complements."""
    found: list[Token] = []
    if _is_negated(head):
        return found  # "does not employ women as pilots" does not say that it employs none
    complements = 0
    passive = any(child.dep_ == "nsubjpass" for child in head.children)
    for child in head.children:
        if child.dep_ in {"prep", "npadvmod", "advmod", "agent", "advcl"}:
            if attributes(child) or _required(child, head) or _is_half_a_range(child):
                continue
            if child.i < head.i:
                if child.dep_ != "advmod" or _valued(child):
                    found.append(child)
                continue
            if child.dep_ == "advmod" and not _valued(child):
                continue
            if child.dep_ == "prep" and not complements and not passive and not _valued(child):
                complements += 1
                found += _inner(child)
                continue
            found.append(child)
            found += [inner for inner in _inner(child) if _valued(inner)]
        elif child.dep_ in COMPLEMENTS:
            complements += 1
            if child.dep_ not in {"ccomp", "xcomp"}:
                found += _inner(child)
            elif child.dep_ == "xcomp":
                found += [item for item in adjuncts(child) if item.i > child.i]
    return found[:MOST_ADJUNCTS]


def _is_negated(head: Token) -> bool:
    return any(child.dep_ == "neg" for child in head.children)


def attributes(token: Token) -> bool:
    """Does it say whose word the clause is: "according to Low", "in Low's words"?"""
    if token.lower_ == "according":
        return True
    if token.dep_ != "prep" or token.lower_ != "in":
        return False
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    return noun is not None and noun.lower_ in VIEWS and any(child.dep_ == "poss" for child in noun.children)


def _required(child: Token, head: Token) -> bool:
    """Is it no adjunct but what the verb asks for: accuse of, charge with, see as?"""
    return child.lower_ in {"of", "as"} or (child.lower_, head.lemma_.lower()) in REQUIRED


def _is_half_a_range(preposition: Token) -> bool:
    """ "rose from five to nine": neither end is told without the other."""
    if preposition.dep_ != "prep" or preposition.lower_ not in {"from", "by", *RANGE_ENDS}:
        return False
    others = {child.lower_ for child in preposition.head.children if child.dep_ == "prep" and child.i > child.head.i}
    if preposition.i < preposition.head.i or others.isdisjoint(RANGE_ENDS):
        return False
    return "from" in others or ("by" in others and preposition.lower_ in {"by", "to"} and _ends_in_number(preposition))


def _ends_in_number(preposition: Token) -> bool:
    """ "by 61 votes to 57"."""
    row = [child for child in preposition.head.children if child.dep_ == "prep" and child.lower_ in {"by", "to"}]
    return (
        [child.lower_ for child in row] == ["by", "to"]
        and row[1].right_edge.like_num
        and row[1].right_edge.i == row[1].i + 1
    )


def _inner(phrase_head: Token) -> Iterator[Token]:
    """The phrases that hang on the nouns of a phrase; one that the noun asks for ("a reply to") is part of it."""
    nouns = [phrase_head] if phrase_head.pos_ in {"NOUN", "PROPN", "NUM"} else []
    nouns += [child for child in phrase_head.children if child.dep_ == "pobj"]
    for noun in nouns:
        for child in noun.children:
            if child.dep_ == "prep" and child.i > noun.i:
                if child.lower_ != "of" and not (child.lower_ in OF_NOUNS and child.i == noun.i + 1):
                    yield child
                yield from _inner(child)


def _valued(token: Token) -> bool:
    return any(inner.ent_type_ in VALUED for inner in token.subtree)


def _lesser_adjuncts(head: Token) -> Iterator[Token]:
    """What follows the verb's first complement: further prepositional phrases and adverbs; and what is fronted.

    A time or a figure is no mere adjunct: outlets differ on them.
    """
    complements = 0
    for child in head.children:
        if _valued(child) or _is_half_a_range(child):
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
            if complements and child.i != head.i + 1 and not _required(child, head):
                yield child
            complements += not child.lower_.endswith("ly")  # "had been quietly under way in Brida"


def tells_what_for(clause: Token) -> bool:
    """Is it the infinitive that a noun asks for: "an agreement to build a bridge", or "in order that"?"""
    if clause.head.lower_ == "order" and clause.head.dep_ == "pobj" and clause.head.head.lower_ == "in":
        return True
    return clause.head.lemma_.lower() in TAKES_TO and any(child.tag_ == "TO" for child in clause.children)


def _is_denied(clause: Token) -> bool:
    """Is it what somebody denies: "denied the council's claims that the port is shut"?"""
    if not any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
        return False
    above = next((token for token in clause.ancestors if token.pos_ in VERBAL), None)
    if above is None or above.lemma_.lower() not in DENIAL:
        return False
    nouns = takewhile(lambda token: token != above, clause.ancestors)
    return any(noun.lemma_.lower() in SPEECH_NOUNS | {"charge"} for noun in nouns)


def _leaves(token: Token, head: Token, width: Width) -> bool:
    """Does `token` head something that is left out of the clause of `head` at this width?"""
    mine = token.head == head
    match token.dep_:
        case _ if _is_another_sentence(token):
            return True
        case _ if is_second_half(token):
            return False
        case "conj" if is_alternative(token):
            return False
        case "conj" if _is_of_another_row(token):
            return True
        case "conj":
            return token.pos_ in VERBAL and token.head.pos_ in VERBAL and (mine or token.head.dep_ == "xcomp")
        case "dobj" if token.lower_ == "that" and token.tag_ == "WDT":
            return mine and says_in_full(head)
        case "cc" if mine and any(is_alternative(child) for child in head.children if child.dep_ == "conj"):
            return False
        case "cc" | "mark" | "preconj":
            return mine and (token.lower_ != "if") and token.dep_ != "preconj" and not _joins_nouns(token)
        case "parataxis":
            return True
        case "appos" if _is_quoted_beside(token):
            return False
        case "appos" if token.ent_type_ in TIMES and token.head.ent_type_ != "PERSON":
            return False  # "Tuesday, June 18"
        case "relcl" | "acl" if _singles_out(token) or _narrows_a_denial(token, head):
            return False
        case "relcl" | "appos":
            return width in NARROW or (width is Width.MIDDLE and set_off(token))
        case "acl" if tells_what_for(token) or _is_denied(token) or _is_one_word(token):
            return False
        case "acl":
            return (width in NARROW and token.pos_ in VERBAL) or (width is Width.MIDDLE and set_off(token))
        case "advcl" if mine and fronted(token) is not None:
            return True
        case "advcl":
            if any(child.lower_ in {"if", "unless"} for child in token.children):
                return False
            if any(child.lower_ in {"since", "until"} for child in token.children) and _is_negated(head):
                return False  # "had not been seen since May" is not "had not been seen"
            if not mine and head.lemma_.lower() in LETTING and any(child.tag_ == "TO" for child in token.children):
                return False  # "allows those hurt in the storm to leave"
            return width in NARROW or (width is Width.MIDDLE and set_off(token))
        case "prep":
            if attributes(token):
                return True
            if mine and "_".join(inner.lower_ for inner in token.subtree if not inner.is_punct) in TIES:
                return True
            return width in NARROW and token.lower_ in {"including", "despite"}
        case "advmod":
            if mine and token.tag_ == "WRB" and token.lower_ == "when" and head.dep_ == "advcl":
                return True
            return (
                mine
                and token.lower_ in CONNECTIVES
                and (token.i + 1 < len(token.doc) and (token.nbor().text == "," or width is Width.CORE))
            )
        case "intj":
            return token.lower_ not in {"yes", "no"} or token.i < head.i  # "voted no"
    return False


def _is_quoted_beside(words: Token) -> bool:
    """ "marked the file 'no further action'"."""
    first = words.left_edge
    before = words.doc[: first.i][-2:] if not first.is_quote else words.doc[: first.i + 1][-2:]
    return len(before) == 2 and before[1].is_quote and not before[0].is_punct


def _is_another_sentence(clause: Token) -> bool:
    """Does a semicolon part it, with a subject of its own, from the clause that the parser hung it on?"""
    if clause.dep_ not in {"conj", "ccomp", "advcl", "dep", "parataxis"} or clause.pos_ not in VERBAL:
        return False
    return subject_of(clause) is not None and _semicolon(clause) is not None


def _semicolon(clause: Token) -> Token | None:
    """The semicolon at the edge of a clause that faces the one it hangs on."""
    first, last, above = clause.left_edge, clause.right_edge, clause.head
    beside = (first, *((first.nbor(-1),) if first.i else ())) if clause.i > above.i else clause.doc[last.i : above.i]
    return next((token for token in beside if token.text == ";"), None)


def _singles_out(clause: Token) -> bool:
    """Does its noun say too little, or what is false, without it: "those who", "any treaty that", "the first that"?"""
    noun = clause.head
    if noun.lower_ in VAGUE:
        return True
    if clause.dep_ != "relcl" or not _narrows(clause):
        return False
    if noun.lemma_.lower() in MOMENTS and noun.dep_ == "pobj":
        return True  # "at a time when the port was shut"
    if any(
        child.lower_ in OF_NO_ONE or child.lower_ in ONE_OF_A_KIND or child.tag_ == "JJS" for child in noun.children
    ):
        return True
    return noun.dep_ == "attr" and any(child.dep_ == "nsubj" and child.lower_ == "it" for child in noun.head.children)


def _narrows(clause: Token) -> bool:
    """Does it tell which: "camps where children are", and not "the camp, where children are"?"""
    first = clause.left_edge
    bound = first.i == clause.head.i + 1 or first.tag_ in RELATIVE_TAGS or first.lower_ == "that"
    return bound and not set_off(clause)


def _narrows_a_denial(clause: Token, head: Token) -> bool:
    """ "does not forbid camps where children are" is not "does not forbid camps"."""
    return clause.i > head.i and _is_negated(head) and _narrows(clause)


def _is_one_word(participle: Token) -> bool:
    """ "three of the eight people killed"."""
    return participle.tag_ == "VBN" and participle.i == participle.head.i + 1 and not any(participle.children)


def _is_of_another_row(conjunct: Token) -> bool:
    """ "demanded that she go and called for a vote": nobody was to call."""
    first = conjunct.head
    bare = first.tag_ in {"VB", "VBP"} and not any(child.dep_ in AUXILIARIES for child in first.children)
    return conjunct.tag_ == "VBD" and bare and subject_of(conjunct) is None


def _joins_nouns(conjunction: Token) -> bool:
    """Does it join a noun, which the parser hung on the verb: "grows out of the pact of 1974 and the deal of 1998"?"""
    joined = [child for child in conjunction.head.children if child.dep_ == "conj" and child.i > conjunction.i]
    return bool(joined) and joined[0].pos_ not in VERBAL and conjunction.dep_ == "cc"


def _set_off_marks(head: Token, tree: Sequence[Token], dropped: set[int]) -> set[int]:
    """The brackets, dashes and commas on both sides of what was dropped."""
    marks: set[int] = set()
    doc = head.doc
    kept = [token.i for token in tree if token.i not in dropped]
    standing = [i for i in kept if not doc[i].is_quote and doc[i].text not in {"!", "?"}]
    for before, after in pairwise(standing):
        inside = range(before + 1, after)
        closing = _BRACKETS.get(doc[before].text)
        if closing is None or doc[after].text != closing:
            continue
        if any(i in dropped for i in inside):
            marks |= {before, *inside, after}
    for comma, after in pairwise(kept):
        if doc[comma].text == "," and comma - 1 in dropped and doc[after].dep_ == "prep":
            marks.add(comma)  # "they review a guard in a square in Brida, on May 5", where only the day is kept
    return _in_pairs(head, [i for i in kept if i not in marks], marks, dropped)


def _in_pairs(head: Token, kept: Sequence[int], marks: set[int], dropped: set[int]) -> set[int]:
    """The marks to drop, so that no comma stands alone between subject and verb."""
    subject = subject_of(head)
    if subject is None or subject.i > head.i:
        return marks
    group = [head.i, *(child.i for child in head.children if child.dep_ in AUXILIARIES and child.i > subject.i)]
    commas = [i for i in kept if subject.left_edge.i < i < min(group) and head.doc[i].text == ","]
    if len(commas) != 1 or commas[0] < subject.i:
        return marks
    only = commas[0]
    if {only - 1, only + 1} & dropped or next(i for i in kept if i > only) == min(group):
        return marks | {only}
    others = [i for i in marks if only < i < min(group) and head.doc[i].text == ","]
    return marks - {max(others)} if others else marks  # "Ann Low, 41, a chemist, left"
