"""Predications that stand as nouns: "a two-day visit", "her visit to Brida", "with two weeks to go"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimref.splitting.drafts import Draft, Form, Width
from claimref.splitting.inflection import be, past, past_participle, present
from claimref.splitting.trees import definite, in_past_context, is_plural, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

TIMES = frozenset("year month week day hour minute".split())
EXTENTS = {"wide": "wide", "long": "long", "tall": "tall", "high": "high", "deep": "deep", "thick": "thick"}
PARTS = frozenset("page count member vote point term".split())

ACTS = dict(
    pair.split(":")
    for pair in """visit:visit trip:travel return:return arrival:arrive departure:leave resignation:resign death:die
    retirement:retire disappearance:disappear victory:win withdrawal:withdraw attack:attack invasion:invade
    criticism:criticize condemnation:condemn endorsement:endorse rejection:reject denial:deny purchase:buy
    acquisition:acquire announcement:announce decision:decide refusal:refuse failure:fail attempt:attempt
    promise:promise vow:vow pledge:pledge escape:escape speech:speak request:request investigation:investigate
    appearance:appear response:respond apology:apologize contribution:contribute birth:bear""".split()
)
"""What somebody does, by its noun: its owner is the subject."""
STATES = dict(
    pair.split(":")
    for pair in """support:support opposition:oppose desire:want plan:plan intention:intend hope:hope belief:believe
    need:need ability:can interest:want commitment:commit love:love""".split()
)
"""What lasts, by its noun: said in the present."""
PASSIVES = dict(
    pair.split(":")
    for pair in """arrest:arrest killing:kill murder:murder assassination:assassinate indictment:indict
    conviction:convict nomination:nominate appointment:appoint election:elect capture:capture release:release
    abduction:abduct kidnapping:kidnap detention:detain execution:execute removal:remove dismissal:dismiss
    firing:fire shooting:shoot injury:injure rescue:rescue impeachment:impeach confirmation:confirm
    expulsion:expel deportation:deport extradition:extradite imprisonment:imprison beheading:behead""".split()
)
"""What is done to somebody, by its noun: its owner, or the noun after "of", is the subject."""
DIRECT = frozenset("to on of for at".split())
TRANSITIVE = frozenset(
    """visit attack invade criticize condemn endorse reject deny buy acquire announce support oppose investigate
    request""".split()
)
"""Of these verbs, the noun's preposition ("visit to", "support for") marks the object."""


ORDER = frozenset("first second third fourth fifth sixth last only".split())
"""Before an event's noun: "her first visit since May" is more than that she visited."""

TO_DO = frozenset("want plan intend hope decide refuse fail attempt promise vow pledge".split())
"""Verbs that say too little without an infinitive."""


def nominals(token: Token) -> Iterator[Draft]:
    """Yield the predications that the noun or preposition `token` stands for."""
    if token.pos_ == "NOUN":
        yield from _measure(token)
        yield from _event(token)
    elif token.dep_ == "prep" and token.lower_ == "with":
        yield from _absolute(token)


def _measure(noun: Token) -> Iterator[Draft]:
    """ "a two-day visit" → "The visit lasted two days"; "a 48-page ruling" → "The ruling is 48 pages long"."""
    if noun.lemma_ in TIMES:
        return  # "a 52-48 vote hours earlier": no hours have votes
    for unit in noun.children:
        said: str | None = None
        number = None
        if unit.dep_ in {"compound", "nmod", "amod"} and unit.i < noun.i:
            number = _hyphened(unit)
            if number is None:
                continue
            if unit.lemma_ in TIMES:
                said = f"{number.text} {_several(unit.lemma_, number)}"
                verb = "lasted"
            elif unit.lemma_ == "page":
                said, verb = f"{number.text} {_several('page', number)} long", be(is_plural(noun), False)
            elif unit.lemma_ in PARTS:
                said, verb = f"{number.text} {_several(unit.lemma_, number)}", present("have", is_plural(noun))
            elif unit.lower_ in EXTENTS:
                inner = next((child for child in unit.children if child.dep_ == "npadvmod"), None)
                if inner is not None:
                    said, verb = f"{number.text} {_several(inner.lemma_, number)} {unit.lower_}", "is"
        if said is None or number is None:
            continue
        gone = {inner.i for inner in unit.subtree}
        rest = [inner for inner in phrase(noun, ("relcl", "acl", "appos", "conj", "cc")) if inner.i not in gone]
        for width, words in ((Width.CORE, rest), (Width.BARE, [inner for inner in rest if inner.i <= noun.i])):
            if words and (width is Width.CORE or len(words) < len(rest)):
                start, end = min(words[0].i, number.i), max(words[-1].i, unit.i) + 1
                yield Draft(noun, Form.MEASURE, width, (*definite(words), verb, said), start, end)


