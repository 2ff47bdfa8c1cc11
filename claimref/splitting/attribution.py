"""Who says what: sources, cues and contents of reported speech, direct and indirect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimref.splitting.cues import ACCORDING, BLAME, ONLY_WITH_CLAUSE, SPEECH, SPEECH_NOUNS, THOUGHT
from claimref.splitting.quotations import Quotation, find_quotations, is_quoted
from claimref.splitting.reach import within_reach
from claimref.splitting.segments import Segment
from claimref.splitting.tellers import owner_of, reports, spoken_after, teller_of
from claimref.splitting.trees import VERBAL, says_in_full, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FIRST_PERSON = frozenset({"i", "we"})
LEAST_QUOTED_WORDS = 4
"""A shorter quotation is a term that somebody used, not a sentence that somebody said."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution: `source` is the head of the noun phrase that names who says it, `cue` the word that reports,
    `content` the tokens, by index in their segment, that are said. `source` may stand in an earlier segment."""

    source: Token
    cue: Token
    content: frozenset[int]
    direct: bool = False


def find_frames(text: str, segments: Sequence[Segment], docs: Sequence[Doc]) -> list[list[Frame]]:
    """Return the frames of every segment of an article's `text`, the outermost first."""
    quotations = [
        find_quotations(doc, text[segment.start : segment.end]) for doc, segment in zip(docs, segments, strict=True)
    ]
    every: list[list[Frame]] = []
    last: Frame | None = None
    introduced: Frame | None = None
    for number, doc in enumerate(docs):
        frames = [frame for token in doc for frame in _frames_of(token, quotations[number])]
        frames = [within_reach(frame, quotations[number]) for frame in frames]
        frames = [frame for frame in frames if frame.content]
        frames = [_with_quotations(frame, quotations[number], doc) for frame in frames]
        if introduced is not None and (not frames or not quotations[number]):
            frames.append(replace(introduced, content=frozenset(range(len(doc))), direct=True))
        carried = last if _starts_quoted(quotations[number]) else None
        frames += _unclaimed(doc, quotations[number], frames, carried)
        introduced = _introduction(doc, frames)
        frames.sort(key=lambda frame: (-len(frame.content), not frame.direct))
        every.append(frames)
        direct = [frame for frame in frames if frame.direct]
        last = max(direct, key=lambda frame: max(frame.content), default=None)
    return every


def _frames_of(token: Token, quotations: Sequence[Quotation]) -> Iterator[Frame]:
    if token.lower_ in ACCORDING:
        yield from _according(token)
    elif token.pos_ in VERBAL and reports(token):
        yield from _verb(token, quotations)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in SPEECH_NOUNS:
        yield from _noun(token)
    elif token.lower_ == "words" and token.dep_ == "pobj" and token.head.lower_ == "in":
        yield from _in_the_words_of(token)
    elif token.tag_ == "VBD" and _closes_quotation(token, quotations):
        yield from _verb(token, quotations)


def _closes_quotation(verb: Token, quotations: Sequence[Quotation]) -> bool:
    """Does `verb`, with its subject, stand right after a quoted sentence: "…," laughed Ruiz?"""
    source = subject_of(verb) or spoken_after(verb, quotations)
    if source is None or source.pos_ not in {"PROPN", "PRON", "NOUN"} or _quotes_another(verb):
        return False
    first = min(verb.i, source.left_edge.i)
    return any(
        quotation.end - quotation.start > LEAST_QUOTED_WORDS
        and 0 <= first - quotation.end <= 2
        and verb.doc[quotation.end - 1].text in {",", "?", "!"}
        for quotation in quotations
    )


def _quotes_another(verb: Token) -> bool:
    """ "quoted the minister as saying": the words are the minister's."""
    return any(
        child.lower_ == "as" and any(inner.dep_ == "pcomp" for inner in child.children) for child in verb.children
    )


