"""The table of `compare`: what a reader must find in it, at a narrow and at a wide terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from claimref.records import Comparison, RelationType, Status
from claimref.reports.terminal import print_comparison
from tests.reports.sample import sample

NARROW, WIDE = 80, 160


def table(comparison: Comparison | None = None, *, width: int = NARROW, show: str | None = None) -> str:
    out = io.StringIO()
    print_comparison(comparison or sample(), out, show=show, note="saved in claimref.db", width=width)
    return out.getvalue()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("width", [40, NARROW, 100, WIDE, 300])
@pytest.mark.parametrize("show", [None, "all"])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width: int, show: str | None) -> None:
    for line in table(width=width, show=show).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_head_says_how_much_was_found_and_where_it_is_kept(width: int) -> None:
    first, *others = table(width=width).splitlines()
    assert first.startswith("5 articles · 4 outlets · 15 statements · 9 claims")
    assert first.endswith("[saved in claimref.db]")
    assert "2 differ, 1 agree, 6 from one outlet alone" in squeezed(f"{first} {others[0]}")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_dispute_shows_each_value_with_who_holds_it_and_a_quote(width: int) -> None:
    shown = squeezed(table(width=width))
    assert "1 date The storm reached Port Alder on Monday" in shown
    assert "Monday Bay Herald, Coast Wire, Signal “The storm reached Port Alder on Monday.”" in shown
    assert "Tuesday North Post “On Tuesday a storm struck Port Alder.”" in shown
    assert "more than 200 houses Coast Wire “tearing roofs off more than 200 houses”" in shown


def test_an_agreement_shows_whose_voice_it_is_and_how_many_origins() -> None:
    assert "2 outlets the dyke had held Ida Voss (in Bay Herald, Coast Wire) — at most 1 origin" in squeezed(table())


def test_claims_of_one_outlet_show_who_disputes_them_and_what_comes_near() -> None:
    shown = squeezed(table())
    assert "Bay Herald 3 · Coast Wire 1 · North Post 1 · Signal 1" in shown
    assert "7 Engineers warned in March that the dyke was too low disputed by North Post (8)" in shown
    assert "4 The dyke was never in danger only? Coast Wire comes near (0.41): “Engineers warned" in shown
    assert "9 The storm may cost the town 30 million crowns quoting an insurer" in shown


@pytest.mark.parametrize(
    ("show", "has", "lacks"),
    [
        ("differ", ("DIFFER",), ("AGREE", "ONE OUTLET")),
        ("agree", ("AGREE",), ("DIFFER", "ONE OUTLET")),
        ("only", ("ONE OUTLET",), ("DIFFER", "AGREE")),
        ("all", ("DIFFER", "AGREE", "ONE OUTLET"), ()),
    ],
)
def test_show_prints_whole_lists_of_what_is_asked_for(show: str, has: tuple[str, ...], lacks: tuple[str, ...]) -> None:
    shown = table(show=show)
    assert all(title in shown for title in has)
    assert not any(title in shown for title in lacks)
    assert "more with --show" not in shown


def test_the_overview_says_how_many_rows_it_leaves_out() -> None:
    only = next(claim for claim in sample().claims if claim.status is Status.ONLY and "Bay Herald" in claim.outlets)
    many = replace(sample(), claims=(*sample().claims, *(replace(only, id=f"copy-{n}") for n in range(9))))
    assert "Bay Herald 10 more with --show only" in squeezed(table(many))


def test_nothing_in_an_article_is_obeyed() -> None:
    """Escape sequences, markup of the terminal library, and direction overrides are shown as text or dropped."""
    hostile = "\x1b[31mred\x1b[0m [bold]x[/bold] \u202etxt.exe\u202c \x9b2J\r\nend"
    comparison = sample()
    claims = tuple(replace(claim, label=hostile) for claim in comparison.claims)
    shown = table(replace(comparison, claims=claims, story=hostile), show="all")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "[bold]x[/bold]" in shown


def test_colour_only_where_the_output_is_a_terminal() -> None:
    assert "\x1b[" not in table()


def test_a_side_without_a_short_value_goes_by_its_letter() -> None:
    comparison = sample()
    sentence = "Engineers had warned the council in March that the dyke was too low."
    claims = tuple(replace(c, sides={"A": sentence, "B": "Tuesday"}) if c.sides else c for c in comparison.claims)
    assert re.search(r"^ +A +Bay Herald, Coast Wire, Signal$", table(replace(comparison, claims=claims)), re.M)


def test_an_empty_comparison_is_said_plainly() -> None:
    empty = Comparison("none", (), (), (), ())
    shown = table(empty)
    assert "0 articles · 0 outlets · 0 statements · 0 claims" in shown
    assert "0 differ, 0 agree, 0 from one outlet alone" in shown


def test_an_agreement_in_doubt_says_why_and_comes_after_the_sure_ones() -> None:
    comparison = sample()
    held = next(claim for claim in comparison.claims if claim.id == "c-held")
    relations = tuple(
        replace(relation, type=RelationType.UNSURE, why="no number satisfies both")
        if {relation.left, relation.right} == set(held.statements)
        else relation
        for relation in comparison.relations
    )
    assert "— in doubt: no number satisfies both" in squeezed(table(replace(comparison, relations=relations)))
    assert "in doubt" not in table()
