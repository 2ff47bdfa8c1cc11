"""What values, polarity, wording and a model say of a pair → one judgement that explains itself.

Typed values speak first; the model decides what values do not. Where the two contradict each other the relation is
`unsure`, and `why` says both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import exp

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from claimref.judging.attitudes import Attitude, is_negated
from claimref.judging.calibration import Calibration
from claimref.judging.denials import denies_own_deed
from claimref.judging.features import Features, find_features
from claimref.judging.polarity import compare_polarity
from claimref.judging.scoring import ModelScore
from claimref.judging.substitutions import MIN_WORDS, same_but_for_spelling
from claimref.judging.values import ValueComparison, compare_values, without_values
from claimref.judging.wording import numbers_in
from claimref.normalising.contents import shared_content, stems
from claimref.records import DifferOn, Judgement, Pair, RelationType, Stance, Statement

FIRM = 0.9
"""How sure the model must be to stand against what typed values say."""

SAME_WORDS = 0.85
"""Where two statements are worded so much alike, what little differs was changed on purpose."""

VALUES_STAND = 0.75
"""Typed values that exclude each other speak first: the model may raise this probability of a difference, not lower it.
What speaks against them is doubt whether the point is one."""

SAID_WHOLE = 0.6
"""The least probability of one point where one statement says, its values aside, nothing that the other does not."""

LEFT_OPEN = re.compile(r"\bwhether\b|\b(?:declin|refus)\w+ to (?:say|comment|discuss|answer)\b", re.IGNORECASE)
"""What does not say whether a thing is so."""

MIN_CONTENT = 3
"""A statement of fewer content words says too little for that."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of a pair: `model` is None where no model was asked."""

    pair: Pair
    features: Features
    values: ValueComparison
    polarity: ValueComparison
    model: ModelScore | None = None

    @classmethod
    def of(cls, pair: Pair) -> Reading:
        left, right = pair.left, pair.right
        return cls(pair, find_features(pair), compare_values(left, right), compare_polarity(left, right))

    def with_model(self, score: ModelScore) -> Reading:
        return replace(self, model=score)

    @property
    def without_values(self) -> tuple[str, str]:
        """Both wordings without the values in them."""
        return without_values(self.pair.left), without_values(self.pair.right)

    @property
    def denied(self) -> tuple[str, str] | None:
        """The wording that denies, and the one that affirms, where polarity sets them against each other."""
        denial, report = (self.polarity.evidence.get(side.value) for side in (Attitude.DENIES, Attitude.AFFIRMS))
        return (denial, report) if isinstance(denial, str) and isinstance(report, str) else None

    @property
    def denies_own_deed(self) -> bool:
        """Whether one statement says that somebody denies what the other says that they did."""
        return self.denied is not None and denies_own_deed(*self.denied)

    def at_best(self, same: float) -> Reading:
        """This reading where the model finds `same` for the wording without what is in dispute, if that is more."""
        if self.model is None or self.model.same >= same:
            return self
        return replace(self, model=replace(self.model, same=same))

    def as_dict(self) -> dict[str, float]:
        """Every feature by the name that calibration knows it by."""
        known = self.features.as_dict()
        for relation in RelationType:
            known[f"values_{relation}"] = float(self.values.relation is relation)
        known["polarity_differ"] = float(self.polarity.relation is RelationType.DIFFER)
        if self.model is not None:
            known["model_same"] = self.model.same
            if self.model.differ is not None:
                known["model_differ"] = self.model.differ
        return known


@dataclass(frozen=True, slots=True)
class Probabilities:
    same: float
    differ_if_same: float

    @property
    def differ(self) -> float:
        return self.same * self.differ_if_same


def same_without_model(reading: Reading, calibration: Calibration) -> float:
    return calibration.same_without_model.probability(reading.as_dict())


def judgement(reading: Reading, calibration: Calibration, judge: str) -> Judgement:
    """Judge a pair; `judge` is the version that `explain` will show."""
    chances = _probabilities(reading, calibration)
    relation, differ_on, why = _relation(reading, chances, calibration)
    evidence = {
        "features": reading.as_dict(),
        "values": dict(reading.values.evidence),
        "polarity": dict(reading.polarity.evidence),
        "differ_if_same": round(chances.differ_if_same, 4),
        "judge": judge,
    }
    return Judgement(
        same_point=round(chances.same, 4),
        relation=relation,
        differ_on=differ_on,
        differ_score=round(chances.differ, 4),
        why=why,
        evidence=evidence,
    )


def _probabilities(reading: Reading, calibration: Calibration) -> Probabilities:
    known = reading.as_dict()
    same = calibration.same if "model_same" in known else calibration.same_without_model
    differ = calibration.differ if "model_differ" in known else calibration.differ_without_model
    fitted = Probabilities(same.probability(known), differ.probability(known))
    if reading.denies_own_deed and (reading.model is None or (reading.model.differ or 0) >= 0):
        return Probabilities(max(fitted.same, SAID_WHOLE), max(fitted.differ_if_same, VALUES_STAND))
    if reading.values.relation is not RelationType.DIFFER or reading.pair.of_one_article:
        return fitted
    stands = 1.0 if _only_values_apart(reading) else VALUES_STAND
    whole = SAID_WHOLE if _says_no_more(reading) else 0.0
    return Probabilities(max(fitted.same, whole), max(fitted.differ_if_same, stands))


