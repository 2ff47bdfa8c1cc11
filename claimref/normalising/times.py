"""Finds dates, relative dates and periods in a text, and resolves them against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from claimref.normalising import calendar
from claimref.normalising.calendar import MONTHS, SEASONS, WEEKDAYS, Interval
from claimref.normalising.numerals import read_numeral
from claimref.normalising.tokens import tokenise
from claimref.records import Precision, TimeRef

# Months are written with a capital, which tells May and March from the verbs.
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DAY = (
    r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9]|,[0-9]{3}(?![0-9])|\.[0-9]|[ -]?(?:percent|%|million|people))"
)
_YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9]|,[0-9]{3}|\.[0-9]|[-–][a-z])"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.(?=\W)"
_PART = r"(?:morning|afternoon|evening|night|midday|noon|midnight)"
_COUNT = r"(?:[0-9]+(?:\.[0-9]+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty(?:-[a-z]+)?|thirty|forty|fifty|several|a few|a couple of|two and a half|three and a half)"
_TIME_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_JOIN = r"\s*(?:-|–|—|to|through|thru|until|till|and)\s*"


def _compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | flags)


@dataclass(frozen=True, slots=True)
class Found:
    """A time found but not resolved: the words, and how to resolve them."""

    start: int
    end: int
    match: re.Match[str]
    resolve: Callable[[re.Match[str], _Frame], _Answer]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a date is resolved against: the day of publication, and whether the text looks ahead."""

    reference: date | None
    looks_ahead: bool


_Answer = tuple[Interval | None, Precision]


def find_times(text: str, reference: date | None) -> tuple[TimeRef, ...]:
    """Return the times of `text` in order, each as the interval that its words allow.

    A weekday, "last September" or "25 years ago" is resolved against `reference`, the day of publication; without
    it, and where the words point to another event ("the day before"), start and end are None. "Since" leaves the
    end at the reference, "before", "by" and "until" the start open. `text[char_start:char_end] == raw`.
    """
    found = scan(text)
    if not found:
        return ()
    frame = _Frame(reference, bool(_AHEAD.search(text)))
    return tuple(_resolve(text, one, frame) for one in found)


