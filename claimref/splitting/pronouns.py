"""Whom "he", "she", "I" and "we" mean, where it is all but certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame, speakers_of
from claimref.splitting.cues import DOCUMENTS, MEDIA, ORGANISATIONS, RUMOURS
from claimref.splitting.names import (
    FEMALE,
    FIRST,
    MALE,
    NEUTER,
    PLURAL,
    POSSESSIVE,
    PRONOUNS,
    Names,
    Replacement,
    name_words,
)
from claimref.splitting.things import is_somebody
from claimref.splitting.trees import cover, logical_subject, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from claimref.splitting.speakers import Speakers


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom a following "he" or "she" would mean: where the article tells, and in what `source` is quoted as saying.

    `unnamed` says who the last sentence was about, where that is somebody without a name ("the shooter"); `mentioned`
    are all whom it names.
    """

    told: str | None = None
    quoted: str | None = None
    source: Token | None = None
    unnamed: str | None = None
    mentioned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence: what is told by now, who says what, which tokens are quoted, who is known."""

    by_token: dict[int, Replacement]
    frames: Sequence[Frame]
    quoted: frozenset[int]
    names: Names
    focus: Focus


def find_pronouns(sentence: Span, around: Around) -> list[Replacement]:
    """What the pronouns in `sentence` stand for; `around.by_token` learns of them."""
    found: list[Replacement] = []
    for token in sentence:
        if token.lower_ not in PRONOUNS or token.pos_ not in {"PRON", "DET"}:
            continue
        speakers = speakers_of(token.i, around.frames)
        teller = speakers[-1] if speakers else None
        name = None
        if token.lower_ in FIRST:
            name = _named(teller.source, around.by_token, token.doc) if teller is not None else None
        elif token.lower_ in MALE | FEMALE:
            name = _person(token, speakers, around)
        referent = name or _without_name(token, speakers, around)
        if referent:
            replacement = _replacement(token, referent, name)
            found.append(replacement)
            around.by_token[token.i] = replacement
    return found


def _replacement(pronoun: Token, referent: str, name: str | None) -> Replacement:
    owns = pronoun.lower_ in POSSESSIVE and pronoun.tag_ == "PRP$"
    return Replacement(pronoun.i, pronoun.i + 1, _possessive(referent) if owns else referent, name, pronoun=True)


def _without_name(token: Token, speakers: Sequence[Frame], around: Around) -> str | None:
    """ "The ministry said it …"; after "The shooter fled.", "He was …": who or what is called by no name."""
    focus = around.focus
    told = token.lower_ in MALE | FEMALE and not any(frame.direct for frame in speakers)
    if told and focus.told is None and focus.unnamed is not None and _opens(token, around.by_token):
        return focus.unnamed
    speaker = _reporting(token, speakers, around.quoted)
    if speaker is None or not _is_the_speaker(token, speaker):
        return None
    return _named(speaker.source, around.by_token, token.doc) or _source_words(speaker.source)


def _reporting(token: Token, speakers: Sequence[Frame], quoted: frozenset[int]) -> Frame | None:
    """Who reports what `token` stands in, in words that are not the speaker's own."""
    if not speakers or (token.i in quoted and speakers[-1].cue.i not in quoted):
        return None
    return speakers[-1]


def _opens(token: Token, by_token: Mapping[int, Replacement]) -> bool:
    """Is it a subject before which its sentence names nobody?"""
    named = any(by_token[i].name for i in range(token.sent.start, token.i) if i in by_token)
    return token.dep_ in {"nsubj", "nsubjpass"} and not named


def find_first_person(
    doc: Doc, frames: Sequence[Frame], by_token: Mapping[int, Replacement], speakers: Speakers
) -> Iterator[Replacement]:
    """ "I" and "my" in what "she said" afterwards, or what somebody goes on to say in the next paragraph."""
    for token in doc:
        if token.lower_ not in FIRST or token.pos_ not in {"PRON", "DET"} or token.i in by_token:
            continue
        tellers = speakers_of(token.i, frames)
        name = speakers.person(tellers[-1].source) if tellers else None
        if name is not None:
            yield _replacement(token, name, name)


