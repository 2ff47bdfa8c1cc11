"""Whom or what "he", "she", "it" and "they" mean: every mention near before is weighed, the likeliest taken.

A small forest (made by `training/pronouns.py` from read articles) says how likely a mention is the antecedent, as in
the mention-pair models of coreference (Ng and Cardie, "Improving Machine Learning Approaches to Coreference
Resolution", 2002). It sees grammar, distance, number and gender, no word of an article. Where no mention is likely
enough, the pronoun stays: a statement that leaves open whom it means is better than one about somebody else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame, speakers_of
from claimref.splitting.cues import DOCUMENTS
from claimref.splitting.features import Features
from claimref.splitting.mentions import Mention, find_anaphors, find_mentions, key_of
from claimref.splitting.names import FEMALE, MALE, NEUTER, Names, Replacement
from claimref.splitting.things import AGREEMENTS, BODIES, PROVIDES, is_impersonal, is_somebody
from claimref.splitting.trees import VERBAL, logical_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NEAR = 3
"""How many sentences back anything may be meant."""
FAR = 12
"""How many sentences back a person with a name may be meant, or what was the antecedent before."""
GROUPS = frozenset(
    """police family team couple crowd staff crew party public majority group band council committee court army
    government opposition cabinet board union club company firm ministry agency department""".split()
)
"""Nouns in the singular that a "they" may mean."""
WOMEN = frozenset("wife mother daughter sister girl queen actress".split())
MEN = frozenset("husband father son brother boy king".split())
_ENTITIES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART")
_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "dative": "object", "pobj": "oblique",
    "poss": "owner", "appos": "apposition", "conj": "joined", "attr": "predicate", "compound": "inner", "nmod": "inner",
}  # fmt: skip


@dataclass(slots=True)
class Entity:
    """Who or what some mentions are of: the last of them, where and how often it was spoken of, by which pronouns."""

    last: Mention
    doc: int
    sentence: int
    role: str
    count: int = 0
    pronouns: dict[str, int] = field(default_factory=dict)
    by_pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun of the third person with what may be meant: of each the last mention, and its features."""

    token: Token
    doc: int
    sentence: int
    candidates: tuple[Mention, ...]
    rows: tuple[Features, ...]


