"""Sitemaps and their indexes: lists of pages."""

from __future__ import annotations

import re

from lxml import etree

from claimref.errors import SourceError


def is_sitemap(data: bytes) -> bool:
    """True for the root elements of a sitemap and of an index of sitemaps."""
    return bool(re.search(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", data[:2_000]))


def pages_of_sitemap(data: bytes, name: str) -> list[str]:
    """Return the locations, those changed last first; raise SourceError where there is none."""
    # Entities stay as they are: a sitemap needs none of its own, and a bomb is made of them.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    root = etree.fromstring(data, parser)
    found = []
    for entry in root.iterfind("{*}*") if root is not None else ():
        location = entry.findtext("{*}loc")
        if location and location.strip():
            found.append((entry.findtext("{*}lastmod") or "", location.strip()))
    if not found:
        raise SourceError(f"cannot read {name}: the sitemap lists no page")
    # The dates are ISO, so that their order is that of time; sorting is stable and keeps the file's order else.
    return [location for _, location in sorted(found, key=lambda entry: entry[0], reverse=True)]