def time_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the times of `text`, in order."""
    return [(one.start, one.end) for one in scan(text)]


def scan(text: str) -> list[Found]:
    """Return the times of `text`, unresolved, longest first among those that overlap, in order of place."""
    if not _HINT.search(text):
        return []
    candidates = [
        Found(match.start(), match.end(), match, resolve)
        for pattern, resolve in _PATTERNS
        for match in pattern.finditer(text)
    ]
    candidates.sort(key=lambda found: (found.start, -found.end))
    kept: list[Found] = []
    for found in candidates:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


_HINT = re.compile(
    r"(?:1[5-9]|20)[0-9]{2}|day|week|month|year|decade|centur|hour|minute|ago\b|tonight|morrow|night|morning|evening"
    r"|spring|summer|autumn|fall|winter|[0-9]{2}s\b|[ap]\.?m\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|Mon\.|Tue|Wed|Thu|Fri\.|Sat\.|Sun\.|noon|eve\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|won't|'ll|would|plans?|planned|scheduled|expected|expects?|due|set|upcoming|next|is to|are to|was to|were"
    r" to|going to|intends?|about to|slated|deadline|until)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"\b(?:(?P<since>(?:ever\s+)?since(?:\s+at\s+least)?|dating\s+(?:back\s+)?to|starting\s+(?:from|in|on)|as\s+of|from)"
    r"|(?P<until>(?:up\s+)?until|till|no\s+later\s+than|by(?:\s+the\s+end\s+of)?)"
    r"|(?P<before>before|prior\s+to|ahead\s+of)"
    r"|(?P<after>after|following))\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _resolve(text: str, found: Found, frame: _Frame) -> TimeRef:
    span, precision = found.resolve(found.match, frame)
    start: datetime | None
    end: datetime | None
    start, end = span or (None, None)
    first = found.start
    border = _BORDER.search(text, max(0, first - 24), first)
    if border is not None and border.lastgroup is not None:
        kind = border.lastgroup
        # "From" opens a period only where nothing closes it, and "from June 18" alone is rare enough to leave.
        if border.group().lower().startswith("from"):
            kind = ""
        if kind:
            first = border.start()
        if kind == "since":
            if border.group().lower().startswith("as"):
                pass  # "as of May 31" is a day, not a beginning
            elif start is not None:
                end = (
                    datetime.combine(frame.reference, datetime.max.time().replace(microsecond=0))
                    if frame.reference
                    else None
                )
                if end is not None and end < start:
                    end = None
        elif kind == "until":
            start = None
        elif kind == "before":
            start, end = None, start
        elif kind == "after":
            start, end = end, None
    return TimeRef(text[first : found.end], start, end, precision, first, found.end)


# Patterns and their resolvers, in no order: the earliest and longest match wins.


def _month_number(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _day_number(word: str) -> int:
    return int(re.match(r"[0-9]+", word).group())  # type: ignore[union-attr]


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near(reference: date, month: int, day: int, looks_ahead: bool) -> date | None:
    """Return the day and month in the year that lies nearest to `reference`, the past preferred unless looking ahead."""
    choices = [_make_date(reference.year + shift, month, day) for shift in (-1, 0, 1)]
    # News dates without a year lie within a year back, or a few months ahead where the text looks ahead.
    ahead = 270 if looks_ahead else 60
    fitting = [when for when in choices if when and -366 < (when - reference).days <= ahead]
    return min(fitting, key=lambda when: abs((when - reference).days), default=None)


def _part_of_day(when: date, part: str | None) -> Interval:
    start, end = calendar.day(when)
    hours = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30), "midday": (11, 14), "noon": (11, 13),
             "midnight": (22, 26), "early": (0, 12), "late": (12, 26)}.get((part or "").lower())  # fmt: skip
    if hours is None:
        return start, end
    try:
        return start + timedelta(hours=hours[0]), start + timedelta(hours=hours[1], seconds=-1)
    except OverflowError:
        return start, end


def _full_date(match: re.Match[str], frame: _Frame) -> _Answer:
    month, day = _month_number(match["month"]), _day_number(match["day"])
    when: date | None
    if match["year"]:
        when = _make_date(int(match["year"]), month, day)
    elif frame.reference:
        when = _near(frame.reference, month, day, frame.looks_ahead)
    else:
        return None, Precision.DAY
    if when is None:
        return None, Precision.DAY
    groups = match.groupdict()
    part = groups.get("part") or groups.get("early")
    return _part_of_day(when, part), Precision.HOUR if part else Precision.DAY


def _day_range(match: re.Match[str], frame: _Frame) -> _Answer:
    first_month = _month_number(match["month"])
    last_month = _month_number(match["month2"]) if match["month2"] else first_month
    first_day, last_day = _day_number(match["day"]), _day_number(match["day2"])
    if match["year"]:
        last = _make_date(int(match["year"]), last_month, last_day)
    elif frame.reference:
        last = _near(frame.reference, last_month, last_day, frame.looks_ahead)
    else:
        return None, Precision.DAY
    first = _make_date(last.year - (first_month > last_month), first_month, first_day) if last else None
    if first is None or last is None or first > last:
        return None, Precision.DAY
    return calendar.interval(first, last), Precision.DAY


def _iso(match: re.Match[str], frame: _Frame) -> _Answer:
    when = _make_date(int(match["year"]), int(match["m"]), int(match["d"]))
    return (calendar.day(when), Precision.DAY) if when else (None, Precision.DAY)


def _shorten(span: Interval, part: str | None) -> Interval:
    """Cut an interval to its early, middle or late part, generously: a careful writer's "early 2014" may be May."""
    part = (part or "").lower().removeprefix("the ")
    start, end = span
    length = end - start
    if part.startswith(("early", "beginning", "start")):
        return start, start + length * 5 / 12
    if part.startswith("mid"):
        return start + length / 4, end - length / 4
    if part.startswith(("late", "end")):
        return end - length * 5 / 12, end
    return span


