"""Trees that parsers get wrong are mended before anything is read off them."""

from __future__ import annotations

import pytest

from claimref.splitting.parsing import pipeline
from claimref.splitting.repairs import mended
from tests.splitting.test_drafts import drafted, drafts_from


def test_a_participle_gives_back_the_subject_it_took() -> None:
    text = "The mayor said steel posts ordered for the street last year had not been installed because of a complaint."
    found = drafted(text)
    assert "Steel posts had not been installed because of a complaint." in found
    assert "Steel posts were ordered for the street in 2023." in found
    assert "Steel posts ordered for the street." not in found


def test_a_past_tense_keeps_its_subject() -> None:
    doc = pipeline()("The crew left the port, and the boat was sold in May.")
    before = [(token.head.i, token.dep_) for token in doc]
    assert [(token.head.i, token.dep_) for token in mended(doc)] == before
    assert not drafts_from(doc.text, "The crew was left")


@pytest.mark.parametrize("moment", ["5 a.m.", "11 p.m."])
def test_a_sentence_begins_after_the_hour(moment: str) -> None:
    found = drafted(f"They had been sitting at the gate since {moment} At the pier an officer gave the order.")
    assert f"They had been sitting at the gate since {moment}" in found
    assert "An officer gave the order." in found or "At the pier an officer gave the order." in found


def test_a_participle_is_told_of_the_noun_before_it() -> None:
    found = drafted("The agency estimated that Osk held 310 kg of uranium enriched to 19.75 percent.")
    assert "Uranium was enriched to 19.75 percent." in found
    assert "Osk was enriched to 19.75 percent." not in found


def test_what_is_described_is_put_back() -> None:
    found = drafted("It closes a part of a scheme that officials describe as a serious attempt to enter the port.")
    assert any(text.startswith("Officials describe the scheme as a serious attempt") for text in found)
    assert "Officials describe as a serious attempt to enter the port." not in found
