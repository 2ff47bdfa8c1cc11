"""Small questions about a dependency tree that several stages ask."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimref.splitting.cues import DENIAL, DOCUMENTS, HOLDING_TO_ACCOUNT, SHOWING, SPEECH, SPEECH_NOUNS
from claimref.splitting.things import SITES, is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
VERBAL = frozenset({"VERB", "AUX"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Of the words that carry tense."""
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
TIMES = frozenset({"DATE", "TIME"})
OF_NO_ONE = frozenset({"any", "every", "no", "each", "neither"})
FILLED = frozenset({"dobj", "attr", "acomp", "auxpass"})
"""Relations that leave no gap in a clause for the noun that it hangs on."""
DONE_TO_DOCUMENTS = frozenset("send write release receive sign get obtain publish post read issue file submit".split())
"""Verbs that say nothing without an object, and whose object is what somebody wrote."""
DONE_TO_THINGS = frozenset(
    "conduct publish issue draft file submit title entitle date commission broadcast enact".split()
)
KIN = frozenset("wife husband son daughter mother father sister brother cousin uncle aunt nephew niece child".split())
NEGATIVE = frozenset("no never nor neither none nobody nothing".split())
BINDING = frozenset("while because although though unless whereas whether".split())
"""Conjunctions that nothing can end in."""
MODIFYING_CLAUSES = frozenset({"relcl", "acl", "appos"})
MOMENTS = frozenset("time point moment day way reason case extent place year week month".split())
"""Nouns that a clause tells more about than they tell of it."""
GROUPS = frozenset(
    """family team couple crowd staff crew party public majority minority group band council committee court army navy
    police pair trio number rest half third quarter lot host handful government opposition cabinet jury board club side
    squad company firm union alliance variety range percent cent % remainder bulk youth leadership management audience
    faculty""".split()
)
"""Nouns in the singular that may take a verb in the plural, as they mean several."""
SEVERAL = frozenset("they we their our these those many some both".split())
ONE = frozenset("he she it this that one".split())
ALWAYS_PLURAL = frozenset("airlines data media politics news personnel headquarters means series species works".split())
"""Nouns in the plural that may take a verb in the singular."""


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject."""
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.dep_ != "expl":
            return child
    for child in verb.children:
        if child.dep_ == "expl":
            return child
    return None


def first_of_group(verb: Token) -> Token:
    """The first word of the verb group: the "had" of "had been installed"."""
    return next((child for child in verb.children if child.dep_ in AUXILIARIES and child.i < verb.i), verb)


def is_finite(verb: Token) -> bool:
    """Does the verb group carry tense: walks, walked, has walked, will walk?"""
    if verb.tag_ in FINITE_TAGS:
        return True
    group = [child.dep_ for child in verb.children]
    if verb.tag_ == "VBN" and "nsubj" in group and AUXILIARIES.isdisjoint(group):
        return True  # a past tense that looks like a participle ("left"), and was taken for one
    return any(child.dep_ in AUXILIARIES and child.tag_ in FINITE_TAGS for child in verb.children)


def logical_subject(verb: Token) -> Token | None:
    """The subject of `verb`, its own or the one it shares; a relative pronoun stands for its antecedent."""
    seen = 0
    while seen < 12:
        seen += 1
        own = subject_of(verb)
        if own is not None:
            if own.tag_ in RELATIVE_TAGS and verb.dep_ == "relcl":
                return antecedent_of(verb, own)
            return own
        if verb.dep_ == "acl" or (verb.dep_ == "relcl" and verb.head.pos_ not in VERBAL):
            return antecedent_of(verb)
        place = fronted(verb)
        if place is not None:
            return place
        opened = _opened(verb)
        if opened is not None:
            verb = opened
            continue
        if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"} and verb.head != verb:
            if verb.dep_ == "xcomp":
                direct = [child for child in verb.head.children if child.dep_ in {"dobj", "dative"}]
                if direct:
                    return direct[0]
            verb = verb.head
            continue
        if verb.dep_ == "pcomp" and verb.head.head != verb.head:
            accused = _accused(verb)
            if accused is not None:
                return accused
            verb = verb.head.head
            continue
        return None
    return None


def fronted(participle: Token) -> Token | None:
    """Of what stands before it, and not of the subject that follows, a participle between commas may be told.

    "At a service in Brida, attended by the families, bells rang": the service was attended. "When Low landed, having
    left early, the guns fell silent": Low had left.
    """
    first = participle.left_edge
    if participle.dep_ != "advcl" or participle.tag_ != "VBN" or first.i < 2 or first.nbor(-1).text != ",":
        return None
    above, before = participle.head, first.nbor(-2)
    follows = subject_of(above)
    if follows is None or follows.i < participle.i or first.tag_ not in {"VBN", "VBG"}:
        return None
    doers = [subject for token in participle.sent if token.i < first.i and (subject := subject_of(token)) is not None]
    if doers:
        return doers[-1] if doers[-1].pos_ in {"NOUN", "PROPN", "PRON"} else None
    opening = next((child for child in above.children if child == before or child.is_ancestor(before)), None)
    if opening is None or opening.dep_ != "prep" or first != participle:
        return None
    return next((child for child in opening.children if child.dep_ == "pobj" and child.ent_type_ not in TIMES), None)


def _opened(verb: Token) -> Token | None:
    """What is said after an adjunct that opens it: "experts said by signing it, the two states would …"."""
    adjunct = verb.head if verb.dep_ == "pcomp" else verb
    teller = adjunct.head
    if verb.dep_ not in {"pcomp", "advcl"} or adjunct.left_edge.i != teller.i + 1:
        return None
    last = adjunct.right_edge.i
    said = (child for child in teller.children if child.dep_ == "ccomp" and child.left_edge.i in {last + 1, last + 2})
    clause = next(said, None)
    opens = (
        clause is not None and clause.doc[last + 1].text == "," and not any(c.dep_ == "mark" for c in clause.children)
    )
    return clause if opens else None


def antecedent_of(clause: Token, pronoun: Token | None = None) -> Token | None:
    """What a relative clause or a participle says something of: the noun it hangs on, or a likelier one above.

    The parser takes the nearest noun. No day did what "a plan approved on Sunday, which provides …" tells, and a "who"
    is somebody where the phrase has somebody; of "any" and "no" the clause says nothing.
    """
    asked = pronoun.lower_ if pronoun is not None else ""
    above = list(nouns_above(clause.head))
    if asked == "which":  # "the wedding of the mayor's daughter, which …"
        above.sort(key=lambda noun: noun.lemma_.lower() in KIN)
    if asked == "who":  # "a guard at the Port Office, who …"
        above.sort(key=lambda noun: noun.ent_type_ == "ORG")
    likely = [noun for noun in above if _may_bear(noun, asked) and not _is_of_things(clause, noun)]
    agreeing = [noun for noun in likely if _agrees(clause, noun) and noun.lemma_.lower() != "one"]
    noun = agreeing[0] if agreeing else None
    if not likely and asked == "who" and _agrees(clause, clause.head):
        noun = clause.head
    if noun is None or any(child.lower_ in OF_NO_ONE for child in noun.children if child.dep_ == "det"):
        return None
    return _named(noun, clause)


def _agrees(clause: Token, noun: Token) -> bool:
    """May the noun be the subject of the relative clause's verb, by its number?"""
    subject = subject_of(clause)
    if clause.dep_ != "relcl" or subject is None or subject.tag_ not in RELATIVE_TAGS:
        return True
    return agrees(clause, noun)