def _according(token: Token) -> Iterator[Frame]:
    prepositions = [child for child in token.children if child.lower_ == "to"] or [token]
    sources = [
        child for preposition in prepositions for child in preposition.children if child.dep_ in {"pobj", "pcomp"}
    ]
    if not sources or (token.lower_ == "per" and sources[0].ent_type_ not in {"PERSON", "ORG", "GPE"}):
        return  # "80 km per hour"
    head = token.head
    while head.pos_ not in VERBAL and head.head != head:
        head = head.head
    own = {inner.i for inner in token.subtree}
    content = frozenset(inner.i for inner in head.subtree) - own
    if content:
        yield Frame(sources[0], token, content)


def _in_the_words_of(words: Token) -> Iterator[Frame]:
    """ "in her words, …": the clause that it stands in."""
    owner = next((child for child in words.children if child.dep_ == "poss"), None)
    head = words.head.head
    if owner is not None and head.pos_ in VERBAL:
        own = {inner.i for inner in words.head.subtree}
        yield Frame(owner, words, frozenset(inner.i for inner in head.subtree) - own)


def _verb(verb: Token, quotations: Sequence[Quotation]) -> Iterator[Frame]:
    source = teller_of(verb, quotations)
    if source is None or _asks(verb):
        return
    quoted = is_quoted(verb, quotations)
    if quoted and (verb.lemma_.lower() in THOUGHT or source.lower_ in FIRST_PERSON):
        return  # "I think" within a quotation: the view of the one who is quoted
    own = {inner.i for child in verb.children if child.dep_ in {"nsubj", "agent"} for inner in child.subtree}
    contents = [
        child
        for child in verb.children
        if child.dep_ == "ccomp" and child.i not in own
        if child.i > verb.i or not any(between.text == ";" for between in verb.doc[child.i : verb.i])
    ]
    contents += (
        [inner for inner in verb.subtree if says_in_full(inner) and inner.head.dep_ in {"pobj", "dobj", "dative"}]
        if not contents
        else []
    )
    that = [child for child in contents if any(inner.lower_ == "that" and inner.i > verb.i for inner in child.children)]
    if that:
        # "Low praised it, Ruiz said that it would fail": the first clause is nobody's but the outlet's.
        contents = [child for child in contents if child.i > verb.i]
    contents += [
        child
        for child in verb.children
        if child.dep_ == "conj" and any(inner.lower_ == "that" and inner.dep_ == "mark" for inner in child.children)
    ]  # "said at noon that it sank, but that nobody drowned", where the parse joins the second clause to "said"
    if not contents and verb.lemma_.lower() in BLAME:
        blamed = [child for child in verb.children if child.dep_ == "dobj"]
        contents = [
            inner
            for above in (verb, *blamed)
            for child in above.children
            if child.dep_ == "prep"
            for inner in child.children
            if inner.dep_ == "pcomp"
        ]
    content: set[int] = set()
    for child in contents:
        content |= {inner.i for inner in child.subtree} - _set_against(child) - _beside(child)
    named = {child.lower_ if child.dep_ != "dobj" else child.dep_ for child in verb.children}
    if not contents and verb.dep_ == "advcl" and "as" in named and "dobj" not in named:
        # "as the paper reported", "as reported by the paper"
        content = {inner.i for inner in verb.head.subtree} - {inner.i for inner in verb.subtree}
    elif not contents and verb.dep_ in {"parataxis", "ccomp"} and verb.head.pos_ in VERBAL and _interjected(verb):
        content = {inner.i for inner in verb.head.subtree} - {inner.i for inner in verb.subtree}
        content -= {verb.head.i} & own
    if not content and (verb.lemma_.lower() not in ONLY_WITH_CLAUSE or _opens_quotation(verb, quotations)):
        content = _quoted_nearby(verb, quotations)
    direct = not quoted and _is_quoted(content, quotations)
    yield Frame(source, verb, frozenset(content - {verb.i} - own), direct)


