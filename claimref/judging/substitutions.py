"""Two statements in the same words, save for one name, or for "he" and "she": somebody or somewhere else is meant."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from claimref.judging.findings import Finding
from claimref.normalising.given_names import given_name_gender
from claimref.normalising.wordlists import words as words_of
from claimref.records import DifferOn, RelationType, Statement

# Share of the words that must be the same, in order; with less, a different name is a different sentence.
MIN_SAME_WORDS = 0.75
MIN_WORDS = 5
# Two spellings of one name, in rapidfuzz's ratio.
SAME_SPELLING = 75.0

# From here on two words are one name, misspelled or put into other letters, and no other name: "Austria", "Australia".
ONE_NAME = 90.0

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PRONOUNS = words_of("he she it they him her them his hers its their who whose this that i we you")
_SMALL = words_of("of the and for in on at de la al bin von van")
_GENDERS = dict.fromkeys(words_of("he him his himself"), "male") | dict.fromkeys(
    words_of("she her hers herself"), "female"
)


def compare_names(left: Statement, right: Statement) -> list[Finding]:
    """Return a finding where the texts differ in one name only, and no form of the one can be the other.

    So it is where all in which they differ stands for a man in the one, and for a woman in the other.
    """
    words, others = _WORD.findall(left.text), _WORD.findall(right.text)
    if min(len(words), len(others)) < MIN_WORDS:
        return []
    matcher = SequenceMatcher(None, [word.lower() for word in words], [word.lower() for word in others], autojunk=False)
    # An upper bound first: the matching itself is the costly part.
    if matcher.real_quick_ratio() < MIN_SAME_WORDS or matcher.quick_ratio() < MIN_SAME_WORDS:
        return []
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    if not changes or matcher.ratio() < MIN_SAME_WORDS:
        return []
    if all(_are_man_and_woman(words[i:j], others[k:m]) for _, i, j, k, m in changes):
        _, start, end, other_start, other_end = changes[0]
        return [_finding(" ".join(words[start:end]), " ".join(others[other_start:other_end]))]
    if len(changes) > 1:
        return []
    _, start, end, other_start, other_end = changes[0]
    one, other = _widened(words, start, end), _widened(others, other_start, other_end)
    if not (_is_name(words[start:end], start) and _is_name(others[other_start:other_end], other_start)):
        return []
    return [] if _may_be_one(one, other) else [_finding(" ".join(one), " ".join(other))]


def same_but_for_spelling(left: str, right: str) -> bool:
    """Tell whether two texts have the same words, save for names that each spells in its own way: "Zelensky"."""
    words, others = _WORD.findall(left), _WORD.findall(right)
    if len(words) != len(others):
        return False
    changed = [(one, other) for one, other in zip(words, others, strict=True) if one.lower() != other.lower()]
    return bool(changed) and all(
        one[0].isupper() and other[0].isupper() and fuzz.ratio(one, other) >= ONE_NAME for one, other in changed
    )


def _widened(words: list[str], start: int, end: int) -> list[str]:
    """Return the changed words with the capitalised ones on either side: the whole name."""
    while start > 0 and words[start - 1][0].isupper():
        start -= 1
    while end < len(words) and words[end][0].isupper():
        end += 1
    return [word.replace("’", "'").removesuffix("'s") for word in words[start:end]]


def _is_name(words: list[str], start: int) -> bool:
    """Tell whether the changed words are a name: capitals throughout, and more than the capital of a first word."""
    content = [word for word in words if word.lower() not in _SMALL]
    if not content or not all(word[0].isupper() and word.lower() not in _PRONOUNS for word in content):
        return False
    return start > 0 or len(content) > 1


def _are_man_and_woman(one: list[str], other: list[str]) -> bool:
    """Tell whether "he" stands where the other text has "she", or the name of a woman."""
    genders = {_gender(one), _gender(other)}
    return None not in genders and len(genders) > 1


def _gender(words: list[str]) -> str | None:
    text = " ".join(words)
    return _GENDERS.get(text.lower()) or (given_name_gender(text) if text[:1].isupper() else None)


def _may_be_one(one: list[str], other: list[str]) -> bool:
    """Tell whether two names share a word, a spelling or an acronym: "Vellish" and "Vell", "NGC" and "N.G.C."."""
    parts, others = _parts(one), _parts(other)
    if any(fuzz.ratio(part, other_part) >= SAME_SPELLING for part in parts for other_part in others):
        return True
    if any(part[:4] == other_part[:4] for part in parts for other_part in others):
        return True
    if _acronym(one) in others or _acronym(other) in parts:
        return True
    return any(
        word.isupper() and long[0][0] == word[0] for word, long in ((one[0], other), (other[0], one)) if len(long) > 1
    )


def _parts(name: list[str]) -> list[str]:
    return [
        part.lower()
        for word in name
        for part in word.replace(".", "").split("-")
        if part and part.lower() not in _SMALL
    ]


def _acronym(name: list[str]) -> str:
    return "".join(part[0] for part in _parts(name))


def _finding(one: str, other: str) -> Finding:
    return Finding(
        RelationType.DIFFER, DifferOn.ENTITY, one, other, f"{one} against {other}, in otherwise the same words"
    )
