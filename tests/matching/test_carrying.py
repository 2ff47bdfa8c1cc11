from __future__ import annotations

from dataclasses import replace

from claimref.decisions import Ruling, Verdict
from claimref.matching.carrying import carry
from claimref.matching.constraints import Constraints
from claimref.records import DifferOn, Judgement, RelationType
from tests.matching.builders import article, differ, group_of, judged, same, statement

GULL, TERN, SKUA = article("Gull"), article("Tern"), article("Skua")
LONG = statement(GULL, "The report is 48 pages long.")
SHORT = statement(TERN, "The report is 47 pages long.")
NAMED = statement(SKUA, "They are named in the 48-page report.")
GROUP = group_of(LONG, SHORT, NAMED).statements
DOUBT = Judgement(
    0.3, RelationType.UNSURE, DifferOn.QUANTITY, 0.2, "48 against 47", {"features": {"values_differ": 1.0}}
)
AGREES = replace(same(), evidence={"features": {"values_agree": 1.0}})
PAIR = (min(SHORT.id, NAMED.id), max(SHORT.id, NAMED.id))


def relation(alike: Judgement, apart: Judgement, doubt: Judgement = DOUBT) -> RelationType:
    return carry(GROUP, judged((LONG, NAMED, alike), (LONG, SHORT, apart), (SHORT, NAMED, doubt)))[PAIR].relation


def test_a_third_statement_settles_a_doubted_difference() -> None:
    assert relation(AGREES, differ()) is RelationType.DIFFER


def test_a_doubt_stays_where_nothing_settles_it() -> None:
    assert relation(same(), differ()) is RelationType.UNSURE  # no value of the third statement is known to agree
    assert relation(AGREES, same()) is RelationType.UNSURE
    assert relation(AGREES, differ(), replace(DOUBT, evidence={})) is RelationType.UNSURE
    assert relation(AGREES, differ(), replace(DOUBT, differ_on=DifferOn.DATE)) is RelationType.UNSURE


def test_what_people_are_unsure_of_stays_so() -> None:
    verdicts = judged((LONG, NAMED, AGREES), (LONG, SHORT, differ()), (SHORT, NAMED, DOUBT))
    people = Constraints.of([Ruling(*PAIR, Verdict.UNSURE, "ann", "2024-01-01T00:00:00+00:00")], GROUP)
    assert carry(GROUP, verdicts, people)[PAIR].relation is RelationType.UNSURE
