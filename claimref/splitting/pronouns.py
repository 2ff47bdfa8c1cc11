"""Whom "I" and "my", "he", "it" and "they" mean, and what is said for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimref.splitting.antecedents import Antecedents
from claimref.splitting.attribution import Frame, speakers_of
from claimref.splitting.forest import load_forest
from claimref.splitting.mentions import Mention, said_again
from claimref.splitting.names import FIRST, POSSESSIVE, Names, Replacement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimref.splitting.speakers import Speakers

ANTECEDENT = "antecedent.json"
LEAD = 0.48
"""From this on the likeliest mention is taken for what a pronoun means: its probability, less half the next one's, so
that of two that fit neither is. Of the pronouns of published articles from unseen stories, .64 are then told, .91 of
them rightly (`python -m training.pronouns --tune`)."""

Named = Sequence[Mapping[int, Replacement]]
"""For each segment, which token is covered by what is said for it."""


def find_pronouns(
    docs: Sequence[Doc], frames: Sequence[Sequence[Frame]], named: Named, names: Names
) -> Iterator[tuple[int, Replacement]]:
    """Yield the segment and the replacement of every pronoun of the third person that can be told."""
    forest = load_forest(ANTECEDENT)
    antecedents = Antecedents(docs, frames, named, names)
    for anaphor in antecedents:
        if not anaphor.rows or (anaphor.rows[0]["impersonal"] and anaphor.rows[0]["verb_be"]):
            continue  # "it is clear that …", "it was the mayor who …"
        best, lead = likeliest(forest.probabilities(anaphor.rows))
        if lead < LEAD:
            continue
        mention = anaphor.candidates[best]
        antecedents.means(anaphor, mention)
        replacement = _replacement(anaphor.token, _said(mention, named[mention.doc]), mention.name)
        yield anaphor.doc, replace(replacement, antecedent=mention.head)


def likeliest(chances: NDArray[np.float64]) -> tuple[int, float]:
    """The place of the likeliest mention, and how far it leads."""
    best = int(np.argmax(chances))
    others = np.delete(chances, best)
    return best, float(chances[best] - others.max(initial=0) / 2)


def find_first_person(
    docs: Sequence[Doc], frames: Sequence[Sequence[Frame]], named: Named, speakers: Speakers
) -> Iterator[tuple[int, Replacement]]:
    """ "I" and "my" in what somebody is quoted as saying, also where "she said" follows or the quotation goes on."""
    for number, (doc, here, by_token) in enumerate(zip(docs, frames, named, strict=True)):
        for token in doc:
            if token.lower_ not in FIRST or token.pos_ not in {"PRON", "DET"} or token.i in by_token:
                continue
            tellers = speakers_of(token.i, here)
            name = speakers.person(tellers[-1].source) if tellers else None
            if name is not None:
                yield number, _replacement(token, name, name)


def _replacement(pronoun: Token, referent: str, name: str | None) -> Replacement:
    if pronoun.lower_.endswith(("self", "selves")):
        said = pronoun.text
    elif pronoun.lower_ in POSSESSIVE and pronoun.tag_ == "PRP$":
        said = referent + ("'" if referent.endswith("s") else "'s")
    else:
        said = referent
    return Replacement(pronoun.i, pronoun.i + 1, said, name, pronoun=True)


def _said(mention: Mention, by_token: Mapping[int, Replacement]) -> str:
    """The full name, or the noun phrase as of something known; of several, each so."""
    if mention.name is not None:
        return mention.name
    each = [
        by_token[head.i].text if head.i in by_token else said_again(head) for head in (mention.head, *mention.joined)
    ]
    return " and ".join([", ".join(each[:-1]), each[-1]]) if len(each) > 1 else each[0]
