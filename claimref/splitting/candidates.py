"""Candidates: every draft of an article worded, attributed and measured, before the selection."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimref.records import Article, Kind, Statement, Voice
from claimref.splitting.attribution import Frame, find_frames, speakers_of
from claimref.splitting.clauses import draft
from claimref.splitting.dates import published_on
from claimref.splitting.drafts import Draft, Form
from claimref.splitting.features import Features, draft_features, sentence_features
from claimref.splitting.names import PRONOUNS, Replacement
from claimref.splitting.realise import realise
from claimref.splitting.references import covered, resolve
from claimref.splitting.salience import Salience
from claimref.splitting.segments import Place, Segment
from claimref.splitting.sources import speaking
from claimref.splitting.speakers import Speakers, speaker_words
from claimref.splitting.stance import find_stance

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOMINAL = frozenset({Form.TITLE, Form.APPOSITION, Form.AGE, Form.AFFILIATION, Form.MEASURE})
"""Forms that say who somebody is: the outlet's own word, also within a quotation."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that might be made, with the draft and the features that decide."""

    draft: Draft
    features: Features
    statement: Statement
    speakers: Speakers


def find_candidates(
    article: Article, segments: Sequence[Segment], docs: Sequence[Doc], others: Sequence[Doc]
) -> list[Candidate]:
    """Every draft of an article, sentence by sentence; `docs` and `others` are its segments as two parsers read them.

    Where one parser errs, the other may not. A sentence that both read alike is drafted once; what pronouns and
    offices stand for is found in `docs` and holds in both.
    """
    frames, frames_of_others = (find_frames(article.text, segments, parsed) for parsed in (docs, others))
    found = resolve(docs, frames, published_on(article))
    alike = _read_alike(docs, others)
    first = list(_drafted(article, segments, docs, frames, covered(found), frozenset()))
    carried = covered(_carried_over(found, docs, others))
    second = list(_drafted(article, segments, others, frames_of_others, carried, alike))
    return _joined(first, second, alike)


def _read_alike(docs: Sequence[Doc], others: Sequence[Doc]) -> frozenset[int]:
    """The numbers of the sentences that have the same tree in both."""
    sentences = (sentence for doc in docs for sentence in doc.sents)
    same = (sentence for doc in others for sentence in doc.sents)
    return frozenset(
        number
        for number, (one, other) in enumerate(zip(sentences, same, strict=True), start=1)
        if all((a.head.i, a.dep) == (b.head.i, b.dep) for a, b in zip(one, other, strict=True))
    )


def _carried_over(
    found: Sequence[Sequence[Replacement]], docs: Sequence[Doc], others: Sequence[Doc]
) -> list[list[Replacement]]:
    """What is `found` in `docs`, with the same tokens of `others` for antecedents."""
    counterpart = dict(zip(map(id, docs), others, strict=True))
    return [
        [
            replace(item, antecedents=tuple(counterpart[id(token.doc)][token.i] for token in item.antecedents))
            for item in items
        ]
        for items in found
    ]


def _drafted(
    article: Article,
    segments: Sequence[Segment],
    docs: Sequence[Doc],
    frames: Sequence[Sequence[Frame]],
    by_segment: Sequence[dict[int, Replacement]],
    left_out: Container[int],
) -> Iterator[Candidate]:
    """The drafts by one parser's trees, save of the sentences `left_out`, which are numbered from 1."""
    sentence_no = 0
    speakers = Speakers(docs, by_segment, frames)
    salience = Salience(docs, segments)
    said: dict[str, int] = {}
    for doc, segment, doc_frames, by_token in zip(docs, segments, frames, by_segment, strict=True):
        for sentence in doc.sents:
            sentence_no += 1
            if sentence_no in left_out:
                continue
            shared = sentence_features(sentence, segment, doc_frames)
            drafts = list(draft(sentence, doc_frames))
            if segment.place is not Place.BODY:
                drafts = [item for item in drafts if item.form not in NOMINAL]  # headlines list, and drop their verbs
            variants: dict[tuple[int, Form], list[Draft]] = {}
            for item in drafts:
                variants.setdefault((item.head.i, item.form), []).append(item)
            for item in drafts:
                statement = _statement(article, segment, sentence_no, item, doc_frames, by_token, speakers)
                if statement is not None:
                    chain = chain_of(item, doc_frames)
                    found = draft_features(item, statement, sentence, shared, chain, variants[item.head.i, item.form])
                    found.update(salience.of([word for word in item.words if not isinstance(word, str)]))
                    found["said_before"] = said.setdefault(statement.text, sentence_no) < sentence_no
                    yield Candidate(item, found, statement, speakers)