def _person(token: Token, speakers: Sequence[Frame], around: Around) -> str | None:
    """The name of the one whom "he" or "she" means, where gender and grammar allow it."""
    name, names, focus = _likely(token, speakers, around), around.names, around.focus
    if name is not None and name == focus.told and not names.agrees(name, token.lower_):
        others = [other for other in focus.mentioned if names.is_surely(other, token.lower_)]
        name = others[0] if len(others) == 1 else None
    if name is None or not names.agrees(name, token.lower_) or _acts_on_another(token, name, around.by_token):
        return None
    return name


def _likely(token: Token, speakers: Sequence[Frame], around: Around) -> str | None:
    """Who reports it, else the one named before in the sentence, else whom the sentence before was about."""
    by_token, sentence = around.by_token, token.sent
    speaker = _reporting(token, speakers, around.quoted)
    if speaker is not None and speaker.source.doc == token.doc and speaker.source.i < token.i:
        source = by_token.get(speaker.source.i)
        if source is not None and source.name:
            return source.name
    before = [
        replacement
        for i, replacement in sorted(by_token.items())
        if sentence.start <= i < token.i and replacement.name and speakers_of(i, around.frames) == speakers
    ]
    people = {replacement.name for replacement in before}
    if len(people) == 1:
        return people.pop()
    if people:
        subjects = [
            by_token[inner.i].name
            for inner in sentence
            if inner.i < token.i and inner.dep_ in {"nsubj", "nsubjpass"} and inner.i in by_token
        ]
        return subjects[-1] if subjects and len(set(subjects)) == 1 else None
    # In direct speech "he" is neither who speaks nor, as a rule, whom the article was about.
    direct = next((frame for frame in speakers if frame.direct), None)
    focus = around.focus
    return focus.told if direct is None else focus.quoted if focus.source == direct.source else None


def _acts_on_another(token: Token, referent: str, by_token: dict[int, Replacement]) -> bool:
    """ "Low chose him": whom a verb is done to is not its subject, unless the pronoun says so ("himself")."""
    if token.dep_ not in {"dobj", "dative", "pobj"} or token.lower_.endswith("self"):
        return False
    verb = token.head.head if token.dep_ == "pobj" else token.head
    subject = logical_subject(verb)
    found = by_token.get(subject.i) if subject is not None and subject.doc == token.doc else None
    return found is not None and found.name == referent


def _is_the_speaker(token: Token, speaker: Frame) -> bool:
    """ "The ministry said it …", "officials said they …", "a plumber says he …": who is reported to say it."""
    source = speaker.source
    if token.dep_ not in {"nsubj", "nsubjpass"} or source.lower_ in PRONOUNS or source.i > token.i:
        return False
    several = source.tag_ in {"NNS", "NNPS"} or bool(source.conjuncts)
    lemma = source.lemma_.lower()
    body = source.ent_type_ in {"ORG", "GPE", "NORP"} or lemma in ORGANISATIONS
    if token.lower_ in NEUTER:
        return body and not several
    if token.lower_ in PLURAL:
        return several and lemma not in DOCUMENTS
    # "His lawyer said he …" may be either of two.
    owned = any(child.dep_ in {"poss", "prep"} for child in source.children)
    return source.tag_ == "NN" and not (body or several or owned) and lemma not in DOCUMENTS | MEDIA | RUMOURS


def _named(source: Token, by_token: Mapping[int, Replacement], doc: Doc) -> str | None:
    """The speaker's full name, as far as it is known."""
    if source.doc == doc and source.i in by_token:
        return by_token[source.i].name
    if source.ent_type_ == "PERSON":
        spans = [entity for entity in source.doc.ents if entity.start <= source.i < entity.end]
        if spans:
            return " ".join(name_words(spans[0])) or spans[0].text
    return None


