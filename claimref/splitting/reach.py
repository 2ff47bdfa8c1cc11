"""How far an attribution reaches: over its sentence where commas set it off, but over no other clause of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimref.splitting.cues import REPORTED
from claimref.splitting.quotations import Quotation, is_quoted
from claimref.splitting.tellers import reports
from claimref.splitting.trees import VERBAL, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claimref.splitting.attribution import Frame

LIGHT = frozenset("dative dobj prep advmod npadvmod prt agent".split())
"""What may stand with "said" in a parenthesis: "told reporters on Monday in a statement"."""
MEANWHILE = frozenset({"before", "after", "as", "while", "when", "until"})
PAUSES = frozenset({",", "—", "–", "--", "-", ";", ".", "”", '"', "’", "''", "!", "?"})


def within_reach(frame: Frame, quotations: Sequence[Quotation]) -> Frame:
    """The attribution with what it covers: no more than the quotation that it stands in, and nothing past a semicolon.

    One that is set off by commas, or ends its sentence, covers all the rest of the sentence: the parse of a long
    sentence often hangs "…, the ministry said" to its last clause only.
    """
    cue = frame.cue
    around = next((quotation for quotation in quotations if cue.i in quotation), None)
    if around is not None:
        return replace(frame, content=frozenset(i for i in frame.content if i in around))
    content = frame.content
    own = _set_off_by_commas(frame) if frame.source.sent == cue.sent else None
    if own is not None:
        clause = _interrupted(own, cue)
        of_the_saying = _of_the_saying(cue, own.stop if frame.direct else None)
        rest = {token.i for token in clause or cue.sent if token.i not in own} - of_the_saying
        if any(cue.doc[i].pos_ in VERBAL for i in rest):
            content = frozenset((content & rest if clause else content - of_the_saying) | rest)
    return replace(frame, content=content - _past_semicolons(cue, quotations))


def _interrupted(own: range, cue: Token) -> list[Token] | None:
    """The subordinate or second clause in whose midst "clerks say" stands: "the court where, clerks say, he came"."""
    sentence = cue.sent
    if own.start == sentence.start or own.stop >= sentence.end - 1:
        return None
    found: list[list[Token]] = []
    for token in sentence:
        across = min(token.i, token.head.i) < own.start and max(token.i, token.head.i) >= own.stop
        if across and token.dep_ not in {"punct", "cc", "conj", "dep", "parataxis"}:
            found += [list(clause.subtree) for clause in token.ancestors if clause != cue and _is_second(clause)]
    straddling = [tokens for tokens in found if tokens[0].i < own.start and tokens[-1].i >= own.stop]
    return min(straddling, key=len, default=None)


def _is_second(clause: Token) -> bool:
    """Is it a subordinate clause, or one that is joined with a subject of its own?"""
    return clause.dep_ in {"relcl", "advcl"} or (clause.dep_ == "conj" and subject_of(clause) is not None)


def _of_the_saying(cue: Token, after: int | None) -> set[int]:
    """The tokens of "Asked about it, she said", of "he said, before the panel rose": how and when it was said.

    The parse may hang the latter to what is quoted; it comes right after the saying, which ends at `after`.
    """
    clauses = [child for child in cue.lefts if child.tag_ in {"VBN", "VBG"} and subject_of(child) is None]
    clauses += [
        token
        for token in cue.sent
        if (token.head == cue and token.i > cue.i) or (after is not None and 0 <= token.left_edge.i - after <= 1)
        if subject_of(token) is not None and any(mark.lower_ in MEANWHILE for mark in token.children)
    ]
    return {inner.i for clause in clauses if clause.dep_ == "advcl" for inner in clause.subtree}


def _past_semicolons(cue: Token, quotations: Sequence[Quotation]) -> set[int]:
    """The tokens of the sentence that a semicolon parts from `cue`, if no "that" follows it."""
    sentence = cue.sent
    outside = [token for token in sentence if token.text in {";", ":"} and not is_quoted(token, quotations)]
    marks = [token.i for token in outside if token.text == ";"]
    colons = [token.i for token in outside if token.text == ":" and token.i < cue.i - 1]
    start = max((mark for mark in (*marks, *colons) if mark < cue.i), default=sentence.start)
    past = set(range(sentence.start, start))
    for mark in marks:
        if mark < cue.i or any(token.text == ":" for token in cue.doc[cue.i : mark]):
            continue
        if not _goes_on(cue.doc[mark + 1 : sentence.end]):
            past |= set(range(mark, sentence.end))
            break
    return past


def _goes_on(clause: Span) -> bool:
    """Is what follows a semicolon still said: "that …", "nobody had seen it", and nobody else says it?"""
    if any(token.lower_ == "that" for token in clause[:2]):
        return True
    if any(token.pos_ in VERBAL and reports(token) for token in clause):
        return False
    return any(token.dep_ in {"aux", "auxpass"} and token.lower_ in REPORTED for token in clause)


def _set_off_by_commas(frame: Frame) -> range | None:
    """The tokens of "the ministry said on Monday", where nothing but commas and the sentence's ends stand around."""
    cue, source = frame.cue, frame.source
    doc = cue.doc
    if cue.lower_ == "according":
        start, end = cue.i, max(source.right_edge.i, cue.i) + 1
    elif cue.pos_ in VERBAL and reports(cue) and cue.tag_ in {"VBD", "VBZ", "VBP", "VBN"}:
        parts = [source, *(child for child in cue.children if child.dep_ in {"aux", "neg"})]
        start = min(cue.i, *(part.left_edge.i for part in parts))
        light = [child for child in cue.children if child.i > cue.i and child.dep_ in LIGHT]
        end = max(cue.i, source.right_edge.i, *(child.right_edge.i for child in light)) + 1
        if sum(token.pos_ in VERBAL and token.dep_ not in {"aux", "auxpass"} for token in doc[start:end]) > 1 + sum(
            token.pos_ in VERBAL for token in source.subtree
        ):
            return None
    else:
        return None
    first, last = cue.sent.start, cue.sent.end
    before, after = doc[start - 1].text if start > first else "", doc[end].text if end < last else "."
    if start == first and cue.lower_ != "according":
        return None
    if (start == first or before in PAUSES) and (end >= last - 1 or after in PAUSES):
        return range(start, end)
    return None