def chain_of(item: Draft, frames: Sequence[Frame]) -> list[Frame]:
    """Who says what the draft says, from the outermost inwards."""
    if item.form in NOMINAL:
        return []
    chain = speakers_of(item.head.i, frames)
    if item.form is Form.SPEECH:
        said = {word.i for word in item.words if not isinstance(word, str)}
        chain += [frame for frame in frames if frame.cue == item.head and not said.isdisjoint(frame.content)][:1]
    return chain


def _statement(
    article: Article,
    segment: Segment,
    sentence_no: int,
    item: Draft,
    frames: Sequence[Frame],
    by_token: dict[int, Replacement],
    speakers: Speakers,
) -> Statement | None:
    doc = item.head.doc
    text = realise(item.words, by_token)
    start = segment.start + doc[item.start].idx
    end = segment.start + doc[item.end - 1].idx + len(doc[item.end - 1])
    if not text or start >= end:
        return None
    chain = chain_of(item, frames)
    teller = speaking(chain)
    unresolved = any(
        not isinstance(word, str) and word.lower_ in PRONOUNS and word.i not in by_token for word in item.words
    )
    return Statement(
        article_id=article.id,
        sentence_no=sentence_no,
        char_start=start,
        char_end=end,
        quote=article.text[start:end],
        text=text,
        voice=Voice.ATTRIBUTED if teller else Voice.OUTLET,
        speaker=speakers.name(teller) if teller else None,
        speaker_text=speaker_words(teller) if teller else None,
        cue=teller.cue.text if teller else None,
        chain=tuple(speakers.name(frame) for frame in chain) if len(chain) > 1 else (),
        stance=find_stance(item.head, text, teller.cue if teller else None),
        kind=Kind.FACT,
        resolved=not unresolved,
    )


def _joined(first: Sequence[Candidate], second: Sequence[Candidate], alike: Container[int]) -> list[Candidate]:
    """The drafts by two parsers as one list, each once, sentence by sentence; of both, the first parser's.

    Which of the two gives a draft, its wording, or any draft of its head becomes a feature of it; of the sentences
    `alike`, the first parser's drafts are the second's, too.
    """
    both = (first, [*second, *(candidate for candidate in first if candidate.statement.sentence_no in alike)])
    marks = {"drafted": _stretch, "worded": _wording, "headed": _head}
    given = {name: [set(map(mark, candidates)) for candidates in both] for name, mark in marks.items()}
    every: dict[tuple[int, int, int, str], Candidate] = {}
    for candidate in (*first, *second):
        if every.setdefault(_stretch(candidate), candidate) is candidate:
            for name, mark in marks.items():
                for parser, found in zip(("first", "second"), given[name], strict=True):
                    candidate.features[f"{name}_by_{parser}"] = mark(candidate) in found
    return sorted(every.values(), key=lambda candidate: candidate.statement.sentence_no)


def _stretch(candidate: Candidate) -> tuple[int, int, int, str]:
    statement = candidate.statement
    return statement.sentence_no, statement.char_start, statement.char_end, statement.text


def _wording(candidate: Candidate) -> tuple[int, str]:
    return candidate.statement.sentence_no, candidate.statement.text


def _head(candidate: Candidate) -> tuple[int, int]:
    return candidate.statement.sentence_no, candidate.draft.head.i
