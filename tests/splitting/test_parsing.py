"""Two parsers, one text: the same words and sentences, two trees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimref.errors import ComponentError
from claimref.records import Article
from claimref.splitting import parsing
from claimref.splitting.candidates import Candidate, find_candidates
from claimref.splitting.parsing import parse, parse_again
from claimref.splitting.segments import find_segments

TEXT = """\
The ferry left Port Osk with 212 people aboard, the operator said on Monday, after a storm that closed the harbour.

Osk's mayor, Ann Low, who had asked for a delay, called the crossing a gamble; the captain, she said, knew better.

Rep. Ana Ruiz, R-W.Va., spoke at the pier.
"""


def test_the_second_parse_has_the_words_sentences_tags_and_names_of_the_first() -> None:
    segments = find_segments(Article("Harbour Post", TEXT, "a.txt"))
    docs = list(parse(segments))
    for doc, other in zip(docs, parse_again(docs), strict=True):
        assert other.text == doc.text
        assert [sentence.start for sentence in other.sents] == [sentence.start for sentence in doc.sents]
        assert [(token.tag_, token.pos_, token.lemma_) for token in other] == [
            (token.tag_, token.pos_, token.lemma_) for token in doc
        ]
        assert [(name.start, name.end, name.label_) for name in other.ents] == [
            (name.start, name.end, name.label_) for name in doc.ents
        ]
        assert other.has_annotation("DEP")


def test_where_the_two_read_a_sentence_otherwise_both_are_drafted() -> None:
    article = Article("Harbour Post", TEXT, "a.txt", published_at=date(2024, 6, 20))
    segments = find_segments(article)
    docs = list(parse(segments))
    others = parse_again(docs)
    both = find_candidates(article, segments, docs, others)
    alone = find_candidates(article, segments, docs, docs)
    assert {stretch(candidate) for candidate in alone} < {stretch(candidate) for candidate in both}
    assert len({stretch(candidate) for candidate in both}) == len(both)
    for candidate in both:
        found = candidate.features
        assert found["drafted_by_first"] == (stretch(candidate) in {stretch(other) for other in alone})
        assert found["drafted_by_first"] or found["drafted_by_second"]
    numbers = [candidate.statement.sentence_no for candidate in both]
    assert numbers == sorted(numbers)


def test_a_missing_second_parser_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "SECOND", tmp_path / "none")
    with pytest.raises(ComponentError, match=r"second parser in .*install claimref anew"):
        parsing.second_parser.__wrapped__()


def stretch(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.statement.char_start, candidate.statement.char_end, candidate.statement.text
