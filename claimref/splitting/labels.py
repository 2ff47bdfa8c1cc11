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
from claimref.splitting.cues import DENIAL, REPORTED, SPEECH, THOUGHT, VERDICTS
from claimref.splitting.features import Features
from claimref.splitting.forest import load_forest
from claimref.splitting.names import FIRST, FIRST_PLURAL, PRONOUNS
from claimref.splitting.sources import PERSONAL, speaks
from claimref.splitting.stance import NEGATED, REFUSING, is_denied
from claimref.splitting.trees import logical_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

ATTRIBUTED, HEDGED, DENIES, OPINION = "attributed.json", "hedged.json", "denies.json", "opinion.json"
LEAST_ATTRIBUTED, LEAST_HEDGED, LEAST_DENIES, LEAST_OPINION = 0.25, 0.45, 0.5, 0.38
"""From these probabilities on; chosen by cross-validation over the training stories."""

NECESSITY = frozenset("should must need needs needed ought cannot can't".split())
DEGREE = frozenset(
    """very too so more most less least better best worse worst only even ever never always clearly truly deeply simply
    really likely important serious dangerous great good bad wrong right significant major strong weak absurd fair
    unfair necessary appropriate shameful reckless historic unprecedented key crucial critical big huge real""".split()
)
"""Words of degree and of judgement."""

PLANNED = re.compile(
    r"""\b(plan(s|ned|ning)?\ to|intends?\ to|allegedly|reportedly|
    (is|are|was|were|been|be)\ (due|set|scheduled|slated|expected|poised|on\ track)\ (to|for))\b""",
    re.IGNORECASE | re.VERBOSE,
)
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
    _around(found, candidate)
    _tone(found, candidate)
    for word in _WORD.findall(statement.text.lower()):
        found[f"word_{word}"] = 1
    if statement.cue is not None:
        found[f"cue_{statement.cue.lower()}"] = 1
    return found


def _around(found: Features, candidate: Candidate) -> None:
    """Who speaks nearby: speech often goes on without a word that reports it."""
    head, speakers = candidate.draft.head, candidate.speakers
    found["head_verdict"] = head.lemma_.lower() in VERDICTS
    subject = logical_subject(head)
    if subject is not None:
        found["subject_person"] = subject.ent_type_ == "PERSON" or subject.lower_ in PERSONAL
        found["subject_body"] = subject.ent_type_ in {"ORG", "GPE", "NORP"}
        found["subject_first"] = subject.lower_ in FIRST | FIRST_PLURAL
    before = speakers.in_force(head)
    if before is not None:
        source, sentences = before
        found["heard_before"] = 1 / (1 + sentences)
        found["heard_in_sentence"] = sentences == 0
        found["heard_expert"] = speakers.named(source) in speakers.experts
        found["heard_person"] = source.ent_type_ == "PERSON" or source.lower_ in PERSONAL
    found["heard_share"] = speakers.share


def _tone(found: Features, candidate: Candidate) -> None:
    """What tells judgement from report: comparison, degree, modality, tense, figures."""
    words = [word for word in candidate.draft.words if not isinstance(word, str)]
    for tag in ("JJ", "JJR", "JJS", "RB", "RBR", "RBS", "MD", "VBD", "VBZ", "VBP", "NNP", "CD", "PRP", "PRP$"):
        found[f"count_{tag}"] = sum(word.tag_ == tag for word in words)
    head = candidate.draft.head
    found["head_adjective"] = any(child.dep_ == "acomp" for child in head.children)
    found["head_noun"] = any(child.dep_ == "attr" for child in head.children)
    found["past"] = any(token.tag_ == "VBD" for token in (head, *head.children))
    found["must"] = any(word.lower_ in NECESSITY for word in words)
    found["degree"] = sum(word.lower_ in DEGREE for word in words)
    found["first_person"] = sum(word.lower_ in FIRST | FIRST_PLURAL for word in words)
    found["scare_quotes"] = sum(mark in candidate.statement.quote for mark in '“”"')


def label(candidates: Sequence[Candidate]) -> list[Statement]:
    """Return the statements of `candidates` with their voice, speaker, stance and kind."""
    features = [label_features(candidate) for candidate in candidates]
    attributed = load_forest(ATTRIBUTED).probabilities(features) >= LEAST_ATTRIBUTED
    hedged = load_forest(HEDGED).probabilities(features) >= LEAST_HEDGED
    denies = load_forest(DENIES).probabilities(features) >= LEAST_DENIES
    opinion = load_forest(OPINION).probabilities(features) >= LEAST_OPINION
    statements = []
    for i, candidate in enumerate(candidates):
        negated = NEGATED.search(candidate.statement.text) is not None
        head = candidate.draft.head
        denial = (head.lemma_.lower() in REFUSING and not negated) or is_denied(head)
        statement = _voiced(candidate, bool(attributed[i]) or denial)
        stance = (
            Stance.DENIES
            if denies[i] or denial
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
    # "The ministry denied …": the subject of a speech act is its speaker. Else speech may go on: who spoke last.
    head = candidate.draft.head
    subject = _speaking_subject(head)
    if subject is not None and _speech_act(head):
        name = candidate.speakers.named(subject)
        return replace(statement, voice=Voice.ATTRIBUTED, speaker=name, speaker_text=subject.text, cue=head.text)
    before = candidate.speakers.in_force(head)
    if before is None or not _goes_on(head, before[1]):
        return statement
    name = candidate.speakers.named(before[0])
    return replace(statement, voice=Voice.ATTRIBUTED, speaker=name, speaker_text=before[0].text)


def _goes_on(head: Token, sentences: int) -> bool:
    """Is it in the sentence of a reported one or right after, and in its tense: "It would sink. Nobody had seen it"?"""
    return sentences <= 1 and any(child.dep_ == "aux" and child.lower_ in REPORTED for child in head.children)


def _speech_act(head: Token) -> bool:
    return head.lemma_.lower() in SPEECH | THOUGHT | VERDICTS | DENIAL


def _speaking_subject(head: Token) -> Token | None:
    subject = logical_subject(head)
    if subject is None or head.pos_ != "VERB" or subject.dep_ == "nsubjpass":
        return None
    return subject if speaks(subject) or subject.lower_ in PRONOUNS or subject.tag_ == "NNS" else None
