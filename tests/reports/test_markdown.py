"""The Markdown report: all three sections, and article text that is never markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimref.reports.markdown import escape, markdown
from tests.reports.sample import sample


def test_each_section_lists_its_claims_by_row_number() -> None:
    text = markdown(sample())
    assert text.startswith(
        "# storm\n\n5 articles · 4 outlets · 15 statements · 9 claims: 2 differ, 1 agree, 6 from one"
    )
    assert "**1. The storm reached Port Alder on Monday** (date)" in text
    assert "| Tuesday | North Post | “On Tuesday a storm struck Port Alder.” |" in text
    assert "- **3.** the dyke had held — 2 outlets, at most 1 origin: Ida Voss (in Bay Herald, Coast Wire)" in text
    assert "### Signal (1)\n\n- **9.** The storm may cost the town 30 million crowns — quoting an insurer" in text


def test_show_leaves_the_other_sections_out() -> None:
    text = markdown(sample(), show="agree")
    assert "## Agree" in text
    assert "## Differ" not in text
    assert "## One outlet" not in text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[link](javascript:x) `code` a|b", r"\[link\](javascript:x) \`code\` a\|b"),
        ("*bold* _it_ ~~no~~ \\", r"\*bold\* \_it\_ \~\~no\~\~ \\"),
        ("- item", r"\- item"),
        ("12. item", r"12\. item"),
        ("two\nlines\x1b[2J", r"two lines\[2J"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("14,000 troops took part", "14,000 troops took part"),
    ],
)
def test_escape_shows_text_as_it_is(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_a_hostile_story_opens_no_tag() -> None:
    hostile = "</td><img src=x onerror=alert(1)> | [x](y)"
    comparison = sample()
    claims = tuple(replace(claim, label=hostile) for claim in comparison.claims)
    text = markdown(replace(comparison, story=hostile, claims=claims))
    assert "<img" not in text.replace(r"\<", "")
