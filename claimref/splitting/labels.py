"""Voice, stance and kind of a statement: small models over the draft's shape and its single words.

Rules give the frame (who could be speaking, in which words); the models, made by `training/splitting.py`, say
whether a reader takes the statement for that speaker's or the outlet's, for firm or hedged, for fact or opinion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimref.records import Kind, Stance, Statement, Voice
from claimref.splitting.candidates import Candidate
from claimref.splitting.features import Features
from claimref.splitting.forest import load_forest
from claimref.splitting.references import PRONOUNS
from claimref.splitting.trees import logical_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

ATTRIBUTED, HEDGED, DENIES, OPINION = "attributed.json", "hedged.json", "denies.json", "opinion.json"
LEAST_ATTRIBUTED, LEAST_HEDGED, LEAST_DENIES, LEAST_OPINION = 0.45, 0.45, 0.5, 0.38
"""From these probabilities on; chosen by cross-validation over the training stories."""

OWN_DENIAL = frozenset({"deny", "refute", "rebut"})
"""Verbs that say nothing but that their subject speaks against something."""

PLANNED = re.compile(r"\b(plan(s|ned|ning)? to|intend(s|ed)? to|allegedly|reportedly)\b", re.IGNORECASE)
"""Wordings that hedge wherever they stand."""

_WORD = re.compile(r"[a-z']+")


def label_features(candidate: Candidate) -> Features:
    """The draft's features, what the rules found, and which words the statement and its cue are made of."""
    statement = candidate.statement
    found = Features(candidate.features)
    found["rule_attributed"] = statement.voice is Voice.ATTRIBUTED
    found["rule_hedged"] = statement.stance is Stance.HEDGED
    found["rule_denies"] = statement.stance is Stance.DENIES
    found["speaker_expert"] = statement.speaker in candidate.speakers.experts
    for word in _WORD.findall(statement.text.lower()):
        found[f"word_{word}"] = 1
    if statement.cue is not None:
        found[f"cue_{statement.cue.lower()}"] = 1
    return found


def label(candidates: Sequence[Candidate]) -> list[Statement]:
    """Return the statements of `candidates` with their voice, speaker, stance and kind."""
    features = [label_features(candidate) for candidate in candidates]
    attributed = load_forest(ATTRIBUTED).probabilities(features) >= LEAST_ATTRIBUTED
    hedged = load_forest(HEDGED).probabilities(features) >= LEAST_HEDGED
    denies = load_forest(DENIES).probabilities(features) >= LEAST_DENIES
    opinion = load_forest(OPINION).probabilities(features) >= LEAST_OPINION
    statements = []
    for i, candidate in enumerate(candidates):
        own_denial = candidate.draft.head.lemma_.lower() in OWN_DENIAL
        statement = _voiced(candidate, bool(attributed[i]) or own_denial)
        stance = (
            Stance.DENIES
            if denies[i] or own_denial
            else Stance.HEDGED
            if hedged[i] or PLANNED.search(statement.text)
            else Stance.ASSERTS
        )
        statements.append(replace(statement, stance=stance, kind=Kind.OPINION if opinion[i] else Kind.FACT))
    return statements


def _voiced(candidate: Candidate, attributed: bool) -> Statement:
    statement = candidate.statement
    if not attributed:
        return replace(statement, voice=Voice.OUTLET, speaker=None, speaker_text=None, cue=None, chain=())
    if statement.voice is Voice.ATTRIBUTED:
        return statement
    # "The ministry denied …": the subject of a speech act is its speaker.
    subject = _speaking_subject(candidate.draft.head)
    if subject is None:
        return statement
    name = candidate.speakers.named(subject)
    return replace(
        statement, voice=Voice.ATTRIBUTED, speaker=name, speaker_text=subject.text, cue=candidate.draft.head.text
    )


def _speaking_subject(head: Token) -> Token | None:
    subject = logical_subject(head)
    if subject is None or head.pos_ != "VERB":
        return None
    speaks = (
        subject.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or subject.lower_ in PRONOUNS or subject.tag_ == "NNS"
    )
    return subject if speaks else None
