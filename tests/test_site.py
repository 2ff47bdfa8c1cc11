"""The site: built strictly, from files alone, and asking for nothing outside; figures come from RESULTS.md."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.stories import load_script

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def hooks() -> ModuleType:
    return load_script(ROOT / "docs" / "site_hooks.py")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_in_the_site(site: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert pages <= {path.stem for path in site.glob("*.html")}


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    for page in (ROOT / "docs").glob("*.md"):
        assert re.search(rf": {re.escape(page.name)}$", navigation, re.M), f"{page.name} is not in mkdocs.yml"


def test_no_page_loads_anything_from_outside(site: Path) -> None:
    for page in site.glob("*.html"):
        loaded = re.findall(
            r"<(?:script|link|img)\b[^>]*?\b(?:src|href)=\"?([^\s\">]+)", page.read_text(encoding="utf-8")
        )
        assert loaded
        assert not [address for address in loaded if re.match(r"(?:https?:)?//", address)], page.name


def test_the_figures_of_the_methods_are_those_of_the_results(site: Path) -> None:
    methods = (site / "methods.html").read_text(encoding="utf-8")
    assert "<!-- results:" not in methods
    assert methods.count("<em>Measured ") == (ROOT / "docs" / "methods.md").read_text().count("<!-- results:")


def test_the_newest_section_counts(hooks: ModuleType) -> None:
    results = (
        "# R\n\n## 2031-01-01 · `python -m b.q`\n\nold\n\n## 2031-02-02 · `python -m b.q`, `python -m b.r`\n\nnew\n\n"
        "### one\n\nfirst\n\n### two\n\nsecond\n"
    )
    assert hooks.newest(results, "python -m b.q").startswith("new")
    assert hooks.newest(results, "python -m b.r", "two").startswith("second\n\n*Measured 2031-02-02")
    for missing in (("python -m b",), ("python -m b.q", "three")):
        with pytest.raises(LookupError):
            hooks.newest(results, *missing)
