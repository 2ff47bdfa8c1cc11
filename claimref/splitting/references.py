"""What names and pronouns stand for: short names, "Mr. X", he, she, it, I, we.

Precision first: where two readings are open, the words stay, and the statement says so (`resolved`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame, speakers_of
from claimref.splitting.cues import MEDIA_NAMES, PEOPLE
from claimref.splitting.dates import find_dates
from claimref.splitting.given_names import given_name_gender
from claimref.splitting.offices import Holders, find_offices
from claimref.splitting.things import Thing, resolve_it
from claimref.splitting.trees import cover, logical_subject, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

HONORIFICS = frozenset({"mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms", "dr.", "dr", "sir"})
TITLES = HONORIFICS | frozenset(
    """president senator sen. rep. representative congressman congresswoman gov. governor secretary minister
    chancellor justice judge chairman speaker general gen. col. colonel sgt. capt. captain lt. prof. professor king
    queen prince princess pope mayor ambassador attorney gop detective officer sheriff chief""".split()
)
MALE, FEMALE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
NEUTER, PLURAL = frozenset("it its itself".split()), frozenset("they them their theirs themselves".split())
FIRST, FIRST_PLURAL = frozenset("i me my mine myself".split()), frozenset("we us our ours ourselves".split())
POSSESSIVE = frozenset("his her its their my our".split())
PRONOUNS = MALE | FEMALE | NEUTER | PLURAL | FIRST | FIRST_PLURAL


@dataclass(frozen=True, slots=True)
class Replacement:
    """Tokens `start` to `end` of a segment are said as `text`; `name` is whom they mean, if somebody."""

    start: int
    end: int
    text: str
    name: str | None = None
    pronoun: bool = False


@dataclass(slots=True)
class Names:
    """The people whom an article names: the fullest form by each part of it, and what is known of their gender."""

    full: dict[str, str] = field(default_factory=dict)
    shared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, int] = field(default_factory=dict)

    def known(self, name: str) -> bool:
        """Is it surely a person's name: in full, with a title, or named more than once?"""
        if name.isupper() or not MEDIA_NAMES.isdisjoint(name.lower().split()):
            return False
        return " " in name or self.mentions.get(name, 0) > 1 or name.lower() in self.gender

    def agrees(self, name: str, pronoun: str) -> bool:
        """May `pronoun` mean `name`, as far as the article and the given name tell?"""
        gender = given_name_gender(name) or self.gender.get(name.split()[-1].lower())
        return gender is None or gender == ("male" if pronoun in MALE else "female")

    def principal(self, surname: str, honorific: str | None) -> str | None:
        """Whom a bare surname means that two people bear: by "Mr." or "Ms.", else the one whom the article names first.

        The other one, as a rule a relative, is called by the given name; who asks must see to it that the other has
        not just been mentioned.
        """
        forms = self.shared.get(surname.lower(), ())
        wanted = (
            "male" if honorific in {"mr", "mr."} else "female" if honorific in {"mrs", "mrs.", "ms", "ms."} else None
        )
        if wanted is not None:
            forms = tuple(form for form in forms if given_name_gender(form) == wanted)
            return forms[0] if len({form.split()[0] for form in forms}) == 1 else None
        return forms[0] if forms else None

    def fullest(self, words: Sequence[str]) -> str | None:
        """The full name that ends in the last of `words`, if there is one only."""
        bare = [word for word in words if word.lower() not in TITLES]
        if not bare:
            return None
        return self.full.get(bare[-1].lower())


