"""The people whom an article names, and which short forms stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import TYPE_CHECKING

from claimref.normalising.given_names import given_name_gender

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

HONORIFICS = frozenset({"mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms", "dr.", "dr", "sir"})
TITLES = HONORIFICS | frozenset(
    """president senator sen. rep. representative congressman congresswoman gov. governor secretary minister
    chancellor justice judge chairman speaker general gen. col. colonel sgt. capt. captain lt. prof. professor king
    queen prince princess pope mayor ambassador attorney gop detective officer sheriff chief""".split()
)
MALE, FEMALE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
NEUTER, PLURAL = frozenset("it its itself".split()), frozenset("they them their theirs themselves".split())
FIRST, FIRST_PLURAL = frozenset("i me my mine myself".split()), frozenset("we us our ours ourselves".split())
POSSESSIVE = frozenset("his her its their my our".split())
NO_PART = frozenset("to in on for with and at as is from by after says vs over will".split())
"""Words that no name has."""
PRONOUNS = MALE | FEMALE | NEUTER | PLURAL | FIRST | FIRST_PLURAL


@dataclass(frozen=True, slots=True)
class Replacement:
    """Tokens `start` to `end` of a segment are said as `text`; `name` is whom they mean, if somebody.

    A pronoun's `antecedents` are the heads of what it means, several where it means a row.
    """

    start: int
    end: int
    text: str
    name: str | None = None
    pronoun: bool = False
    antecedents: tuple[Token, ...] = ()


@dataclass(slots=True)
class Names:
    """The people whom an article names: the fullest form by each part of it, and what is known of their gender."""

    full: dict[str, str] = field(default_factory=dict)
    shared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)

    def gender_of(self, name: str) -> str | None:
        """ "male" or "female", as far as the given name, or a "Mr." or "Ms." in the article, tells."""
        return given_name_gender(name) or self.gender.get(name.split()[-1].lower())

    def principal(self, surname: str, honorific: str | None) -> str | None:
        """Whom a bare surname means that two people bear: by "Mr." or "Ms.", else the one whom the article names first.

        The other one, as a rule a relative, is called by the given name; who asks must see to it that the other has
        not just been mentioned.
        """
        forms = self.shared.get(surname.lower(), ())
        wanted = (
            "male" if honorific in {"mr", "mr."} else "female" if honorific in {"mrs", "mrs.", "ms", "ms."} else None
        )
        if wanted is not None:
            forms = tuple(form for form in forms if given_name_gender(form) == wanted)
            return forms[0] if len({form.split()[0] for form in forms}) == 1 else None
        return forms[0] if forms else None

    def fullest(self, words: Sequence[str]) -> str | None:
        """The full name that ends in the last of `words`, if there is one only."""
        bare = [word for word in words if word.lower() not in TITLES]
        if not bare:
            return None
        return self.full.get(bare[-1].lower())


def collect_names(docs: Sequence[Doc]) -> Names:
    names = Names()
    forms: dict[str, dict[str, None]] = {}  # in the order in which the article names them
    for doc in docs:
        for entity in doc.ents:
            if entity.label_ != "PERSON":
                continue
            words = name_words(entity)
            if NO_PART.intersection(word.lower() for word in words):
                continue  # a headline: "Mitt to Akin"
            if len(words) >= 2 and all(word[:1].isupper() for word in (words[0], words[-1])):
                forms.setdefault(_key(words), {})[" ".join(words)] = None
    for key, full in forms.items():
        # Two spellings of one given name are one person; two given names are two, and neither is the bare surname.
        first_words = {form.split()[0].lower().rstrip(".") for form in full}
        if len(first_words) == 1:
            names.full[key] = sorted(full, key=lambda form: (len(form.split()), form))[0]
        elif len(first_words) == 2:
            names.shared[key] = tuple(full)
    for doc in docs:
        for token in doc[:-1] if len(doc) else []:
            if token.lower_ in {"mr.", "mr"}:
                names.gender[doc[token.i + 1].lower_] = "male"
            elif token.lower_ in {"ms.", "mrs.", "ms", "mrs"}:
                names.gender[doc[token.i + 1].lower_] = "female"
    for surname, gender in names.gender.items():
        # "Melania Trump" is not the "Mr. Trump" of whom the article never gives the full name.
        if given_name_gender(names.full.get(surname, "")) not in {gender, None}:
            del names.full[surname]
    return names


def name_words(entity: Span) -> list[str]:
    words: list[str] = []
    joined = False
    for token in entity:
        if token.text == "-" and words and not token.whitespace_:
            joined = True  # "Campa-Najjar" is one word
        elif not token.is_punct or token.text == ".":
            words[len(words) - joined :] = [f"{words[-1]}-{token.text}" if joined else token.text]
            joined = False
    while words and words[-1] in {"'s", "'", "."}:
        words.pop()
    return without_titles(words)


def without_titles(words: Sequence[str]) -> list[str]:
    """ "Gov. Ann Low" → "Ann Low"."""
    return list(dropwhile(lambda word: word.lower() in TITLES, words))


def possessive(name: str) -> str:
    """ "Ann Low" → "Ann Low's"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _key(words: Sequence[str]) -> str:
    last = words[-1].lower()
    return words[-2].lower() if last in {"jr.", "jr", "sr.", "sr", "ii", "iii"} and len(words) > 2 else last


