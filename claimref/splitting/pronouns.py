"""Whom "I" and "my", "he", "it" and "they" mean, and what is said for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimref.splitting.antecedents import Anaphor, Antecedents
from claimref.splitting.attribution import Frame, speakers_of
from claimref.splitting.features import Features
from claimref.splitting.forest import load_forest
from claimref.splitting.mentions import Mention, said_again
from claimref.splitting.names import FEMALE, FIRST, MALE, POSSESSIVE, Names, Replacement, possessive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimref.splitting.speakers import Speakers

ANTECEDENT = "antecedent.json"
LEAD = 0.48
"""From this on the likeliest mention is taken for what a pronoun means: its probability, less half the next one's, so
that of two that fit neither is. In published articles of unseen stories .65 of the pronouns are then told rightly, and
.92 of those told are (`python -m training.pronouns --tune`)."""

Named = Sequence[Mapping[int, Replacement]]
"""For each segment, which token is covered by what is said for it."""


def find_pronouns(
    docs: Sequence[Doc], frames: Sequence[Sequence[Frame]], named: Named, names: Names
) -> Iterator[tuple[int, Replacement]]:
    """Yield the segment and the replacement of every pronoun of the third person that can be told."""
    forest = load_forest(ANTECEDENT)
    antecedents = Antecedents(docs, frames, named, names)
    said = [dict(by_token) for by_token in named]
    for anaphor in antecedents:
        mention, lead = likeliest(anaphor, forest.probabilities)
        if mention is None or lead < LEAD:
            continue
        antecedents.means(anaphor, mention)
        referent = _said(mention, said[mention.doc], owns=_owns(anaphor.token))
        if referent is None:
            continue
        replacement = replace(
            _replacement(anaphor.token, referent, mention.name), antecedents=(mention.head, *mention.joined)
        )
        said[anaphor.doc][anaphor.token.i] = replacement
        yield anaphor.doc, replacement


def likeliest(
    anaphor: Anaphor, probabilities: Callable[[Sequence[Features]], NDArray[np.float64]]
) -> tuple[Mention | None, float]:
    """The mention that the pronoun most likely means, and how far it leads.

    Of two in one row who both fit nobody can tell: "Ann Low and Ida Falk met in Osk. She was ill."
    """
    if not anaphor.rows or (anaphor.rows[0]["impersonal"] and anaphor.rows[0]["verb_be"]):
        return None, 0.0  # "it is clear that …", "it was the mayor who …"
    chances = probabilities(anaphor.rows)
    best = int(np.argmax(chances))
    if anaphor.token.lower_ in MALE | FEMALE and anaphor.rows[best]["fits"]:
        row = anaphor.candidates[best].head.conjuncts
        if any(one.head in row and other["fits"] for one, other in zip(anaphor.candidates, anaphor.rows, strict=True)):
            return None, 0.0
    return anaphor.candidates[best], float(chances[best] - np.delete(chances, best).max(initial=0) / 2)


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
    elif _owns(pronoun):
        said = possessive(referent)
    else:
        said = referent
    return Replacement(pronoun.i, pronoun.i + 1, said, name, pronoun=True)


def _owns(pronoun: Token) -> bool:
    return pronoun.lower_ in POSSESSIVE and pronoun.tag_ == "PRP$"


def _said(mention: Mention, said: Mapping[int, Replacement], owns: bool) -> str | None:
    """The full name, or the noun phrase as of something known; of several, each so. None where one cannot be said."""
    if mention.name is not None:
        return mention.name
    heads = (mention.head, *mention.joined)
    each = [said[head.i].text if head.i in said else said_again(head, said, owns) for head in heads]
    known = [text for text in each if text is not None]
    if len(known) < len(each):
        return None
    return " and ".join([", ".join(known[:-1]), known[-1]]) if len(known) > 1 else known[0]