def _hyphened(unit: Token) -> Token | None:
    """The number in "two-day", "48-page", "39-foot-wide"."""
    for child in unit.children:
        if child.like_num and child.i + 1 < unit.i and unit.doc[child.i + 1].text == "-":
            return child
        if child.dep_ == "npadvmod":
            return _hyphened(child)
    return None


def _several(unit: str, number: Token) -> str:
    unit = "feet" if unit == "foot" else unit
    return unit if number.lower_ in {"one", "1"} or unit == "feet" else f"{unit}s"


def _event(noun: Token) -> Iterator[Draft]:
    """ "her visit to Brida on Monday" → "she visited Brida on Monday"; "Lane's arrest" → "Lane was arrested"."""
    lemma = noun.lemma_.lower()
    verb = ACTS.get(lemma) or STATES.get(lemma) or PASSIVES.get(lemma)
    if verb is None:
        return
    if any(child.lower_ in ORDER for child in noun.children):
        return
    passive = lemma in PASSIVES
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    of = next((child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of"), None)
    theme = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    if passive and theme is not None:
        owner = None  # "their indictment of Ann Low": she was indicted
    subject = owner or (theme if passive or lemma in {"death", "resignation", "arrival", "disappearance"} else None)
    if subject is None:
        return
    named = [inner for inner in phrase(subject) if inner.tag_ != "POS" and not inner.is_quote]
    rest = [
        child
        for child in noun.children
        if child.i > noun.i and child.dep_ in {"prep", "acl", "npadvmod"} and not (child == of and subject == theme)
    ]
    rest = [child for child in rest if child.dep_ != "acl" or any(inner.tag_ == "TO" for inner in child.children)]
    if not rest and not passive and lemma not in {"death", "resignation"}:
        return
    if verb in TO_DO and not any(child.dep_ == "acl" for child in rest):
        return
    before = in_past_context(noun) or lemma in ACTS
    plural = is_plural(subject)
    if passive:
        said = f"{be(plural, True)} {past_participle(verb)}"
    elif lemma in STATES or not before:
        said = present(verb, plural)
    else:
        said = past(verb)
    for width, kept in ((Width.CORE, rest), (Width.BARE, rest[:1])):
        if width is Width.BARE and len(rest) < 2:
            continue
        tail = _tail(verb, kept)
        if named:
            inside = [noun.i, *(inner.i for inner in (*named, *tail) if not isinstance(inner, str))]
            yield Draft(noun, Form.EVENT, width, (*definite(named), said, *tail), min(inside), max(inside) + 1)


def _tail(verb: str, kept: Sequence[Token]) -> list[Token | str]:
    words: list[Token | str] = []
    direct = verb in TRANSITIVE
    for child in kept:
        inner = phrase(child, ("relcl", "appos"))
        if direct and child.dep_ == "prep" and child.lower_ in DIRECT:
            inner, direct = [token for token in inner if token != child], False
        words += inner
    return words


def _absolute(preposition: Token) -> Iterator[Draft]:
    """ "with Ann Low as chairman" → "Ann Low was chairman"; "with the vote a day away" → "The vote was a day away"."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None or noun.lemma_ in TIMES or preposition.head.lemma_.lower() == "compare":
        return  # "a guard with six years in uniform", "compared with six in May"
    after = [child for child in noun.children if child.i > noun.i and child.dep_ in {"advmod", "prep"}]
    verb = be(is_plural(noun), in_past_context(preposition))
    for child in after:
        if child.dep_ == "advmod" and child.lower_ not in {"away", "ahead", "left", "off"}:
            continue
        if child.dep_ == "prep" and child.lower_ not in {"as", "in", "at", "on"}:
            continue
        said = [inner for inner in child.subtree if not (inner == child and child.lower_ == "as")]
        gone = {inner.i for inner in child.subtree}
        subject = [inner for inner in phrase(noun, ("relcl", "acl", "appos", "conj", "cc")) if inner.i not in gone]
        if said and subject:
            words = (*definite(subject), verb, *said)
            yield Draft(noun, Form.ABSOLUTE, Width.CORE, words, subject[0].i, said[-1].i + 1)