def agrees(verb: Token, noun: Token, strictly: bool = False) -> bool:
    """May the noun be the subject of the verb, by their numbers: not "the talks" of "was", not "the port" of "were"?

    Save `strictly`, a body ("the council", "Falk Shipping") may have a verb of either number, and so may two nouns that
    may mean one ("a governor and preacher who has left").
    """
    group = [verb, *(child for child in verb.children if child.dep_ in AUXILIARIES)]
    joined = any(child.dep_ == "conj" and child.i < verb.i for child in noun.children)
    if any(token.tag_ == "VBZ" or token.lower_ == "was" for token in group):
        return not (joined and strictly) and (noun.tag_ != "NNS" or noun.lower_ in ALWAYS_PLURAL)
    if not any(token.tag_ == "VBP" or token.lower_ == "were" for token in group):
        return True
    if joined or noun.tag_ in {"NNS", "NNPS"} or noun.pos_ in {"PRON", "NUM"}:
        return noun.lower_ not in ONE
    return not strictly and (noun.ent_type_ in {"ORG", "NORP"} or noun.lemma_.lower() in GROUPS)


def _is_of_things(participle: Token, noun: Token) -> bool:
    """Is it done to papers and acts alone, and the noun somebody: "a poll of voters conducted in May"?"""
    somebody = noun.ent_type_ == "PERSON" or is_somebody(noun.lemma_.lower())
    return participle.dep_ == "acl" and participle.lemma_.lower() in DONE_TO_THINGS and somebody


