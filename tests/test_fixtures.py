"""The expected answers of fixtures/ hold to the texts, and to themselves."""

from __future__ import annotations

import csv
import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from claimref.records import DifferOn, Kind, Stance, Voice

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
STORIES = ("accord", "ferry", "budget")

Expected = dict[str, Any]


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def expected(story: str) -> Expected:
    answers: Expected = json.loads((FIXTURES / story / "expected.json").read_text(encoding="utf-8"))
    return answers


def claims_by_id(expected: Expected) -> dict[str, dict[str, Any]]:
    return {claim["id"]: claim for claim in expected["claims"]}


def outlets_by_claim(expected: Expected) -> dict[str, str]:
    outlets = {article["article"]: article["outlet"] for article in expected["articles"]}
    return {claim["id"]: outlets[claim["article"]] for claim in expected["claims"]}


def test_every_folder_with_articles_has_expected_answers() -> None:
    assert {path.parent.name for path in FIXTURES.glob("*/articles.csv")} == set(STORIES)


def test_articles_are_those_of_the_manifest(story: str, expected: Expected) -> None:
    with (FIXTURES / story / "articles.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows == [
        {"file": article["file"], "outlet": article["outlet"], "published": article["published"]}
        for article in expected["articles"]
    ]
    assert [article["article"] for article in expected["articles"]] == list(range(len(rows)))


def test_every_quote_is_verbatim_and_occurs_once(story: str, expected: Expected) -> None:
    files = {article["article"]: article["file"] for article in expected["articles"]}
    texts = {number: (FIXTURES / story / file).read_text(encoding="utf-8") for number, file in files.items()}
    for claim in expected["claims"]:
        text = texts[claim["article"]]
        assert text[claim["start"] : claim["end"]] == claim["quote"], claim["id"]
        assert text.count(claim["quote"]) == 1, claim["id"]


def test_every_claim_is_well_formed(expected: Expected) -> None:
    assert len(claims_by_id(expected)) == len(expected["claims"])
    for claim in expected["claims"]:
        assert Voice(claim["voice"]) is (Voice.ATTRIBUTED if claim["speaker"] else Voice.OUTLET), claim["id"]
        assert Stance(claim["stance"])
        assert Kind(claim["kind"])
        assert claim["text"][0].isupper() or claim["text"][0].isdigit(), claim["id"]
        assert claim["text"].endswith("."), claim["id"]


def test_groups_join_outlets_and_their_sides_stand_apart(expected: Expected) -> None:
    outlets = outlets_by_claim(expected)
    for group in expected["groups"]:
        members = set(group["claims"])
        assert len(members) == len(group["claims"]), group["id"]
        assert members <= outlets.keys(), group["id"]
        assert set(group.get("borderline", ())) <= members, group["id"]
        assert len({outlets[member] for member in members}) > 1, group["id"]
        sides = group.get("sides", [])
        if group["relation"] == "differ":
            assert DifferOn(group["differ_on"])
            assert len(sides) > 1, group["id"]
            assert {member for side in sides for member in side} <= members, group["id"]
            assert sum(map(len, sides)) == len(set().union(*sides)), group["id"]
        else:
            assert (group["relation"], group["differ_on"], sides) == ("agree", None, []), group["id"]


def test_pairs_follow_from_the_groups(expected: Expected) -> None:
    outlets = outlets_by_claim(expected)
    follow: dict[tuple[str, ...], tuple[bool, str | None, str | None]] = {}
    for group in expected["groups"]:
        side_of = {member: number for number, side in enumerate(group.get("sides", ())) for member in side}
        for pair in combinations(sorted(group["claims"]), 2):
            one, other = pair
            if outlets[one] == outlets[other]:
                continue
            sure = not {one, other} & set(group.get("borderline", ()))
            apart = one in side_of and other in side_of and side_of[one] != side_of[other]
            if sure:
                follow[pair] = (True, "differ" if apart else "agree", group["differ_on"] if apart else None)
            else:
                follow.setdefault(pair, (False, None, None))
    assert follow == {
        tuple(pair["pair"]): (pair["sure"], pair["relation"], pair["differ_on"]) for pair in expected["pairs"]
    }


def test_only_lists_the_facts_that_no_pair_holds(expected: Expected) -> None:
    paired = {claim for pair in expected["pairs"] for claim in pair["pair"]}
    facts = {claim["id"] for claim in expected["claims"] if claim["kind"] == "fact"}
    assert set(expected["only"]) == facts - paired
