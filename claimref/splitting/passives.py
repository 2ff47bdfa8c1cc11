"""Passives that have lost their auxiliary or hide in another form, told from the past tenses that they look like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.cues import SPEECH
from claimref.splitting.inflection import be, past_participle
from claimref.splitting.things import is_somebody
from claimref.splitting.trees import AUXILIARIES, RELATIVE_TAGS, TIMES, definite, is_finite, is_plural, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

HARMING = frozenset("kill injure wound hurt damage destroy displace".split())
DONE_TO_SOMETHING = HARMING | frozenset(
    """abduct accuse appoint arrest assassinate award ban behead capture classify commission convict deport detain equip
    evict expel fine free fund hospitalise hospitalize imprison indict install invite jail kidnap murder name obtain
    oust release remand remove replace rescue revoke sentence shred store summon suspend transmit treat""".split()
)
"""Verbs that, without an object, are passives: nobody "arrested" or "obtained" and nothing more."""


NEVER_DONE = frozenset(
    "appear arrive be come cry continue die emerge go happen laugh occur persist remain sleep smile".split()
)
"""Verbs without a passive."""
TAKES_TWO = frozenset(
    """accord allot allow appoint ask assign award bet call charge consider cost declare deem deny designate dub elect
    entitle feed fine give grant guarantee hand issue leave lend make name offer owe pay promise refuse rename sell send
    serve show teach tell term title""".split()
)
"""Verbs whose passive may keep an object: "denied entry", "named the heir"."""


def is_past_tense(participle: Token) -> bool:
    """Is it a past tense, though it looks like a participle: "the report recommended guards", "it continued"?"""
    if participle.lemma_.lower() in NEVER_DONE:
        return True
    done_by = any(child.dep_ == "agent" for child in participle.children)
    if done_by or participle.lemma_.lower() in TAKES_TWO:
        return False
    after = (child for child in participle.children if child.i > participle.i)
    return any(child.dep_ == "dobj" and child.ent_type_ not in TIMES for child in after)


def is_reduced(head: Token, subject: Token) -> bool:
    """Is "agreed" in "The bridge, agreed on the same day, is to open" no main verb, though it looks like one?"""
    between = [token for token in head.doc[subject.i + 1 : head.i] if token.dep_ != "advmod"]
    commas = [token for token in between if token.text == ","]
    if head.tag_ not in {"VBD", "VBN"} or len(commas) != 1 or commas[0] != between[-1]:
        return False
    if any(child.dep_ in {"dobj", "ccomp", *AUXILIARIES, "cc"} for child in head.children):
        return False
    return head.dep_ == "parataxis" or any(
        child.dep_ == "conj" and is_finite(child) and subject_of(child) is None and child.left_edge.nbor(-1).text == ","
        for child in head.children
    )


def is_result(participle: Token) -> bool:
    """ "The bus was hit by a train, killing two": no bus killed them."""
    return (
        participle.tag_ == "VBG"
        and participle.dep_ == "advcl"
        and participle.lemma_.lower() in HARMING
        and any(child.dep_ == "auxpass" for child in participle.head.children)
        and any(child.dep_ == "dobj" for child in participle.children)
    )


def result_done(participle: Token, own: Sequence[Token]) -> list[Token | str]:
    harmed = next(child for child in participle.children if child.dep_ == "dobj")
    theirs = {token.i for token in harmed.subtree}
    front = definite([token for token in own if token.i in theirs])
    said = f"{be(is_plural(harmed), True)} {past_participle(participle.lemma_.lower())}"
    return [*front, said, *(token for token in own if token.i not in theirs and token != participle)]


def done_to(verb: Token) -> Token | None:
    """The subject of a passive that is turned about: "Also killed were two officers"."""
    auxiliary = next((child for child in verb.children if child.dep_ == "auxpass" and child.i > verb.i), None)
    if auxiliary is None or subject_of(verb) is not None:
        return None
    return next((child for child in auxiliary.children if child.dep_ == "attr"), None)


def turned_back(verb: Token, own: Sequence[Token], subject: Token) -> list[Token | str]:
    """ "Also killed were two officers" → "two officers were also killed"."""
    theirs = {token.i for token in subject.subtree}
    front = [token for token in own if token.i in theirs]
    row = any(token.dep_ == "conj" and subject in {token.head, token.head.head} for token in front)
    verb_form = be(row or subject.tag_ in {"NNS", "NNPS"}, subject.head.tag_ == "VBD")
    return [*front, verb_form, *(t for t in own if t.i not in theirs and t != subject.head)] if front else []


def is_left_bare(verb: Token) -> bool:
    """Is it a passive without its auxiliary that looks like a past tense: "the tools stored there"?"""
    if verb.lemma_.lower() in NEVER_DONE:
        return False
    if _joins_a_passive(verb) and _by_somebody(verb):
        return not any(child.dep_ in {"dobj", "nsubj", *AUXILIARIES} for child in verb.children)
    agent = verb.tag_ == "VBN" and any(child.dep_ == "agent" for child in verb.children)
    dated = verb.lemma_ == "date" and any(child.ent_type_ in TIMES for child in verb.children)
    reduced = _joins_a_participle(verb) or _is_taken_for_past(verb)
    known = agent or dated or reduced or verb.lemma_.lower() in DONE_TO_SOMETHING or _is_absolute(verb)
    if verb.tag_ not in {"VBD", "VBN"} or verb.dep_ == "parataxis" or not known:
        return False
    if any(
        child.dep_ in {"dobj", "dative", "ccomp", "xcomp", "attr", "oprd", *AUXILIARIES}
        or (child.dep_ == "prt" and not _is_absolute(verb))
        for child in verb.children
    ):
        return False
    below = [child for child in verb.children if child.dep_ == "conj"]
    if any(child.dep_ == "dobj" for conjunct in below for child in conjunct.children):
        return False  # "seized and destroyed the boats"
    while verb.dep_ == "conj":
        verb = verb.head
    subject = subject_of(verb)
    return verb.dep_ != "relcl" or (subject is not None and subject.tag_ in RELATIVE_TAGS)


def _is_taken_for_past(participle: Token) -> bool:
    """Is it "bought" in "a camera, bought in May", tagged as a past tense, and no verb of a main clause in disguise?"""
    if participle.dep_ != "acl" or participle.tag_ != "VBD" or participle.head.dep_ == "ROOT":
        return False
    if participle.lemma_.lower() in SPEECH:
        return False
    return not (participle.head.dep_ == "nsubj" and _has_two_subjects(participle.head.head))


def _has_two_subjects(verb: Token) -> bool:
    """ "A fire swept through the port, police said", where the parser takes both for subjects of "said"."""
    return sum(child.dep_ == "nsubj" for child in verb.children) > 1


def _joins_a_passive(verb: Token) -> bool:
    return verb.dep_ == "conj" and any(child.dep_ == "auxpass" for child in verb.head.children)


def _joins_a_participle(verb: Token) -> bool:
    """ "a camera, bought in May and installed at the gate"."""
    first = verb.head
    return verb.dep_ == "conj" and first.dep_ == "acl" and first.tag_ in {"VBN", "VBD"} and subject_of(verb) is None


def _by_somebody(verb: Token) -> bool:
    """ "was buried and dug out by people from Brida"."""
    done_by = (child for child in verb.children if child.dep_ in {"agent", "prep"} and child.lower_ == "by")
    people = (inner for child in done_by for inner in child.children if inner.dep_ == "pobj")
    return any(inner.ent_type_ in {"PERSON", "ORG"} or is_somebody(inner.lemma_.lower()) for inner in people)


def _is_absolute(verb: Token) -> bool:
    """ "…, two of them burnt out at the pier": what is told of some has its own subject."""
    subject = subject_of(verb)
    if verb.dep_ != "advcl" or subject is None or any(child.dep_ == "mark" for child in verb.children):
        return False
    return any(inner.lower_ in {"them", "which", "whom"} for inner in subject.subtree)


def is_active(verb: Token) -> bool:
    """Is it a past tense that the parser took for a participle: one of a row of verbs, or the verb of what is said?"""
    if verb.tag_ != "VBN" or any(child.dep_ in {"agent", *AUXILIARIES} for child in verb.children):
        return False
    if verb.dep_ == "acl":
        return verb.head.dep_ == "nsubj" and _has_two_subjects(verb.head.head)
    row = [child for child in verb.children if child.dep_ == "conj" and child.tag_ == "VBD"]
    follows = verb.dep_ == "advcl" and verb.head.tag_ == "VBD" and verb.left_edge == verb and verb.i > verb.head.i
    return bool(row) and follows and not any(subject_of(child) for child in row)  # "grew up, trained and left"


def as_passive(verb: Token, words: Sequence[Token | str], plural: bool, before: bool = True) -> list[Token | str]:
    """The words with the auxiliary of the passive before the verb and its adverbs: "was last seen", "was not seen"."""
    place = next((i for i, word in enumerate(words) if word == verb), 0)
    while place and not isinstance(words[place - 1], str) and _is_adverb_of(verb, words[place - 1]):
        place -= 1
    return [*words[:place], be(plural, before), *words[place:]]


def _is_adverb_of(verb: Token, word: Token | str) -> bool:
    return not isinstance(word, str) and word.dep_ in {"advmod", "neg"} and word.head == verb


def is_passive(verb: Token) -> bool:
    """ "was found in May and seen in June by a pilot": a participle that looks like a past tense."""
    if verb.tag_ != "VBD":
        return False
    children = {child.dep_ for child in verb.children}
    lemma = verb.lemma_.lower()
    if lemma in {"tell", "hand"} and any(child.dep_ == "auxpass" for child in verb.head.children):
        # "was called in and handed a note", not "told a story" or "handed it to a guard"
        gives = "dobj" in children and (lemma == "tell" or not children.isdisjoint({"dative", "prep", "prt"}))
        return "nsubj" not in children and not gives
    return "agent" in children and not children & {"dobj", "auxpass", "nsubj"}
