"""A clause in words of its own: its subject filled in, its verb made finite, its conjunction gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.cues import CHARGES, DENIAL, EVENTS, HOLDING_TO_ACCOUNT, SPEECH, SPEECH_NOUNS, VERDICTS
from claimref.splitting.dates import DAYS
from claimref.splitting.drafts import Form
from claimref.splitting.extent import tells_what_for
from claimref.splitting.infinitives import says_infinitive
from claimref.splitting.inflection import be, past, present
from claimref.splitting.passives import (
    as_passive,
    done_to,
    is_active,
    is_left_bare,
    is_passive,
    is_past_tense,
    is_reduced,
    is_result,
    result_done,
    turned_back,
)
from claimref.splitting.trees import (
    AUXILIARIES,
    GROUPS,
    RELATIVE_TAGS,
    TIMES,
    VERBAL,
    agrees,
    antecedent_of,
    definite,
    in_past_context,
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
)

if TYPE_CHECKING:
    from spacy.tokens import Token


MOMENTS = frozenset("time point moment day way reason case extent place year week month".split())
"""Nouns that a clause tells more about than they tell of it."""
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
        return _relative(head, own, subject)
    if form is Form.COMPLEMENT and head.dep_ == "ccomp" and head.head.dep_ == "relcl":
        pronoun = _asked_below(head.head)
        if pronoun is not None and pronoun.head == head:
            return _below(head, own, pronoun)
    if subject is None and is_command(head):
        return []
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
    if shared is None or (shared.i in {token.i for token in own} and subject is None):
        return []
    if subject is not None:
        return _finite(head, own, subject, [])
    lent = {token.i for token in (head.head if head.dep_ == "pcomp" else head).subtree}
    subject_words = shortened([token for token in told_of(shared, head) if token.i not in lent], shared)
    return _finite(head, own, shared, subject_words) if subject_words else []


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
    if head.tag_ != "VBG" or head.dep_ != "advcl" or head.lemma_.lower() not in SPEECH | VERDICTS | DENIAL:
        return logical_subject(head)
    verb = head.head
    if verb.dep_ in {"ccomp", "acl"} and set_off(head) and verb.head.lemma_.lower() in SPEECH | SPEECH_NOUNS:
        verb = next((token for token in verb.ancestors if token.pos_ in VERBAL), verb)
    shared = logical_subject(verb)
    return None if shared is not None and shared.lemma_.lower() in EVENTS else shared


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


def _asked_below(relative: Token) -> Token | None:
    """The "which" of "the shed, which Brida says is empty": it belongs to what is said."""
    below = [child for child in relative.children if child.dep_ == "ccomp"]
    pronouns = [token for verb in below for token in verb.children if token.tag_ in {"WDT", "WP"}]
    return next(
        (token for token in pronouns if token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.i < relative.i), None
    )


def _below(said: Token, own: Sequence[Token], pronoun: Token) -> list[Token | str]:
    noun = antecedent_of(said.head, pronoun)
    if noun is None:
        return []
    known = definite(phrase(noun))
    rest = [token for token in own if token != pronoun]
    return [*known, *rest] if pronoun.dep_ != "dobj" else _after_verb(said, rest, known)


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


def _relative(head: Token, own: list[Token], subject: Token | None) -> list[Token | str]:
    if _asked_below(head) is not None:
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
            return _finite(head, own, noun, told_of(noun, head))
        return _after_verb(head, own, antecedent)
    pronoun = pronouns[0]
    if pronoun.dep_ == "det":
        return []  # "which boats were sold" is asked
    words: list[Token | str] = []
    if pronoun == subject and any(child.dep_ == "nsubj" for child in head.children if pronoun.i < child.i < head.i):
        return _within(head, [token for token in own if token != pronoun], antecedent)
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
        place = _place(pronoun, head.head)
        before = _where(pronoun, place) if place is not None else None
        return [*rest, before, *definite(phrase(place))] if place is not None and before else []
    if pronoun.head.dep_ == "prep" or pronoun.tag_ == "WP$":
        # "on whose board he served", "with which they agreed"
        fronted = {token.i for token in (pronoun.head if pronoun.tag_ != "WP$" else pronoun.head.head).subtree}
        if head.i in fronted:
            return []
        if pronoun.head.lower_ == "of" and subject is not None and pronoun.i < subject.i < head.i:
            # "of whom two were priests"
            last = max(token.i for token in subject.subtree)
            counted = [token for token in own if token.i <= last and token.i not in fronted]
            rest = [token for token in own if token.i > last]
            if _counts(subject):
                return [*counted, pronoun.head, *antecedent, *rest]
            share = next((child for child in head.children if child.dep_ == "dobj" and _counts(child)), None)
            return _after(_end_of(share), [*counted, *rest], [pronoun.head, *antecedent]) if share is not None else []
        if pronoun.tag_ != "WP$" and pronoun.i < pronoun.head.i:
            if any(child.dep_ == "pobj" for child in pronoun.head.children if child != pronoun):
                return []
            return _after(pronoun.head, rest, antecedent)  # "the sum that they asked for in May"
        moved: list[Token | str] = []
        for token in own:
            if token.i in fronted:
                moved += [*antecedent, "'s"] if token.tag_ == "WP$" else antecedent if token == pronoun else [token]
        return [*(token for token in own if token.i not in fronted), *moved]
    return _after_verb(head, rest, antecedent)


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
    if below is None or subject_of(below) is not None or any(child.tag_ == "TO" for child in below.children):
        return _after_verb(head, own, thing)
    first = below.left_edge
    return [word for token in own for word in ((*thing, token) if token == first else (token,))]


def _after(place: Token, own: Sequence[Token], thing: list[Token | str]) -> list[Token | str]:
    """The words with `thing` after the word at `place`."""
    words: list[Token | str] = []
    for token in own:
        words.append(token)
        if token == place:
            words += thing
    return words


def _finite(head: Token, own: list[Token], subject: Token, subject_words: Sequence[Token]) -> list[Token | str]:
    """The clause with its subject and a finite verb."""
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


def _is_charged(gerund: Token) -> bool:
    """Is it what somebody is held to have done: "are charged with filing", "faces two counts of lying"?"""
    row = _first_of(gerund)
    if row.dep_ != "pcomp" or row.tag_ != "VBG":
        return False
    above = row.head.head.lemma_.lower()
    return above in HOLDING_TO_ACCOUNT - {"prevent", "stop", "bar", "ban", "keep", "discourage"} or above in CHARGES


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
