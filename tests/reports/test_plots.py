"""The plots as files: their words, their places, hostile names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest

from claimref.agreement import Agreement, outlet_matrix
from claimref.records import Article, Comparison, Precision
from claimref.reports.drawing import FORMATS, name
from claimref.reports.first_sayers import Spread, when, widest
from claimref.reports.heat_map import Extent, connected_first, heat_map
from claimref.reports.ranking import rank_claims
from claimref.reports.timeline import lanes, timeline
from tests.reports.sample import sample
from tests.reports.test_html import PAYLOAD

SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml"}
SVG = "{http://www.w3.org/2000/svg}"


def words(svg: bytes) -> list[str]:
    """What an SVG file says, text by text, in the order in which it is drawn."""
    return ["".join(text.itertext()).strip() for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def map_of(comparison: Comparison, format_: str = "svg") -> bytes:
    shared = sum(len(claim.outlets) > 1 for claim in comparison.claims)
    return heat_map(Extent(comparison.story, len(comparison.claims), shared), outlet_matrix(comparison), format_)


def spreads_of(comparison: Comparison, limit: int = 12) -> list[Spread]:
    return widest(comparison, {claim.id: n for n, claim in enumerate(rank_claims(comparison), 1)}, limit)


@pytest.mark.parametrize("format_", FORMATS)
def test_files_are_what_their_format_says_and_always_the_same(format_: str) -> None:
    once, again = ((map_of(sample(), format_), timeline("storm", spreads_of(sample()), format_)) for _ in range(2))
    assert once == again
    assert all(file.startswith(SIGNATURES[format_]) for file in once)


def test_the_map_gives_counts_names_and_how_much_is_shared() -> None:
    said = words(map_of(sample()))
    assert "storm: how far outlets agree" in said
    assert "3 of 9 claims are made by two outlets or more." in " ".join(said)
    for pair in outlet_matrix(sample()):
        assert said.count(pair.outlet_a) == 2
        if pair.rate is not None:
            assert f"{pair.agree}/{pair.shared}" in said
            assert f"{pair.rate:.0%}" in said


def test_two_outlets_that_share_nothing_have_no_rate() -> None:
    said = words(heat_map(Extent("s", 4, 0), [Agreement("A Times", "B Post", 0, 0, 0)], "svg"))
    assert said.count("–") == 2
    assert not any("/" in text and "shared" not in text for text in said)


def test_every_count_stands_in_a_map_of_25_outlets() -> None:
    outlets = [f"The Quite Long Named Courier of Port No. {n}" for n in range(25)]
    pairs = [Agreement(a, b, 9, 7, 2) for n, a in enumerate(outlets) for b in outlets[n + 1 :]]
    said = words(heat_map(Extent("s", 90, 60), pairs, "svg"))
    assert said.count("7/9") == 25 * 24
    assert len({text for text in said if text.startswith("The Quite Long")}) == 25, "a short name names one outlet"


def test_the_outlets_that_share_most_come_first() -> None:
    pairs = [Agreement("A", "B", 1, 1, 0), Agreement("A", "C", 2, 1, 1), Agreement("B", "C", 5, 5, 0)]
    assert connected_first(pairs) == ["C", "B", "A"]


def test_the_timeline_names_claims_by_their_row_numbers() -> None:
    said = words(timeline("storm", spreads_of(sample()), "svg"))
    assert "The storm reached Port Alder on Monday" in said
    assert said.index("1") < said.index("2") < said.index("3")
    assert {"Bay Herald", "Coast Wire", "North Post", "Signal"} <= set(said)


def test_the_widest_spread_comes_first_and_lone_claims_stay_out() -> None:
    spreads = spreads_of(sample())
    assert [spread.claim.id for spread in spreads] == ["c-came", "c-roofs", "c-held"]
    assert [spread.claim.id for spread in spreads_of(sample(), 1)] == ["c-came"]


def test_where_only_the_day_is_known_all_of_that_day_may_be_first() -> None:
    came = spreads_of(sample())[0]
    assert all(saying.first and not saying.exact for saying in came.sayings)


def test_a_known_hour_is_a_point_and_decides_who_is_first() -> None:
    comparison = sample()
    hours = {"Bay Herald": 9, "Coast Wire": 8, "North Post": 10, "Signal": 11}
    timed = tuple(
        replace(a, published_at=datetime(2025, 3, 4, hours[a.outlet], tzinfo=UTC)) for a in comparison.articles
    )
    # Ids hash outlet, locator and text, not the date: the statements still find their articles.
    came = spreads_of(replace(comparison, articles=timed))[0]
    assert [saying.outlet for saying in came.sayings if saying.first] == ["Coast Wire"]
    assert all(saying.exact for saying in came.sayings)
    assert [saying.outlet for saying in came.sayings] == ["Coast Wire", "Bay Herald", "North Post", "Signal"]


def test_an_undated_outlet_is_named_and_not_placed() -> None:
    comparison = sample()
    articles = tuple(replace(a, published_at=None) if a.outlet == "Signal" else a for a in comparison.articles)
    came = spreads_of(replace(comparison, articles=articles))[0]
    assert came.undated == ("Signal",)
    assert "date unknown: Signal" in words(timeline("storm", [came], "svg"))


@pytest.mark.parametrize(
    ("published", "precision", "start", "end"),
    [
        (date(2025, 3, 4), None, datetime(2025, 3, 4), datetime(2025, 3, 5)),
        (date(2024, 2, 1), Precision.MONTH, datetime(2024, 2, 1), datetime(2024, 3, 1)),
        (date(2024, 1, 1), Precision.YEAR, datetime(2024, 1, 1), datetime(2025, 1, 1)),
        (datetime(2025, 3, 4, 9, 30), None, datetime(2025, 3, 4, 9, 30), datetime(2025, 3, 4, 9, 30)),
        (
            datetime(2025, 3, 4, 1, tzinfo=timezone(timedelta(hours=3))),
            None,
            datetime(2025, 3, 3, 22),
            datetime(2025, 3, 3, 22),
        ),
    ],
)
def test_when_an_article_appeared(published: date, precision: Precision | None, start: datetime, end: datetime) -> None:
    article = Article("A", "text", "a.txt", published_at=published, published_precision=precision)
    assert when(article) == (start, end)


def test_marks_that_would_touch_take_lanes_of_their_own() -> None:
    came = spreads_of(sample())[0]
    assert lanes(came.sayings, timedelta(hours=1)) == [0, 1, 2, 3]
    days = [
        replace(s, start=s.start + timedelta(days=n), end=s.end + timedelta(days=n)) for n, s in enumerate(came.sayings)
    ]
    assert lanes(days, timedelta(hours=1)) == [0, 0, 0, 0]


def test_what_comes_from_articles_is_text_in_an_svg() -> None:
    comparison = sample()
    hostile = replace(
        comparison,
        story=PAYLOAD + "$x^2$ \x1b[31m",
        claims=tuple(replace(claim, label=f"${PAYLOAD}$") for claim in comparison.claims),
    )
    for svg in (map_of(hostile), timeline(hostile.story, spreads_of(hostile), "svg")):
        root = ElementTree.fromstring(svg)
        assert not [element.tag for element in root.iter() if element.tag.endswith(("script", "img", "image"))]
        assert b"\x1b" not in svg
        assert any(text.startswith("<script>") for text in words(svg))


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    assert name("Bay Herald") == "Bay Herald"
    assert name("The Monitor of International Relations 12") == "The Monitor of Inter…ations 12"
