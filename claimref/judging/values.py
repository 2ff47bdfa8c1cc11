"""Compares the typed values of two statements that may make the same point.

The rule is DESIGN's: two values are compatible when some value satisfies both; the same or less specific is
agreement; what one statement leaves out is no difference. A comparison answers only where it is clear which value
stands against which; all else is None (nothing comparable) or unsure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimref.judging.attitudes import is_negated
from claimref.judging.figures import compare_figures
from claimref.judging.findings import Finding
from claimref.judging.moments import compare_times
from claimref.judging.substitutions import compare_names
from claimref.normalising.contents import shared_content
from claimref.records import DifferOn, RelationType, Stance, Statement

NUMBER_MASK = "NUMBER"
DATE_MASK = "DATE"
# Two values stand against each other only where the statements share some of their other words: with less, two dates
# more often belong to two events than to one that is disputed.
MIN_SHARED = 0.3


@dataclass(frozen=True, slots=True)
class ValueComparison:
    """What the typed values of two statements say about each other.

    `relation` is None where nothing is comparable; `why` is one plain sentence; `evidence` holds the aligned values,
    `agreeing` those that agree, in the words of either statement.
    """

    relation: RelationType | None
    differ_on: DifferOn | None = None
    why: str = ""
    evidence: Mapping[str, object] = field(default_factory=dict)
    agreeing: tuple[tuple[str, str], ...] = ()


NOTHING = ValueComparison(None)


def compare_values(left: Statement, right: Statement) -> ValueComparison:
    """Compare the quantities, times and names of two statements that are taken to make the same point; symmetric.

    A difference in any slot is a difference; else doubt in any slot is doubt; else one agreement is agreement.
    """
    findings = [*compare_figures(left, right), *compare_times(left, right), *compare_names(left, right)]
    if any(finding.relation is RelationType.DIFFER for finding in findings) and _share_little(left, right):
        findings = [_doubted(finding, "little else is the same") for finding in findings]
    times = {finding.relation for finding in findings if finding.slot is DifferOn.DATE}
    if times and RelationType.AGREE not in times:  # those who drowned in 1961, and those of this week
        findings = _doubted_on(DifferOn.QUANTITY, findings, "of another time")
    if times and _is_denied(left) != _is_denied(right):  # what was not so on Monday may have been so on Friday
        findings = _doubted_on(DifferOn.DATE, findings, "one statement denies")
    for wanted in (RelationType.DIFFER, RelationType.UNSURE, RelationType.AGREE):
        chosen = [finding for finding in findings if finding.relation is wanted]
        if chosen:
            first = chosen[0]
            evidence = {"values": [(finding.left, finding.right, finding.relation.value) for finding in findings]}
            why = "; ".join(finding.why for finding in chosen)
            agreeing = tuple((one.left, one.right) for one in findings if one.relation is RelationType.AGREE)
            slot = first.slot if wanted is not RelationType.AGREE else None
            return ValueComparison(wanted, slot, why, evidence, agreeing)
    return NOTHING


def _share_little(left: Statement, right: Statement) -> bool:
    return shared_content(_without_values(left), _without_values(right)) < MIN_SHARED


def _without_values(statement: Statement) -> str:
    return mask_values(statement).replace(NUMBER_MASK, "").replace(DATE_MASK, "")


def _is_denied(statement: Statement) -> bool:
    return statement.stance is Stance.DENIES or is_negated(statement.text)


def _doubted_on(slot: DifferOn, findings: Sequence[Finding], because: str) -> list[Finding]:
    return [_doubted(finding, because) if finding.slot is slot else finding for finding in findings]


def _doubted(finding: Finding, because: str) -> Finding:
    if finding.relation is not RelationType.DIFFER:
        return finding
    return replace(finding, relation=RelationType.UNSURE, why=f"{finding.why}, but {because}")


def mask_values(statement: Statement) -> str:
    """Return the statement's text with amounts and times replaced by placeholders, for the question "same point?".

    Ids and ordinals stay: "Article 5" and "Article 6" are not one point.
    """
    spans = [(time.char_start, time.char_end, DATE_MASK) for time in statement.times]
    spans += [
        (quantity.char_start, quantity.char_end, NUMBER_MASK)
        for quantity in statement.quantities
        if quantity.role in ("figure", "duration", "age", "tally")
    ]
    pieces, at = [], 0
    for start, end, mask in sorted(spans):
        if start >= at:
            pieces += [statement.text[at:start], mask]
            at = end
    return "".join([*pieces, statement.text[at:]])


_BEFORE_A_TIME = re.compile(
    r"(?:\b(?:on|in|for|at|by|since|until|from|of|around|about|late|early)\s+)*(?:the\s+)?$", re.IGNORECASE
)


def without_values(statement: Statement) -> str:
    """Return the statement's text as a sentence without its times and durations, and with its amounts as "some".

    A model asked "same point?" reads such a sentence better than one with placeholders.
    """
    edits = [(time.char_start, time.char_end, "") for time in statement.times]
    instead_of = {"figure": "some", "duration": ""}
    edits += [(q.char_start, q.char_end, instead_of[q.role]) for q in statement.quantities if q.role in instead_of]
    text, floor = statement.text, len(statement.text)
    for start, end, instead in sorted(edits, reverse=True):
        if end > floor:
            continue
        before = text[:start]
        if not instead and (bound := _BEFORE_A_TIME.search(before)):
            before = before[: bound.start()]
        text, floor = before + instead + text[end:], len(before)
    return re.sub(r"\s+(?=[.,;])", "", re.sub(r"\s{2,}", " ", text)).lstrip(" ,")
