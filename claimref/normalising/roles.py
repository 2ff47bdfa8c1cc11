"""Tells amounts from numbers that only look like one: ids, ordinals, years, ages, vote tallies."""

from __future__ import annotations

from claimref.normalising import comparators
from claimref.normalising.calendar import MONTHS, WEEKDAYS
from claimref.normalising.nouns import STATES, counted_noun
from claimref.normalising.numerals import ONES, SUFFIXES, TENS, Numeral
from claimref.normalising.tokens import Tokens
from claimref.normalising.units import UNITS
from claimref.normalising.wordlists import words

FIRST_YEAR, LAST_YEAR = 1500, 2100
OLDEST = 120

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ORDINAL_WORDS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {word: float(value) for value, word in enumerate(_ORDINAL_WORDS.split(), 3)}
_ID_WORDS = words(
    """
    article section chapter title paragraph clause rule resolution amendment flight route highway interstate number
    proposition prop bill room channel district ward gate phase stage level grade category tier version volume episode
    season item exhibit docket apartment lot sector platform track page table appendix annex type model
    """
)
_VOTE_WORDS = words(
    """
    vote votes voted voting passed approved ratified adopted rejected defeated advanced cleared ruled ruling decision
    split margin tally score won lost beat beaten win victory draw
    """
)
# Words that may stand before a number with a capital, at the head of a sentence, without naming anything.
_PLAIN_BEFORE_NUMBER = (
    words(
        """
        the a an in on at by for from with of to as and or but about around some over under nearly almost more than
        least only just another these those all both when where while after before since until between through during
        against among there they he she it we i who which that if his her its their our roughly approximately up fewer
        less no not estimated were was is are had have has police officials authorities dozens hundreds thousands out
        he's it's they're said says per plus minus last next first past every each any such other
        """
    )
    | set(MONTHS)
    | set(WEEKDAYS)
    | set(ONES)
    | set(TENS)
)
# What can be counted one at a time in the news; any other "one X" is more often a turn of phrase.
_COUNTED_SINGLY = words(
    """
    person man woman child boy girl soldier officer policeman civilian official student suspect hostage passenger worker
    pilot member senator judge juror vote gunman attacker militant fighter protester journalist nurse doctor teacher
    employee bomb missile drone ship plane tank helicopter house building city village country
    """
)
_ONE_AS_PRONOUN = words("no the any this that each every another which anyone number some only day")
_MULTIPLIERS = words("% percent per million billion thousand trillion")
# More digits than this without a comma are a serial number.
_LONGEST_FIGURE = 9
_TALLY_SIGNS = ("-", "–", "to")


def is_year(tokens: Tokens, at: int) -> bool:
    """Tell whether token `at` can be a year: four digits and no comma."""
    raw = tokens.word(at)
    return len(raw) == 4 and raw.isascii() and raw.isdigit() and FIRST_YEAR <= int(raw) <= LAST_YEAR


