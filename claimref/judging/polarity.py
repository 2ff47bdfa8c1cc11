"""Compares polarity: does one statement affirm what the other denies, doubts, or only plans?

Two statements about one point are held against each other only where the word that is negated, or its opposite,
stands in the other one too: wording alone would make a contradiction of any two sentences of which one has a "not".
Arrested and charged, or proposed and voted, are different events; no rule here makes them opposites.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimref.judging.attitudes import Attitude, Reading, read_attitude
from claimref.judging.moments import compare_times
from claimref.judging.opposites import find_opposites
from claimref.judging.plans import find_plan_and_deed
from claimref.judging.values import NOTHING, ValueComparison
from claimref.normalising.contents import stem
from claimref.records import DifferOn, RelationType, Stance, Statement

# How much of the shorter statement's content the other must share before opposite attitudes are a contradiction.
MIN_SHARED = 0.5
MIN_SHARED_DOUBT = 0.4
# Two opposite words are weaker evidence than a negation, as is a deed against a plan: they need more.
MIN_SHARED_OPPOSITES = 0.6
MIN_COMMON_OPPOSITES = 2


def compare_polarity(left: Statement, right: Statement) -> ValueComparison:
    """Return DIFFER where one statement affirms what the other denies or doubts, UNSURE where it only plans.

    Symmetric. Everything else is None: that two statements have one polarity is no agreement yet.
    """
    one, other = _read(left), _read(right)
    attitudes = {one.attitude, other.attitude}
    if Attitude.WITHHOLDS in attitudes:
        return NOTHING
    if len(attitudes) == 2 and Attitude.AFFIRMS in attitudes:
        return _affirmed_and_not(left, right, one, other)
    if attitudes == {Attitude.AFFIRMS} and not (one.cues or other.cues):
        return _opposite(left, right, one, other) or _planned_and_done(left, right, one, other) or NOTHING
    return NOTHING


def _read(statement: Statement) -> Reading:
    reading = read_attitude(statement.text)
    # "The ministry denies it": the text holds the content, the stance the denial.
    if statement.stance is Stance.DENIES and reading.attitude is Attitude.AFFIRMS:
        return replace(reading, attitude=Attitude.DENIES, cues=(statement.cue or "denies",))
    return replace(reading, is_hedged=reading.is_hedged or statement.stance is Stance.HEDGED)


def _affirmed_and_not(left: Statement, right: Statement, one: Reading, other: Reading) -> ValueComparison:
    yes, no = (one, other) if one.attitude is Attitude.AFFIRMS else (other, one)
    yes_text, no_text = (left.text, right.text) if yes is one else (right.text, left.text)
    if no.scope and not no.scope & yes.content:
        return NOTHING
    if no.scope & yes.scope_anywhere:  # the other negates it too, in a subordinate clause
        return NOTHING
    is_doubt = no.attitude is Attitude.DOUBTS
    if yes.is_hedged:  # what may be so is not affirmed
        return NOTHING
    if yes.is_former and "no longer" in {" ".join(cue.lower().split()) for cue in no.cues}:
        return NOTHING
    if yes.looks_ahead and re.search(r"\byet\b", no_text):  # "has not yet", and will
        return NOTHING
    if _shared(one, other) < (MIN_SHARED_DOUBT if is_doubt else MIN_SHARED) or not _common(left, right, one, other):
        return NOTHING
    if any(finding.relation is RelationType.DIFFER for finding in compare_times(left, right)):
        return NOTHING  # not so on Monday, and so on Friday
    verb = "leaves in doubt" if is_doubt else "denies"
    return ValueComparison(
        RelationType.DIFFER,
        DifferOn.POLARITY,
        f"one statement affirms what the other {verb} ({', '.join(no.cues)})",
        {"affirms": yes_text, no.attitude.value: no_text, "cues": list(no.cues)},
    )


def _opposite(left: Statement, right: Statement, one: Reading, other: Reading) -> ValueComparison | None:
    words = find_opposites(left.text, right.text)
    if words is None or not _alike(left, right, one, other, words):
        return None
    return ValueComparison(
        RelationType.DIFFER,
        DifferOn.POLARITY,
        f"{words[0]} against {words[1]}: the two exclude each other",
        {"opposites": list(words)},
    )


def _planned_and_done(left: Statement, right: Statement, one: Reading, other: Reading) -> ValueComparison | None:
    words = find_plan_and_deed(left.text, right.text)
    if words is None or not _alike(left, right, one, other, words):
        return None
    # An earlier article plans what a later one reports: no contradiction, unless a reader finds one.
    return ValueComparison(
        RelationType.UNSURE,
        DifferOn.DETAIL,
        f"{words[0]} against {words[1]}: done in one, still to come in the other",
        {"planned_and_done": list(words)},
    )


def _alike(left: Statement, right: Statement, one: Reading, other: Reading, words: tuple[str, str]) -> bool:
    """Tell whether the statements share their content, `words` aside."""
    aside = {stem(word) for phrase in words for word in phrase.split()}
    common = (one.content & other.content) - aside
    shorter = min(len(one.content - aside), len(other.content - aside))
    return len(common) >= max(MIN_COMMON_OPPOSITES, MIN_SHARED_OPPOSITES * shorter)


def _shared(one: Reading, other: Reading) -> float:
    shorter = min(len(one.content), len(other.content))
    return len(one.content & other.content) / shorter if shorter else 0.0


def _common(left: Statement, right: Statement, one: Reading, other: Reading) -> frozenset[str]:
    """Return the stems of content that both share, names aside: a shared name is a subject, not a point."""
    names = {stem(word) for text in (left.text, right.text) for word in text.split()[1:] if word[0].isupper()}
    return (one.content & other.content) - names