def _asks(verb: Token) -> bool:
    """ "asked by this paper whether …": who asks says nothing."""
    return verb.lemma_.lower() == "ask" and any(
        child.dep_ == "ccomp" and any(word.lower_ in {"whether", "if"} for word in child.children)
        for child in verb.children
    )


def _beside(clause: Token) -> set[int]:
    """The clause with a subject of its own that follows "said that …" after ", and", but has no "that" of its own."""
    if not _has_that(clause):
        return set()
    return {
        inner.i
        for other in clause.conjuncts
        if other.i > clause.i and other.head.dep_ != "ROOT" and _follows_comma(other)
        if not _has_that(other) and subject_of(other) is not None
        for inner in other.subtree
    }


def _has_that(clause: Token) -> bool:
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def _follows_comma(clause: Token) -> bool:
    """Does it come after ", and" or ", but"?"""
    first = clause.left_edge.i
    before = clause.doc[max(0, first - 2) : first]
    return len(before) == 2 and before[0].text in {",", ";"} and before[1].dep_ == "cc"


def _set_against(clause: Token) -> set[int]:
    """The tokens of "…, while others said that …" at the end of what somebody is reported to say."""
    return {
        inner.i
        for child in clause.children
        if child.dep_ == "advcl"
        and child.lemma_.lower() in SPEECH
        and any(mark.lower_ in {"while", "whereas", "although", "though"} for mark in child.children)
        for inner in child.subtree
    }


def _interjected(verb: Token) -> bool:
    """Is it a bare "he said" within or after another clause?"""
    return sum(1 for _ in verb.subtree) < sum(1 for _ in verb.head.subtree) / 2 + 4 and verb.tag_ in {
        "VBD",
        "VBZ",
        "VBP",
    }


def _quoted_nearby(verb: Token, quotations: Sequence[Quotation]) -> set[int]:
    """The quotations of the verb's sentence that it does not stand in, else the one that ends just before it."""
    sentence = verb.sent
    if is_quoted(verb, quotations):
        return set()
    if verb.dep_ not in {"ROOT", "conj", "parataxis", "advcl", "ccomp", "relcl"} and not (
        verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    ):
        return set()
    near = [
        quotation
        for quotation in quotations
        if quotation.start < sentence.end
        and quotation.end > sentence.start - 3
        and quotation.end - quotation.start >= LEAST_QUOTED_WORDS
    ]
    return {i for quotation in near for i in range(quotation.start, quotation.end)}


def _opens_quotation(verb: Token, quotations: Sequence[Quotation]) -> bool:
    """Does a colon lead from the verb to a quotation: "Low posted on Monday: …"?"""
    return any(
        verb.i < quotation.start < verb.sent.end and verb.doc[max(0, quotation.start - 2)].text == ":"
        for quotation in quotations
    )


def _is_quoted(content: set[int], quotations: Sequence[Quotation]) -> bool:
    return any(
        quotation.end - quotation.start >= LEAST_QUOTED_WORDS
        and not content.isdisjoint(range(quotation.start, quotation.end))
        for quotation in quotations
    )


def _noun(noun: Token) -> Iterator[Frame]:
    clauses = [
        child
        for child in noun.children
        if child.dep_ in {"acl", "ccomp", "relcl"}
        and any(inner.lower_ == "that" and inner.dep_ == "mark" for inner in child.children)
    ]
    if not clauses:
        # "claims by the mayor that …", where the parse hangs the clause to the mayor
        clauses = [
            child
            for preposition in noun.children
            if preposition.lower_ in {"from", "by", "of"}
            for inner in preposition.children
            for child in inner.children
            if child.dep_ in {"acl", "relcl"} and _whole_that_clause(child)
        ]
    source = owner_of(noun) if clauses else None
    for clause in clauses:
        if source is not None:
            yield Frame(source, noun, frozenset(inner.i for inner in clause.subtree))


