import pytest

from claimref.judging.affirming import affirmed


@pytest.mark.parametrize(
    ("denial", "content"),
    [
        ("Orrin Lines has denied sending coal to Brida.", "Orrin Lines has been sending coal to Brida."),
        ("The mayor denies that the bridge will close.", "The bridge will close."),
        ("He denied reports that the mine had flooded.", "The mine had flooded."),
        ("The company strongly denied any role in the fire.", "The company has role in the fire."),
        ("The ferry was never inspected.", "The ferry was inspected."),
        ("The council didn't approve the budget.", "The council did approve the budget."),
        ("The captain can't leave the country.", "The captain can leave the country."),
        ("Harbor Lines refused to pay the fine.", "Harbor Lines will pay the fine."),
        ("The report is completely false.", "The report is true."),
    ],
)
def test_takes_the_denial_back(denial: str, content: str) -> None:
    assert affirmed(denial) == content


@pytest.mark.parametrize("text", ["The bridge will close in May.", "Nothing moved.", ""])
def test_leaves_alone_what_denies_nothing_it_knows(text: str) -> None:
    assert affirmed(text) is None
