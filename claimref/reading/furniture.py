"""What a line by itself tells: is it page furniture? The phrases and forms stand in `furniture.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from claimref.outlets import load_outlets
from claimref.reading.dates import find_dates

# Longer lines hold prose, whatever else stands in them.
_MAX_LINE = 400
# A timestamp's line may hold this much beside its date: "Published on … by the desk".
_STAMP_SPARE_CHARS = 30
_STAMP_SPARE_WORDS = 5
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|el|la)){0,5}"
_NAMES = rf"{_NAME}(?:(?:, and |,? and |, | & ){_NAME}){{0,6}}"

# A caption that ends with its credit: "… on Monday. Photo: Jane Roe", "(AP Photo/Jane Roe)", "REUTERS/Jane Roe".
_CREDIT_CHARS = 120
_CREDIT = re.compile(
    r"(?:^|(?<=[\s.|/–—-])|[(\[])(?:"
    r"(?:Photo|PHOTO|Image|Picture|Photograph|Credit|File photo|FILE PHOTO)s? ?(?:: ?|by |via |courtesy )"
    r"[\w/&.,'’ -]{2,60}"
    r"|(?:AP|AFP|EPA|UPI|Xinhua) ?(?:Photo|File)\b[\w/&.,'’ -]{0,60}"
    r"|(?:REUTERS|Reuters|AFP|EPA|TASS|Sputnik) ?/ ?[A-Z][\w/&.,'’ -]{2,50}"
    r"|(?:[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3} ?/ ?|[A-Z][\w.'’ -]{2,40} (?:via|for) |(?<=\())"
    r"(?:Getty Images|Shutterstock|Anadolu)(?: ?/ ?[\w ]{2,30})?"
    r"|(?:File|Handout|Archive) (?:photo|picture|image|pic))[.)\]]*$"
)
_AGE = r"(?:\d{1,3}|an?|one) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago"
_CLOCK = r"[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,5}\)?)?"
_STAMP = re.compile(
    rf"(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|edited|upd\.?)\s?:?\s?)?"
    rf"(?:(?:on|at) )?(?:{_AGE}|{_CLOCK})[.:]?",
    re.IGNORECASE,
)
# "Home > World > Asia", "CHINA / SOCIETY", "News | Politics"
_TRAIL_PARTS = re.compile(r"\s?[/|>›»·•]\s?")
_TRAIL_WORDS = 10
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,12}", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z&'’-]{2,20}")
# "DEEP WATER: What the divers found" between two paragraphs: a link to another story.
_KICKER = re.compile(r"[A-Z][A-Z'’ -]{2,40}: \S.{5,150}[^\s.!?…:;,\"”]")
_SIGN_OFF = re.compile(rf"[–—-]{{1,2}} ?{_NAMES}")
_MAX_SIGN_OFF = 60
_SITE_TAIL = re.compile(r"(?<=\s)[|–—-]\s(?P<site>[^|–—]{2,40})$")


@dataclass(frozen=True, slots=True)
class _Rules:
    end_marks: frozenset[str]
    credit_words: frozenset[str]
    phrases: dict[str, str]
    forms: tuple[tuple[re.Pattern[str], str], ...]


def line_reason(line: str) -> str | None:
    """Return why `line` by itself is furniture, or None where it may be article."""
    if len(line) > _MAX_LINE:
        return None
    rules = _rules()
    folded = _fold(line)
    phrase = rules.phrases.get(folded) or rules.phrases.get(folded.rstrip(".…>»› "))
    if phrase:
        return phrase
    for form, reason in rules.forms:
        if form.fullmatch(line):
            return reason
    if trailing_credit(line) == len(line):
        return "photo credit"
    if _is_stamp(line):
        return "timestamp"
    if _DOMAIN.fullmatch(line) or _is_outlet(line):
        return "site name"
    if _CAPITALS.fullmatch(line) or _is_trail(line):
        return "section label"
    return "byline" if _is_agency_line(line) else None


def opens_box(line: str) -> bool:
    """True for a line that stands above a box of related stories."""
    return len(line) <= _MAX_LINE and _rules().phrases.get(_fold(line).rstrip(".…>»› ")) == "related stories"


def is_kicker(line: str) -> bool:
    """True for a link of the form "CAPITALS: headline": between paragraphs, it leads to another story."""
    return bool(_KICKER.fullmatch(line))


def is_sign_off(line: str) -> bool:
    """True for the author's name behind a dash, as it stands at the end of some articles: "– Jane Roe"."""
    return len(line) <= _MAX_SIGN_OFF and bool(_SIGN_OFF.fullmatch(line))


def is_end_mark(reason: str) -> bool:
    """True for furniture that stands below the end of an article."""
    return reason in _rules().end_marks


def trailing_site_name(headline: str) -> int:
    """Return the length of "| Outlet" at the end of a headline, 0 where there is none."""
    match = _SITE_TAIL.search(headline)
    return len(match.group()) if match and _is_outlet(match["site"]) else 0


def trailing_credit(caption: str) -> int:
    """Return the length of the photo credit at the end of a caption ("Photo: Jane Roe"), 0 where there is none."""
    match = _CREDIT.search(caption, max(0, len(caption) - _CREDIT_CHARS))
    return len(match.group()) if match else 0


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table = tomllib.loads((resources.files("claimref.reading") / "furniture.toml").read_text(encoding="utf-8"))
    phrases = {phrase: reason for reason, listed in table["phrases"].items() for phrase in listed}
    forms = tuple(
        (re.compile(form.replace("{names}", _NAMES)), reason)
        for reason, listed in table["forms"].items()
        for form in listed
    )
    return _Rules(frozenset(table["end_marks"]), frozenset(table["credit_words"]), phrases, forms)


def _fold(line: str) -> str:
    return " ".join(line.casefold().split()).strip(" :")


def _is_stamp(line: str) -> bool:
    """A date or a time, and little else."""
    if len(line) > 120 or not re.search(r"\d| ago$", line):
        return False
    if _STAMP.fullmatch(line):
        return True
    rest, position = "", 0
    for found in sorted(find_dates(line), key=lambda found: found.start):
        if found.start >= position:
            rest, position = rest + line[position : found.start], found.end
    rest += line[position:]
    return position > 0 and len(rest.strip()) <= _STAMP_SPARE_CHARS and len(rest.split()) <= _STAMP_SPARE_WORDS


@lru_cache(maxsize=4096)
def _is_outlet(line: str) -> bool:
    return len(line) <= 60 and load_outlets().by_name(line) is not None


def _is_trail(line: str) -> bool:
    """Two to seven short parts, at least half of them known sections, or all of them in capitals."""
    parts = [part for part in _TRAIL_PARTS.split(line) if part]
    if not 1 < len(parts) <= 7 or len(line.split()) > _TRAIL_WORDS or any(len(part) > 25 for part in parts):
        return False
    known = sum(_fold(part) in _rules().phrases for part in parts)
    return known * 2 >= len(parts) or all(part.isupper() for part in parts)


def _is_agency_line(line: str) -> bool:
    """A credit made of outlets and agency words only: "AFP/wires", "The Canadian Press, with files from Reuters"."""
    if len(line) > 120 or line.endswith(("?", "!")):
        return False
    parts = re.split(r"[/,;|]|\b(?:with files from|and|with)\b", line.strip("()[]. "), flags=re.IGNORECASE)
    named = [part.strip() for part in parts if part.strip()]
    return bool(named) and all(
        _is_outlet(part) or all(word in _rules().credit_words for word in part.casefold().split()) for part in named
    )
