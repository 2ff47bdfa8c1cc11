"""docs/reading.md says what is so."""

from __future__ import annotations

from pathlib import Path

from claimref.outlets import load_outlets
from claimref.reading.fields import FIELDS
from claimref.reading.formats import FORMATS
from claimref.reading.records import ReadOptions

PAGE = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")


def test_every_suffix_and_field_is_named() -> None:
    for form in FORMATS:
        for suffix in form.suffixes:
            assert suffix in PAGE
    for ours, names in FIELDS.items():
        others = [name for name in names if name != ours]
        assert f"| {ours} | {', '.join(others)}".rstrip() in PAGE


def test_the_figures_are_the_real_ones() -> None:
    options = ReadOptions()
    assert f"holds {len(list(load_outlets()))} outlets" in PAGE
    assert f"{options.max_seconds:.0f} seconds in all, a page {options.max_article_bytes / 1e6:.0f} MB" in PAGE
    assert f"sitemap {options.max_pages}\npages" in PAGE
    assert f"unpacks to at most {options.max_total_bytes / 1e9:.0f} GB" in PAGE