def people_of(doc: Doc, names: Names) -> list[Replacement]:
    found = _named(doc, names)
    longer = {i for item in found for i in range(item.start, item.end) if item.end > item.start + 1}
    return without_overlaps([*found, *_shared_surnames(doc, names, longer)])


def _named(doc: Doc, names: Names) -> list[Replacement]:
    found = []
    for entity in doc.ents:
        if entity.label_ not in {"PERSON", "ORG", "GPE"}:
            continue
        words = name_words(entity)
        full = names.fullest(words)
        if full is None or (entity.label_ != "PERSON" and len(words) > 1):
            if entity.label_ == "PERSON":
                found.append(_mention(doc, entity, " ".join(words) or entity.text))
            continue
        found.append(_mention(doc, entity, full))
    taken = {i for item in found for i in range(item.start, item.end)}
    for token in doc:
        # A bare surname that the recogniser missed.
        full = names.full.get(token.lower_)
        alone = token.pos_ == "PROPN" and not token.ent_type_ and token.i not in taken
        if alone and full is not None and token.dep_ in {"nsubj", "nsubjpass"} and not list(token.children):
            found.append(Replacement(token.i, token.i + 1, full, full))
    return found


def _shared_surnames(doc: Doc, names: Names, taken: set[int]) -> list[Replacement]:
    """Bare surnames that two people bear, where only one of them can be meant."""
    found = []
    for token in doc:
        forms = names.shared.get(token.lower_)
        if forms is None or token.pos_ != "PROPN" or not token.is_title or token.i in taken:
            continue
        before = token.nbor(-1) if token.i else None
        title = before.lower_ if before is not None else ""
        alone = before is None or not before.is_title or title in TITLES or before.is_sent_start or before.is_stop
        given = {form.split()[0].lower() for form in forms}
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if not alone or title in given or (after is not None and after.pos_ == "PROPN"):
            continue
        principal = names.principal(token.text, title or None)
        if principal is None:
            continue
        others = given - {principal.split()[0].lower()}
        near = doc[max(0, token.sent.start - 40) : token.sent.end]
        if title in HONORIFICS or others.isdisjoint({word.lower_ for word in near}):
            start = token.i - 1 if title in HONORIFICS else token.i
            found.append(Replacement(start, token.i + 1, principal, principal))
    return found


def _mention(doc: Doc, entity: Span, name: str) -> Replacement:
    start, end = entity.start, entity.end
    if end > start + 1 and doc[end - 1].lower_ in {"'s", "'"}:
        end -= 1
    while start > 0 and doc[start - 1].lower_ in HONORIFICS:
        start -= 1
    return Replacement(start, end, name, name)


def without_overlaps(found: Sequence[Replacement]) -> list[Replacement]:
    kept: list[Replacement] = []
    for replacement in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or replacement.start >= kept[-1].end:
            kept.append(replacement)
    return kept
