"""The records that pass between the stages: frozen, hashable where it matters, with content-hash ids.

Every `char_start` and `char_end` counts Unicode code points, end exclusive. The offsets of articles,
debris, statements and skipped passages index the article's text; the offsets of typed values
(`Quantity`, `TimeRef`, `Entity`) index the statement's self-contained `text`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Voice(StrEnum):
    """Who says it: the outlet itself, or somebody whom the outlet reports."""

    OUTLET = "outlet"
    ATTRIBUTED = "attributed"


class Stance(StrEnum):
    """How it is said; `HEDGED` covers may, could, plans to, is expected to."""

    ASSERTS = "asserts"
    DENIES = "denies"
    HEDGED = "hedged"


class Kind(StrEnum):
    """`FACT` can be checked; `OPINION` is judgement, interpretation or forecast."""

    FACT = "fact"
    OPINION = "opinion"


class Status(StrEnum):
    """What a claim's statements amount to, for the unit asked for."""

    DIFFER = "differ"
    AGREE = "agree"
    ONLY = "only"
    SELF_DIFFERS = "self-differs"


class RelationType(StrEnum):
    AGREE = "agree"
    DIFFER = "differ"
    UNSURE = "unsure"


class DifferOn(StrEnum):
    """The slot on which two statements differ."""

    QUANTITY = "quantity"
    DATE = "date"
    POLARITY = "polarity"
    ENTITY = "entity"
    ATTRIBUTION = "attribution"
    DETAIL = "detail"


class Unit(StrEnum):
    """What counts as one voice when agreement is counted."""

    OUTLET = "outlet"
    FAMILY = "family"
    ORIGIN = "origin"


class OriginKind(StrEnum):
    """What an origin is: a news agency, or another outlet."""

    WIRE = "wire"
    OUTLET = "outlet"


class Comparator(StrEnum):
    """How a number was qualified: a bare "11,000" is `EQUAL`, "about" allows 5% either way."""

    EQUAL = "equal"
    ABOUT = "about"
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"
    RANGE = "range"


class Precision(StrEnum):
    """How finely a time is known, from coarse to fine."""

    DECADE = "decade"
    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"


