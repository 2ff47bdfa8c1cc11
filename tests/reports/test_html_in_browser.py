"""The HTML report in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from claimref.records import Comparison, content_id
from claimref.reports.html import html
from tests.reports.sample import sample
from tests.reports.test_html import hostile

pytestmark = pytest.mark.slow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("the browser tests need chromium on the PATH", allow_module_level=True)

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1400, "height": 900})
    yield opened
    opened.close()


def show(page: Page, comparison: Comparison, folder: Path) -> list[str]:
    """Open the report from disk; return the list that collects what goes wrong in it."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else faults.append(request.url)
    )
    path = folder / "report.html"
    path.write_text(html(comparison), encoding="utf-8")
    page.goto(path.as_uri())
    return faults


def visible_claims(page: Page) -> int:
    return page.locator("tr.claim:visible").count()


def test_filters_narrow_the_claims_and_show_all_brings_them_back(page: Page, tmp_path: Path) -> None:
    comparison = sample()
    faults = show(page, comparison, tmp_path)
    everything = visible_claims(page)
    assert everything == len(comparison.claims)
    page.select_option("#filter-status", "differ")
    differing = visible_claims(page)
    assert differing == sum(claim.status == "differ" for claim in comparison.claims)
    page.click("#show-all")
    assert visible_claims(page) == everything
    page.fill("#filter-text", "insurer")
    assert 0 < visible_claims(page) < everything
    assert page.inner_text("#shown") == f"{visible_claims(page)} of {everything} claims"
    assert faults == []


def test_sorting_turns_round(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    numbers = page.locator("tr.claim td:first-child").all_inner_texts()
    page.click("[data-sort=number]")
    assert page.locator("tr.claim td:first-child").all_inner_texts() == numbers[::-1]
    assert page.get_attribute("th:has([data-sort=number])", "aria-sort") == "descending"


def test_a_claim_opens_by_keyboard_and_its_quote_leads_into_the_article(page: Page, tmp_path: Path) -> None:
    comparison = sample()
    faults = show(page, comparison, tmp_path)
    button = page.locator("tr.claim .label button").first
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    link = page.locator("tr.detail:visible a[href^='#s-']").first
    link.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert panel.is_visible()
    statement_id = str(link.get_attribute("href"))[3:]
    quote = next(s.quote for s in comparison.statements if s.id == statement_id)
    assert "".join(panel.locator("mark.here").all_text_contents()) == quote
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert link.evaluate("link => link === document.activeElement")
    assert faults == []


def test_nothing_hostile_runs(page: Page, tmp_path: Path) -> None:
    comparison = hostile(sample())
    faults = show(page, comparison, tmp_path)
    page.wait_for_timeout(200)
    for button in page.locator("tr.claim .label button").all():
        button.click()
    page.locator("tr.detail:visible a[href^='#s-']").first.click()
    assert page.title() == f"{comparison.story}: who says what"
    assert page.locator("img").count() == 0
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1400])
def test_no_serious_accessibility_fault(
    browser: Browser, tmp_path: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    show(page, sample(), tmp_path)
    page.locator("tr.claim .label button").first.click()
    found = Axe().run(page).response["violations"]
    serious = [
        (v["id"], v["nodes"][0]["html"], v["nodes"][0]["failureSummary"])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_two_thousand_claims_are_filtered_at_once(page: Page, tmp_path: Path) -> None:
    comparison = sample()
    first = comparison.claims[0]
    many = tuple(replace(first, id=content_id(n), label=f"{first.label} ({n})") for n in range(2000))
    faults = show(page, replace(comparison, claims=many), tmp_path)
    page.fill("#filter-text", "(1999)")
    assert visible_claims(page) == 1
    assert faults == []
