"""Blocks that an outlet prints in all its articles, and what is none."""

from __future__ import annotations

from claimref.reading.boilerplate import REASON, mark_boilerplate
from claimref.records import Article

ABOUT = "The Ellery Echo has reported from the coast since 1911 and belongs to its readers."
SAID = "“We will rebuild every metre of the wall before the winter storms set in,” the mayor said."
STORIES = (
    (
        "The harbour wall gave way on Monday night and forty houses along the quay were flooded.",
        "Engineers expect that the repair of it will take them at least six weeks.",
    ),
    (
        "A sculptor from the old town has won the prize of the regional academy of arts.",
        "Her bronze herons stand in front of the station and of two schools nearby.",
    ),
    (
        "The council cut the fare of the night bus to one crown for everybody under twenty.",
        "Drivers had asked for more money instead and now plan to stop work on Friday.",
    ),
    (
        "Divers raised the bell of a steamer that had sunk in the bay a hundred years ago.",
        "It will be shown in the museum as soon as the salt has been washed out of it.",
    ),
)


def article(number: int, *more: str, outlet: str = "Ellery Echo") -> Article:
    return Article(outlet, "\n".join((*STORIES[number], *more)), f"{number}.txt")


def marked(articles: list[Article]) -> list[list[str]]:
    return [
        [each.text[d.char_start : d.char_end] for d in each.debris if d.reason == REASON]
        for each in mark_boilerplate(articles)
    ]


def test_what_three_articles_of_an_outlet_have_is_marked() -> None:
    assert marked([article(n, ABOUT) for n in range(3)]) == [[ABOUT]] * 3


def test_twice_is_not_enough_and_other_outlets_do_not_count() -> None:
    assert marked([article(0, ABOUT), article(1, ABOUT), article(2)]) == [[], [], []]
    assert marked([article(0, ABOUT), article(1, ABOUT), article(2, ABOUT, outlet="Tern")]) == [[], [], []]


def test_a_quotation_that_three_articles_repeat_belongs_to_the_story() -> None:
    assert marked([article(n, SAID) for n in range(3)]) == [[], [], []]


def test_versions_of_one_text_are_one_article() -> None:
    versions = [article(0, f"Updated for the {n}. time with what the police say.", ABOUT) for n in range(3)]
    assert marked(versions) == [[], [], []]
    assert marked([*versions, article(1, ABOUT), article(2, ABOUT)]) == [[ABOUT]] * 5


def test_a_sentence_above_the_end_stays() -> None:
    """An outlet that gives the background of an affair in each report says it: it is no furniture."""
    for place in (0, 1):
        texts = [list(STORIES[n]) for n in range(3)]
        for text in texts:
            text.insert(place, ABOUT)
        assert marked([Article("Echo", "\n".join(text), f"{n}.txt") for n, text in enumerate(texts)]) == [[], [], []]


def test_a_line_between_paragraphs_is_marked_where_it_is_no_sentence() -> None:
    line = "Sign up for the letter from the coast"
    articles = [Article("Echo", "\n".join((STORIES[n][0], line, STORIES[n][1])), f"{n}.txt") for n in range(3)]
    assert marked(articles) == [[line]] * 3


def test_the_order_does_not_matter() -> None:
    articles = [article(n, ABOUT) for n in range(4)]
    assert marked(articles[::-1]) == marked(articles)[::-1]