def find_id(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """Return the token behind an id, ordinal or rank whose number is token `at`, with its role; else None."""
    if tokens.word(at + 1) in _ORDINAL_ENDINGS and tokens.joined(at + 1):
        return at + 2, "ordinal"
    behind = _joined_id(tokens, at)
    if behind is not None:
        return behind, "id"
    if len(tokens.word(at)) > _LONGEST_FIGURE and tokens.word(at).isdigit():
        return at + 1, "id"
    before = tokens.word(at - 1)
    if before in ("#", "№") or (before == "." and tokens.word(at - 2) == "no") or before == "number":
        return at + 1, "rank"
    if not at or not tokens[at - 1].is_word or "," in tokens.word(at):
        return None
    names = tokens[at - 1].is_capitalised and before not in _PLAIN_BEFORE_NUMBER and not is_year(tokens, at)
    # "Boeing 737", "Article 5"; but neither "CNN 40 percent" nor "Fox 4.3 points".
    is_amount = tokens.word(at + 1) in _MULTIPLIERS or (
        "." in tokens.word(at) and counted_noun(tokens, at + 1) is not None
    )
    return (at + 1, "id") if (before in _ID_WORDS or names) and not is_amount else None


def _joined_id(tokens: Tokens, at: int) -> int | None:
    """Return the token behind a number that is part of a longer sign: "G7", "F-250", "9/11", "5G", a phone number."""
    if tokens.joined(at):
        before = tokens[at - 1]
        if before.is_word and before.lower not in ("us", "rs", "usd", "eur"):
            return at + 1
        if before.lower in "-." and tokens.joined(at - 1) and tokens[at - 2].is_word:
            return at + 1
    last = at + 1
    while last + 1 < len(tokens) and tokens.word(last) in "-./–" and tokens.joined(last) and tokens.joined(last + 1):
        if not tokens[last + 1].is_number:
            break
        last += 2
    if last - at > 3 or (last - at == 3 and tokens.word(at + 1) in "./"):
        return last
    if tokens.joined(at + 1) and tokens[at + 1].is_word:
        is_unit = tokens.word(at + 1) in SUFFIXES | UNITS.keys()
        if not is_unit or (tokens.word(at + 1) == "g" and tokens[at + 1].is_capitalised):  # "4K", but "46g of fat"
            return at + 2
    return None


def find_tally(tokens: Tokens, at: int) -> tuple[int, float, float] | None:
    """Return (token behind, smaller, larger number) of a vote or score such as "97-1" or "97 to 1", else None."""
    middle = at + 1 + (tokens.word(at + 1) in ("votes", "vote"))
    second_at = middle + 1
    sign = tokens.word(middle)
    if tokens.hyphen(middle) and tokens.word(middle + 1) == "to" and tokens.hyphen(middle + 2):  # "a 5-to-4 ruling"
        sign, second_at = "to", middle + 3
    if sign not in _TALLY_SIGNS or not tokens.is_number(second_at) or tokens.joined(at):
        return None
    first, second = tokens.word(at), tokens.word(second_at)
    if not (first.isdigit() and second.isdigit() and len(first) <= 4 and len(second) <= 4) or is_year(tokens, at):
        return None
    last = second_at + 1
    following = tokens.word(last)
    if following in UNITS or following in _MULTIPLIERS or tokens.hyphen(last):
        return None
    near = {*tokens.words(max(0, at - 8), min(at, 8)), *tokens.words(last, 2)}
    one, other = tokens.value(at), tokens.value(second_at)
    if not near & _VOTE_WORDS and (one <= other or sign == "to"):
        return None
    return last, min(one, other), max(one, other)


def is_age(tokens: Tokens, first: int, last: int, dimension: str) -> bool:
    """Tell whether the number in tokens[first:last], unit included, is an age."""
    behind, before = tokens.word(last), tokens.word(first - 1)
    if dimension == "duration":
        if tokens.hyphen(last):
            return tokens.word(last + 1) in ("old", "olds")
        return behind in ("old", "olds") or tokens.words(last, 2) == ["of", "age"]
    if dimension != "count":
        return False
    if before in ("aged", "age", "ages") or tokens.words(first - 2, 2) == ["age", "of"]:
        return True
    if last - first > 1 or not (tokens.is_number(first) and 0 < tokens.value(first) < OLDEST) or first < 2:
        return False
    named = tokens[first - 2]
    if before in (",", "("):  # "Hunter, 41, was", "Hunter (41)"
        closes = behind == ("," if before == "," else ")")
        if closes and named.lower in ("age", "aged"):
            return True
        return closes and named.is_word and named.is_capitalised and named.lower not in MONTHS
    # "Hunter is 41.": a name or pronoun, and nothing behind the number.
    is_person = named.is_capitalised or named.lower in ("he", "she", "who", "will", "would")
    return before in ("is", "was", "be", "turned", "turns") and is_person and behind in (".", "", ",", "and", "when")


def counts_nothing(tokens: Tokens, numeral: Numeral) -> bool:
    """Tell number words that are no amount: "no one", "scores a goal", "one day", "the Big Four"."""
    at, last = numeral.first, numeral.last
    word, is_single = tokens.word(at), last - at == 1
    if word in ("scores", "tens") and tokens.word(at + 1) != "of":
        return True
    if (word == "zero" and is_single) or tokens.word(last) in ("figures", "digits"):
        return True
    if (
        tokens[at].is_capitalised
        and tokens[at].is_word
        and at
        and tokens[at - 1].is_word
        and tokens[at - 1].is_capitalised
    ):
        return True
    if word != "one" or not is_single:
        return False
    if tokens.word(at - 1) in _ONE_AS_PRONOUN:
        return True
    following = tokens.word(last + tokens.hyphen(last))
    if following in STATES or following in _COUNTED_SINGLY or following in ("percent", "%", "per"):
        return False
    if following in UNITS and following not in ("day", "second", "foot"):
        return False
    if comparators.find_before(tokens, at)[0]:
        return False
    return counted_noun(tokens, last, is_one=True) not in _COUNTED_SINGLY