class Antecedents:
    """The pronouns of one article in order; the one who asks tells after each what it means, if that is known."""

    def __init__(
        self,
        docs: Sequence[Doc],
        frames: Sequence[Sequence[Frame]],
        named: Sequence[Mapping[int, Replacement]],
        names: Names,
    ) -> None:
        self._docs = docs
        self._frames = frames
        self._names = names
        self._mentions = find_mentions(docs, named, names)
        self._direct = [{i for frame in here if frame.direct for i in frame.content} for here in frames]
        self._keys = {mention.position: mention.key for mention in self._mentions if not mention.joined}
        self._waiting = 0
        self._entities: dict[str, Entity] = {}
        self._meant: dict[str, str] = {}
        self._topics: dict[int, str] = {}
        self._spoke: str | None = None
        self._sources = [
            {frame.source.i for frame in here if frame.source.doc == doc}
            for doc, here in zip(docs, frames, strict=True)
        ]

    def __iter__(self) -> Iterator[Anaphor]:
        for doc, sentence, token in find_anaphors(self._docs):
            while self._waiting < len(self._mentions) and self._mentions[self._waiting].position < (doc, token.i):
                self._heard(self._mentions[self._waiting])
                self._waiting += 1
            candidates = self._candidates(doc, sentence, token)
            around = _Around(token, doc, sentence, self._frames[doc], self._keys)
            rows = [self._features(around, entity, mention) for entity, mention in candidates]
            _compare(rows)
            yield Anaphor(token, doc, sentence, tuple(mention for _, mention in candidates), tuple(rows))

    def means(self, anaphor: Anaphor, mention: Mention) -> None:
        """Learn whom the pronoun means: who is spoken of again stays near."""
        key = mention.key
        entity = self._entities.get(key)
        if entity is None:
            return
        self._to_the_end(key)
        entity.doc, entity.sentence = anaphor.doc, anaphor.sentence
        entity.role = _ROLES.get(anaphor.token.dep_, "other")
        entity.count += 1
        entity.by_pronoun = True
        kind = kind_of(anaphor.token)
        entity.pronouns[kind] = entity.pronouns.get(kind, 0) + 1
        self._meant[kind] = key
        self._taken_up(anaphor.token, anaphor.doc, entity.sentence, key)

    def _taken_up(self, head: Token, doc: int, sentence: int, key: str) -> None:
        """Remember what each sentence is about, and who spoke last."""
        if head.dep_ in {"nsubj", "nsubjpass"} and head.head.dep_ == "ROOT":
            self._topics[sentence] = key
        if head.i in self._sources[doc]:
            self._spoke = key

    def _heard(self, mention: Mention) -> None:
        role = _ROLES.get(mention.head.dep_, "other")
        entity = self._entities.get(mention.key)
        self._taken_up(mention.head, mention.doc, mention.sentence, mention.key)
        if entity is None:
            self._entities[mention.key] = Entity(mention, mention.doc, mention.sentence, role, 1)
            return
        if role != "apposition" or mention.head.head != entity.last.head:
            entity.last = mention
        entity.doc, entity.sentence, entity.role = mention.doc, mention.sentence, role
        entity.count += 1
        entity.by_pronoun = False
        self._to_the_end(mention.key)

    def _to_the_end(self, key: str) -> None:
        """Keep the entities in the order in which they were last spoken of: what is far is not looked at."""
        self._entities[key] = self._entities.pop(key)

    def _candidates(self, doc: int, sentence: int, token: Token) -> list[tuple[Entity, Mention]]:
        found = []
        owned = key_of(token.head) if token.dep_ == "poss" else None
        for entity in reversed(self._entities.values()):
            if entity.last.key == owned:
                continue  # "his family" is no family's family
            if sentence - entity.sentence > FAR:
                break
            back = FAR if entity.last.name is not None or entity.by_pronoun else NEAR
            if sentence - entity.sentence <= back:
                found.append((entity, entity.last))
        known = {mention.key for _, mention in found}
        for place in range(self._waiting, len(self._mentions)):
            mention = self._mentions[place]
            if mention.sentence != sentence or mention.doc != doc:
                break
            # "Since it invaded Marenland, Veldoria has …"
            if mention.key not in known and mention.head.dep_ in {"nsubj", "nsubjpass"} and _hangs_on(token, mention):
                role = _ROLES[mention.head.dep_]
                found.append((Entity(mention, doc, sentence, role), mention))
        return found

    def _features(self, around: _Around, entity: Entity, mention: Mention) -> Features:
        token, head = around.token, mention.head
        found = Features(around.shared)
        here = mention.doc == around.doc
        found["back"] = around.sentence - entity.sentence
        found["named_back"] = around.sentence - mention.sentence
        found["paragraphs_back"] = around.doc - entity.doc
        found["count"] = min(entity.count, 8)
        found["by_pronoun"] = entity.by_pronoun
        found[f"role_{entity.role}"] = 1
        found["parallel"] = entity.role == _ROLES.get(token.dep_, "other")
        found["later"] = mention.position > (around.doc, token.i)
        found["person"] = mention.name is not None
        found[f"entity_{head.ent_type_ if head.ent_type_ in _ENTITIES else 'none'}"] = 1
        found["last_meant"] = self._meant.get(around.kind) == mention.key
        found["topic"] = self._topics.get(around.sentence) == mention.key
        found["topic_before"] = self._topics.get(around.sentence - 1) == mention.key
        found["spoke_last"] = self._spoke == mention.key
        found["plural"] = mention.is_plural
        found["joined"] = bool(mention.joined)
        lemma = head.lemma_.lower()
        found["somebody"] = mention.name is None and not head.ent_type_ and is_somebody(lemma)
        found["body"] = lemma in BODIES
        found["group"] = lemma in GROUPS
        found["drawn_up"] = lemma in AGREEMENTS
        found["document"] = lemma in DOCUMENTS
        for kind, count in entity.pronouns.items():
            found[f"was_{kind}"] = min(count, 3)
        found["clash"], found["agrees"] = self._gender(around.kind, mention)
        found["number_clash"] = _number_clash(around.kind, mention)
        found["kind_clash"] = _kind_clash(around.kind, mention)
        determiner = next((child.lower_ for child in head.children if child.dep_ in {"det", "poss"}), "")
        found["indefinite"] = determiner in {"a", "an", "some", "another", "no", "any", "every", "each"}
        found["definite"] = determiner in {"the", "this", "that", "these", "those"}
        found["main_subject"] = head.dep_ in {"nsubj", "nsubjpass"} and head.head.dep_ == "ROOT"
        found["depth"] = sum(1 for _ in head.ancestors)
        found["said_directly"] = head.i in self._direct[mention.doc]
        found["same_speech"] = here and around.said_with(head.i)
        found["speaks"] = mention.key in around.speakers
        found["speaks_directly"] = mention.key in around.direct_speakers
        found["is_source"] = head.i in self._sources[mention.doc]
        if here and mention.sentence == around.sentence and not entity.by_pronoun:
            found["same_sentence"] = 1
            found["subject_above"] = head in around.subjects_above
            found["same_clause"] = head.head == token.head and token.dep_ != "poss"
            found["owns_it"] = token.head == head or head.is_ancestor(token)
            found["words_between"] = min(abs(token.i - head.i), 40)
        return found

    def _gender(self, kind: str, mention: Mention) -> tuple[bool, bool]:
        """Does the name or the noun speak against the pronoun; does it speak for it?"""
        gender = _gender_of(mention, self._names)
        wanted = {"he": "male", "she": "female"}.get(kind)
        if wanted is None:
            return gender is not None and not mention.is_plural, False
        return gender not in {wanted, None}, gender == wanted


