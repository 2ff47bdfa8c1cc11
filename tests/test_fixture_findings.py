"""What a reader of the invented story `accord` must be told, finding by finding, by the components of a plain run."""

from __future__ import annotations

from itertools import product

import pytest

from claimref import DifferOn, RelationType, Stance, Statement, Status, Voice
from tests.test_fixtures_end_to_end import STORIES, claims_of, compared, saying, scored

pytestmark = pytest.mark.slow


def differences(ones: list[Statement], others: list[Statement]) -> set[DifferOn | None]:
    """On what statements of `ones` are said to differ from statements of `others`."""
    pairs = {tuple(sorted((one.id, other.id))) for one, other in product(ones, others)}
    relations = compared("accord").relations
    return {
        item.differ_on for item in relations if item.type is RelationType.DIFFER and (item.left, item.right) in pairs
    }


def test_the_start_of_the_visit_differs_by_a_day() -> None:
    fourth = saying("Maristad Courier", "arrived in Belisar") + saying("Veldorian News Agency", "on March 4 and 5")
    fifth = saying("Steppe Monitor", "landed in Belisar")
    assert DifferOn.DATE in differences(fourth, fifth)


def test_the_number_of_containers_is_one_outlets_alone_and_the_denial_is_its_speakers() -> None:
    shipped = saying("Steppe Monitor", "8,600 containers")
    denied = [item for item in saying("Maristad Courier", "denied") if item.stance is Stance.DENIES]
    assert denied
    assert all("8,600" in item.text for item in shipped)
    assert all(item.voice is Voice.ATTRIBUTED and item.speaker and "Tamoria" in item.speaker for item in denied)
    (figure,) = claims_of(shipped)
    assert figure.outlets == ("Steppe Monitor",)
    assert figure.status is Status.ONLY


def test_the_signing_is_agreed_by_three_outlets() -> None:
    signed = [
        *saying("Veldorian News Agency", "signed the accord in Belisar on March 5"),
        *saying("Veldorian News Agency", "The accord was signed by"),
        *saying("Eastern Beacon", "signed an Accord on Mutual Defence and Cooperation"),
        *saying("Steppe Monitor", "signed a mutual defence accord"),
    ]
    best = max(claims_of(signed), key=lambda claim: len(claim.outlets))
    assert best.status is Status.AGREE
    assert len(best.outlets) >= 3


@pytest.mark.parametrize(
    ("one", "other", "differ_on"),
    [
        (("Veldorian News Agency", "Three documents"), ("Eastern Beacon", "five documents"), DifferOn.QUANTITY),
        (("Veldorian News Agency", "2027"), ("Steppe Monitor", "2028"), DifferOn.DATE),
    ],
)
def test_figures_and_years_differ(one: tuple[str, str], other: tuple[str, str], differ_on: DifferOn) -> None:
    assert differ_on in differences(saying(*one), saying(*other))


@pytest.mark.parametrize("story", STORIES)
def test_rows_and_differences_are_mostly_right(story: str) -> None:
    """Floors under what benchmarks/RESULTS.md says is reached: a change for the worse is seen."""
    scores = scored(story)
    assert scores.group.precision >= 0.5
    assert scores.group.recall >= 0.15
    assert scores.differ.right >= 1
    assert scores.only.precision >= 0.5
