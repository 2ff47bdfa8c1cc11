"""The default splitter: spaCy's parse, rules for what to cut and how to say it, a small model for what to keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.config import Config
from claimref.errors import ConfigError
from claimref.records import Article, Kind, Skipped, Split, Statement, Voice
from claimref.splitting.attribution import Frame, find_frames, speakers_of
from claimref.splitting.clauses import Draft, Form, Width, draft
from claimref.splitting.dates import published_on
from claimref.splitting.parsing import parse
from claimref.splitting.quotations import find_quotations
from claimref.splitting.realise import realise
from claimref.splitting.references import PRONOUNS, Replacement, resolve
from claimref.splitting.segments import Segment, find_segments
from claimref.splitting.speakers import speaker_name, speaker_words
from claimref.splitting.stance import find_stance

if TYPE_CHECKING:
    from spacy.tokens import Doc


def build(config: Config, argument: str | None) -> RuleSplitter:
    """The factory that the registry calls."""
    if argument is not None:
        raise ConfigError(f"the splitter 'rules' takes no argument, found {argument!r}")
    return RuleSplitter()


class RuleSplitter:
    """Cuts statements out of articles in English."""

    version = "rules 0.1"

    def split(self, articles: Sequence[Article]) -> list[Split]:
        return [split_article(article) for article in articles]


def split_article(article: Article, docs: Sequence[Doc] | None = None) -> Split:
    """Split one article; `docs` are its parsed segments where they are already there."""
    segments = find_segments(article)
    parsed = list(parse(segments)) if docs is None else list(docs)
    statements: list[Statement] = []
    skipped: list[Skipped] = [Skipped(debris.char_start, debris.char_end, "debris") for debris in article.debris]
    for candidate in find_candidates(article, segments, parsed):
        if candidate.draft.form in {Form.SPEECH, Form.FRAGMENT} or candidate.draft.width is not Width.MIDDLE:
            continue
        if not candidate.draft.with_subject:
            continue
        statements.append(candidate.statement)
    return Split(article.id, tuple(statements), tuple(skipped))


class Candidate:
    __slots__ = ("draft", "frames", "segment", "statement")

    def __init__(self, draft: Draft, frames: Sequence[Frame], segment: Segment, statement: Statement) -> None:
        self.draft = draft
        self.frames = frames
        self.segment = segment
        self.statement = statement


def find_candidates(article: Article, segments: Sequence[Segment], docs: Sequence[Doc]) -> list[Candidate]:
    quotations = [
        find_quotations(doc, article.text[segment.start : segment.end])
        for doc, segment in zip(docs, segments, strict=True)
    ]
    frames = find_frames(docs, quotations)
    replacements = resolve(docs, frames, published_on(article))
    candidates: list[Candidate] = []
    sentence_no = 0
    for doc, segment, doc_frames, doc_replacements in zip(docs, segments, frames, replacements, strict=True):
        by_token = {i: item for item in doc_replacements for i in range(item.start, item.end)}
        for sentence in doc.sents:
            sentence_no += 1
            for item in draft(sentence, doc_frames):
                statement = _statement(article, segment, sentence_no, item, doc_frames, by_token)
                if statement is not None:
                    candidates.append(Candidate(item, doc_frames, segment, statement))
    return candidates


def _statement(
    article: Article,
    segment: Segment,
    sentence_no: int,
    item: Draft,
    frames: Sequence[Frame],
    by_token: dict[int, Replacement],
) -> Statement | None:
    doc = item.head.doc
    text = realise(item.words, by_token)
    start = segment.start + doc[item.start].idx
    end = segment.start + doc[item.end - 1].idx + len(doc[item.end - 1])
    if not text or start >= end:
        return None
    chain = speakers_of(item.head.i, frames)
    if item.form in {Form.TITLE, Form.APPOSITION, Form.AGE}:
        chain = []
    innermost = chain[-1] if chain else None
    unresolved = any(
        not isinstance(word, str) and word.lower_ in PRONOUNS and word.i not in by_token for word in item.words
    )
    named = [speaker_name(frame, by_token, doc) for frame in chain]
    return Statement(
        article_id=article.id,
        sentence_no=sentence_no,
        char_start=start,
        char_end=end,
        quote=article.text[start:end],
        text=text,
        voice=Voice.ATTRIBUTED if innermost else Voice.OUTLET,
        speaker=named[-1] if named else None,
        speaker_text=speaker_words(innermost) if innermost else None,
        cue=innermost.cue.text if innermost else None,
        chain=tuple(name for name in named if name) if len(named) > 1 else (),
        stance=find_stance(item.head, text, innermost.cue if innermost else None),
        kind=Kind.FACT,
        resolved=not unresolved,
    )
