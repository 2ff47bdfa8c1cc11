"""What an article says of its own making: datelines, bylines and lines that name a news agency.

Only the head and the tail are looked at, and only where a credit stands: "(Reuters)" in a dateline is a credit, "told
Reuters" in the text and "(AP Photo/…)" below a picture are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimref.origins.naming import Names
from claimref.records import Article

_HEAD_LINES, _TAIL_LINES = 12, 8
_LINE = 240
_NAME = r"[A-Z][\w.&’' -]{1,40}?"

# ROME, June 19. /TASS/. · KYIV, Nov 1 (Reuters) - · (AP) —
_DATELINE = re.compile(
    r"(?:(?:By )?[A-Z][\w.,’' -]{0,70}?[,.]? ?)?"
    rf"(?:/(?P<slashed>{_NAME})/[.,]?|\((?P<bracketed>{_NAME})\)) ?(?:[-–—―:.]|$)"
)
# Lines that say that the whole comes from there.
_COPYRIGHT = (
    rf"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d)?,?\s*(?:by )?(?P<name>{_NAME})[.,]?(?: all rights.*| inc.*|$)"
)
_SOURCE = rf"\(?sources?: ?(?P<name>{_NAME})[.)]*$"
_PUBLISHED = (
    rf".*\b(?:originally|first) (?:published|appeared) (?:by|on|in|at) (?P<name>{_NAME})(?:[.,]| and is| under|$)"
)
_REPRINTED = rf".*\b(?:republished|reprinted) (?:with permission )?(?:from|of) (?P<name>{_NAME})(?:[.,]| under| on |$)"
_TAG = rf"/(?P<slashed>{_NAME})/|\((?P<name>{_NAME})\)|[–—-]{{1,2}} ?(?P<dashed>{_NAME})"
_CLOSING, _REPRINT = "closing tag", "reprint line"
_WHOLE = (
    ("copyright line", re.compile(_COPYRIGHT, re.IGNORECASE)),
    ("source line", re.compile(_SOURCE, re.IGNORECASE)),
    (_REPRINT, re.compile(_PUBLISHED, re.IGNORECASE)),
    (_REPRINT, re.compile(_REPRINTED, re.IGNORECASE)),
    (_CLOSING, re.compile(rf"(?:.*[.!?”\"] ?)?(?:{_TAG})\.?$")),
)
# Lines that say that a part does.
_GIVEN = r"(?:files|reporting|material|additional reporting|contributions?|input|reports?)"
_PARTLY = (
    re.compile(r"(?P<names>.{2,120}?),? (?:also )?contributed\b.*", re.IGNORECASE),
    re.compile(rf".*\bwith {_GIVEN} (?:from|by) (?P<names>.{{2,80}})", re.IGNORECASE),
    re.compile(r"\(?(?:additional reporting|compiled|reporting) (?:by|from) (?P<names>.{2,120})", re.IGNORECASE),
    re.compile(r"\(?with (?P<names>[A-Z].{1,60})", re.IGNORECASE),
)
_PARTS = re.compile(r"[/,;|&()]|\band\b|\bvia\b|\bfor\b|(?<=[a-z])\. ")
_LAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Credit:
    """A news agency (or, on a reprint line, any outlet) that an article names as its source.

    `whole` is False where the article says that only a part comes from there.
    """

    name: str
    whole: bool
    method: str
    evidence: str


def find_credits(article: Article, names: Names) -> list[Credit]:
    """Return each source that the article credits, once; one that credits several comes only in part from each."""
    own = names.resolve(article.outlet)
    found: dict[str, Credit] = {}
    for credit in _all(article, names):
        known = found.get(credit.name)
        if credit.name != own and (known is None or (credit.whole and not known.whole)):
            found[credit.name] = credit
    named = sorted(found.values(), key=lambda credit: credit.name)
    several = sum(credit.whole for credit in named) > 1
    return [replace(credit, whole=credit.whole and not several) for credit in named]


def _all(article: Article, names: Names) -> Iterator[Credit]:
    marked = {
        debris.reason: " ".join(article.text[debris.char_start : debris.char_end].split())
        for debris in reversed(article.debris)
    }
    if "dateline" in marked:
        yield from _dateline(marked["dateline"], names)
    lines = [" ".join(line.split()) for line in article.text.split("\n") if line.strip()]
    head, tail = lines[:_HEAD_LINES], lines[-_TAIL_LINES:]
    for line in head:
        if "dateline" not in marked and len(line) > 40:
            yield from _dateline(line[:_LINE], names)
        if re.match(r"By [A-Z]", line) and len(line) <= 120:
            yield from _byline(line, names)
    for line in dict.fromkeys((*head, *tail)):
        if len(line) <= _LINE:
            yield from _credit_line(line, names, last=line == lines[-1])
    if lines and len(lines[-1]) > _LINE:
        yield from _credit_line(lines[-1][-_LINE:], names, last=True)
    for byline in (article.byline, marked.get("byline")):
        if byline:
            yield from _byline(byline, names)


def _dateline(line: str, names: Names) -> Iterator[Credit]:
    match = _DATELINE.match(line)
    agency = names.agency(match["slashed"] or match["bracketed"]) if match else None
    if match and agency:
        yield Credit(agency, True, "dateline", match.group().strip())


def _byline(byline: str, names: Names) -> Iterator[Credit]:
    """A byline of an agency, or of its reporter: "By Ada Roe, Associated Press". Beside other names, it is a part."""
    plain = re.sub(r"^\W*by:?\s+", "", byline.strip(), flags=re.IGNORECASE)
    plain = re.split(r",? with (?:files|reporting|material)\b", plain, maxsplit=1, flags=re.IGNORECASE)[0]
    parts = [part.strip(" .") for part in _PARTS.split(plain) if part.strip(" .")]
    agencies = [_ending(part, names) for part in parts]
    named = [agency for agency in agencies if agency]
    others = [part for part in parts if names.resolve(part) and not names.agency(part)]
    shared = (
        len(set(named)) > 1
        or bool(others)
        or bool(re.search(r"\bwires?\b|\bwith\b|\bstaff writer", plain, re.IGNORECASE))
    )
    for agency in dict.fromkeys(named):
        yield Credit(agency, not shared, "byline", byline.strip())


def _ending(part: str, names: Names) -> str | None:
    """The agency that a part of a byline is, or ends with: "ADA ROE Associated Press"."""
    words = re.sub(r"\b(?:staff|writers?|reporters?|correspondents?)$", "", part, flags=re.IGNORECASE).split()
    for size in range(min(_LAST_WORDS, len(words)), 0, -1):
        agency = names.agency(" ".join(words[-size:]))
        if agency:
            return agency
    return None


def _credit_line(line: str, names: Names, *, last: bool) -> Iterator[Credit]:
    for form in _PARTLY:
        match = form.fullmatch(line)
        if match:
            for part in _PARTS.split(match["names"]):
                agency = _ending(part.strip(" ."), names)
                if agency:
                    yield Credit(agency, False, "contribution line", line)
            # "The Canadian Press, with files from Reuters" is the first one's.
            whole = names.agency(line[: match.start("names")].partition(",")[0])
            if whole:
                yield Credit(whole, True, "byline", line)
            return
    for method, form in _WHOLE:
        match = form.fullmatch(line)
        # A tag in brackets closes the article; above, it is a picture's.
        if not match or (method == _CLOSING and not last and len(line.split()) > _LAST_WORDS):
            continue
        said = next((value for value in match.groupdict().values() if value), "")
        name = names.resolve(said) if method == _REPRINT else names.agency(said)
        if name:
            yield Credit(name, True, method, line if len(line) <= 120 else f"… {line[-100:]}")
            return