def _whole_that_clause(clause: Token) -> bool:
    """Does it open with "that" and have a subject besides?"""
    subject = subject_of(clause)
    first = clause.left_edge
    return first.lower_ == "that" and subject is not None and subject != first and first.tag_ != "WP"


def _with_quotations(frame: Frame, quotations: Sequence[Quotation], doc: Doc) -> Frame:
    """A quotation that is partly somebody's words is so wholly, over all its sentences."""
    if not frame.direct:
        return frame
    content = set(frame.content)
    for quotation in quotations:
        inside = range(quotation.start, quotation.end)
        if len(inside) >= LEAST_QUOTED_WORDS and not content.isdisjoint(inside):
            content |= set(inside)
    return replace(frame, content=frozenset(content - {frame.cue.i}))


def _unclaimed(
    doc: Doc, quotations: Sequence[Quotation], frames: Sequence[Frame], carried: Frame | None
) -> list[Frame]:
    """Quoted sentences without a cue of their own go on with the last speaker."""
    found = []
    outside = [frame for frame in frames if not is_quoted(frame.cue, quotations)]
    for quotation in quotations:
        inside = frozenset(range(quotation.start, quotation.end))
        whole = _is_sentence(doc, quotation)
        if len(inside) <= LEAST_QUOTED_WORDS and not whole:
            continue
        if any(not inside.isdisjoint(frame.content) for frame in outside):
            continue
        if not any(token.pos_ in VERBAL for token in doc[quotation.start : quotation.end]):
            continue
        earlier = sorted((frame for frame in outside if frame.cue.i < quotation.start), key=lambda frame: frame.cue.i)
        last = next((frame for frame in reversed(earlier) if frame.direct or _just_said(frame, quotation, whole)), None)
        before = last or carried
        if before is not None:
            found.append(Frame(before.source, before.cue, inside, direct=True))
    return found


def _is_sentence(doc: Doc, quotation: Quotation) -> bool:
    """Does the quotation make up whole sentences: after a full stop or a colon, up to a full stop of its own?"""
    mark = doc[quotation.start - 1] if quotation.start else doc[0]
    begins = mark.is_sent_start or doc[quotation.start].is_sent_start or (mark.i > 0 and mark.nbor(-1).text == ":")
    return bool(begins) and doc[quotation.end - 1].text in {".", "!", "?"}


def _just_said(frame: Frame, quotation: Quotation, whole: bool) -> bool:
    """Did somebody say something in the sentence before the quoted one: "Ruiz said that it broke. “I saw it.”"?"""
    cue = frame.cue
    if not whole or cue.pos_ not in VERBAL or not reports(cue):
        return False
    mark = cue.doc[max(0, quotation.start - 1)]
    return mark.sent == cue.sent or mark.sent.start == cue.sent.end


def _starts_quoted(quotations: Sequence[Quotation]) -> bool:
    return bool(quotations) and quotations[0].start <= 1


def _introduction(doc: Doc, frames: Sequence[Frame]) -> Frame | None:
    """The attribution that ends in a colon and announces the next paragraph: "The agency wrote:"."""
    if len(doc) < 2 or doc[-1].text != ":":
        return None
    for token in reversed(doc):
        lemma = token.lemma_.lower()
        if token.lower_ in ACCORDING:
            sources = [inner for child in token.children for inner in child.children if inner.dep_ == "pobj"]
            return Frame(sources[0], token, frozenset()) if sources else None
        if token.pos_ in VERBAL and lemma in SPEECH:
            source = teller_of(token, ())
            return Frame(source, token, frozenset()) if source is not None else None
    return None


def speakers_of(index: int, frames: Sequence[Frame]) -> list[Frame]:
    """The frames whose content holds token `index`, from the outermost inwards."""
    return [frame for frame in frames if index in frame.content]