def _named(noun: Token, clause: Token) -> Token:
    """ "Ann Low, a chemist who …", "Ann Low is a chemist leading …": who does it is called by name."""
    indefinite = any(child.lower_ in {"a", "an"} for child in noun.children)
    if noun.dep_ == "appos" and _is_called_so(noun.head, noun, indefinite):
        return noun.head
    if (
        not (clause.dep_ == "relcl" or (clause.dep_ == "acl" and clause.tag_ in {"VBG", "VBN"}))
        or noun.dep_ != "attr"
        or noun.head.lemma_ != "be"
        or any(child.dep_ == "neg" for child in noun.head.children)
    ):
        return noun
    subject = subject_of(noun.head)
    return subject if indefinite and subject is not None and subject.pos_ == "PROPN" else noun


def _is_called_so(bearer: Token, noun: Token, indefinite: bool) -> bool:
    """Does the apposition tell who or what the name before it is, and not one between: "Low, head of Osk, a firm"?"""
    if noun.ent_type_ == "PERSON":
        return False
    lemma = noun.lemma_.lower()
    if bearer.ent_type_ == "PERSON":
        between = noun.doc[bearer.i + 1 : noun.left_edge.i]
        return bool(noun.ent_type_) or is_somebody(lemma) or not any(token.pos_ == "PROPN" for token in between)
    place = bearer.ent_type_ in {"GPE", "LOC", "FAC"}
    return indefinite and bearer.pos_ == "PROPN" and (not place or lemma in SITES)


def noun_before(that: Token) -> Token | None:
    """What a relative clause that begins with `that` is told of, where the parser made it no relative clause."""
    if not that.i:
        return None
    objects = [child for child in that.head.head.children if child.dep_ == "dobj" and child.i < that.i]
    return next((noun for noun in (*nouns_above(that.nbor(-1)), *objects) if noun.ent_type_ not in TIMES), None)


def misplaced_subject(verb: Token) -> Token | None:
    """The subject that the parser joined to the object before: "They closed the road and gas was cut off"."""
    if verb.dep_ != "conj" or verb.head.pos_ not in VERBAL or subject_of(verb) is not None or not is_finite(verb):
        return None
    first = first_of_group(verb).i
    joined = [
        token
        for token in verb.head.subtree
        if token.dep_ == "conj" and token.pos_ in {"NOUN", "PROPN"} and token.right_edge.i == first - 1
    ]
    if not joined or not agrees(verb, joined[0]):
        return None
    return joined[0] if joined[0].head.dep_ in {"dobj", "pobj", "attr"} else None


def nouns_above(noun: Token) -> Iterator[Token]:
    """The noun, and the nouns that its phrase hangs on: "Sunday", "plan" in "a plan approved on Sunday"."""
    while noun.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        yield noun
        if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
            return
        above = noun.head.head
        within = above.dep_ in {"acl", "relcl", "amod"} and above.pos_ in {*VERBAL, "ADJ"}
        noun = above.head if within else above


def _may_bear(noun: Token, pronoun: str) -> bool:
    if pronoun == "who":
        return noun.ent_type_ in {"PERSON", "ORG", "NORP"} or is_somebody(noun.lemma_.lower()) or noun.pos_ == "PRON"
    return noun.ent_type_ not in TIMES and not (pronoun == "which" and noun.ent_type_ == "PERSON")


def _accused(done: Token) -> Token | None:
    """ "accused them of hiding it", "praised her for staying": who did what stands after the preposition."""
    above = done.head.head
    if done.head.dep_ != "prep" or done.head.lower_ not in {"of", "for", "from"}:
        return None
    # The parser hangs "of" on the verb or on its object.
    person = above if above.dep_ == "dobj" else next((child for child in above.children if child.dep_ == "dobj"), None)
    if person is None or person.i > done.i or person.head.lemma_.lower() not in HOLDING_TO_ACCOUNT:
        return None
    return person