def _month_year(match: re.Match[str], frame: _Frame) -> _Answer:
    number = _month_number(match["month"])
    if match["year"]:
        return _shorten(calendar.month(int(match["year"]), number), match["early"]), Precision.MONTH
    if frame.reference is None:
        return None, Precision.MONTH
    year = _month_in_year(number, frame, (match["which"] or "").lower())
    if year is None:
        return None, Precision.MONTH
    return _shorten(calendar.month(year, number), match["early"]), Precision.MONTH


def _month_in_year(number: int, frame: _Frame, which: str) -> int | None:
    reference = frame.reference
    if reference is None:
        return None
    if which == "this":
        return reference.year
    if which == "next" or (which == "" and frame.looks_ahead and number > reference.month):
        return reference.year + (number <= reference.month)
    if which in ("last", "past", "this past", "the past"):
        return reference.year - (number >= reference.month)
    return reference.year - (number > reference.month)


def _year_alone(match: re.Match[str], frame: _Frame) -> _Answer:
    return _shorten(calendar.year(int(match["year"])), match["early"]), Precision.YEAR


def _year_range(match: re.Match[str], frame: _Frame) -> _Answer:
    first, last = int(match["year"]), match["year2"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if second < first or second > 2100:
        return None, Precision.YEAR
    return (calendar.year(first)[0], calendar.year(second)[1]), Precision.YEAR


def _decade(match: re.Match[str], frame: _Frame) -> _Answer:
    raw = match["decade"]
    first = int(raw) if len(raw) == 4 else (1900 if int(raw) >= 30 else 2000) + int(raw)
    span = calendar.year(first)[0], calendar.year(first + 9)[1]
    return _shorten(span, match["early"]), Precision.DECADE


def _season(match: re.Match[str], frame: _Frame) -> _Answer:
    first_month = SEASONS[match["season"].lower()]
    which = (match["which"] or "").lower()
    if match["year"]:
        year = int(match["year"])
    elif frame.reference is None:
        return None, Precision.MONTH
    else:
        year = frame.reference.year
        begins = date(year, first_month, 1)
        if "last" in which and calendar.add_months(begins, 3) > frame.reference:
            year -= 1
        elif which == "next" and begins <= frame.reference:
            year += 1
    # Hemispheres and calendars differ on seasons: a month of grace on either side.
    start = date(year - (first_month == 12), first_month, 1)
    span = calendar.interval(calendar.add_months(start, -1), calendar.add_days(calendar.add_months(start, 4), -1))
    if first_month == 12:
        span = calendar.interval(calendar.add_months(start, -1), calendar.add_days(calendar.add_months(start, 12), 30))
    return span, Precision.MONTH


def _quarter(match: re.Match[str], frame: _Frame) -> _Answer:
    number = {
        "first": 1,
        "1st": 1,
        "second": 2,
        "2nd": 2,
        "third": 3,
        "3rd": 3,
        "fourth": 4,
        "4th": 4,
        "last": 4,
        "final": 4,
    }[match["number"].lower()]
    if not match["year"]:
        return None, Precision.MONTH
    year = int(match["year"])
    if match["what"] == "half":
        number = min(number, 2)
        first = 6 * (number - 1) + 1
        return (calendar.month(year, first)[0], calendar.month(year, first + 5)[1]), Precision.MONTH
    first = 3 * (number - 1) + 1
    return (calendar.month(year, first)[0], calendar.month(year, first + 2)[1]), Precision.MONTH


def _weekday(match: re.Match[str], frame: _Frame) -> _Answer:
    groups = match.groupdict()
    part = groups.get("part") or groups.get("early")
    precision = Precision.HOUR if part else Precision.DAY
    if frame.reference is None:
        return None, precision
    wanted = WEEKDAYS[match["weekday"].lower().rstrip(".")]
    back = (frame.reference.weekday() - wanted) % 7
    which = (match["which"] or "").lower()
    if which == "next":
        # "Next Friday" is the coming one to some and the one after to others.
        first = calendar.add_days(frame.reference, 7 - back)
        return (calendar.day(first)[0], calendar.day(calendar.add_days(first, 7))[1]), Precision.WEEK
    if which in ("this", "this coming", "coming") or (not which and frame.looks_ahead):
        if which == "this" and not frame.looks_ahead:
            return _part_of_day(calendar.add_days(frame.reference, -back), part), precision
        if which:
            return _part_of_day(calendar.add_days(frame.reference, (7 - back) % 7), part), precision
        # A plan told in the past tense may name the past or the coming weekday.
        return None, precision
    if which in ("last", "the previous", "previous") and back <= 1:
        # "Last Tuesday" on a Wednesday may be yesterday or a week earlier.
        first = calendar.add_days(frame.reference, -back - 7)
        return (calendar.day(first)[0], calendar.day(calendar.add_days(first, 7))[1]), Precision.WEEK
    return _part_of_day(calendar.add_days(frame.reference, -back), part), precision


_NAMED_DAYS = {"yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
               "this evening": 0, "tomorrow": 1, "earlier today": 0}  # fmt: skip


def _named_day(match: re.Match[str], frame: _Frame) -> _Answer:
    words = " ".join(match["named"].lower().split())
    part = match["part"] or (words.rsplit(" ", 1)[-1] if words not in _NAMED_DAYS or " " in words else None)
    if words == "tonight":
        part = "night"
    if words.endswith("today"):
        part = None
    precision = Precision.HOUR if part else Precision.DAY
    if frame.reference is None:
        return None, precision
    return _part_of_day(calendar.add_days(frame.reference, _NAMED_DAYS[words]), part), precision


def _unresolved_day(match: re.Match[str], frame: _Frame) -> _Answer:
    return None, Precision.DAY


def _count_of(words: str) -> tuple[float, float]:
    words = words.lower()
    vague = {"several": (2.0, 10.0), "a few": (2.0, 6.0), "a couple of": (2.0, 3.0), "a": (1.0, 1.0), "an": (1.0, 1.0)}
    if words in vague:
        return vague[words]
    numeral = read_numeral(tokenise(words), 0)
    value = min(numeral.low, 1e6) if numeral else 1.0
    return value, value


_STEP = {"second": (0, 0), "minute": (0, 0), "hour": (0, 0), "day": (1, 0), "week": (7, 0), "month": (0, 1), "year": (0, 12),
         "decade": (0, 120), "century": (0, 1200)}  # fmt: skip
_PRECISION = {"second": Precision.DAY, "minute": Precision.DAY, "hour": Precision.DAY, "day": Precision.DAY, "week": Precision.WEEK,
              "month": Precision.MONTH, "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.DECADE}  # fmt: skip


def _unit_of(word: str) -> str:
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def _ago(match: re.Match[str], frame: _Frame) -> _Answer:
    unit = _unit_of(match["unit"])
    precision = _PRECISION[unit]
    if frame.reference is None or match["anchor"].lower() not in ("ago", "earlier this", "from now"):
        return None, precision
    low, high = _count_of(match["count"])
    days, months = _STEP[unit]
    sign = 1 if match["anchor"].lower() == "from now" else -1
    # "25 years ago" is good to half a unit either way, more for a round count in words or with "about".
    slack = 0.5 if unit not in ("second", "minute", "hour", "day") else 0.0
    if match["about"]:
        slack = max(slack, 0.1 * high)
    nearest, farthest = sorted((low - slack, high + slack))
    one, other = (
        calendar.add_months(
            calendar.add_days(frame.reference, round(sign * count * days)), round(sign * count * months)
        )
        for count in (nearest, farthest)
    )
    first, last = sorted((one, other))
    if unit in ("second", "minute", "hour"):
        first = calendar.add_days(first, -1 - int(high / 24) if unit == "hour" else -1)
    return calendar.interval(first, last), precision


def _past_period(match: re.Match[str], frame: _Frame) -> _Answer:
    unit = _unit_of(match["unit"])
    precision = _PRECISION[unit]
    if frame.reference is None:
        return None, precision
    count = _count_of(match["count"] or "one")[1]
    days, months = _STEP[unit]
    sign = 1 if match["which"].lower() in ("next", "coming") else -1
    other = calendar.add_months(
        calendar.add_days(frame.reference, round(sign * count * days)), round(sign * count * months)
    )
    first, last = sorted((frame.reference, other))
    return calendar.interval(first, last), precision


def _this_period(match: re.Match[str], frame: _Frame) -> _Answer:
    unit = match["unit"].lower()
    precision = {"weekend": Precision.WEEK, "week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR,
                 "decade": Precision.DECADE, "century": Precision.DECADE}[unit]  # fmt: skip
    reference = frame.reference
    if reference is None:
        return None, precision
    shift = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "previous": -1}[
        match["which"].lower().split()[-1]
    ]
    if unit == "weekend":
        saturday = calendar.add_days(reference, 5 - reference.weekday())
        days_past = reference.weekday() < 5
        weeks = shift if shift else (0 if frame.looks_ahead or not days_past else -1)
        saturday = calendar.add_days(saturday, 7 * (weeks if weeks <= 0 else weeks - days_past))
        # Friday night belongs to most weekends in the news.
        return calendar.interval(calendar.add_days(saturday, -1), calendar.add_days(saturday, 1)), precision
    if unit == "week":
        start, end = calendar.week(calendar.add_days(reference, 7 * shift))
        if match["which"].lower().endswith(("last", "past")):
            end = min(end + timedelta(days=2), calendar.day(reference)[1])
        return (start, end), precision
    if unit == "month":
        when = calendar.add_months(reference.replace(day=1), shift)
        return _shorten(calendar.month(when.year, when.month), match["early"]), precision
    if unit == "year":
        return _shorten(calendar.year(min(max(reference.year + shift, 1), 9999)), match["early"]), precision
    return None, precision


def _clock(match: re.Match[str], frame: _Frame) -> _Answer:
    return None, Precision.MINUTE


_WHICH = r"(?P<which>last|this\s+past|this\s+coming|this|next|past|coming|previous)"
_EARLY = r"(?P<early>early|mid|late|the\s+(?:beginning|start|middle|end)\s+of|(?:beginning|start|end)\s+of)"
_TODAY = r"(?:earlier\s+today|today|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Frame], _Answer]], ...] = (
    (_compile(rf"\b(?:(?:{_WEEKDAY}),?\s+)?(?:(?P<early>[Ee]arly|[Ll]ate)\s+(?:on\s+)?)?\b(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:,?\s+(?P<year>{_YEAR}))?(?:\s+(?:at|in\s+the)?\s*(?P<part>{_PART}))?"), _full_date),
    (_compile(rf"\b(?:(?:{_WEEKDAY}),?\s+)?(?:the\s+)?(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?"), _full_date),
    (_compile(rf"\b(?:from\s+|between\s+)?(?P<month>{_MONTH})\s+(?P<day>{_DAY}){_JOIN}(?:(?P<month2>{_MONTH})\s+)?(?P<day2>{_DAY})(?:,?\s+(?P<year>{_YEAR}))?"), _day_range),
    (_compile(rf"\b(?P<day>{_DAY}){_JOIN}(?P<day2>{_DAY})\s+(?P<month>{_MONTH})(?P<month2>(?!))?(?:,?\s+(?P<year>{_YEAR}))?"), _day_range),
    (_compile(r"\b(?P<year>(?:19|20)[0-9]{2})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01])\b"), _iso),
    (_compile(rf"\b(?:{_EARLY}[\s-]+)?(?:{_WHICH}\s+)?(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))(?!\s*[0-9])"), _month_year),
    (_compile(rf"\b(?:{_EARLY}[\s-]+)(?:{_WHICH}\s+)?(?P<month>{_MONTH})(?P<year>(?!))?(?!\s+[0-9])"), _month_year),
    (_compile(rf"\b{_WHICH}\s+(?P<month>{_MONTH})(?P<year>(?!))?(?P<early>(?!))?(?!\s+[0-9])"), _month_year),
    (_compile(rf"(?<=\b[Ii]n\s)(?P<month>{_MONTH})(?P<year>(?!))?(?P<early>(?!))?(?P<which>(?!))?(?!\s+[0-9])"), _month_year),
    (_compile(rf"(?<=\b[Ss]ince\s)(?P<month>{_MONTH})(?P<year>(?!))?(?P<early>(?!))?(?P<which>(?!))?(?!\s+[0-9])"), _month_year),
    (_compile(rf"(?<=\b[Bb]y\s)(?P<month>{_MONTH})(?P<year>(?!))?(?P<early>(?!))?(?P<which>(?!))?(?!\s+[0-9])"), _month_year),
    (_compile(rf"(?<=\b[Uu]ntil\s)(?P<month>{_MONTH})(?P<year>(?!))?(?P<early>(?!))?(?P<which>(?!))?(?!\s+[0-9])"), _month_year),
    (_compile(rf"\b{_EARLY}[\s-]+(?P<year>{_YEAR})"), _year_alone),
    (_compile(rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\buntil\s)|(?<=\bduring\s)|(?<=\bof\s)|(?<=\bin\sthe\s)|(?<=\bfiscal\s)|(?<=\byear\s)|(?<=\baround\s)|(?<=\bfrom\s)|(?<=\bthrough\s)|(?<=,\s)|(?<=\())(?P<year>{_YEAR})(?P<early>(?!))?(?!\s+(?:people|troops|soldiers|[a-z]+s\b(?<!\s(?:was|has)))|[-–]\s?[0-9])", re.IGNORECASE), _year_alone),
    (_compile(rf"\b(?:from\s+|between\s+)?(?P<year>{_YEAR})(?:\s*[-–—]\s*|\s+(?:to|through|until|and)\s+)(?P<year2>{_YEAR}|[0-9]{{2}}(?![0-9,.]))", re.IGNORECASE), _year_range),
    (_compile(rf"\b(?:{_EARLY}[\s-]+(?:the\s+)?)?(?:(?<![0-9])(?P<decade>(?:1[5-9]|20)[0-9]0|(?<=['’])[0-9]0)['’]?s)\b"), _decade),
    (_compile(rf"\b(?:(?:the\s+)?(?:{_WHICH}\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{_YEAR}))", re.IGNORECASE), _season),
    (_compile(rf"\b{_WHICH}\s+(?P<season>spring|summer|autumn|fall|winter)(?P<year>(?!))?\b", re.IGNORECASE), _season),
    (_compile(rf"\b(?:the\s+)?(?P<number>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+(?P<what>quarter|half)\s+of\s+(?:fiscal\s+)?(?P<year>{_YEAR})", re.IGNORECASE), _quarter),
    (_compile(rf"\b(?:(?P<early>[Ee]arly|[Ll]ate)\s+(?:on\s+)?)?(?:{_WHICH}\s+)?(?P<weekday>{_WEEKDAY})(?:\s+(?P<part>{_PART}))?(?!,?\s+(?:{_MONTH})\s+[0-9])"), _weekday),
    (_compile(rf"\b(?P<named>{_TODAY})(?:\s+(?P<part>{_PART}))?\b", re.IGNORECASE), _named_day),
    (_compile(r"\bthe\s+(?:day\s+before(?:\s+yesterday)?|day\s+after|previous\s+(?:day|night|week|month|year)|following\s+(?:day|week|month|year|morning)|next\s+(?:day|morning)|same\s+day|night\s+before)\b", re.IGNORECASE), _unresolved_day),
    (_compile(rf"\b(?P<about>(?:about|around|roughly|nearly|almost|some|more\s+than|over|at\s+least|less\s+than)\s+)?(?P<count>{_COUNT})\s+(?P<unit>{_TIME_UNIT})\s+(?P<anchor>ago|earlier|later|before|after|afterward|beforehand|from\s+now)\b", re.IGNORECASE), _ago),
    (_compile(rf"\b(?:the\s+)?(?P<which>past|last|next|coming)\s+(?P<count>{_COUNT})\s+(?P<unit>{_TIME_UNIT})\b", re.IGNORECASE), _past_period),
    (_compile(rf"\b(?:{_EARLY}[\s-]+|(?:earlier|later)\s+)?(?:the\s+)?{_WHICH}\s+(?P<unit>weekend|week|month|year|decade|century)\b", re.IGNORECASE), _this_period),
    (_compile(r"\b(?:1[0-2]|0?[1-9])(?::[0-5][0-9])?\s?(?:[ap]\.m\.|[ap]m\b)", re.IGNORECASE), _clock),
    (_compile(r"\b(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?\b"), _clock),
)  # fmt: skip
