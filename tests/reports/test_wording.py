"""Words for the eye: safe, short enough, with what matters in sight."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimref.reports.wording import counted, excerpt, listed, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n  lines\tand\r\ntabs", "two lines and tabs"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\u202egpj.exe\u202c", "gpj.exe"),
        ("soft\u00adhyphen \ufeffbom", "softhyphen bom"),
        ("نمی\u200cخواهم 👨\u200d👩\u200d👧", "نمی\u200cخواهم 👨\u200d👩\u200d👧"),
        ("", ""),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printable_leaves_nothing_to_obey(text: str) -> None:
    shown = printable(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cs") for c in shown)
    assert printable(shown) == shown


@pytest.mark.parametrize(
    ("text", "limit", "focus", "shown"),
    [
        ("short", 20, None, "short"),
        ("The storm tore the roofs off", 20, None, "The storm tore the…"),
        ("The storm tore the roofs off 140 houses", 24, "140", "…roofs off 140 houses"),
        ("The storm tore the roofs off 140 houses", 24, "storm", "The storm tore the…"),
        ("The storm tore the roofs off 140 houses", 24, "absent", "The storm tore the…"),
        ("Unbreakableunbreakableunbreakable", 12, None, "Unbreakable…"),
    ],
)
def test_excerpt(text: str, limit: int, focus: str | None, shown: str) -> None:
    assert excerpt(text, limit, focus) == shown


@given(st.text(), st.integers(min_value=8, max_value=60), st.none() | st.text(max_size=5))
def test_excerpt_keeps_to_its_limit(text: str, limit: int, focus: str | None) -> None:
    assert len(excerpt(text, limit, focus)) <= limit


def test_counted_and_listed() -> None:
    assert [counted(n, "claim") for n in (0, 1, 1200)] == ["0 claims", "1 claim", "1,200 claims"]
    assert [listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