def says_in_full(clause: Token) -> bool:
    """Is it a whole clause that the parser hung on a noun: "asserted in the letter that two men had left it"?"""
    if clause.dep_ not in {"relcl", "acl"}:
        return False
    that = next((child for child in clause.children if child.lower_ == "that"), None)
    subject = subject_of(clause)
    if that is None:
        return _says_without_that(clause)
    if subject is None or subject.i < that.i or that.dep_ not in {"dobj", "mark", "nsubj"}:
        return False
    may_report = clause.head.lemma_.lower() in DOCUMENTS | SPEECH_NOUNS or (
        that.dep_ == "mark" and _said_there(clause.head)
    )
    sent = clause.lemma_.lower() in DONE_TO_DOCUMENTS
    filled = FILLED if sent else FILLED | {"prep"}
    may_have_gap = sent or that.dep_ != "mark"
    has_gap = may_have_gap and not any(_fills(child, filled) for child in clause.children if child != that)
    return may_report and not has_gap


def _fills(part: Token, relations: Container[str]) -> bool:
    return part.dep_ in relations and part.ent_type_ not in TIMES and part.lower_ != "as"


def _says_without_that(clause: Token) -> bool:
    """ "Ignore the reports I've been captured": nothing is left open that the reports could fill."""
    subject = subject_of(clause)
    if clause.dep_ != "relcl" or subject is None or subject.tag_ in RELATIVE_TAGS or subject.i > clause.i:
        return False
    between = clause.doc[clause.head.i + 1 : clause.i]
    if clause.head.lemma_.lower() not in SPEECH_NOUNS or any(token.tag_ in RELATIVE_TAGS for token in between):
        return False
    return any(_fills(child, FILLED) for child in clause.children)


def _said_there(place: Token) -> bool:
    """Does a verb that reports say where or to whom: "stressed at the meeting that …", "told the paper that …"?"""
    verb = place.head.head if place.dep_ == "pobj" and place.head.dep_ == "prep" else place.head
    return place.dep_ in {"pobj", "dobj", "dative"} and verb.lemma_.lower() in SPEECH


def phrase(head: Token, leave_out: Iterable[str] = MODIFYING_CLAUSES) -> list[Token]:
    """The tokens of the noun phrase of `head` in order, without the children whose relation is in `leave_out`."""
    dropped: set[int] = set()
    left_out = frozenset(leave_out)
    for token in head.subtree:
        if token != head and token.dep_ in left_out and (token.head == head or token.dep_ != "acl"):
            dropped |= without(token)
    return trimmed([token for token in in_order(head) if token.i not in dropped])


def entity_of(token: Token) -> Span | None:
    """The named entity that `token` is a word of."""
    if not token.ent_type_:
        return None
    return next((entity for entity in token.doc.ents if entity.start <= token.i < entity.end), None)


def told_of(noun: Token, clause: Token) -> list[Token]:
    """The noun phrase that `clause` tells something of: in "Ann Low, who spoke, and Bo Ray", Ann Low alone."""
    joined = [child for child in noun.children if child.dep_ in {"cc", "conj"} and child.i > clause.right_edge.i]
    if clause.dep_ not in {"relcl", "acl"} or clause.head != noun:
        return phrase(noun)
    later = {token.i for child in joined for token in child.subtree}
    return trimmed([token for token in phrase(noun) if token.i not in later])


def shortened(tokens: list[Token], head: Token) -> list[Token]:
    """A noun phrase without what follows its only comma, that another would have to close: "Ann Low, weeks ill"."""
    commas = [i for i, token in enumerate(tokens) if token.text == ","]
    if len(commas) != 1 or tokens[commas[0]].i < head.i or any(token.dep_ == "cc" for token in tokens):
        return tokens
    return tokens[: commas[0]]


def in_order(head: Token) -> list[Token]:
    """All that hangs on `head`, as written: a subtree runs otherwise where branches cross ("which it says is open")."""
    return sorted(head.subtree, key=lambda token: token.i)


def is_hyphen(token: Token) -> bool:
    """Does it join the words at both sides: "21-19", "re-elected"?"""
    if token.text != "-" or token.whitespace_ or not 0 < token.i < len(token.doc) - 1:
        return False
    return not token.nbor(-1).whitespace_


