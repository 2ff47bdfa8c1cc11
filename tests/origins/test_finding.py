"""Which articles and statements are found to be one origin, and which are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.origins.stories import Told, load
from claimref.origins import find_origins
from claimref.records import Article, OriginKind, OriginTrace, Statement, Voice
from claimref.standing import origin_units

STORIES = load()
WIRE = (
    "The reservoir above Hallin will be drained next month so that workers can mend a crack in its northern wall, the "
    "water board decided on Tuesday. Households in the lower town must expect brown water for a few days. Farmers who "
    "draw on the reservoir for their orchards were promised tankers, and the board will pay for the fuel."
)
OTHER = (
    "Brown water may run from taps in Hallin soon. The board wants to empty the lake for repairs, which orchard owners "
    "learned from a notice at the town hall. Several of them said they had lost trust in the board long ago."
)


def article(outlet: str, text: str, day: int = 3, url: str | None = None, canonical_url: str | None = None) -> Article:
    published = date(2031, 5, day)
    return Article(outlet, text, f"{outlet}.txt", url=url, canonical_url=canonical_url, published_at=published)


def origins(*articles: Article) -> dict[str, str]:
    """Origins by outlet."""
    units = origin_units(articles, find_origins(articles))
    return {each.outlet: units[each.id] for each in articles}


def test_a_copy_goes_back_to_who_published_it_first() -> None:
    assert origins(article("Hill Post", WIRE, 4), article("Dale News", WIRE, 3), article("Lake Echo", OTHER, 2)) == {
        "Hill Post": "Dale News",
        "Dale News": "Dale News",
        "Lake Echo": "Lake Echo",
    }


def test_a_copy_of_a_credited_copy_goes_back_to_the_agency() -> None:
    credited = article("Hill Post", f"HALLIN, May 4 (Reuters) - {WIRE}", 4)
    found = find_origins([credited, article("Dale News", WIRE, 3)])
    assert {(trace.origin, trace.kind, trace.method) for trace in found} == {
        ("Reuters", OriginKind.WIRE, "dateline"),
        ("Reuters", OriginKind.WIRE, "shared wording"),
    }
    assert all(trace.counts for trace in found)


def test_the_agencys_own_article_is_the_source_though_it_is_dated_later() -> None:
    assert origins(article("Reuters", WIRE, 5), article("Dale News", WIRE, 3))["Dale News"] == "Reuters"


def test_a_part_does_not_count() -> None:
    partly = article("Hill Post", f"{OTHER}\nReuters contributed to this report.")
    (trace,) = find_origins([partly])
    assert (trace.origin, trace.counts) == ("Reuters", False)
    assert origins(partly) == {"Hill Post": "Hill Post"}


def test_a_page_that_names_its_original() -> None:
    original = article("Dale News", WIRE, 3, url="https://dale.example/lake")
    copy = article("Hill Post", OTHER, 4, url="https://hill.example/7", canonical_url="https://www.dale.example/lake/")
    assert origins(original, copy)["Hill Post"] == "Dale News"
    alone = replace(copy, canonical_url="https://www.reuters.com/lake")
    assert origins(alone) == {"Hill Post": "Reuters"}


def test_a_common_quotation_shows_nothing() -> None:
    said = "“" + WIRE + "”"
    assert origins(article("Hill Post", f"{OTHER} {said}", 4), article("Dale News", f"The board met. {said}", 3)) == {
        "Hill Post": "Hill Post",
        "Dale News": "Dale News",
    }


def test_common_background_is_no_copied_article() -> None:
    paragraph = (
        "The dam was finished in 1961 and has been mended twice since, once after an earthquake had shaken the valley."
    )
    mine = "Nobody in the harbour sells mackerel any more. " * 3
    ours = "Orchards are in bloom and the bees fly late this spring. " * 3
    assert set(origins(article("A", f"{mine}{paragraph} {OTHER}"), article("B", f"{ours}{paragraph}")).values()) == {
        "A",
        "B",
    }


def test_wording_that_the_whole_story_has_is_no_evidence() -> None:
    """The long name of a thing stands in every report; two of them share no more than the others do."""
    name = "the commission for the gradual removal of disused fishing gear from the shallow parts of the lagoon"
    texts = [
        f"{opening} {name} {middle}. {closing} {name}. {end} {name}."
        for opening, middle, closing, end in (
            ("On Monday", "opened an office", "Money for", "Critics of"),
            ("Anglers praise", "for once", "They had mocked", "Nobody misses"),
            ("A yard will build boats for", "by autumn", "Twelve divers work with", "The mayor chairs"),
            ("Students visited", "last week", "A film shows", "Tourists have heard of"),
            ("Judges stopped", "today", "The appeal of", "A lawyer for"),
        )
    ]
    assert len(set(origins(*(article(f"Outlet {n}", text) for n, text in enumerate(texts))).values())) == 5


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_stories_of_the_benchmark(story: Told) -> None:
    """Whoever is independent stays so: what is missed is measured, what is alleged must be true."""
    units = origin_units(story.articles, find_origins(story.articles))
    for each in story.articles:
        if story.role_of[each.id] == "independent":
            assert units[each.id] == each.outlet
    light = next(each for each in story.articles if story.role_of[each.id] == "light")
    wire = next(each for each in story.articles if story.role_of[each.id] == "wire")
    assert units[light.id] == units[wire.id]


@settings(max_examples=25, deadline=None)
@given(st.permutations(STORIES[0].articles + STORIES[1].articles))
def test_the_order_does_not_matter(shuffled: list[Article]) -> None:
    assert find_origins(shuffled) == find_origins(STORIES[0].articles + STORIES[1].articles)


def statement(home: Article, quote: str, speaker: str | None = None, chain: tuple[str, ...] = ()) -> Statement:
    start = home.text.index(quote)
    return Statement(
        home.id, 0, start, start + len(quote), quote, quote, Voice.ATTRIBUTED, speaker, speaker, "said", chain
    )


@pytest.mark.parametrize(
    ("text", "quote", "speaker", "expected"),
    [
        ("The dam is safe, according to the BBC.", "The dam is safe", "BBC", "BBC News"),
        ("The Wall Street Journal reported that the dam is safe.", "the dam is safe", None, "The Wall Street Journal"),
        ("“The dam is safe,” Ada Roe told Reuters on Monday.", "The dam is safe", "Ada Roe", "Reuters"),
        ("The dam is safe, Ada Roe said in an interview with the BBC.", "The dam is safe", "Ada Roe", "BBC News"),
        (
            "The board, quoted by The Associated Press, said the dam is safe.",
            "the dam is safe",
            "board",
            "Associated Press",
        ),
        ("The dam is safe, Ada Roe said. She told Reuters that it is old.", "The dam is safe", "Ada Roe", None),
        ("Ada Roe told Reuters and the BBC reported that the dam is safe.", "the dam is safe", "Ada Roe", None),
        ("The dam is safe, Ada Roe told Hill Post.", "The dam is safe", "Ada Roe", None),
        ("The dam is safe, Ada Roe told parliament.", "The dam is safe", "Ada Roe", None),
    ],
)
def test_a_statement_that_cites_a_report(text: str, quote: str, speaker: str | None, expected: str | None) -> None:
    home = article("Hill Post", text)
    found = find_origins([home], [statement(home, quote, speaker)])
    assert [trace.origin for trace in found] == ([expected] if expected else [])
    assert all(isinstance(trace, OriginTrace) and trace.method == "attribution" for trace in found)