def collect_names(docs: Sequence[Doc]) -> Names:
    names = Names()
    forms: dict[str, dict[str, None]] = {}  # in the order in which the article names them
    for doc in docs:
        for entity in doc.ents:
            if entity.label_ != "PERSON":
                continue
            words = _name_words(entity)
            name = " ".join(words)
            names.mentions[name] = names.mentions.get(name, 0) + 1
            if len(words) >= 2 and all(word[:1].isupper() for word in (words[0], words[-1])):
                forms.setdefault(_key(words), {})[" ".join(words)] = None
    for key, full in forms.items():
        # Two spellings of one given name are one person; two given names are two, and neither is the bare surname.
        first_words = {form.split()[0].lower().rstrip(".") for form in full}
        if len(first_words) == 1:
            names.full[key] = sorted(full, key=lambda form: (len(form.split()), form))[0]
        elif len(first_words) == 2:
            names.shared[key] = tuple(full)
    for doc in docs:
        for token in doc[:-1] if len(doc) else []:
            if token.lower_ in {"mr.", "mr"}:
                names.gender[doc[token.i + 1].lower_] = "male"
            elif token.lower_ in {"ms.", "mrs.", "ms", "mrs"}:
                names.gender[doc[token.i + 1].lower_] = "female"
    return names


def _name_words(entity: Span) -> list[str]:
    words = [token.text for token in entity if not token.is_punct or token.text == "."]
    while words and words[-1] in {"'s", "'", "."}:
        words.pop()
    while words and words[0].lower() in TITLES:
        words.pop(0)
    return words


def _key(words: Sequence[str]) -> str:
    last = words[-1].lower()
    return words[-2].lower() if last in {"jr.", "jr", "sr.", "sr", "ii", "iii"} and len(words) > 2 else last


def resolve(docs: Sequence[Doc], frames: Sequence[Sequence[Frame]], published: date | None) -> list[list[Replacement]]:
    """Return for each segment what its references stand for, in order, without overlaps."""
    names = collect_names(docs)
    resolved: list[list[Replacement]] = []
    focus: str | None = None
    thing = Thing()
    named = [_people_of(doc, names) for doc in docs]
    holders = Holders(docs, named)
    for doc, doc_frames, people in zip(docs, frames, named, strict=True):
        found = people + _holders_of_offices(doc, holders, people)
        by_token = {i: replacement for replacement in found for i in range(replacement.start, replacement.end)}
        for sentence in doc.sents:
            found += _pronouns(sentence, by_token, doc_frames, names, focus)
            taken, thing = resolve_it(sentence, doc_frames, thing)
            found += [Replacement(*item, pronoun=True) for item in taken if item[0] not in by_token]
            focus = _in_focus(sentence, by_token, doc_frames, names) or (None if _about_unnamed(sentence) else focus)
            if published is not None:
                found += _dates(sentence, published, by_token)
        resolved.append(_without_overlaps(found))
    return resolved


def _people_of(doc: Doc, names: Names) -> list[Replacement]:
    found = _named(doc, names)
    longer = {i for item in found for i in range(item.start, item.end) if item.end > item.start + 1}
    return _without_overlaps([*found, *_shared_surnames(doc, names, longer)])


def _holders_of_offices(doc: Doc, holders: Holders, people: Sequence[Replacement]) -> list[Replacement]:
    taken = {i: person for person in people for i in range(person.start, person.end)}
    return [
        Replacement(start, end, name, name, pronoun=True) for start, end, name in find_offices(doc, holders, taken)
    ]


def _about_unnamed(sentence: Span) -> bool:
    """Is its subject a person without a name ("a spokesman"), whom the next "he" may mean?"""
    return any(
        child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ == "NN" and child.lemma_.lower() in PEOPLE
        for child in sentence.root.children
    )


def _in_focus(sentence: Span, by_token: dict[int, Replacement], frames: Sequence[Frame], names: Names) -> str | None:
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
                return None if _speaks_of_another(head, replacement.name, sentence, by_token, frames) else replacement.name
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
    return any(
        token.lower_ in MALE | FEMALE and token.i in said and (token.i not in by_token or by_token[token.i].name != name)
        for token in sentence
    )


