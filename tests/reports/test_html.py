"""The HTML report as text: self-contained, escaped, whole."""

from __future__ import annotations

import re
from cProfile import Profile
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimref.records import Article, Comparison, Debris, Statement, content_id
from claimref.reports.html import html
from claimref.reports.marking import mark_differences, mark_statements
from claimref.reports.rows import build_rows
from claimref.reports.time_axis import time_axis
from tests.reports.sample import sample

PAYLOAD = "<script>document.title='run'</script>\"'><img src=x onerror=\"document.title='run'\">{{7*7}}</textarea>"


def hostile(comparison: Comparison) -> Comparison:
    """Return `comparison` with a payload in every field that comes from outside."""
    return replace(
        comparison,
        story=comparison.story + PAYLOAD,
        articles=tuple(replace(article, title=PAYLOAD, path=PAYLOAD) for article in comparison.articles),
        statements=tuple(
            replace(s, quote=s.quote + PAYLOAD, speaker=PAYLOAD, speaker_text=PAYLOAD) for s in comparison.statements
        ),
        claims=tuple(
            replace(claim, label=claim.label + PAYLOAD, sides=dict.fromkeys(claim.sides, PAYLOAD))
            for claim in comparison.claims
        ),
        relations=tuple(replace(relation, why=PAYLOAD) for relation in comparison.relations),
        components={"judge": PAYLOAD},
    )


def test_every_claim_and_quote_is_there() -> None:
    comparison = sample()
    page = html(comparison)
    assert page.count('class="claim"') == len(comparison.claims)
    for article in comparison.articles:
        assert f'id="a-{article.id}"' in page
    for statement in comparison.statements:
        assert page.count(f'id="s-{statement.id}"') == 1


def test_the_rows_have_the_numbers_of_the_table() -> None:
    comparison = sample()
    shown = re.findall(r'id="c-([^"]+)" data-number="(\d+)"', html(comparison))
    assert [(row.claim.id, str(row.number)) for row in build_rows(comparison).rows] == shown


def test_the_words_in_dispute_stand_out_among_those_that_differ() -> None:
    page = html(sample())
    assert '<mark class="value">more than 200 houses</mark>' in page
    assert "<mark>tearing</mark>" in page


def test_the_timeline_places_every_outlet_of_a_claim() -> None:
    comparison = sample()
    axis = time_axis(comparison, {row.claim.id: row.number for row in build_rows(comparison).rows})
    spread, places = axis.rows[0]
    assert [place.saying.outlet for place in places] == sorted(spread.claim.outlets)
    assert all(0 <= place.left < place.right <= 100 for place in places)
    page = html(comparison)
    assert page.count('class="lane"') == sum(len(places) for _, places in axis.rows)
    undated = replace(comparison, articles=tuple(replace(a, published_at=None) for a in comparison.articles))
    assert 'class="lane"' not in html(undated)


def test_the_file_asks_for_nothing_outside() -> None:
    page = html(sample())
    markup = page.partition("<script>")[0]
    assert set(re.findall(r"""(?:src|href)=["']?(#|data:|.{9})""", markup)) <= {"#", "data:"}
    assert "@import" not in page
    assert "url(" not in page


def test_what_comes_from_articles_is_escaped() -> None:
    page = html(hostile(sample()))
    assert page.count("<script>") == 1  # the report's own
    assert "<img" not in page
    assert "49" not in re.findall(r"\{\{.*?\}\}|49\b", page)


def test_the_same_comparison_gives_the_same_file() -> None:
    assert html(sample()) == html(sample())


@given(st.text(), st.lists(st.text(), max_size=3), st.none() | st.text(max_size=2))
def test_marking_differences_loses_nothing(quote: str, others: list[str], value: str | None) -> None:
    assert "".join(piece.text for piece in mark_differences(quote, others, value)) == quote


def test_only_words_that_no_other_side_has_are_marked() -> None:
    pieces = mark_differences("The visit began on June 18.", ["On June 19 the visit began"])
    assert [piece.text for piece in pieces if piece.marked] == ["18"]


@given(st.text(min_size=1), st.data())
def test_marking_statements_loses_nothing(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))), max_size=6))
    exact = [(a, b) for a, b in spans if a < b]
    article = Article("Outlet", text, "a.txt", debris=(Debris(0, 1, "menu"),))
    statements = [Statement(article.id, n, a, b, text[a:b], text[a:b]) for n, (a, b) in enumerate(exact)]
    pieces = mark_statements(article, statements)
    assert "".join(piece.text for piece in pieces) == text
    for statement in statements:
        covered = "".join(piece.text for piece in pieces if statement.id in piece.ids)
        assert covered == statement.quote


def test_the_work_grows_with_the_claims_and_not_with_their_square() -> None:
    """Calls are counted, not seconds, which depend on the machine."""

    def calls(number: int) -> int:
        comparison = sample()
        many = tuple(
            replace(claim, id=content_id(n, claim.id)) for n in range(number) for claim in comparison.claims[:3]
        )
        profile = Profile()
        profile.runcall(html, replace(comparison, claims=many))
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(200) < 2.3 * calls(100)