def is_second_half(token: Token) -> bool:
    """Is it the "opened" of "re-opened", that the parser hung on its own first half?"""
    return token.head.i == token.i - 2 and is_hyphen(token.nbor(-1))


def is_alternative(conjunct: Token) -> bool:
    """Is it one of several of which one is so: "has closed or is about to", and not "has not closed or moved"?"""
    if _joint(conjunct) != "or":
        return False
    return not any(
        token.lemma_.lower() in DENIAL
        or any(child.dep_ == "neg" or child.lower_ in NEGATIVE for child in token.children)
        for token in (conjunct, *conjunct.ancestors)
    )


def _joint(conjunct: Token) -> str:
    """The conjunction before a member of a row; in "A, B or C" the last one's for all."""
    joints = [
        child for child in conjunct.head.children if child.dep_ == "cc" and conjunct.head.i < child.i < conjunct.i
    ]
    if joints:
        return joints[-1].lower_
    following = [child for child in conjunct.children if child.dep_ == "conj"]
    return _joint(following[0]) if following else ""


def without(token: Token) -> set[int]:
    """What goes where `token` is left out: all of it; but "the mayor, a lawyer, and his wife are" is of two people."""
    gone = {inner.i for inner in token.subtree}
    if token.dep_ == "appos" and agrees_in_plural(token.head):
        for child in token.children:
            if child.dep_ == "conj":
                gone -= {inner.i for inner in child.subtree}
            elif child.dep_ == "cc":
                gone.discard(child.i)
    return gone


def agrees_in_plural(subject: Token) -> bool:
    """Has a noun in the singular, alone so far, a verb in the plural: "The mayor … are"?"""
    if subject.dep_ not in {"nsubj", "nsubjpass"} or subject.tag_ not in {"NN", "NNP"}:
        return False
    if any(child.dep_ == "conj" for child in subject.children):
        return False
    verb = subject.head
    group = [verb, *(child for child in verb.children if child.dep_ in AUXILIARIES)]
    return any(token.lower_ in {"are", "were", "have"} for token in group)


def set_off(token: Token) -> bool:
    """Does what `token` heads follow a comma, a dash or a bracket?"""
    left = token.left_edge
    return left.i > left.sent.start and left.nbor(-1).text in {",", "-", "--", "(", "—"}


def trimmed(tokens: list[Token]) -> list[Token]:
    """Without punctuation and loose conjunctions at either end."""
    start, end = 0, len(tokens)
    while start < end and (tokens[start].is_punct or tokens[start].is_space or tokens[start].dep_ == "cc"):
        start += 1
    while end > start and (
        (tokens[end - 1].is_punct and tokens[end - 1].text not in {"%", "."})
        or (tokens[end - 1].text == "." and tokens[end - 1].dep_ == "punct")
        or tokens[end - 1].is_space
        or tokens[end - 1].dep_ == "cc"
        or tokens[end - 1].lower_ in BINDING
    ):
        end -= 1
    return tokens[start:end]


def cover(tokens: list[Token]) -> Span:
    """The span from the first to the last of `tokens`."""
    doc = tokens[0].doc
    return doc[tokens[0].i : tokens[-1].i + 1]


def definite(tokens: Sequence[Token]) -> list[Token | str]:
    """ "a letter" → "the letter": what was introduced is known."""
    words: list[Token | str] = list(tokens)
    if words and tokens[0].lower_ in {"a", "an"}:
        words[0] = "The"
    return words


def is_plural(subject: Token) -> bool:
    if any(child.dep_ == "conj" and child.pos_ not in VERBAL for child in subject.children):
        return True
    if subject.tag_ == "CD" and subject.ent_type_ == "CARDINAL":
        return subject.lower_ not in {"one", "1"}
    if subject.tag_ == "NNPS" and subject.ent_type_ == "PERSON":
        return any(child.dep_ == "det" for child in subject.children)  # "the Lows", not "Ann Somers"
    return subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in SEVERAL


def tells_of_all_before(clause: Token, pronoun: Token) -> bool:
    """ "There was blood on the wall, which indicates that they fled": the wall does not."""
    return pronoun.lower_ == "which" and clause.lemma_.lower() in SHOWING and set_off(clause)


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
