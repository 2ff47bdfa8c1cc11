"""A comparison heard through one voice."""

from __future__ import annotations

import pytest

from claimref.records import Status, Voice
from claimref.voices import only_voice
from tests.reports.sample import sample


@pytest.mark.parametrize("voice", list(Voice))
def test_only_statements_of_the_voice_are_left(voice: Voice) -> None:
    heard = only_voice(sample(), voice)
    kept = {statement.id for statement in heard.statements}
    assert kept == {statement.id for statement in sample().statements if statement.voice is voice}
    assert {member for claim in heard.claims for member in claim.statements} == kept
    assert all({relation.left, relation.right} <= kept for relation in heard.relations)


def test_the_two_voices_share_the_statements_out() -> None:
    shares = [len(only_voice(sample(), voice).statements) for voice in Voice]
    assert sum(shares) == len(sample().statements)


def test_a_dispute_that_only_speakers_carry_on_is_gone_from_the_outlets_voice() -> None:
    by_id = {claim.id: claim for claim in only_voice(sample(), Voice.OUTLET).claims}
    assert by_id["c-came"].status is Status.DIFFER
    assert "c-held" not in by_id
    assert by_id["c-warned"].disputed_by == ()


def test_status_and_sides_follow_who_is_left() -> None:
    comparison = sample()
    quoted = {s.id for s in comparison.statements if s.voice is Voice.ATTRIBUTED}
    for claim in only_voice(comparison, Voice.ATTRIBUTED).claims:
        assert set(claim.statements) <= quoted
        assert claim.sides == {}
        assert claim.status is (Status.AGREE if len(claim.outlets) > 1 else Status.ONLY)


def test_units_decide_what_counts_as_one_voice() -> None:
    one_family = {article.id: "family" for article in sample().articles}
    statuses = {claim.status for claim in only_voice(sample(), Voice.OUTLET, one_family).claims}
    assert statuses == {Status.SELF_DIFFERS, Status.ONLY}
