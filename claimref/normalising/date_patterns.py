"""How times are written: one pattern a form, each named after the resolver that understands it."""

from __future__ import annotations

import re

# Months are written with a capital, which tells May and March from the verbs.
MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
# Not the beginning of a longer number, and not a count: "May 20 people", "March 5%".
_NO_DAY = r"(?![0-9]|,[0-9]{3}(?![0-9])|\.[0-9]|[ -]?(?:percent|%|million|billion|people|men|women)|[-–][a-z])"
DAY = rf"(?P<day>(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?{_NO_DAY})"
YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2}(?![0-9]|,[0-9]{3}|\.[0-9]|[-–][a-z]))"
WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.(?=\W|$))s?"
)
PART = r"(?P<part>morning|afternoon|evening|night|midday|noon|midnight)\b"
WHICH = r"(?P<which>last|this\s+past|this\s+coming|this|next|past|coming|previous)"
EARLY = r"(?P<early>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of(?:\s+the)?)"
COUNT = (
    r"(?P<count>[0-9]+(?:\.[0-9]+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty)(?:-[a-z]+)?|several|a\s+few"
    r"|a\s+couple\s+of|(?:two|three|four)\s+and\s+a\s+half)"
)
UNIT = r"(?P<unit>seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|century|centuries)"
PERIOD = rf"(?P<which>past|last|next|coming)\s+{COUNT}\s+{UNIT}"
# What behind a four-digit number makes it a count: a word for people, and behind a round number any plural.
_NO_COUNT = (
    r"(?:(?<!00)(?!\s+(?:people|troops|police|men|women)\b)|(?!\s+(?:people|troops|police|men|women|children|(?!was|has|is)[a-z]+s\b)))"
    r"(?![-–]\s?[0-9])"
)
# Holidays and shops that are named after a weekday.
_NAMED_AFTER_DAYS = "".join(
    rf"(?<!\b{name}\s)"
    for name in ("Good", "Black", "Bloody", "Super", "Ash", "Palm", "Cyber", "Easter", "Fat", r"Fox\sNews")
)
_JOIN = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\band\b)\s*"
_WITH_YEAR = rf"(?:,?\s+{YEAR})?"


def _second(pattern: str) -> str:
    """Return the pattern with its groups renamed, for the other end of a range."""
    return re.sub(r"\(\?P<(\w+)>", r"(?P<\g<1>2>", pattern)


