"""Who is meant by the source of an attribution: a full name, a noun phrase, or for a pronoun what went before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimref.normalising.given_names import given_name_gender
from claimref.splitting.attribution import Frame, speakers_of
from claimref.splitting.cues import EXPERTS, MEDIA, ORGANISATIONS, ROLES
from claimref.splitting.names import (
    FEMALE,
    FIRST,
    FIRST_PLURAL,
    MALE,
    NEUTER,
    PLURAL,
    Replacement,
    possessive,
    without_titles,
)
from claimref.splitting.sources import (
    PERSONAL,
    PUBLISHED,
    author,
    body_of,
    is_company,
    is_medium,
    joined,
    may_mean,
    name_beside,
    name_in,
    names_somebody,
    person_in_apposition,
    speaks,
    with_title,
)
from claimref.splitting.things import is_somebody
from claimref.splitting.trees import antecedent_of, cover, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LOOK_BACK = 3
"""How many sentences back a pronoun may reach."""
SOON = 12
"""How many paragraphs later an unnamed speaker may be named."""
FAR = 6
"""How many paragraphs back a pronoun may reach where only one person can be meant."""
LEAD = 4
"""Within so many paragraphs from the top a speaker may stand without a name that comes later."""
SENT = frozenset({"statement", "post", "letter", "tweet", "message", "email"})
BODIES = frozenset({"company", "firm", "group", "organization"})
"""Nouns that take up any body's name."""


