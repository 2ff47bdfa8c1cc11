"""Drafted words as a sentence: references filled in, spacing and punctuation set, a capital and a full stop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimref.normalising.given_names import given_name_gender
from claimref.splitting.inflection import present
from claimref.splitting.names import FIRST, Replacement

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTIVE = {"my": "I", "our": "we", "your": "you", "his": "he", "her": "she", "its": "it", "their": "they"}
IN_THIRD_PERSON = {
    "male": {"i": "he", "me": "him", "my": "his", "mine": "his", "myself": "himself"},
    "female": {"i": "she", "me": "her", "my": "her", "mine": "hers", "myself": "herself"},
}
AS_SUBJECT = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}
CONTRACTING = frozenset("i you he she it we they that this there here who what where how when let".split())
"""Words whose contractions are plain: "they'll", "it's"."""
CONTRACTED = {"m": "am", "re": "are", "ve": "have", "ll": "will"}
_QUOTES = re.compile('["“”„«»]')
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_BRACKET = re.compile(r"[()\[\]]")
_SPACE = re.compile(r"\s+")
_BEFORE = re.compile(r"\s+([,.;:!?%)\]])")
_COMMAS = re.compile(r"\s*[,;](?:\s*[,;!?])+")
_EDGE = re.compile(r"^[\s,;:.\-–—)\]]+|[\s,;:.!?\-–—(\[]+$")
_DOUBLED = re.compile(r"\b(on|in) (on|in) ")
_BOUND = re.compile(r"\b([Ff]or|[Bb]y|[Ss]ince|[Uu]ntil|[Oo]f) (?:on|in) (?=[A-Z0-9]|the \w+ of )")


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
            said = replacement.text
            if _is_subject(words, position):
                said = replacement.name or said.removesuffix("'s").removesuffix("'")
            if replacement.pronoun and (
                _is_known(replacement, mentioned, pieces) or _stands_before(replacement, words[:position])
            ):
                said = _in_third_person(words[position:after], replacement)
            pieces.append(_within(said, replacement) if pieces else said)
            first_person = first_person or str(word).lower() == "i"
            if replacement.name:
                mentioned.add(replacement.name)
        elif _is_subject(words, position):
            pieces.append(SUBJECTIVE[str(word).lower()])
        else:
            said = _third_person(word) if first_person else str(word)
            if said == str(word) and pieces and pieces[-1].lower() not in CONTRACTING:
                said = _in_full(word) or said
            if not pieces and not isinstance(word, str) and word.tag_ == "PRP":
                said = AS_SUBJECT.get(word.lower_, said)  # "accused him of leaving": he left
            elif said == str(word):
                said = _in_its_place(word, "".join(pieces))
            elif not pieces[-1].endswith(" "):
                pieces.append(" ")
            pieces.append(said)
            first_person = first_person and not _is_finite_verb(word)
        if _spaced(words, after):
            pieces.append(" ")
        position = after
    return tidy("".join(pieces))


def _within(said: str, replacement: Replacement) -> str:
    """What a pronoun means without the capital letter that it had only as the first of its sentence."""
    antecedent = replacement.antecedents[0] if replacement.antecedents and not replacement.name else None
    if antecedent is None or not said[:1].isupper() or not antecedent.left_edge.is_sent_start:
        return said
    first = antecedent.left_edge
    plain = first.pos_ != "PROPN" and first.ent_type_ in {"", "CARDINAL"} and said.startswith(first.text)
    return said[0].lower() + said[1:] if plain and first.text != "I" and not first.text.isupper() else said


def _is_subject(words: Sequence[Token | str], position: int) -> bool:
    """Is it an owner that has become a subject: "his visit" → "he visited"?"""
    word = words[position]
    if isinstance(word, str) or word.lower_ not in SUBJECTIVE or word.tag_ != "PRP$":
        return False
    return position + 1 < len(words) and isinstance(words[position + 1], str)


def _is_known(replacement: Replacement, mentioned: set[str], before: Sequence[str]) -> bool:
    """Has the sentence said by now whom or what is meant?"""
    if replacement.name:
        return replacement.name in mentioned or _by_surname(replacement.name, "".join(before).split())
    said = replacement.text.lower().removeprefix("the ").removesuffix("'s").removesuffix("'")
    return said in "".join(before).lower()


def _stands_before(replacement: Replacement, before: Sequence[Token | str]) -> bool:
    """Has the sentence begun with the very words that are meant: "its leader has both his hands"?"""
    # By place and text: the two parsers' tokens are not the same objects, and other segments count anew.
    there = {(word.idx, word.text) for word in before if not isinstance(word, str)}
    meant = {(token.idx, token.text) for token in replacement.antecedents}
    return bool(meant) and meant <= there


def _by_surname(name: str, words: Sequence[str]) -> bool:
    """Has "Low" been named for Ann Low, and not Bo Low or Low Jong?"""
    given, surname = name.split()[0], name.split()[-1]
    return any(
        word.strip(",.").removesuffix("'s") == surname
        and (not before[:1].isupper() or before == given)
        and not after[:1].isupper()
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False)
    )


def _in_third_person(words: Sequence[Token | str], replacement: Replacement) -> str:
    """The pronoun as it stands; "my" as "his" or "her", where the name tells which."""
    word = str(words[0]).lower()
    gender = given_name_gender(replacement.name or "")
    if word not in FIRST:
        return _as_written(words)
    return replacement.text if gender is None else IN_THIRD_PERSON[gender][word]


def _as_written(words: Sequence[Token | str]) -> str:
    return "".join(word if isinstance(word, str) else word.text_with_ws for word in words).rstrip()


def _is_finite_verb(word: Token | str) -> bool:
    return not isinstance(word, str) and word.tag_ in {"VBP", "VBD", "MD"}


def _third_person(word: Token | str) -> str:
    """The verb after an "I" that has become a name: "am" → "is", "hope" → "hopes"."""
    if isinstance(word, str) or word.tag_ != "VBP":
        return str(word)
    return present(word.lemma_, plural=False)


def _in_full(word: Token | str) -> str | None:
    """ "Low's been" → "Low has been", "Low'll" → "Low will": after a name a contraction reads as its owner."""
    if isinstance(word, str) or not word.text.startswith(("'", "’")):
        return None
    form, verb = word.text[1:].lower(), word.head
    if word.tag_ == "POS":
        # "Low's asked a firm", where the parser takes Low for an owner
        verb = word.nbor() if verb.dep_ == "nsubj" and word.i + 1 < len(word.doc) else word
        return "has" if verb.tag_ in {"VBD", "VBN"} and verb.lemma_ != "be" else "is" if verb.tag_ == "VBG" else None
    if word.pos_ not in {"AUX", "VERB"}:
        return None
    perfect = verb.tag_ in {"VBN", "VBD"} and (
        word.dep_ == "aux" or verb.lemma_ in {"be", "have"} or any(child.dep_ == "dobj" for child in verb.children)
    )
    if form == "s":
        return "has" if perfect else "is"
    return ("had" if perfect else "would") if form == "d" else CONTRACTED.get(form)


def _in_its_place(word: Token | str, before: str) -> str:
    """The word without the capital letter that it has only as the first of a sentence or a quotation."""
    text = str(word)
    if not before or before.rstrip().endswith(":") or not text[:1].isupper() or text == "I":
        return text
    if text.isupper() and len(text) > 1:
        return text
    if isinstance(word, str):
        return text[0].lower() + text[1:] if text == "The" else text
    plain = word.pos_ not in {"PROPN", "NOUN", "ADJ"} and not word.ent_type_
    first = word.is_sent_start or word.nbor(-1).is_punct
    return text[0].lower() + text[1:] if plain and first else text


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
    text = _SPACE.sub(" ", _EMPTY.sub("", text))
    text = _COMMAS.sub(",", text)
    text = _BEFORE.sub(r"\1", text)
    text = _BOUND.sub(r"\1 ", _DOUBLED.sub(r"\2 ", text))
    text = _EDGE.sub("", _balanced(text)).strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + "."


def _balanced(text: str) -> str:
    """Without brackets whose other half was cut away."""
    open_at: list[int] = []
    loose: set[int] = set()
    for bracket in _BRACKET.finditer(text):
        if bracket[0] in "([":
            open_at.append(bracket.start())
        elif open_at:
            open_at.pop()
        else:
            loose.add(bracket.start())
    loose |= set(open_at)
    return "".join(character for i, character in enumerate(text) if i not in loose)
