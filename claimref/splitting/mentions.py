"""The people, bodies and things that an article speaks of, each mention with what tells which pronoun may mean it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimref.splitting.names import FEMALE, MALE, NEUTER, PLURAL, PRONOUNS, Names, Replacement
from claimref.splitting.trees import cover, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

VALUES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
"""Entity types of what no pronoun takes up."""
PLACED = frozenset(
    "nsubj nsubjpass dobj pobj attr appos conj poss dative ROOT oprd agent npadvmod nmod compound dep".split()
)
INNER = frozenset({"nmod", "compound"})
"""Relations of nouns that are part of another, and mentions only where they are names."""
LONGEST_ROW = 6
"""A longer row of nouns is not said again for a "they"."""
LONGEST = 6
"""A longer noun phrase is said by its head and what stands before it."""
THIRD_PERSON = MALE | FEMALE | NEUTER | PLURAL


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase by its head; `doc` and `sentence` count from the top of the article, `key` is who or what it is.

    `name` is the name of a person. Where `joined` heads follow, it is a row of several: "Ann Low and Bo Lane".
    """

    head: Token
    doc: int
    sentence: int
    key: str
    name: str | None
    joined: tuple[Token, ...] = ()

    @property
    def position(self) -> tuple[int, int]:
        return self.doc, self.head.i

    @property
    def is_plural(self) -> bool:
        return bool(self.joined) or self.head.tag_ in {"NNS", "NNPS"}


def find_mentions(docs: Sequence[Doc], named: Sequence[Mapping[int, Replacement]], names: Names) -> list[Mention]:
    """Return the mentions of an article in order; `named` says for each segment which tokens are whose name."""
    found: list[Mention] = []
    for number, sentence_no, token in _tokens(docs):
        by_token = named[number]
        replacement = by_token.get(token.i)
        if replacement is not None and replacement.name is not None:
            if token != token.doc[replacement.start : replacement.end].root:
                continue
            name: str | None = replacement.name
        elif _is_mention(token):
            name = _name(token, by_token, names)
        else:
            continue
        found.append(Mention(token, number, sentence_no, name or key_of(token), name))
        joined = _joined(token)
        if joined:
            key = " + ".join(_called(each, by_token) for each in (token, *joined))
            found.append(Mention(token, number, sentence_no, key, None, joined))
    return found


def _called(head: Token, by_token: Mapping[int, Replacement]) -> str:
    """Who or what one noun of a row is, by the name in full where it names somebody."""
    replacement = by_token.get(head.i)
    return replacement.name if replacement is not None and replacement.name is not None else key_of(head)


def _tokens(docs: Sequence[Doc]) -> Iterator[tuple[int, int, Token]]:
    """Every token with the number of its segment and of its sentence, both counted over the article."""
    sentence_no = 0
    for number, doc in enumerate(docs):
        for sentence in doc.sents:
            sentence_no += 1
            for token in sentence:
                yield number, sentence_no, token


def _name(token: Token, by_token: Mapping[int, Replacement], names: Names) -> str | None:
    """The name of a person whom a surname means that was taken for something else, or the noun beside it."""
    if token.pos_ == "PROPN" and token.ent_type_ != "GPE" and token.is_title and token.lower_ in names.full:
        return names.full[token.lower_]
    beside = [token.head] if token.dep_ == "appos" else [child for child in token.children if child.dep_ == "appos"]
    named = {by_token[other.i].name for other in beside if other.i in by_token and not token.ent_type_}
    return named.pop() if len(named) == 1 else None


def _joined(first: Token) -> tuple[Token, ...]:
    """What a row of nouns goes on with; none for a noun that is not the first of its row."""
    row: list[Token] = []
    token = first
    while first.dep_ != "conj":
        if any(child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in token.children):
            return ()
        following = [child for child in token.children if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}]
        if not following:
            break
        token = following[0]
        row.append(token)
    return tuple(row) if len(row) < LONGEST_ROW else ()


def find_anaphors(docs: Sequence[Doc]) -> Iterator[tuple[int, int, Token]]:
    """Yield the pronouns of the third person, each with the number of its segment and of its sentence."""
    for number, sentence_no, token in _tokens(docs):
        if token.lower_ in THIRD_PERSON and token.pos_ in {"PRON", "DET"}:
            yield number, sentence_no, token


def _is_mention(token: Token) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ not in PLACED or token.lower_ in PRONOUNS:
        return False
    if any(child.lower_ == "no" for child in token.children if child.dep_ == "det"):
        return False
    if token.dep_ == "appos" and token.left_edge.i > 0 and token.left_edge.nbor(-1).text in {"(", "["}:
        return False
    if token.dep_ in INNER and (not token.ent_type_ or token.head.ent_iob_ != "O"):
        return False
    return token.ent_type_ not in VALUES


def key_of(head: Token) -> str:
    """Names by their words, other nouns by their lemma; a noun in apposition is what it stands beside."""
    if head.dep_ == "appos" and head.head.pos_ in {"NOUN", "PROPN"} and head.ent_type_ in {"", "NORP"}:
        head = head.head
    if head.pos_ == "PROPN":
        words = [child.text for child in head.children if child.dep_ == "compound" and child.i < head.i]
        return " ".join([*words, head.text]).lower()
    return head.lemma_.lower()


SINGLING = frozenset("notably especially particularly mainly chiefly even".split())
"""Adverbs before a noun phrase that belong to their own sentence."""


def said_again(head: Token, said: Mapping[int, Replacement], owns: bool = False) -> str | None:
    """The noun phrase as of something known by now: "a letter from Brida" → "the letter from Brida".

    Names and pronouns in it are said as `said` has them. Of what `owns` something only "of" is said after its head: no
    "the hostage in Brida's sister". None where it opens with a pronoun that nobody could tell.
    """
    words = phrase(head, ("relcl", "acl", "appos", "conj", "cc"))
    words = [word for word in words if word.dep_ != "case" or word.head != head]  # "the minister's"
    further = owns and any(child.dep_ == "prep" and child.lower_ != "of" and child in words for child in head.children)
    if words and words[0].lower_ in SINGLING:
        words = words[1:]
    if further or len(words) > LONGEST or any(_is_open(word, said) for word in words):
        words = [word for word in words if word.i <= head.i]
    if any(_is_open(word, said) for word in words):
        return None
    text = _text(cover(words), said) if words else head.text
    first, _, rest = text.partition(" ")
    if first.lower() in {"a", "an", "this", "that", "such", "another", "any", "each", "every"} and rest:
        return f"the {rest}"
    return f"the{text[3:]}" if text.startswith("The ") else text


def _is_open(word: Token, said: Mapping[int, Replacement]) -> bool:
    return word.pos_ in {"PRON", "DET"} and word.lower_ in PRONOUNS and word.i not in said


def _text(span: Span, said: Mapping[int, Replacement]) -> str:
    parts = []
    for token in span:
        replacement = said.get(token.i)
        if replacement is None:
            parts.append(token.text_with_ws)
        elif token.i == max(span.start, replacement.start):
            parts.append(replacement.text + span.doc[min(span.end, replacement.end) - 1].whitespace_)
    return "".join(parts).strip()
