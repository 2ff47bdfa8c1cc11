"""What is drafted fits in number: verbs have subjects that they agree with, "the three" are those who were counted."""

from __future__ import annotations

import pytest

from claimref.records import Article
from claimref.splitting.rules import split_article
from tests.splitting.test_drafts import drafted, drafts_from


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The closure of the port has brought Brida nearer to war since the two cities agreed to talks, and has "
            "placed the Osk mission in an awkward position.",
            "The closure of the port has placed the Osk mission in an awkward position.",
        ),
        (
            "Ann Low and her husband are charged with filing false records.",
            "Ann Low is charged with filing false records.",
        ),
        ("Ann Low and the guards want peace.", "Ann Low wants peace."),
        ("The girls were seen beside the 15-year-old boys.", "The boys are 15 years old."),
        ("Bo Somers, 33, kidnapped a year ago in Brida, is alive.", "Bo Somers was kidnapped a year ago in Brida."),
        ("Low, a former mayor and preacher who has announced a run, left.", "Low has announced a run."),
        ("The port, of which the state owns 58 per cent, was sold.", "The state owns 58 per cent of the port."),
    ],
)
def test_verbs_agree_with_their_subjects(text: str, expected: str) -> None:
    assert expected in drafted(text)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Some say the city should raise no tax, and were sorry that Ann Low went so far.", "The city were"),
        ("The law lets the family of Bo Ruud sue the port.", "The family of Bo Ruud sue"),
        ("There is a plan to end the strike and build schools.", "The plan to build"),
        ("There is a plan to end the strike and build schools.", "The plan build"),
        ("The port, of which the state owns 58 per cent, was sold.", "The state of the port"),
        ("They endorsed three term Governor Bo Ruud.", "Governor Bo Ruud is three"),
    ],
)
def test_no_subject_is_lent_that_does_not_fit(text: str, fragment: str) -> None:
    assert not drafts_from(text, fragment)


def test_the_three_are_those_who_were_counted() -> None:
    article = Article(
        outlet="Lomm Post",
        locator="post.txt",
        text="Three Osk soldiers left a base in Brida. The three were found at the border on Monday.",
    )
    assert "The three Osk soldiers were found at the border on Monday." in _texts(article)


def test_the_three_stay_where_the_article_has_counted_three_of_two_kinds() -> None:
    article = Article(
        outlet="Lomm Post",
        locator="post.txt",
        text="Three guards and three boats were lost off Brida. The three were found at the border on Monday.",
    )
    assert "The three were found at the border on Monday." in _texts(article)


def _texts(article: Article) -> list[str]:
    return [statement.text for statement in split_article(article).statements]
