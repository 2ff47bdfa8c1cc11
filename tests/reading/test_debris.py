"""Page furniture: what is marked, what is not, and the laws of the spans."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimref.reading.debris import mark_debris

LEAD = "The outer harbour wall of Port Ellery gave way on Monday night, flooding forty houses along the quay."
BODY = "Nobody was hurt, the mayor said, and engineers expect the repair to take about six weeks."


def marked(text: str) -> list[tuple[str, str]]:
    return [(text[debris.char_start : debris.char_end], debris.reason) for debris in mark_debris(text)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
        ("Skip to content", "page control"),
        ("dark_mode", "page control"),
        ("A+", "page control"),
        ("• • •", "page control"),
        ("Facebook", "social media"),
        ("play market", "social media"),
        ("Русский", "language picker"),
        ("TOWN / HARBOUR", "section label"),
        ("Home > World > Coast", "section label"),
        ("HARBOURS", "section label"),
        ("Views: 1,204", "view counter"),
        ("1.2k shares", "view counter"),
        ("4 min read", "reading time"),
        ("Liked this story? Share it with your friends", "share bar"),
        ("Copyright 2031 Ellery Echo. All rights reserved.", "copyright"),
        ("Echo © 2031", "copyright"),
        ("Any reproduction of our content requires a link to the site", "reuse notice"),
        ("We use cookies to improve your visit.", "cookie notice"),
        ("Sign up for our morning newsletter", "subscription"),
        ("Already a subscriber? Log in", "paywall"),
        ("Join our Telegram channel", "subscription"),
        ("By Jane Roe", "byline"),
        ("By Jane Roe and John Doe, Ellery Echo", "byline"),
        ("Reporting by Jane Roe; Editing by John Doe", "byline"),
        ("Jane Roe contributed to this report.", "byline"),
        ("Jane Roe covers the coast for the Ellery Echo. Follow her on Twitter: @jroe", "author note"),
        ("___", "page control"),
        ("11:15 p.m.:", "timestamp"),
        ("Jane Ann Roe/Getty Images", "photo credit"),
        ("AFP/wires", "byline"),
        ("Write to Jane Roe at jane.roe@echo.example", "byline"),
        ("Published: Mar 4, 2031 10:55 PM", "timestamp"),
        ("4 March 2031 14:28", "timestamp"),
        ("Updated 2 hours ago", "timestamp"),
        ("Updated at 11:45 p.m. ET", "timestamp"),
        ("Photo: Jane Roe", "photo credit"),
        ("IMG_2041.jpg", "photo credit"),
        ("READ MORE: What the divers found", "related stories"),
        ("Tags: harbour, storm, quay", "tags"),
        ("If you find an error, select it and press Ctrl+Enter", "correction footer"),
        ("This story has been updated with the mayor's reply.", "update note"),
        ("Comments are closed", "comments"),
        ("echo.example.com", "site name"),
    ],
)
def test_furniture_is_marked(line: str, reason: str) -> None:
    text = f"{LEAD}\n\n{line}\n\n{BODY}\n"
    assert marked(text) == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour wall gives way in Port Ellery",
        "What the engineers will do next",
        "About the harbour wall",
        "“We were lucky,” he said.",
        "Children play on the quay in front of the broken wall on Tuesday.",
        "The price of bread rose to 4 euros on March 4, 2031.",
        "By Monday the water had gone.",
        "Share prices fell by a tenth.",
        "Read the report before you vote, the mayor told the council.",
        "Reuters reported that two ferries had sunk.",
        "The company sued Getty Images.",
        "“Her only crime was to follow me on Twitter,” he said of the council's new member.",
        "Search teams found the boat.",
        "Photographs show the wall before the storm.",
        "War.",
        "He said: “No.”",
    ],
)
def test_article_is_not_marked(line: str) -> None:
    assert marked(f"{LEAD}\n\n{line}\n\n{BODY}\n") == []


def test_a_title_repeated_around_a_heading_is_a_box_whatever_the_heading_says() -> None:
    title, heading = "Trawler Company Fined Over Night in Fog", "From Our Newsroom"
    teaser = "The trawler owners must pay ninety thousand because the company sent two men out in fog without a radio."
    text = "\n".join((LEAD, title, heading, title, teaser, BODY))
    assert [words for words, _ in marked(text)] == [title, heading, title, teaser]
    assert {reason for _, reason in marked(text)} == {"related stories"}
    # Above the text it is the article's own headline, shown twice.
    above = marked("\n".join((title, heading, title, LEAD, BODY)))
    assert "related stories" not in {reason for _, reason in above}


def test_box_of_related_stories_goes_with_its_teaser() -> None:
    box = [
        "Other Topics of Interest",
        "Lighthouse Keeper of Norrin Retires After Forty Winters",
        "The keeper of Norrin, whose lamp has guided trawlers since the last century, hands over on Friday.",
    ]
    text = "\n\n".join([LEAD, "Lighthouse Keeper of Norrin Retires After Forty Winters", *box, BODY])
    assert [span for span, _ in marked(text)] == [box[1], *box]
    assert {reason for _, reason in marked(text)} == {"related stories"}


def test_paragraph_below_a_box_stays_if_it_is_of_the_article() -> None:
    text = "\n\n".join([LEAD, "Read also", "Storm closes the ferry line", BODY])
    assert [span for span, _ in marked(text)] == ["Read also", "Storm closes the ferry line"]


def test_caption_that_repeats_is_marked_once_and_loses_its_credit() -> None:
    caption = "The broken wall of Port Ellery on Tuesday morning, seen from the quay. Photo: Jane Roe"
    text = f"{caption}\n\n{caption}\n\n{LEAD}"
    assert marked(text) == [("Photo: Jane Roe", "photo credit"), (caption, "repeated line")]


def test_deck_that_the_text_repeats_word_for_word_stands_once() -> None:
    deck = "Engineers expect the repair of the wall to take six weeks"
    text = f"Harbour wall gives way\n\n{deck}\n\n{LEAD} {deck}. {BODY}"
    assert marked(text) == [(f"{deck}.", "repeated line")]


def test_menu_entries_among_furniture_are_a_menu() -> None:
    text = f"Home\nHarbour desk\nSubscribe\nFish\nLog in\n\nHarbour wall gives way in Port Ellery\n\n{LEAD}"
    assert [span for span, _ in marked(text)] == ["Home", "Harbour desk", "Subscribe", "Fish", "Log in"]


def test_short_lines_below_the_end_are_furniture() -> None:
    text = f"{LEAD}\n\n{BODY}\n\nViews: 20\nHarbour stories by our desk\nTop of this list"
    assert [span for span, _ in marked(text)] == ["Views: 20", "Harbour stories by our desk", "Top of this list"]


def test_site_name_behind_a_headline() -> None:
    assert marked(f"Harbour wall gives way in Port Ellery | Fox News\n\n{LEAD}") == [("| Fox News", "site name")]


def test_dateline_is_marked_up_to_the_first_word() -> None:
    assert marked(f"PORT ELLERY, March 3. /TASS/. {LEAD}") == [("PORT ELLERY, March 3. /TASS/. ", "dateline")]
    assert marked(f"{LEAD}\n\nPORT ELLERY — {BODY}") == [("PORT ELLERY — ", "dateline")]
    assert marked(f"{LEAD}\n\nPORT ELLERY, Ohio - {BODY}") == [("PORT ELLERY, Ohio - ", "dateline")]
    assert marked(f"PORT ELLERY, March 3: {LEAD}") == [("PORT ELLERY, March 3: ", "dateline")]


PIECES = st.sampled_from(
    [
        "Advertisement",
        "By Jane Roe",
        LEAD,
        BODY,
        "Read also",
        "Storm closes the line",
        "Views: 3",
        "ru",
        "🌊 wave",
        "©",
        "\u202e",
    ]
)


@given(
    st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=30),
    st.sampled_from(["\n", "\n\n", " \n\t", "\u2028", "\r"]),
)
def test_spans_are_exact_sorted_and_apart(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    end = 0
    for debris in mark_debris(text):
        assert end <= debris.char_start < debris.char_end <= len(text)
        assert "\n" not in text[debris.char_start : debris.char_end]
        assert not text[debris.char_start].isspace()
        assert debris.reason
        end = debris.char_end
    assert mark_debris(text) == mark_debris(text)


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "Advertisement\n",
        LEAD + "\n\n",
        "Read also\nStorm closes the line\n",
        "A / ",
        "x\n",
        "By Jane Roe, ",
        "(",
        "1 ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """Ten times the text takes about ten times as long: far from the hundred of a quadratic rule."""

    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        best = float("inf")
        for _ in range(2):
            started = time.process_time()
            mark_debris(text)
            best = min(best, time.process_time() - started)
        return best

    seconds(1_000)
    short, long = seconds(8_000), seconds(80_000)
    assert long < 35 * max(short, 0.002)


def test_deck_that_the_text_says_in_a_fuller_sentence_is_marked() -> None:
    deck = "The plan provides for two new ferries and a deeper basin by 2035"
    text = f"Harbour wall gives way\n\n{deck}\n\n{LEAD}\n\nIt provides for two new ferries and a deeper basin by 2035."
    assert marked(text) == [(deck, "repeated below")]


def test_links_in_capitals_below_prose_and_the_authors_name_at_the_end() -> None:
    link = "DEEP WATER: What the divers found below"
    text = "\n\n".join(["EXCLUSIVE: Harbour wall gives way", LEAD, link, BODY, "– Jane Roe"])
    assert [span for span, _ in marked(text)] == [link, "– Jane Roe"]


def test_short_sentences_are_no_tail() -> None:
    assert marked("Ship sinks\n\nBy Jane Roe\n\nA ship sank.\n\nNobody died.") == [("By Jane Roe", "byline")]
    text = f"{LEAD}\n\nViews: 3\n\nThe ferry sank too.\n\nNobody died."
    assert marked(text) == [("Views: 3", "view counter")]
