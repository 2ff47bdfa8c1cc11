"""Thirty pages: three articles in the manners of ten kinds of site, each block known to be article or furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from benchmarks.extraction.articles import ARTICLES, Written


@dataclass
class Page:
    """A page under construction: what is added as `news` or as `furniture` is remembered as such."""

    style: str
    slug: str
    outlet: str
    parts: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    article: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)

    def raw(self, markup: str) -> None:
        self.parts.append(markup)

    def news(self, tag: str, text: str, attributes: str = "") -> None:
        self.article.append(text)
        self._add(tag, text, attributes)

    def junk(self, tag: str, text: str, attributes: str = "") -> None:
        self.furniture.append(text)
        self._add(tag, text, attributes)

    def _add(self, tag: str, text: str, attributes: str) -> None:
        self.parts.append(
            f"<{tag} {attributes}>{escape(text)}</{tag}>" if attributes else f"<{tag}>{escape(text)}</{tag}>"
        )

    @property
    def name(self) -> str:
        return f"{self.style}-{self.slug}"

    @property
    def html(self) -> str:
        head, body = "".join(self.head), "".join(self.parts)
        return f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


OTHER_TITLES = (
    "Storm warning lifted for the southern coast",
    "Ten recipes for the first cold evenings",
    "Why the price of coffee will not fall this year",
    "Champion retires after the longest match of her career",
)
TEASERS = (
    "The weather service expects calm seas until the weekend, and the lighthouse of Orrin can be visited again.",
    "Soups, stews and one cake that nobody regrets: our kitchen has tried them all for you.",
)


def _meta(page: Page, written: Written) -> None:
    page.head += [
        f"<title>{escape(written.headline)} | {page.outlet}</title>",
        f'<meta property="og:title" content="{escape(written.headline)}">',
        f'<meta property="og:site_name" content="{page.outlet}">',
        '<meta property="article:published_time" content="2024-10-09T08:15:00+00:00">',
        f'<link rel="canonical" href="https://{page.name}.example/{written.slug}">',
    ]


def _menu(page: Page, tag: str = "nav") -> None:
    page.raw(f"<{tag} class='menu'><ul>")
    for entry in ("Home", "World", "Politics", "Business", "Culture", "Log in"):
        page.junk("li", entry)
    page.raw(f"</ul></{tag}>")


def _related(page: Page, heading: str, attributes: str = "class='related'") -> None:
    page.raw(f"<div {attributes}>")
    page.junk("h3", heading)
    for title in OTHER_TITLES[:2]:
        page.raw("<a href='/x'>")
        page.junk("h4", title)
        page.raw("</a>")
    page.junk("p", TEASERS[0])
    page.raw("</div>")


def _footer(page: Page, tag: str = "footer") -> None:
    page.raw(f"<{tag}>")
    page.junk("p", "Follow us on Twitter, Facebook and Telegram")
    page.junk("p", f"© 2024 {page.outlet}. All rights reserved.")
    page.junk("p", "We use cookies to improve your visit. Read our privacy policy.")
    page.raw(f"</{tag}>")


def semantic(page: Page, written: Written) -> None:
    """A modern site: article, figure, aside, footer."""
    _meta(page, written)
    page.raw("<header>")
    _menu(page)
    page.raw("</header><main><article>")
    page.news("h1", written.headline)
    page.news("p", written.deck, "class='standfirst'")
    page.junk("p", f"By {written.author}", "class='byline'")
    page.junk("time", "9 October 2024 08:15", "datetime='2024-10-09T08:15:00Z'")
    page.raw("<figure><img src='a.jpg'>")
    page.news("figcaption", written.caption)
    page.raw("</figure>")
    for number, paragraph in enumerate(written.paragraphs):
        page.news("p", paragraph)
        if number == 2:
            page.junk("div", "Advertisement", "class='ad'")
        if number == 4:
            page.raw("<aside>")
            _related(page, "Related stories")
            page.raw("</aside>")
            page.news("h2", written.heading)
            page.raw("<ul>")
            for item in written.list_items:
                page.news("li", item)
            page.raw("</ul>")
    page.raw("</article></main>")
    _footer(page)


def division(page: Page, written: Written) -> None:
    """Nested divisions with telling class names, the share bar in the middle of the text."""
    _meta(page, written)
    _menu(page, "div")
    page.raw("<div id='wrapper'><div class='content-area'><div class='article-body'>")
    page.news("h1", written.headline, "class='title'")
    page.junk("div", "Published: Oct 9, 2024 10:15 AM", "class='date'")
    page.junk("div", "Share this article", "class='share'")
    for number, paragraph in enumerate(written.paragraphs):
        page.news("p", paragraph)
        if number in (1, 4, 6):
            page.junk("p", "Advertisement")
    page.junk("div", "Views: 2,381", "class='views'")
    page.junk("div", "Liked the story? Share it with your friends!", "class='share'")
    page.raw("</div>")
    _related(page, "You may also like", "class='sidebar'")
    page.raw("</div></div>")
    _footer(page, "div")


def in_text_box(page: Page, written: Written) -> None:
    """A box of another story between the paragraphs, of the same markup as they are."""
    _meta(page, written)
    page.raw("<div class='page'><div class='post-content'>")
    page.news("h1", written.headline)
    for number, paragraph in enumerate(written.paragraphs):
        page.news("p", paragraph)
        if number == 3:
            page.junk("p", "Other Topics of Interest")
            page.junk("p", OTHER_TITLES[0])
            page.junk("p", TEASERS[0])
        if number == 5:
            page.junk("p", f"READ MORE: {OTHER_TITLES[2]}")
    page.junk("p", "To suggest a correction, write to us")
    page.raw("</div></div>")


def breaks(page: Page, written: Written) -> None:
    """An old page: a table for the layout, line breaks for paragraphs."""
    page.head.append(f"<title>{escape(written.headline)}</title>")
    page.raw("<table width='100%'><tr><td>")
    _menu(page, "div")
    page.raw("</td><td>")
    page.news("font", written.headline, "size='5'")
    page.raw("<br><br>")
    page.junk("i", f"by {written.author}, staff writer")
    page.raw("<br><br>")
    for paragraph in written.paragraphs:
        page.article.append(paragraph)
        page.raw(f"{escape(paragraph)}<br><br>")
    page.raw("</td><td>")
    _related(page, "Most read")
    page.raw("</td></tr></table>")
    _footer(page, "div")


def agency(page: Page, written: Written) -> None:
    """A news agency: label, headline, deck, dateline, background under a heading, tags."""
    _meta(page, written)
    page.raw("<div class='news'>")
    page.junk("div", "All news", "class='crumb'")
    page.news("h1", written.headline, "class='news-header__title'")
    page.news("div", written.deck, "class='news-header__lead'")
    page.raw("<div class='text-content'>")
    page.news("p", f"NORRIN, October 9. {written.paragraphs[0]}")
    for paragraph in written.paragraphs[1:6]:
        page.news("p", paragraph)
    page.news("h2", written.heading)
    for paragraph in written.paragraphs[6:]:
        page.news("p", paragraph)
    page.raw("</div>")
    page.junk("div", "Tags: coast, government, weather", "class='tags'")
    page.raw("</div>")
    _footer(page)


def captions(page: Page, written: Written) -> None:
    """The caption stands twice, each time with its credit."""
    _meta(page, written)
    page.junk("div", "WORLD / COAST", "class='breadcrumbs'")
    page.raw("<div class='article'>")
    page.news("h1", written.headline)
    page.news("p", f"{written.caption}", "class='caption'")
    page.junk("p", f"{written.caption} Photo: Lena Fischer", "class='caption'")
    for paragraph in written.paragraphs:
        page.news("p", paragraph)
    page.junk("p", f"{written.author} contributed to this report.")
    page.raw("</div>")
    _footer(page)


def stub(page: Page, written: Written) -> None:
    """Behind a paywall: two paragraphs, and the offer."""
    _meta(page, written)
    _menu(page)
    page.raw("<article>")
    page.news("h1", written.headline)
    for paragraph in written.paragraphs[:3]:
        page.news("p", paragraph)
    page.raw("<div class='paywall'>")
    page.junk("p", "To continue reading, subscribe to our digital edition")
    page.junk("p", "Already a subscriber? Log in")
    page.junk("p", "Sign up for four weeks at no cost")
    page.raw("</div></article>")
    _footer(page)


def blog(page: Page, written: Written) -> None:
    """A blog engine: post, author box, comments, next and previous."""
    _meta(page, written)
    page.raw("<div id='content' class='hfeed'><div class='post type-post hentry'>")
    page.news("h2", written.headline, "class='entry-title'")
    page.junk("div", f"Posted on October 9, 2024 by {written.author}", "class='entry-meta'")
    page.raw("<div class='entry-content'>")
    for paragraph in written.paragraphs[:5]:
        page.news("p", paragraph)
    page.news("blockquote", written.paragraphs[5])
    for paragraph in written.paragraphs[6:]:
        page.news("p", paragraph)
    page.raw("</div>")
    page.junk("div", "Filed under: News, Coast", "class='entry-utility'")
    page.raw("</div><div id='comments'>")
    page.junk("h3", "2 comments")
    page.junk("p", "I lived there for ten years and nobody ever looked after anything, what a surprise this is not.")
    page.junk("p", "Well written, thank you!")
    page.raw("</div></div><div id='sidebar'>")
    page.junk("h3", "Recent posts")
    for title in OTHER_TITLES:
        page.junk("li", title)
    page.raw("</div>")
    _footer(page)


def script_heavy(page: Page, written: Written) -> None:
    """Machine-made class names, the text in divisions without a paragraph tag, data in scripts."""
    _meta(page, written)
    page.raw("<script>window.__STATE__={'user':null,'flags':[1,2,3]}</script><div id='root'><div class='css-1x2y'>")
    _menu(page, "div")
    page.raw("<section name='articleBody' class='css-9k2'>")
    page.news("h1", written.headline, "class='css-77a'")
    for number, paragraph in enumerate(written.paragraphs):
        page.news("div", paragraph, "class='css-at9mc1'")
        if number == 3:
            page.junk("div", "SKIP ADVERTISEMENT", "class='css-ad0'")
    page.raw("</section></div></div>")
    page.raw("<div class='css-foot'>")
    for title in OTHER_TITLES:
        page.raw(f"<a href='/{len(title)}'>")
        page.junk("div", title)
        page.raw("</a>")
    page.raw("</div>")


def saved(page: Page, written: Written) -> None:
    """A page saved from a browser: controls in words, a picker of languages, everything in one column."""
    page.head.append(f"<title>{escape(written.headline)} - {page.outlet}</title>")
    page.raw("<div class='column'>")
    for control in ("twitter", "facebook", "telegram", "en", "ru", "search", "A+", "A-"):
        page.junk("div", control)
    page.news("h1", written.headline)
    page.junk("div", "9 October 2024 14:28")
    page.raw("<div class='body'>")
    for paragraph in written.paragraphs:
        page.news("p", paragraph)
    page.junk("p", "Views: 255")
    page.junk("p", "print")
    page.junk("p", "copy link")
    page.raw("</div></div>")


STYLES: tuple[Callable[[Page, Written], None], ...] = (
    semantic,
    division,
    in_text_box,
    breaks,
    agency,
    captions,
    stub,
    blog,
    script_heavy,
    saved,
)


def made_pages() -> Iterator[Page]:
    """Yield every article in every style."""
    for style in STYLES:
        for written in ARTICLES:
            page = Page(style.__name__, written.slug, "Ellery Echo")
            style(page, written)
            yield page
