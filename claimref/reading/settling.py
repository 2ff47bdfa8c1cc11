"""Drafts → articles: settles outlet, date and language, and says what was assumed and by which method."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from claimref.errors import SourceError
from claimref.outlets import Outlets, host_of, outlet_key
from claimref.reading.dateline import find_copyright_holder, find_dateline, find_timestamp
from claimref.reading.dates import with_precision
from claimref.reading.debris import mark_debris
from claimref.reading.language import detect_language
from claimref.reading.records import Assumption, Draft, Published, ReadOptions
from claimref.reading.structure import find_headline
from claimref.records import Article

# A dateline names no year: the year of another article is taken if that puts the two within this many days.
_MAX_DAYS_APART = 60
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def settle(drafts: Sequence[Draft], options: ReadOptions, outlets: Outlets) -> tuple[list[Article], list[Assumption]]:
    """Return one article a draft, in order, and everything about them that nobody stated."""
    drafts = [_storable(draft) for draft in drafts]
    assumptions: list[Assumption] = []
    named = _one_spelling(
        [_outlet(draft, options, outlets, assumptions) for draft in drafts], outlets, drafts, assumptions
    )
    dated = [_published(draft, options) for draft in drafts]
    known = [_day(published.at) for published in dated if published]
    articles = []
    for draft, outlet, published in zip(drafts, named, dated, strict=True):
        published = published or _from_dateline(draft, known)
        if published is not None and published.method not in ("option", draft.stated_in):
            assumptions.append(Assumption(draft.locator, "date", published.at.isoformat(), published.method))
        if draft.decoded_as:
            assumptions.append(Assumption(draft.locator, "encoding", draft.decoded_as, "the bytes"))
        article = _article(draft, outlet, published, options)
        if any(debris.reason == "paywall" for debris in article.debris):
            assumptions.append(Assumption(draft.locator, "text", "the opening only", "a paywall's notice"))
        articles.append(article)
    return articles, assumptions


def _storable(draft: Draft) -> Draft:
    """Put U+FFFD for what no database stores: halves of surrogate pairs, which JSON can spell, and NUL."""
    changed: dict[str, Any] = {}
    for field in fields(draft):
        value = getattr(draft, field.name)
        if isinstance(value, str) and _UNSTORABLE.search(value):
            changed[field.name] = _UNSTORABLE.sub("\ufffd", value)
    return replace(draft, **changed)


def _outlet(draft: Draft, options: ReadOptions, outlets: Outlets, assumptions: list[Assumption]) -> str:
    if options.outlet:
        return options.outlet
    if draft.outlet:
        return draft.outlet
    name, method = _detected_outlet(draft, outlets)
    assumptions.append(Assumption(draft.locator, "outlet", name, method))
    return name


def _detected_outlet(draft: Draft, outlets: Outlets) -> tuple[str, str]:
    address = draft.canonical_url or draft.url
    known = outlets.by_url(address) if address else None
    if known:
        return known.name, "the domain"
    if draft.site:
        same = outlets.by_name(draft.site)
        return (same.name if same else draft.site), "the page's metadata"
    host = host_of(address) if address else None
    if host:
        return host, "the domain"
    dateline = find_dateline(draft.text)
    if dateline and dateline.agency:
        agency = outlets.by_name(dateline.agency)
        if agency:
            return agency.name, "the dateline"
    holder = find_copyright_holder(draft.text)
    if holder:
        same = outlets.by_name(holder)
        return (same.name if same else holder), "the copyright line"
    stem = PurePath(draft.path or draft.locator).stem
    words = re.sub(r"[\W_]+", " ", stem).strip()
    by_file = outlets.by_name(stem) or outlets.by_name(re.sub(r"^\d+\s*", "", words))
    return (
        by_file.name if by_file else words or "unknown outlet"
    ), "the file name, the last resort (--outlet states it)"


def _one_spelling(
    names: list[str], outlets: Outlets, drafts: Sequence[Draft], assumptions: list[Assumption]
) -> list[str]:
    """Give outlets whose names differ in spelling only one name: the registry's, else the most frequent."""
    spellings: dict[str, Counter[str]] = {}
    for name in names:
        spellings.setdefault(outlet_key(name) or name, Counter())[name] += 1
    chosen = {}
    for key, counts in spellings.items():
        known = outlets.by_name(key)
        usual = min(counts, key=lambda name: (-counts[name], name))
        chosen[key] = known.name if known else usual
    settled = [chosen[outlet_key(name) or name] for name in names]
    for draft, name, final in zip(drafts, names, settled, strict=True):
        if name != final:
            assumptions.append(Assumption(draft.locator, "outlet", final, f"another spelling of {name!r}"))
    return settled


def _published(draft: Draft, options: ReadOptions) -> Published | None:
    stated = ((options.published, "option"), (draft.published, draft.stated_in or "the source"))
    for value, method in stated:
        if value is not None:
            parsed = with_precision(value)
            if parsed is None:
                raise SourceError(f"{draft.locator}: {value!r} is no date that can be read; expected YYYY-MM-DD")
            return Published(*parsed, method)
    if draft.site_published:
        parsed = with_precision(draft.site_published)
        if parsed:
            return Published(*parsed, draft.site_published_method or "the page's metadata")
    stamp = find_timestamp(draft.text)
    return Published(*stamp, "a line of the text") if stamp else None


def _from_dateline(draft: Draft, known: Sequence[date]) -> Published | None:
    """Read a dateline's day; its year only where the other articles leave no choice."""
    dateline = find_dateline(draft.text)
    if dateline is None or dateline.month_day is None:
        return None
    month, day = dateline.month_day
    candidates = set()
    for other in known:
        for year in (other.year - 1, other.year, other.year + 1):
            try:
                candidate = date(year, month, day)
            except ValueError:  # February 29
                continue
            if abs((candidate - other).days) <= _MAX_DAYS_APART:
                candidates.add(candidate)
    if len(candidates) != 1:
        return None
    found = with_precision(candidates.pop())
    return Published(*found, "the dateline, with the year of the other articles") if found else None


def _article(draft: Draft, outlet: str, published: Published | None, options: ReadOptions) -> Article:
    article = Article(
        outlet=outlet,
        text=draft.text,
        locator=draft.locator,
        path=draft.path,
        url=draft.url,
        canonical_url=draft.canonical_url,
        title=draft.title or find_headline(draft.text),
        byline=draft.byline,
        language=draft.language or detect_language(draft.text),
        fetched_at=draft.fetched_at,
        story=options.story or draft.story,
        debris=mark_debris(draft.text),
    )
    if published is None:
        return article
    return replace(
        article,
        published_at=published.at,
        published_precision=published.precision,
        published_method=published.method,
    )


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at