def _relation(
    reading: Reading, chances: Probabilities, calibration: Calibration
) -> tuple[RelationType, DifferOn | None, str]:
    """What holds if the two make the same point, on what they differ, and why."""
    if reading.pair.of_one_passage:
        return RelationType.AGREE, None, "cut from one passage"
    ruled = reading.polarity if reading.polarity.relation is RelationType.DIFFER else reading.values
    says = None if reading.model is None or reading.model.differ is None else _probability(reading.model.differ)
    if ruled.relation is RelationType.DIFFER:
        if says is not None and says < 1 - FIRM and not _only_values_apart(reading):
            return RelationType.UNSURE, ruled.differ_on, f"{ruled.why}; but the model reads them as one ({says:.0%})"
        return RelationType.DIFFER, ruled.differ_on, _and_model(ruled.why, says)
    if says is None:
        if ruled.relation is None:
            return RelationType.AGREE, None, "no figure, date or negation stands against another"
        return ruled.relation, ruled.differ_on, ruled.why
    if says >= 0.5 and ruled.relation is RelationType.AGREE and _agree_in_other_figures(reading):
        return RelationType.UNSURE, ruled.differ_on, f"{ruled.why}; but the model reads a difference ({says:.0%})"
    alike = reading.features.sorted_ratio >= SAME_WORDS
    least = calibration.differ_from_in_same_words if alike else calibration.differ_from
    enough = chances.differ >= least and not _says_only_less(reading.pair)
    if enough and _says_much(reading) and not _may_both_hold(reading):
        return RelationType.DIFFER, _differ_on(reading), f"the model reads a difference ({says:.0%})"
    if chances.differ_if_same >= 0.5 or enough:
        why = f"the model reads a difference ({says:.0%}), but perhaps of two points ({chances.same:.0%} one)"
        return RelationType.UNSURE, _differ_on(reading), why
    if ruled.relation is RelationType.UNSURE:
        return RelationType.UNSURE, ruled.differ_on, _and_model(ruled.why, says)
    return RelationType.AGREE, None, _and_model(ruled.why or "no value stands against another", says)


def _may_both_hold(reading: Reading) -> bool:
    """Whether the two are of kinds that seldom exclude each other, whatever the model reads.

    Whoever says both in one article speaks of two things.
    """
    pair = reading.pair
    if pair.of_one_teller:
        return True
    spelled = same_but_for_spelling(pair.left.text, pair.right.text)
    return spelled or _one_is_open(pair) or _both_deny(reading) or _is_announced(reading)


def _one_is_open(pair: Pair) -> bool:
    """Whether one statement says that a thing may be so, or not whether it is, and the other more.

    Seldom can they not both be true.
    """
    return _leaves_open(pair.left) != _leaves_open(pair.right)


def _both_deny(reading: Reading) -> bool:
    """Whether both deny something, in words of their own: what the one denies, the other does not affirm."""
    left, right = reading.pair.left.text, reading.pair.right.text
    return reading.features.sorted_ratio < SAME_WORDS and is_negated(left) and is_negated(right)


def _leaves_open(statement: Statement) -> bool:
    return statement.stance is Stance.HEDGED or LEFT_OPEN.search(statement.text) is not None


def _is_announced(reading: Reading) -> bool:
    """Whether one says of the same values, as a plan, what the other says was done: it came as announced."""
    return "planned_and_done" in reading.polarity.evidence and reading.values.relation is RelationType.AGREE


def _says_only_less(pair: Pair) -> bool:
    """Whether one statement is the other with content left out: then it follows from it, and nothing differs."""
    if is_negated(pair.left.text) != is_negated(pair.right.text):
        return False
    shorter, longer = sorted((stems(pair.left.text), stems(pair.right.text)), key=len)
    rest = iter(longer)
    return all(stem in rest for stem in shorter)


def _says_no_more(reading: Reading) -> bool:
    """Whether the other statement has all that the shorter one says but for its values, and that is not too little."""
    left, right = reading.without_values
    shortest = min(len(set(stems(text))) for text in (left, right))
    return shortest >= MIN_CONTENT and shared_content(left, right) == 1


def _says_much(reading: Reading) -> bool:
    """Whether both have the words to say what they differ on: "visited Lund" may be "visited Veldoria"."""
    return min(len(reading.pair.left.text.split()), len(reading.pair.right.text.split())) >= MIN_WORDS


def _only_values_apart(reading: Reading) -> bool:
    """Whether the two are worded alike but for their values: then there is nothing for a model to decide."""
    if reading.values.relation is not RelationType.DIFFER:
        return False
    left, right = reading.without_values
    return fuzz.token_sort_ratio(left, right, processor=default_process) >= 100 * SAME_WORDS


def _and_model(why: str, says: float | None) -> str:
    return why if says is None else f"{why}; the model reads a difference with {says:.0%}"


def _agree_in_other_figures(reading: Reading) -> bool:
    """Whether values agree that are written in other numbers: the model may have read no more than that."""
    return any(numbers_in(left) != numbers_in(right) for left, right in reading.values.agreeing)


def _differ_on(reading: Reading) -> DifferOn:
    """Name the slot of a difference that only the model sees."""
    left, right = reading.pair.left, reading.pair.right
    if is_negated(left.text) != is_negated(right.text) or left.stance != right.stance:
        return DifferOn.POLARITY
    if reading.values.differ_on is not None:
        return reading.values.differ_on
    one, other = ({entity.name for entity in statement.entities} for statement in (left, right))
    if one - other and other - one:
        return DifferOn.ENTITY
    return DifferOn.DETAIL


def _probability(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))