def _named(doc: Doc, names: Names) -> list[Replacement]:
    found = []
    for entity in doc.ents:
        if entity.label_ not in {"PERSON", "ORG", "GPE"}:
            continue
        words = _name_words(entity)
        full = names.fullest(words)
        if full is None or (entity.label_ != "PERSON" and len(words) > 1):
            if entity.label_ == "PERSON":
                found.append(_mention(doc, entity, " ".join(words) or entity.text))
            continue
        found.append(_mention(doc, entity, full))
    taken = {i for item in found for i in range(item.start, item.end)}
    for token in doc:
        # A bare surname that the recogniser missed.
        full = names.full.get(token.lower_)
        alone = token.pos_ == "PROPN" and not token.ent_type_ and token.i not in taken
        if alone and full is not None and token.dep_ in {"nsubj", "nsubjpass"} and not list(token.children):
            found.append(Replacement(token.i, token.i + 1, full, full))
    return found


def _shared_surnames(doc: Doc, names: Names, taken: set[int]) -> list[Replacement]:
    """Bare surnames that two people bear, where only one of them can be meant."""
    found = []
    for token in doc:
        forms = names.shared.get(token.lower_)
        if forms is None or token.pos_ != "PROPN" or not token.is_title or token.i in taken:
            continue
        before = token.nbor(-1) if token.i else None
        title = before.lower_ if before is not None else ""
        alone = before is None or not before.is_title or title in TITLES or before.is_sent_start or before.is_stop
        given = {form.split()[0].lower() for form in forms}
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if not alone or title in given or (after is not None and after.pos_ == "PROPN"):
            continue
        principal = names.principal(token.text, title or None)
        if principal is None:
            continue
        others = given - {principal.split()[0].lower()}
        near = doc[max(0, token.sent.start - 40) : token.sent.end]
        if title in HONORIFICS or others.isdisjoint({word.lower_ for word in near}):
            start = token.i - 1 if title in HONORIFICS else token.i
            found.append(Replacement(start, token.i + 1, principal, principal))
    return found


def _mention(doc: Doc, entity: Span, name: str) -> Replacement:
    start, end = entity.start, entity.end
    if end > start + 1 and doc[end - 1].lower_ in {"'s", "'"}:
        end -= 1
    while start > 0 and doc[start - 1].lower_ in HONORIFICS:
        start -= 1
    return Replacement(start, end, name, name)


def _subject_person(sentence: Span, by_token: dict[int, Replacement]) -> str | None:
    for token in sentence:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.i in by_token:
            return by_token[token.i].name
    return None


def _pronouns(
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
            if referent is not None and (not names.agrees(referent, word) or _acts_on_another(token, referent, by_token)):
                referent = None
        elif word in NEUTER and speaker is not None and _is_the_organisation(token, speaker):
            referent = source_name(speaker, by_token, token.doc)
        if referent:
            text = _possessive(referent) if word in POSSESSIVE and token.tag_ == "PRP$" else referent
            replacement = Replacement(token.i, token.i + 1, text, referent, pronoun=True)
            found.append(replacement)
            by_token[token.i] = replacement
    return found


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


def source_name(frame: Frame, by_token: dict[int, Replacement], doc: Doc) -> str | None:
    """The speaker's name as far as it is known: the person's full name, else the noun phrase."""
    source = frame.source
    if source.doc == doc and source.i in by_token:
        return by_token[source.i].name
    if source.ent_type_ == "PERSON":
        spans = [entity for entity in source.doc.ents if entity.start <= source.i < entity.end]
        if spans:
            return " ".join(_name_words(spans[0])) or spans[0].text
    if source.lower_ in PRONOUNS:
        return None
    words = phrase(source, ("relcl", "acl", "appos", "prep"))
    return cover(words).text if words else source.text


def _possessive(name: str) -> str:
    return name + ("'" if name.endswith("s") else "'s")


def _dates(sentence: Span, published: date, by_token: dict[int, Replacement]) -> list[Replacement]:
    found = []
    for dated in find_dates(sentence.text, published):
        offset = sentence.start_char
        span = sentence.doc.char_span(offset + dated.start, offset + dated.end)
        if span is not None and not any(i in by_token for i in range(span.start, span.end)):
            found.append(Replacement(span.start, span.end, dated.text))
    return found


def _without_overlaps(found: Sequence[Replacement]) -> list[Replacement]:
    kept: list[Replacement] = []
    for replacement in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or replacement.start >= kept[-1].end:
            kept.append(replacement)
    return kept
