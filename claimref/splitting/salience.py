"""How central a draft's words are to its article: said often, said in the headline, said at the start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.segments import Place, Segment

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
LEAD_SENTENCES = 3
OFTEN = 3
"""A word in so many sentences is what the article is about."""


class Salience:
    """What an article is about, by the lemmas of its sentences."""

    def __init__(self, docs: Sequence[Doc], segments: Sequence[Segment]) -> None:
        self._sentences: Counter[str] = Counter()
        self._headline: set[str] = set()
        self._lead: set[str] = set()
        led = 0
        for doc, segment in zip(docs, segments, strict=True):
            for sentence in doc.sents:
                lemmas = {token.lemma_.lower() for token in sentence if token.pos_ in CONTENT}
                self._sentences.update(lemmas)
                if segment.place is Place.HEADLINE:
                    self._headline |= lemmas
                elif segment.place is Place.BODY and led < LEAD_SENTENCES:
                    self._lead |= lemmas
                    led += 1

    def of(self, words: Sequence[Token]) -> dict[str, float]:
        """The features of a draft of these words."""
        lemmas = {word.lemma_.lower() for word in words if word.pos_ in CONTENT}
        if not lemmas:
            return {}
        total = len(lemmas)
        return {
            "often_said": sum(self._sentences[lemma] >= OFTEN for lemma in lemmas) / total,
            "said_once": sum(self._sentences[lemma] < 2 for lemma in lemmas) / total,
            "in_headline": sum(lemma in self._headline for lemma in lemmas) / total,
            "in_lead": sum(lemma in self._lead for lemma in lemmas) / total,
        }