def content_id(*parts: object) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of `parts`, each preceded by its length."""
    digest = hashlib.sha256()
    for part in parts:
        data = ("" if part is None else str(part)).encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def text_sha256(text: str) -> str:
    """Return the full SHA-256 of `text` in hexadecimal: the key of everything that is cached by content."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Debris:
    """A stretch of an article that is page furniture, not article: kept in the text, never split."""

    char_start: int
    char_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one outlet, immutable; `id` hashes the outlet, the locator and the text.

    `locator` is the URL where known, else the file's path relative to the source that was named; it tells
    two articles with the same text apart. `published_at` is a date or a datetime by `published_precision`.
    `supersedes` is the id of the version that this one replaces: what is known of an article, and no part of it.
    `known_as` is the id that a store gave it under another outlet, where a person has corrected the outlet since.
    """

    outlet: str
    text: str
    locator: str
    path: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    published_at: date | datetime | None = None
    published_precision: Precision | None = None
    published_method: str | None = None
    fetched_at: datetime | None = None
    story: str | None = None
    debris: tuple[Debris, ...] = ()
    supersedes: str | None = field(default=None, compare=False)
    known_as: str | None = None
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Hashed once: whoever asks for each sentence would hash a long text as often as it has sentences.
        hashed = self.known_as or content_id("article", self.outlet, self.locator, self.text)
        object.__setattr__(self, "id", hashed)  # the way to set a field of a frozen dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its meaning: every value in [low, high] is what the words allow (infinite ends included).

    `dimension` is count, money, percent, duration, length, mass, age, tally and so on; `unit` its unit (USD, km,
    year); `noun` the lemma of what is counted; `role` tells a figure from an ordinal, a year or an id.
    """

    raw: str
    low: float
    high: float
    comparator: Comparator
    unit: str | None
    dimension: str
    noun: str | None
    role: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time as the interval [start, end] that its words allow; None where the words leave it open."""

    raw: str
    start: datetime | None
    end: datetime | None
    precision: Precision
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing: `name` is its fullest form in the article, `type` a coarse class (person, org, place …)."""

    raw: str
    name: str
    type: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One atomic assertion in one article: an exact quote, and the same content as one self-contained sentence.

    `speaker` is the resolved name of who says it, `speaker_text` the words of the article, `cue` the verb or
    phrase that reports, `chain` the speakers from the outermost inwards where one quotes another. `resolved`
    is False where a reference in `text` could not be resolved with certainty.
    """

    article_id: str
    sentence_no: int
    char_start: int
    char_end: int
    quote: str
    text: str
    voice: Voice = Voice.OUTLET
    speaker: str | None = None
    speaker_text: str | None = None
    cue: str | None = None
    chain: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTS
    kind: Kind = Kind.FACT
    resolved: bool = True
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeRef, ...] = ()
    entities: tuple[Entity, ...] = ()

    @property
    def id(self) -> str:
        return content_id("statement", self.article_id, self.char_start, self.char_end, self.text)

    @property
    def fingerprint(self) -> str:
        """What a judge may look at, hashed: two statements with one fingerprint are judged alike."""
        looks = (self.text, self.voice, self.speaker, self.cue, self.stance, self.kind)
        return content_id(*looks, self.quantities, self.times, self.entities)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A passage that gave no statement, and why (debris, question, fragment, not English …)."""

    char_start: int
    char_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Split:
    """What a splitter made of one article."""

    article_id: str
    statements: tuple[Statement, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements to be judged, in canonical order (left.id < right.id), with the cosine of their vectors."""

    left: Statement
    right: Statement
    similarity: float

    @property
    def of_one_article(self) -> bool:
        """Whether one article says both: where its values differ, it more likely speaks of two things."""
        return self.left.article_id == self.right.article_id

    @property
    def of_one_teller(self) -> bool:
        """Whether one article says both in its own voice, or as the same speaker's words."""
        left, right = self.left, self.right
        return self.of_one_article and (left.voice, left.speaker) == (right.voice, right.speaker)

    @property
    def of_one_passage(self) -> bool:
        """Whether the two quotes overlap: what is cut twice from one sentence does not contradict itself."""
        left, right = self.left, self.right
        return self.of_one_article and max(left.char_start, right.char_start) < min(left.char_end, right.char_end)

    @property
    def fingerprint(self) -> str:
        """What a judge may look at, hashed: both statements, and whether one article, or one passage, says both."""
        return content_id(self.left.fingerprint, self.right.fingerprint, self.of_one_article, self.of_one_passage)

    @classmethod
    def of(cls, one: Statement, other: Statement, similarity: float) -> Pair:
        left, right = sorted((one, other), key=lambda statement: statement.id)
        return cls(left, right, similarity)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's word on a pair: do the two make the same point, and if so, do they agree?

    `same_point` is a probability; `relation` says what holds if they do make the same point; `differ_score` is the
    probability that they differ. `evidence` holds the features and typed values that decided.
    """

    same_point: float
    relation: RelationType
    differ_on: DifferOn | None = None
    differ_score: float = 0.0
    why: str = ""
    evidence: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """What holds between two statements, `left` < `right` by id."""

    left: str
    right: str
    type: RelationType
    differ_on: DifferOn | None
    score: float
    why: str
    evidence: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Member:
    """A statement's place in a claim; `side` is None where it is compatible with several sides or none is disputed."""

    statement_id: str
    side: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Claim:
    """The point that one or more statements make: a row of the comparison.

    `id` hashes the story and the founding statement's anchor (article, span); `representative` is the clearest
    statement, whose text is the label; `weakest_link` is the lowest score that holds the claim together (1.0 for
    a claim of one statement). `sides` maps a side's letter to its value in words.
    """

    id: str
    label: str
    representative: str
    status: Status
    differ_on: DifferOn | None
    outlets: tuple[str, ...]
    origins: int
    members: tuple[Member, ...]
    sides: Mapping[str, str] = field(default_factory=dict)
    disputed_by: tuple[str, ...] = ()
    weakest_link: float = 1.0

    @property
    def statements(self) -> tuple[str, ...]:
        return tuple(member.statement_id for member in self.members)


@dataclass(frozen=True, slots=True)
class OriginTrace:
    """Why an article, or one statement of it (`subject` is its id), goes back to the report of `origin`.

    `origin` is an agency's or an outlet's name. A `score` below one half says that only a part comes from there, or
    that it is less likely than not: it is kept to be seen, and does not count.
    """

    subject: str
    origin: str
    kind: OriginKind
    method: str
    score: float
    evidence: str = ""

    @property
    def counts(self) -> bool:
        return self.score >= 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """Where a version of an article says otherwise than the version that it supersedes; `score` as of a difference."""

    earlier: Statement
    later: Statement
    differ_on: DifferOn | None
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Work really done, as opposed to taken from a cache: articles split, texts encoded, pairs judged."""

    split: int = 0
    encoded: int = 0
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer for one story: who says what, who agrees, who differs, who is alone.

    `uncorrected` holds what the splitter made of the articles that people corrected, by article id.
    `origins` says which articles and statements go back to whose report. `changes` compares versions of one article:
    `superseded` are the earlier versions that it speaks of, which count nowhere else.
    """

    story: str
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    origins: tuple[OriginTrace, ...] = ()
    changes: tuple[Change, ...] = ()
    superseded: tuple[Article, ...] = ()
    skipped: Mapping[str, tuple[Skipped, ...]] = field(default_factory=dict)
    uncorrected: Mapping[str, Split] = field(default_factory=dict)
    counts: Counts = Counts()
    components: Mapping[str, str] = field(default_factory=dict)
