"""Is a text English? Enough to refuse what the rules cannot read; naming the language is the readers' work."""

from __future__ import annotations

import re

from claimref.records import Article

LEAST_WORDS = 30
"""Fewer words tell too little."""
LEAST_FUNCTION_WORDS = 0.12
"""English prose has a third to a half of them, headlines a sixth, other languages next to none."""

_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    """the of and to in that is was for on with as it by at from this have has had be been are were not but or an which
    who their they will would said he she his her its we you there when after more about into than also could can
    a""".split()
)


def is_english(article: Article) -> bool:
    """As the article says, else as its words tell; a text too short to tell is taken for English."""
    if article.language is not None:
        return article.language.lower().split("-")[0] == "en"
    words = _WORD.findall(article.text[:20_000].lower())
    if len(words) < LEAST_WORDS:
        return not words or sum(word.isascii() for word in words) > len(words) / 2
    return sum(word in _FUNCTION_WORDS for word in words) / len(words) >= LEAST_FUNCTION_WORDS
