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


def find_pronouns(
    sentence: Span,
    by_token: dict[int, Replacement],
    frames: Sequence[Frame],
    quoted: frozenset[int],
    names: Names,
    focus: Focus,
) -> list[Replacement]:
    """What the pronouns in `sentence` stand for; `quoted` are the tokens in quotation marks."""
    found: list[Replacement] = []
    for token in sentence:
        word = token.lower_
        if word not in PRONOUNS or (token.pos_ not in {"PRON", "DET"}):
            continue
        speakers = speakers_of(token.i, frames)
        own_words = bool(speakers) and token.i in quoted and speakers[-1].cue.i not in quoted
        speaker = speakers[-1] if speakers and not own_words else None
        referent, name = None, None
        if word in FIRST:
            referent = name = _named(speakers[-1].source, by_token, sentence.doc) if speakers else None
        elif word in MALE | FEMALE:
            name = _person(token, sentence, by_token, frames, speaker, quoted, focus)
            if name is not None and name == focus.told and not names.agrees(name, word):
                others = [other for other in focus.mentioned if names.is_surely(other, word)]
                name = others[0] if len(others) == 1 else None
            if name is not None and (not names.agrees(name, word) or _acts_on_another(token, name, by_token)):
                name = None
            alone = focus.told is None and not any(around.direct for around in speakers)
            referent = name or (focus.unnamed if alone and _opens(token, by_token) else None)
        if referent is None and speaker is not None and _is_the_speaker(token, speaker):
            referent = _named(speaker.source, by_token, token.doc) or _source_words(speaker.source)
        if referent:
            text = _possessive(referent) if word in POSSESSIVE and token.tag_ == "PRP$" else referent
            replacement = Replacement(token.i, token.i + 1, text, name, pronoun=True)
            found.append(replacement)
            by_token[token.i] = replacement
    return found


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
        around = speakers_of(token.i, frames)
        name = speakers.person(around[-1].source) if around else None
        if name is not None:
            text = _possessive(name) if token.lower_ in POSSESSIVE and token.tag_ == "PRP$" else name
            yield Replacement(token.i, token.i + 1, text, name, pronoun=True)


def _person(
    token: Token,
    sentence: Span,
    by_token: dict[int, Replacement],
    frames: Sequence[Frame],
    speaker: Frame | None,
    quoted: frozenset[int],
    focus: Focus,
) -> str | None:
    speakers = speakers_of(token.i, frames)
    if speaker is not None:
        source = by_token.get(speaker.source.i) if speaker.source.doc == token.doc else None
        if source is not None and source.name and speaker.source.i < token.i:
            return source.name
    before = [
        replacement
        for i, replacement in sorted(by_token.items())
        if sentence.start <= i < token.i and replacement.name and speakers_of(i, frames) == speakers
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
    direct = next((around for around in speakers if around.direct), None)
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
