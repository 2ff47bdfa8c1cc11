"""Drafted words as a sentence: references filled in, spacing and punctuation set, a capital and a full stop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimref.splitting.inflection import present
from claimref.splitting.names import FIRST, Replacement

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTIVE = {"my": "I", "our": "we", "your": "you", "his": "he", "her": "she", "its": "it", "their": "they"}
_QUOTES = re.compile('["“”„«»]')
_SPACE = re.compile(r"\s+")
_BEFORE = re.compile(r"\s+([,.;:!?%)\]])")
_COMMAS = re.compile(r"(?:\s*[,;]){2,}")
_EDGE = re.compile(r"^[\s,;:.\-–—)\]]+|[\s,;:.!?\-–—(\[]+$")
_DOUBLED = re.compile(r"\b(on|in|by|since|until|of) (on|in) ")


def realise(words: Sequence[Token | str], replacements: Mapping[int, Replacement]) -> str:
    """Return `words` as one sentence; `replacements` maps the tokens they cover to what is said for them."""
    pieces: list[str] = []
    mentioned: set[str] = set()
    first_person = False
    position = 0
    while position < len(words):
        word = words[position]
        replacement = None if isinstance(word, str) else replacements.get(word.i)
        after = position + 1
        if replacement is not None:
            while after < len(words) and _covers(replacement, words[after]):
                after += 1
            said = replacement.name if replacement.name and _is_subject(words, position) else replacement.text
            known = replacement.pronoun and replacement.name in mentioned and str(word).lower() not in FIRST
            pieces.append(_as_written(words[position:after]) if known else said)
            first_person = first_person or str(word).lower() == "i"
            if replacement.name:
                mentioned.add(replacement.name)
        elif _is_subject(words, position):
            pieces.append(SUBJECTIVE[str(word).lower()])
        else:
            pieces.append(_third_person(word) if first_person else str(word))
            first_person = first_person and not _is_finite_verb(word)
        if _spaced(words, after):
            pieces.append(" ")
        position = after
    return tidy("".join(pieces))


def _is_subject(words: Sequence[Token | str], position: int) -> bool:
    """Is it an owner that has become a subject: "his visit" → "he visited"?"""
    word = words[position]
    if isinstance(word, str) or word.lower_ not in SUBJECTIVE or word.tag_ != "PRP$":
        return False
    return position + 1 < len(words) and isinstance(words[position + 1], str)


def _as_written(words: Sequence[Token | str]) -> str:
    return "".join(word if isinstance(word, str) else word.text_with_ws for word in words).rstrip()


def _is_finite_verb(word: Token | str) -> bool:
    return not isinstance(word, str) and word.tag_ in {"VBP", "VBD", "MD"}


def _third_person(word: Token | str) -> str:
    """The verb after an "I" that has become a name: "am" → "is", "hope" → "hopes"."""
    if isinstance(word, str) or word.tag_ != "VBP":
        return str(word)
    found = present(word.lemma_, plural=False)
    return f" {found}" if word.text.startswith("'") else found


def _spaced(words: Sequence[Token | str], after: int) -> bool:
    """Does a space stand before the word at `after`?"""
    if after >= len(words):
        return False
    left, right = words[after - 1], words[after]
    if isinstance(right, str):
        return not right.startswith("'")
    if not isinstance(left, str) and right.i == left.i + 1:
        return bool(left.whitespace_)
    return not (right.is_punct and right.text in {",", ".", ")", ":", ";", "'s"}) and right.lower_ not in {"'s", "n't"}


def _covers(replacement: Replacement, word: Token | str) -> bool:
    return not isinstance(word, str) and replacement.start <= word.i < replacement.end


def tidy(text: str) -> str:
    text = _QUOTES.sub("", text)
    text = _SPACE.sub(" ", text)
    text = _COMMAS.sub(",", text)
    text = _BEFORE.sub(r"\1", text)
    text = _DOUBLED.sub(r"\2 ", text)
    text = _EDGE.sub("", text).strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + "."
