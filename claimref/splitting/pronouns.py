"""Whom "he", "she", "I" and "we" mean, where it is all but certain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame, speakers_of
from claimref.splitting.cues import PEOPLE
from claimref.splitting.names import FEMALE, FIRST, MALE, NEUTER, POSSESSIVE, PRONOUNS, Names, Replacement, name_words
from claimref.splitting.trees import cover, logical_subject, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def find_pronouns(
    sentence: Span,
    by_token: dict[int, Replacement],
    frames: Sequence[Frame],
    names: Names,
    focus: str | None,
) -> list[Replacement]:
    found: list[Replacement] = []
    for token in sentence:
        word = token.lower_
        if word not in PRONOUNS or (token.pos_ not in {"PRON", "DET"}):
            continue
        referent = None
        speakers = speakers_of(token.i, frames)
        speaker = speakers[-1] if speakers else None
        if word in FIRST and speaker is not None:
            referent = source_name(speaker, by_token, token.doc)
        elif word in MALE | FEMALE:
            referent = _person(token, sentence, by_token, frames, focus)
            if referent is not None and (
                not names.agrees(referent, word) or _acts_on_another(token, referent, by_token)
            ):
                referent = None
        elif word in NEUTER and speaker is not None and _is_the_organisation(token, speaker):
            referent = source_name(speaker, by_token, token.doc)
        if referent:
            text = _possessive(referent) if word in POSSESSIVE and token.tag_ == "PRP$" else referent
            replacement = Replacement(token.i, token.i + 1, text, referent, pronoun=True)
            found.append(replacement)
            by_token[token.i] = replacement
    return found


def _person(
    token: Token,
    sentence: Span,
    by_token: dict[int, Replacement],
    frames: Sequence[Frame],
    focus: str | None,
) -> str | None:
    speakers = speakers_of(token.i, frames)
    speaker = speakers[-1] if speakers else None
    if speaker is not None and not speaker.direct:
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
    # In direct speech "he" is neither who speaks nor, as a rule, whom the article was about: it stays.
    return None if any(around.direct for around in speakers) else focus


def _acts_on_another(token: Token, referent: str, by_token: dict[int, Replacement]) -> bool:
    """ "Low chose him": whom a verb is done to is not its subject, unless the pronoun says so ("himself")."""
    if token.dep_ not in {"dobj", "dative", "pobj"} or token.lower_.endswith("self"):
        return False
    verb = token.head.head if token.dep_ == "pobj" else token.head
    subject = logical_subject(verb)
    found = by_token.get(subject.i) if subject is not None and subject.doc == token.doc else None
    return found is not None and found.name == referent


def _is_the_organisation(token: Token, speaker: Frame) -> bool:
    """ "The ministry said it …": the subject of what an organisation is reported to say."""
    organisation = speaker.source.ent_type_ in {"ORG", "GPE", "NORP"}
    return organisation and not speaker.direct and token.dep_ in {"nsubj", "nsubjpass"}


def source_name(frame: Frame, by_token: dict[int, Replacement], doc: Doc) -> str | None:
    """The speaker's name as far as it is known: the person's full name, else the noun phrase."""
    source = frame.source
    if source.doc == doc and source.i in by_token:
        return by_token[source.i].name
    if source.ent_type_ == "PERSON":
        spans = [entity for entity in source.doc.ents if entity.start <= source.i < entity.end]
        if spans:
            return " ".join(name_words(spans[0])) or spans[0].text
    if source.lower_ in PRONOUNS:
        return None
    words = phrase(source, ("relcl", "acl", "appos", "prep"))
    return cover(words).text if words else source.text


def _possessive(name: str) -> str:
    return name + ("'" if name.endswith("s") else "'s")


def in_focus(sentence: Span, by_token: dict[int, Replacement], frames: Sequence[Frame], names: Names) -> str | None:
    """Whom a following "he" or "she" would mean: the sentence's speaker, else the subject of its main clause."""
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


def about_unnamed(sentence: Span) -> bool:
    """Is its subject a person without a name ("a spokesman"), whom the next "he" may mean?"""
    return any(
        child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ == "NN" and child.lemma_.lower() in PEOPLE
        for child in sentence.root.children
    )