def _before_hyphen(pattern: str) -> str:
    """Return the pattern of a day or year so that a hyphen and a word may follow: "June 28-July 2"."""
    return pattern.replace("|[-–][a-z]", "")


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# A group named "time" is the span; without one the whole match is. Where matches overlap the earliest and then the
# longest wins, so the order here does not matter.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, pattern if isinstance(pattern, re.Pattern) else re.compile(pattern))
    for name, pattern in (
        (
            "full_date",
            rf"(?:\b(?:{WEEKDAY}),?\s+)?(?:\b(?P<early>[Ee]arly|[Ll]ate)\s+(?:on\s+)?)?\b{MONTH}\s+{DAY}{_WITH_YEAR}"
            rf"(?:\s+(?:at\s+|in\s+the\s+)?{PART})?",
        ),
        ("full_date", rf"(?:\b(?:{WEEKDAY}),?\s+)?(?:\bthe\s+)?\b{DAY}\s+(?:of\s+)?{MONTH}{_WITH_YEAR}"),
        ("full_date", r"\b(?P<year>(?:19|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])\b"),
        (
            "day_range",
            rf"\b(?:[Ff]rom\s+|[Bb]etween\s+)?{MONTH}\s+{_before_hyphen(DAY)}{_JOIN}(?:{_second(MONTH)}\s+)?{_second(DAY)}"
            rf"{_WITH_YEAR}",
        ),
        ("day_range", rf"\b{DAY}{_JOIN}{_second(DAY)}\s+{MONTH}{_WITH_YEAR}"),
        ("week_of", rf"\b(?:[Tt]he\s+)?(?P<span>week|weekend)\s+(?:of|beginning|ending)\s+{MONTH}\s+{DAY}{_WITH_YEAR}"),
        (
            "month",
            rf"\b(?:{EARLY}[\s-]+)?(?:{WHICH}\s+)?{MONTH},?\s+(?:of\s+)?(?:{YEAR}|(?P<which_year>last|this|next)\s+year)",
        ),
        ("month", rf"\b{EARLY}[\s-]+(?:{WHICH}\s+)?{MONTH}(?!\s+[0-9])"),
        ("month", rf"\b{WHICH}\s+{MONTH}(?!\s+[0-9])"),
        (
            "month",
            rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Dd]uring|[Tt]hrough)\s+(?P<time>{MONTH}(?!\s+[0-9]))",
        ),
        ("year", _any_case(rf"\b{EARLY}[\s-]+{YEAR}")),
        (
            "year",
            _any_case(
                r"(?:\b(?:in|since|by|before|after|until|till|during|of|in\s+the|fiscal|year|around|from|through|late\s+in|"
                rf"early\s+in|as\s+of)\s+|,\s|\()(?P<time>{YEAR}){_NO_COUNT}"
            ),
        ),
        (
            "year",
            rf"\b(?:[Tt]he|his|her|its|their|a|an|’s|'s)\s+(?P<time>{YEAR})(?=\s+[A-Za-z]|\s+elections){_NO_COUNT}",
        ),
        (
            "year_range",
            _any_case(
                rf"\b(?:from\s+|between\s+)?{_before_hyphen(YEAR)}(?:\s*[-–—]\s*|\s+(?:to|through|until|and)\s+)"
                r"(?P<year2>(?:1[5-9]|20)[0-9]{2}|[0-9]{2})(?![0-9]|[,.][0-9])"
            ),
        ),
        (
            "decade",
            rf"(?<!\w)(?:{EARLY}[\s-]+)?(?:the\s+)?(?:(?<![0-9])(?P<decade>(?:1[5-9]|20)[0-9]0)"
            r"|['’](?P<short>[0-9]0))['’]?s\b",
        ),
        (
            "season",
            _any_case(rf"\b(?:the\s+)?(?:{WHICH}\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{YEAR}"),
        ),
        ("season", _any_case(rf"\b{WHICH}\s+(?P<season>spring|summer|autumn|fall|winter)\b")),
        (
            "quarter",
            _any_case(
                r"\b(?:the\s+)?(?P<number>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+(?P<what>quarter|half)\s+"
                rf"of\s+(?:fiscal\s+)?{YEAR}"
            ),
        ),
        (
            "weekday",
            _NAMED_AFTER_DAYS
            + rf"\b(?:(?P<early>[Ee]arly|[Ll]ate)\s+(?:on\s+)?)?(?:{WHICH}\s+)?{WEEKDAY}(?:\s+{PART})?"
            r"(?!\s+(?:Times|Telegraph|Mirror|Mail|Post|Herald|Express|Review|Independent)\b)",
        ),
        (
            "named_day",
            _any_case(
                r"(?<!USA )\b(?P<named>earlier\s+today|today|tonight|yesterday|tomorrow|last\s+night"
                rf"|this\s+(?:morning|afternoon|evening))\b(?:\s+{PART})?"
            ),
        ),
        (
            "elsewhere",
            _any_case(
                r"\bthe\s+(?:day\s+before(?:\s+yesterday)?|day\s+after|night\s+before|same\s+day|next\s+(?:day|morning)|"
                r"previous\s+(?:day|night|week|month|year)|following\s+(?:day|week|month|year|morning))\b"
            ),
        ),
        (
            "offset",
            _any_case(
                rf"\b(?P<about>(?:about|around|roughly|nearly|almost|some|more\s+than|over|at\s+least|less\s+than)\s+)?{COUNT}"
                rf"\s+{UNIT}\s+(?P<anchor>ago|earlier|later|before|after|afterward|beforehand|from\s+now)\b"
            ),
        ),
        # Not "to last two years": the verb needs no article and follows no preposition.
        ("past_period", _any_case(rf"\b(?:the|these)\s+{PERIOD}\b")),
        ("past_period", _any_case(rf"\b(?:in|over|during|within|for)\s+(?P<time>{PERIOD})\b")),
        (
            "this_period",
            _any_case(
                rf"\b(?:{EARLY}[\s-]+|(?:earlier|later)\s+)?(?:the\s+)?{WHICH}\s+(?P<period>weekend|week|month|year|decade"
                r"|century)\b"
            ),
        ),
        ("clock", _any_case(r"\b(?:1[0-2]|0?[1-9])(?::[0-5][0-9])?\s?(?:[ap]\.m\.|[ap]m\b)")),
        ("clock", r"\b(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?\b"),
    )
)

# Without one of these there is no time in a text, and none of the patterns need be tried.
HINT = _any_case(
    r"(?:1[5-9]|20)[0-9]{2}|day|week|month|year|decade|centur|hour|minute|ago\b|tonight|morrow|night|morning|evening|noon"
    r"|spring|summer|autumn|fall|winter|[0-9]0['’]?s\b|[0-9]\s?[ap]\.?m\b|:[0-9]|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
    r"|Oct|Nov|Dec|Mon\.|Tues?\.|Wed\.|Thu|Fri\.|Sat\.|Sun\."
)
# What stands before a time and opens it at one end.
BORDER = _any_case(
    r"\b(?:(?P<since>(?:ever\s+)?since|dating\s+(?:back\s+)?to|starting\s+(?:from|in|on))"
    r"|(?P<until>(?:up\s+)?until|till|no\s+later\s+than|by)|(?P<before>before|prior\s+to|ahead\s+of)|(?P<after>after"
    r"|following)|(?P<as_of>as\s+of))\s+(?:at\s+least\s+)?(?:the\s+)?$"
)
WILL = _any_case(r"\b(?:will|won['’]t|shall)\b|['’]ll\b")
PLANNED = _any_case(
    r"\b(?:would|plan(?:s|ned)?|scheduled|expected|expects?|due|set|upcoming|next|(?:is|are|was|were)\s+to|going\s+to"
    r"|intend(?:s|ed)?|about\s+to|slated|deadline|until|forecast)\b"
)
