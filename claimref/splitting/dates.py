"""Relative dates as calendar dates, against the day of publication: "on Wednesday" → "on June 19, 2024".

Only what is certain is rewritten: a day's name stands for the last such day before publication where the verb
is past, for the next one where it is future; anything else keeps its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from claimref.records import Article, Precision

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
_SHORT = {month[:3]: month for month in MONTHS} | {"sept": "september"}

_DAY = "|".join(DAYS)
_MONTH = "|".join(MONTHS) + "|" + "|".join(f"{short}\\." for short in _SHORT)
_EXPRESSION = re.compile(
    rf"""(?P<monthday>\b(?P<md_month>{_MONTH})\s(?P<md_day>\d{{1,2}})(?:st|nd|rd|th)?\b
      (?P<md_more>(?:\s(?:and|or|to|through)\s|[-–])\d{{1,2}}\b(?=\s*(?:[.,;:)”"]|$|at\b|in\b|for\b)))?(?!\s*,?\s*\d{{4}})(?!:)(?![-/]\d))
    | (?P<daymonth>\b(?P<dm_from>\d{{1,2}}(?:st|nd|rd|th)?(?:\s(?:and|or|to)\s|[-–]))?
      (?P<dm_day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<dm_month>{_MONTH})(?!\s*,?\s*\d{{4}})\b)
    | (?P<weekday>\b(?:(?P<on>on|On)\s)?(?P<which>(?:last|next|this)\s)?(?P<day>{_DAY})
      (?P<part>\s(?:morning|afternoon|evening|night))?\b(?!['’]?s\b)(?!,?\s(?:{_MONTH})\b))
    | (?P<near>\b(?P<near_word>yesterday|today|tomorrow|tonight)
      (?P<near_part>\s(?:morning|afternoon|evening|night))?\b(?!['’]s))
    | (?P<month>\b(?P<month_which>last|in|since|by|until)\s(?P<only_month>{_MONTH})\b
      (?!\s*,?\s*\d{{1,4}}))
    | (?P<span>\b(?:(?P<span_month>{_MONTH})\s)?(?P<span_which>[Ll]ast|[Tt]his)\s(?P<unit>year|month)\b(?!['’]s))""",
    re.VERBOSE | re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(will|would|plans?(?=\s(?:to|for|an?)\b)|(?:is|are) (?:forecast|to)|scheduled|slated|expected|set (?:to|for)"
    r"|due|going to|upcoming|about to|later)\b"
)
# What may follow a bare weekday that says when, and the prepositions that bind one otherwise.
_BEFORE_CLAUSE = re.compile(
    r"\s*(?:[.,;:!?)”\"’—–-]|$)|\s(?:that|to|in|at|by|for|after|before|when|while|with|as|and|but|from|over|during|against"
    r"|following|amid|because|since|he|she|it|they|we|there|the|a|an|his|her|its|their|whether|if|who|which|where|about"
    r"|around|near|outside|inside|under|on|due|only|not)\b"
)
_BOUND = re.compile(
    r"\b(?:from|to|until|till|by|since|before|after|through|between|of|every|each)\s(?:at\sleast\s|about\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """The words from `start` to `end` (in the text that was searched) say `text`."""

    start: int
    end: int
    text: str


def published_on(article: Article) -> date | None:
    """The day of publication, if it is known to the day."""
    day = article.published_at
    if day is None or article.published_precision in {
        Precision.YEAR,
        Precision.MONTH,
        Precision.DECADE,
        Precision.WEEK,
    }:
        return None
    return day.date() if isinstance(day, datetime) else day


def find_dates(text: str, published: date) -> list[Dated]:
    """Return what the relative dates of `text` (one sentence) stand for; those that are open are left out."""
    found = []
    coming = _FUTURE.search(text)
    for match in _EXPRESSION.finditer(text):
        said = _resolve(match, published, coming)
        if said is not None:
            found.append(Dated(match.start(), match.end(), said))
    return found


def _resolve(match: re.Match[str], published: date, coming: re.Match[str] | None) -> str | None:
    future = coming is not None
    if match["monthday"] or match["daymonth"]:
        name = match["md_month"] or match["dm_month"]
        day = int(match["md_day"] or match["dm_day"])
        return _month_day(_month_number(name), day, published, future, match["md_more"] or "", match["dm_from"] or "")
    if match["weekday"]:
        return _weekday(match, published, future, coming is not None and coming.end() <= match.start())
    if match["near"]:
        return _near(match["near_word"].lower(), published, match["near_part"])
    if match["month"]:
        return _month(match, published, future)
    return _span(match, published)


def _month_number(name: str) -> int:
    name = name.lower().rstrip(".")
    return MONTHS.index(_SHORT.get(name, name)) + 1


def _month_day(month: int, day: int, published: date, future: bool, more: str, since: str) -> str | None:
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        return None
    if (month, day) == (9, 11):
        return None  # the name of an event more often than a day
    nearest = min(candidates, key=lambda candidate: abs((candidate - published).days))
    days = (nearest - published).days
    if abs(days) > 120 or (days > 7 and not future):
        return None
    return f"{_name(month)} {since}{day}{more}, {nearest.year}"


def _weekday(match: re.Match[str], published: date, future: bool, follows: bool) -> str | None:
    if not _adverbial(match):
        return None
    number = DAYS.index(match["day"].lower())
    which = (match["which"] or "").strip().lower()
    back = (published.weekday() - number) % 7
    ahead = (number - published.weekday()) % 7
    if which == "last":
        return None if back == 0 else f"on {_long(published - timedelta(days=back))}"
    if which == "next":
        return None
    if future and back != 0:
        # "will … on Friday" lies ahead; "On Monday she said it will" lies behind: open unless the day is near one way.
        if follows:
            return _on(match["part"], published + timedelta(days=ahead)) if ahead <= 5 else None
        if ahead <= 3 and ahead < back:
            return _on(match["part"], published + timedelta(days=ahead))
        if back <= 2:
            return _on(match["part"], published - timedelta(days=back))
        return None
    return _on(match["part"], published - timedelta(days=back))


def _adverbial(match: re.Match[str]) -> bool:
    """Does the weekday say when ("on Sunday", "said Sunday."), and not which ("Sunday closures", "from Monday")?"""
    return bool(match["on"]) or bool(
        _BEFORE_CLAUSE.match(match.string, match.end()) and not _BOUND.search(match.string, 0, match.start())
    )


def _on(part: str | None, day: date) -> str:
    """The day, with its `part` ("morning") where the article names it."""
    return f"on the {part.strip().lower()} of {_long(day)}" if part else f"on {_long(day)}"


def _near(word: str, published: date, part: str | None) -> str | None:
    days = {"yesterday": -1, "tomorrow": 1, "tonight": 0, "today": 0}[word]
    if word == "today":
        return None  # as often "these days" as the day itself
    return _on(part, published + timedelta(days=days))


def _month(match: re.Match[str], published: date, future: bool) -> str | None:
    month = _month_number(match["only_month"])
    which = match["month_which"].lower()
    year = published.year
    if which == "last":
        if month >= published.month:
            year -= 1
        return f"in {_name(month)} {year}"
    if future and month > published.month:
        return f"{which} {_name(month)} {year}"
    if month > published.month:
        year -= 1
    return f"{which} {_name(month)} {year}"


def _span(match: re.Match[str], published: date) -> str | None:
    last = match["span_which"].lower() == "last"
    if match["span_month"]:
        named = _name(_month_number(match["span_month"]))
        return f"{named} {published.year - last}" if match["unit"].lower() == "year" else None
    if match["unit"].lower() == "year":
        return f"in {published.year - last}"
    year, month = (
        (published.year - 1, 12) if last and published.month == 1 else (published.year, published.month - last)
    )
    return f"in {_name(month)} {year}"


def _name(month: int) -> str:
    return MONTHS[month - 1].capitalize()


def _long(day: date) -> str:
    return f"{_name(day.month)} {day.day}, {day.year}"