class Speakers:
    """The speakers of one article, asked frame by frame."""

    def __init__(
        self,
        docs: Sequence[Doc],
        replacements: Sequence[Mapping[int, Replacement]],
        frames: Sequence[Sequence[Frame]],
    ) -> None:
        self._docs = docs
        self._replacements = replacements
        self._frames = frames
        self._numbers = {id(doc): number for number, doc in enumerate(docs)}
        self._sources = [
            (number, frame.cue.i, frame.source)
            for number, frames_here in enumerate(frames)
            for frame in sorted(frames_here, key=lambda frame: frame.cue.i)
        ]

    @cached_property
    def experts(self) -> frozenset[str]:
        """The speakers whom the article introduces as experts, analysts, professors …"""
        return frozenset(
            self.named(source)
            for _, _, source in self._sources
            if any(token.lemma_.lower() in EXPERTS for token in source.subtree)
        )

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(found.name for covered in self._replacements for found in covered.values() if found.name)

    @cached_property
    def share(self) -> float:
        """How much of the article is somebody's reported speech."""
        said = sum(len({i for frame in frames for i in frame.content}) for frames in self._frames)
        return said / max(1, sum(len(doc) for doc in self._docs))

    def name(self, frame: Frame) -> str:
        """The resolved name of the source, else its words in the article."""
        return self.named(frame.source)

    def person(self, source: Token) -> str | None:
        """The name without a title, where `source` means one person who has one."""
        name = " ".join(without_titles(self.named(source).split()))
        return name if source.pos_ == "PROPN" or name in self._people else None

    def named(self, source: Token) -> str:
        """The full name, with the title that stands before it, of whom `source` means."""
        return " and ".join(self._named(head, frozenset()) for head in (source, *joined(source)))

    def _named(self, source: Token, seen: frozenset[Token]) -> str:
        head = person_in_apposition(source)
        replacement = self._replacement(head)
        if replacement is not None and replacement.name is not None:
            return with_title(head, replacement)
        if replacement is not None and replacement.antecedents and head not in seen:
            return " and ".join(self._named(each, seen | {head}) for each in replacement.antecedents)
        if head not in seen:
            earlier = self._earlier(head) or author(head)
            if earlier is not None:
                return self._named(earlier, seen | {head})
        name = name_beside(head)
        if name is not None:
            return name.text
        words = phrase(head, ("relcl", "acl", "appos", "conj", "cc"))
        return self._with_owner(words, seen | {head}) if words else head.text

    def _with_owner(self, words: Sequence[Token], seen: frozenset[Token]) -> str:
        """The words of a source, "his lawyer" by whose lawyer it is."""
        owner = words[0]
        text = cover(list(words)).text
        if owner.tag_ not in {"PRP$", "WP$"} or owner.lower_ in FIRST | FIRST_PLURAL:
            return text
        replacement = self._replacement(owner)
        if replacement is not None:
            name = replacement.text
        else:
            found = self._earlier(owner)
            if found is None or found in seen or found.lemma_ == owner.head.lemma_:
                return text  # "his family" is no family's family
            name = possessive(self._named(found, seen))
        return name + text[len(owner.text) :]

    def in_force(self, token: Token) -> tuple[Token, int] | None:
        """Who was last said to speak before `token`, and how many sentences ago: 0 for its own sentence."""
        number = self._number(token)
        sentence = token.sent
        for doc_number in range(number, max(-1, number - 3), -1):
            doc = self._docs[doc_number]
            before = [
                frame
                for frame in self._frames[doc_number]
                if frame.cue.doc == doc
                and (doc_number < number or frame.cue.i < token.i)
                and not any(other is not frame and frame.cue.i in other.content for other in self._frames[doc_number])
            ]
            if before:
                last = max(before, key=lambda frame: frame.cue.i)
                between = sum(
                    1
                    for other in range(doc_number, number + 1)
                    for start in self._docs[other].sents
                    if (other, start.start) > (doc_number, last.cue.i)
                    and (other, start.start) <= (number, sentence.start)
                )
                return last.source, between
        return None

    def _earlier(self, head: Token) -> Token | None:
        """Whom a pronoun, or "the analyst", takes up."""
        word, lemma = head.lower_, head.lemma_.lower()
        if head.tag_ == "WP$":  # "Ann Low, whose lawyer said"
            clause = next((above for above in head.ancestors if above.dep_ == "relcl"), None)
            return antecedent_of(clause, head) if clause is not None else None
        if word in NEUTER | PLURAL:
            return self._antecedent(head)
        if word in FIRST | FIRST_PLURAL:
            return self._quoted_speaker(head)
        if word in MALE | FEMALE:
            return self._person(head)
        if not head.is_lower:
            return None
        others = [child for child in head.children if child.dep_ != "punct"]
        if [child.lower_ for child in others] == ["the"]:
            if lemma in MEDIA:
                return self._last(head, is_medium)
            if lemma in PUBLISHED:
                return self._written(head, lemma) or self._last(head, self._publishes)
            if lemma in SENT:
                return self._written(head, lemma) or self._last(
                    head, lambda source: source.ent_type_ in {"PERSON", "ORG"} or source.lower_ in PERSONAL
                )
            if lemma in ORGANISATIONS:
                return self._organisation(head, lemma)
            if lemma in ROLES | EXPERTS:
                return self._in_role(head, lemma) or self._introduced_later(head)
            if is_somebody(lemma) and head.tag_ == "NN":
                return self._same(head, lemma)
        elif not any(child.dep_ in {"relcl", "acl", "appos", "poss"} for child in others):
            return self._introduced_later(head)
        return None

    def _before(self, head: Token, paragraphs: int) -> Iterator[Token]:
        """The sources of earlier attributions, the nearest first."""
        number = self._number(head)
        for doc_number, cue, source in reversed(self._sources):
            if number - paragraphs <= doc_number and (doc_number, cue) < (number, head.i) and source != head:
                yield person_in_apposition(source)

    def _last(self, head: Token, fits: Callable[[Token], bool]) -> Token | None:
        return next((source for source in self._before(head, 2) if fits(source)), None)

    def _publishes(self, source: Token) -> bool:
        return is_medium(source) or (source.ent_type_ == "ORG" and not self._is_surname(source))

    def _written(self, head: Token, lemma: str) -> Token | None:
        """ "the letter": whose it was where it was last spoken of."""
        number = self._number(head)
        for doc_number in range(number, max(-1, number - 7), -1):
            doc = self._docs[doc_number]
            for token in reversed(doc[: head.i] if doc_number == number else doc[:]):
                found = author(token) if token.lemma_.lower() == lemma else None
                if found is not None:
                    return found
        return None

    def _organisation(self, head: Token, lemma: str) -> Token | None:
        """ "the ministry": the last one so called; "the company": the only body that has spoken."""
        bodies = [body for source in self._before(head, 6) if (body := body_of(source)) is not None]
        for source in bodies:
            if lemma in {token.lower_ for token in source.subtree}:
                return source
        if lemma not in BODIES:
            return None
        here = [source for source in bodies if source.doc == head.doc]
        bodies = here or bodies or [token for token in self._named_before(head, 2) if is_company(token)]
        bodies = [source for source in bodies if not self._is_surname(source)]
        return bodies[0] if len({source.text.lower() for source in bodies}) == 1 else None

    def _same(self, head: Token, lemma: str) -> Token | None:
        """ "the friend": the family friend who has just been heard; "the man": who has spoken in this paragraph."""
        for source in self._before(head, 1):
            if source.lemma_.lower() == lemma and source.tag_ == head.tag_:
                return source
        return None

    def _in_role(self, head: Token, lemma: str) -> Token | None:
        """The last speaker with a name, if one was heard in this paragraph or the two before."""
        for source in self._before(head, 2):
            found = self._replacement(source)
            if found is not None and found.name is not None and lemma != "source":
                return source
            if source.lemma_.lower() == lemma:
                return source
        return None

    def _introduced_later(self, head: Token) -> Token | None:
        """For the lead's "an economist said": the one expert, or the one person, who is later heard by name."""
        number = self._number(head)
        if head.lemma_.lower() not in EXPERTS or head.tag_ != "NN" or number >= LEAD:
            return None
        experts: dict[str, Token] = {}
        people: dict[str, Token] = {}
        for doc_number, cue, source in self._sources:
            if not (number, head.i) < (doc_number, cue) or doc_number > number + SOON:
                continue
            lemma = source.lemma_.lower()
            called = self._in_role(source, lemma) if lemma in EXPERTS and source.tag_ == "NN" else None
            person = person_in_apposition(called or source)
            replacement = self._replacement(person)
            if replacement is None or replacement.name is None or replacement.pronoun:
                continue
            people.setdefault(replacement.name, person)
            described = {token.lemma_.lower() for token in (*source.subtree, *person.subtree)}
            if called is not None or not EXPERTS.isdisjoint(described):
                experts.setdefault(replacement.name, person)
        found = experts or people
        return next(iter(found.values())) if len(found) == 1 else None

    def _quoted_speaker(self, head: Token) -> Token | None:
        """ "I" and "we": who speaks the words that they stand in, or spoke last."""
        around = [frame for frame in speakers_of(head.i, self._frames[self._number(head)]) if frame.source != head]
        if around:
            return around[0].source
        return next((source for source in self._before(head, 1) if speaks(source)), None)

    def _person(self, head: Token) -> Token | None:
        """ "he", "she": the nearest person before, speaking or spoken of as a subject, whom the pronoun may mean."""
        number = self._number(head)
        gender = "male" if head.lower_ in MALE else "female"
        subjects = [person_in_apposition(token) for token in self._subjects_before(head, number)]
        fitting = [person for person in subjects if self._gender(person) in {gender, None} and self._is_person(person)]
        for person in fitting:
            if person.doc == head.doc:
                return person
        others = {
            found.name: token
            for token in self._mentions_before(head, number)
            if (found := self._replacement(token)) is not None and self._gender(token) in {gender, None}
        }
        if len(others) == 1:
            return next(iter(others.values()))
        if fitting:
            return fitting[0]
        # Further back, where the article has spoken of one such person only.
        others = {
            found.name: token
            for token in self._named_before(head, FAR)
            if (found := self._replacement(token)) is not None and self._gender(token) == gender
        }
        return next(iter(others.values())) if len(others) == 1 else None

    def _quoted(self, number: int, head: Token) -> set[int]:
        """The tokens of a paragraph that are direct speech, and whom a person tells of: "The driver, he said, ran"."""
        quoted = {i for frame in self._frames[number] if frame.direct for i in frame.content}
        if head.lower_ in MALE | FEMALE:
            told = (frame for frame in self._frames[number] if frame.source.lower_ == head.lower_)
            quoted |= {i for frame in told for i in frame.content if self._docs[number][i].pos_ == "NOUN"}
        return quoted

    def _named_before(self, head: Token, paragraphs: int) -> Iterator[Token]:
        """The subjects before `head` that have a name, outside of direct speech."""
        number = self._number(head)
        for doc_number in range(number, max(-1, number - paragraphs - 1), -1):
            doc = self._docs[doc_number]
            direct = self._quoted(doc_number, head)
            for token in doc[: head.i] if doc_number == number else doc:
                if token.dep_ in {"nsubj", "nsubjpass", "poss"} and token.ent_type_ and token.i not in direct:
                    yield token

    def _mentions_before(self, head: Token, number: int) -> Iterator[Token]:
        """The people named in the sentence of `head` before it and in the one before, outside of what is said."""
        doc = self._docs[number]
        told = {i for frame in self._frames[number] if frame.direct or frame.source == head for i in frame.content}
        first = doc[max(0, head.sent.start - 1)].sent.start
        for token in doc[first : head.i]:
            if token.ent_type_ == "PERSON" and token.i not in told:
                yield token

    def _subjects_before(self, head: Token, number: int) -> Iterator[Token]:
        """Subjects outside of direct speech, the nearest sentence first; in it who speaks, then the main clause's."""
        looked = 0
        for doc_number in range(number, max(-1, number - 3), -1):
            doc, frames = self._docs[doc_number], self._frames[doc_number]
            direct = self._quoted(doc_number, head)
            sources = {frame.source for frame in frames if frame.source.doc == doc}
            for sentence in reversed(list(doc.sents)):
                if doc_number == number and sentence.start > head.i:
                    continue
                looked += sentence.start not in direct
                if looked > LOOK_BACK:
                    return
                subjects = [
                    token
                    for token in sentence
                    if (token.dep_ in {"nsubj", "nsubjpass"} or token in sources)
                    and token.i not in direct
                    and (doc_number < number or token.i < head.i)
                    and token != head
                ]
                yield from sorted(subjects, key=lambda token: (token not in sources, _depth(token), token.i))

    def _is_surname(self, token: Token) -> bool:
        """Is it "Strand" for Emil Strand, that the parse took for a firm?"""
        found = self._replacement(token)
        return found is not None and found.name is not None and len(found.name.split()) > len(name_in(token))

    def _is_person(self, token: Token) -> bool:
        found = self._replacement(token)
        if found is not None and found.name is not None:
            return True
        if token.pos_ == "PROPN" and names_somebody(token):
            return True
        return token.ent_type_ == "PERSON" or (
            token.tag_ == "NN" and token.pos_ == "NOUN" and is_somebody(token.lemma_.lower())
        )

    def _gender(self, token: Token) -> str | None:
        found = self._replacement(token)
        name = found.name if found is not None else None
        if token.lower_ in MALE:
            return "male"
        if token.lower_ in FEMALE:
            return "female"
        if token.lower_.endswith("woman"):
            return "female"
        if token.lower_.endswith("man"):
            return "male"
        if name is None:
            return None
        before = token.doc[found.start].lower_ if found is not None else ""
        if before in {"mr.", "mr"}:
            return "male"
        if before in {"ms.", "mrs.", "ms", "mrs"}:
            return "female"
        return given_name_gender(name)

    def _number(self, token: Token) -> int:
        return self._numbers[id(token.doc)]

    def _replacement(self, token: Token) -> Replacement | None:
        return self._replacements[self._number(token)].get(token.i)

    def _antecedent(self, pronoun: Token) -> Token | None:
        """The nearest speaker before, then the nearest subject, for "it" (one body) or "they" (several people)."""
        plural = pronoun.lower_ in PLURAL
        number = self._number(pronoun)
        looked = 0
        for doc in (self._docs[number], *self._docs[max(0, number - 1) : number]):
            direct = self._quoted(self._numbers[id(doc)], pronoun)
            sentences = [sentence for sentence in doc.sents if doc != pronoun.doc or sentence.start <= pronoun.i]
            for sentence in reversed(sentences):
                looked += sentence.start not in direct
                if looked > LOOK_BACK:
                    break
                for token in sentence:
                    if doc == pronoun.doc and token.i >= pronoun.i:
                        break
                    if token.dep_ in {"nsubj", "nsubjpass"} and may_mean(token, plural) and token.i not in direct:
                        return token
        return self._last(pronoun, lambda source: may_mean(source, plural))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def speaker_words(frame: Frame) -> str:
    """The article's words for the source."""
    words = phrase(frame.source)
    return cover(words).text if words else frame.source.text