def _source_words(source: Token) -> str:
    """The speaker's noun phrase, as of somebody who is known by now."""
    words = phrase(source, ("relcl", "acl", "appos", "prep"))
    text = cover(words).text if words else source.text
    first, _, rest = text.partition(" ")
    return f"the {rest}" if first.lower() in {"a", "an", "the"} and rest else text


def _possessive(name: str) -> str:
    return name + ("'" if name.endswith("s") else "'s")


def in_focus(
    sentence: Span, by_token: dict[int, Replacement], frames: Sequence[Frame], names: Names, before: Focus
) -> Focus:
    """Whom a "he" or "she" in the next sentence would mean."""
    somebody = _unnamed(sentence)
    told = _told_of(sentence, by_token, frames, names) or (None if somebody else before.told)
    here = [replacement for i, replacement in by_token.items() if sentence.start <= i < sentence.end]
    everybody = frozenset(replacement.name for replacement in here if replacement.name)
    speaks = any(frame.source == somebody for frame in frames)
    unnamed = _source_words(somebody) if somebody is not None and not everybody and not speaks else None
    direct = next((frame for frame in frames if frame.direct and sentence[-1].i in frame.content), None)
    direct = direct or next((frame for frame in frames if frame.direct and sentence[0].i in frame.content), None)
    if direct is None:
        return Focus(told, unnamed=unnamed, mentioned=everybody)
    speaker = by_token.get(direct.source.i) if direct.source.doc == sentence.doc else None
    mentioned = {
        replacement.name
        for i, replacement in by_token.items()
        if sentence.start <= i < sentence.end
        and i in direct.content
        and replacement.name is not None
        and not (speaker is not None and replacement.name == speaker.name)
    }
    if len(mentioned) == 1:
        return Focus(told, mentioned.pop(), direct.source)
    return Focus(told, None if mentioned else before.quoted, direct.source if direct.source == before.source else None)


def _told_of(sentence: Span, by_token: dict[int, Replacement], frames: Sequence[Frame], names: Names) -> str | None:
    """The sentence's speaker, else the subject of its main clause."""
    heads = [
        frame.source
        for frame in frames
        if sentence.start <= frame.cue.i < sentence.end
        and frame.source.doc == sentence.doc
        and not speakers_of(frame.cue.i, frames)
    ]
    heads += [token for token in sentence if token.dep_ in {"nsubj", "nsubjpass"} and not speakers_of(token.i, frames)]
    for head in heads:
        for token in (head, *(child for child in head.children if child.dep_ == "appos")):
            replacement = by_token.get(token.i)
            if replacement is not None and replacement.name is not None and names.known(replacement.name):
                name = replacement.name
                return None if _speaks_of_another(head, name, sentence, by_token, frames) else name
    mentioned = {
        replacement.name
        for i, replacement in by_token.items()
        if sentence.start <= i < sentence.end and replacement.name is not None and names.known(replacement.name)
    }
    return mentioned.pop() if len(mentioned) == 1 else None


def _speaks_of_another(
    speaker: Token, name: str, sentence: Span, by_token: dict[int, Replacement], frames: Sequence[Frame]
) -> bool:
    """Does somebody speak of a "he" or "she" who is somebody else? Then the next one may be either."""
    said = {i for frame in frames if frame.source == speaker for i in frame.content}
    others = {i for i in said if i not in by_token or by_token[i].name != name}
    return any(token.lower_ in MALE | FEMALE and token.i in others for token in sentence)


def _unnamed(sentence: Span) -> Token | None:
    """Its subject, where that is a person without a name ("a spokesman")."""
    for child in sentence.root.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ == "NN" and is_somebody(child.lemma_.lower()):
            return child
    return None