class _Around:
    """What is asked of a pronoun once, for all that it may mean."""

    def __init__(
        self, token: Token, doc: int, sentence: int, frames: Sequence[Frame], keys: Mapping[tuple[int, int], str]
    ) -> None:
        self.token, self.doc, self.sentence = token, doc, sentence
        self.kind = kind_of(token)
        chain = speakers_of(token.i, frames)
        self._contents = [frame.content for frame in chain]
        self.speakers, self.direct_speakers = (
            {
                key
                for frame in chain
                if frame.direct == direct and frame.source.doc == token.doc
                for key in [keys.get((doc, frame.source.i))]
                if key is not None
            }
            for direct in (False, True)
        )
        self.subjects_above = {
            subject
            for verb in token.ancestors
            if verb.pos_ in VERBAL and (subject := logical_subject(verb)) is not None and subject != token
        }
        self.shared = shared = Features()
        shared[f"is_{self.kind}"] = 1
        shared[f"as_{_ROLES.get(token.dep_, 'other')}"] = 1
        shared["direct"] = any(frame.direct for frame in chain)
        shared["reported"] = any(not frame.direct for frame in chain)
        shared["source"] = any(frame.source == token for frame in frames)
        shared["first"] = token.i == token.sent.start
        shared["first_sentence"] = token.sent.start == 0
        shared["into_sentence"] = min(token.i - token.sent.start, 30)
        shared["impersonal"] = self.kind == "it" and token.dep_ == "nsubj" and is_impersonal(token)
        shared["provides"] = token.head.lemma_.lower() in PROVIDES
        shared["verb_be"] = token.head.lemma_ == "be"
        shared["modal"] = any(child.tag_ == "MD" for child in token.head.children)
        shared["reflexive"] = token.lower_.endswith(("self", "selves"))

    def said_with(self, index: int) -> bool:
        """Is the token at `index` said by the same speaker in the same speech?"""
        return bool(self._contents) and index in self._contents[-1]


def _compare(rows: Sequence[Features]) -> None:
    """What a candidate is beside the others: how many are as near or nearer, and fit."""
    clashes = ("clash", "number_clash", "kind_clash", "owns_it", "same_clause", "speaks_directly")
    fitting = [row for row in rows if not any(row.get(clash) for clash in clashes)]
    far = sorted(row["back"] for row in fitting)
    subjects = sorted(row["back"] for row in fitting if row.get("role_subject"))
    for row in rows:
        row["fits"] = False
        row["fitting"] = len(fitting)
        row["nearer"] = bisect_left(far, row["back"])
        row["here"] = bisect_right(far, 0)
        row["subjects"] = bisect_right(subjects, row["back"])
    for row in fitting:  # itself is no other
        row["fits"] = True
        row["here"] -= row["back"] == 0
        row["subjects"] -= bool(row.get("role_subject"))


def kind_of(token: Token) -> str:
    """Which of "he", "she", "it" and "they" a pronoun is a form of."""
    word = token.lower_
    return "he" if word in MALE else "she" if word in FEMALE else "it" if word in NEUTER else "they"


def _hangs_on(pronoun: Token, later: Mention) -> bool:
    """Does the clause or phrase of `pronoun` open the sentence whose main subject comes later?"""
    verb = later.head.head
    return verb.is_ancestor(pronoun) and not later.head.is_ancestor(pronoun)


def _gender_of(mention: Mention, names: Names) -> str | None:
    if mention.name is not None:
        return names.gender_of(mention.name)
    word = mention.head.lower_
    if mention.head.pos_ != "NOUN" or word in {"human", "humans"}:
        return None
    if word.endswith(("woman", "women")) or word in WOMEN:
        return "female"
    if word.endswith(("man", "men")) or word in MEN:
        return "male"
    return None


def _kind_clash(kind: str, mention: Mention) -> bool:
    """Is a person meant where a thing is spoken of, or a thing where a person is?"""
    head = mention.head
    lemma = head.lemma_.lower()
    named = head.ent_type_ in {"ORG", "GPE", "NORP", "LOC", "FAC", "LAW", "EVENT", "PRODUCT", "WORK_OF_ART"}
    somebody = mention.name is not None or head.ent_type_ == "PERSON" or (not named and is_somebody(lemma))
    if kind == "it":
        return somebody
    return kind in {"he", "she"} and not somebody


def _number_clash(kind: str, mention: Mention) -> bool:
    if kind != "they":
        return mention.is_plural
    lemma = mention.head.lemma_.lower()
    return not mention.is_plural and lemma not in GROUPS and mention.head.ent_type_ not in {"ORG", "GPE", "NORP"}
