"""Compares times: two times of one event are compatible when their intervals overlap."""

from __future__ import annotations

from claimref.judging.findings import Finding
from claimref.records import DifferOn, RelationType, Statement, TimeRef


def compare_times(left: Statement, right: Statement) -> list[Finding]:
    """Return a finding where each statement has one time of one kind, resolved on both sides."""
    findings = []
    for kind in _KINDS:
        lefts = [time for time in left.times if _kind(time) == kind]
        rights = [time for time in right.times if _kind(time) == kind]
        if not lefts or not rights:
            continue
        pairs = [(one, other) for one in lefts for other in rights]
        agreeing = [(one, other) for one, other in pairs if _overlap(one, other)]
        if agreeing:
            one, other = agreeing[0]
            findings.append(_finding(RelationType.AGREE, one, other))
        elif len(pairs) == 1:
            findings.append(_finding(RelationType.DIFFER, *pairs[0]))
        else:
            findings.append(_finding(RelationType.UNSURE, *pairs[0]))
    return findings


_KINDS = ("at", "since", "until")


def _kind(time: TimeRef) -> str | None:
    if time.start is None and time.end is None:
        return None
    word = time.raw.split()[0].lower()
    if word in ("since", "ever", "dating", "starting", "after", "following"):
        return "since"
    return "until" if time.start is None else "at"


def _overlap(one: TimeRef, other: TimeRef) -> bool:
    starts = [time.start for time in (one, other) if time.start is not None]
    ends = [time.end for time in (one, other) if time.end is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _finding(relation: RelationType, one: TimeRef, other: TimeRef) -> Finding:
    what = {
        RelationType.AGREE: "one day or period fits both",
        RelationType.DIFFER: "no day fits both",
        RelationType.UNSURE: "several times, which may not belong together",
    }[relation]
    return Finding(relation, DifferOn.DATE, one.raw, other.raw, f"{one.raw} against {other.raw}: {what}")
