"""What passes between the steps of reading, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from claimref.records import Article, Precision


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. `outlet`, `published` and `story` overrule what the sources say of themselves.

    `languages` are the ISO 639-1 codes that can be compared, or None for all. `fields` maps a field of ours
    (text, outlet, url, title, published, byline, story) to a name in CSV or JSON lines. `outlets_file` extends the
    registry of outlets. Sizes are in bytes: `max_article_bytes` bounds one article or page, `max_total_bytes`
    what an archive may unpack to.

    The rest is for what is fetched: `max_seconds` bounds one request from its first byte to its last, `max_pages` how
    many pages one feed or sitemap leads to, `delay_seconds` is the least time between two requests to a host,
    `fetched` says when a URL was fetched last (it is then asked for only if it changed since, and else is among
    `Reading.unchanged`), and private addresses are refused without `allow_private`.
    """

    outlet: str | None = None
    published: date | datetime | str | None = None
    story: str | None = None
    languages: tuple[str, ...] | None = ("en",)
    fields: Mapping[str, str] = field(default_factory=dict)
    outlets_file: Path | None = None
    max_article_bytes: int = 10_000_000
    max_total_bytes: int = 2_000_000_000
    max_seconds: float = 30.0
    max_pages: int = 100
    delay_seconds: float = 1.0
    allow_private: bool = False
    fetched: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that no one stated: `value` was taken for `field` of the article at `locator`, by `method`."""

    locator: str
    field: str
    value: str
    method: str

    def __str__(self) -> str:
        return f"{self.locator}: {self.field} {self.value!r} from {self.method}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was found and is not among the articles to compare, and why."""

    locator: str
    reason: str

    def __str__(self) -> str:
        return f"{self.locator}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Unchanged(LeftOut):
    """A page that the server says is as it was when it was fetched last: what was made of it then still holds."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that came of the sources, articles in the order of reading.

    `articles` are those to compare; `foreign` are articles in a language that cannot be compared: kept for the
    store, marked with their language, and listed in `left_out` too. `unchanged` are URLs that were not read again,
    because they are what they were when they were fetched last.
    """

    articles: tuple[Article, ...]
    assumptions: tuple[Assumption, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    foreign: tuple[Article, ...] = ()
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """A time of publication as finely as it is known, and the method that found it."""

    at: date | datetime
    precision: Precision
    method: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its format gives it, before outlet, date and language are settled.

    `outlet` and `published` hold what somebody stated (a column, a field); `site` and `site_published` what the
    page says of itself. `decoded_as` names an encoding that was detected rather than known.
    """

    text: str
    locator: str
    path: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    stated_in: str | None = None
    site: str | None = None
    site_published: str | None = None
    site_published_method: str | None = None
    language: str | None = None
    fetched_at: datetime | None = None
    story: str | None = None
    decoded_as: str | None = None
