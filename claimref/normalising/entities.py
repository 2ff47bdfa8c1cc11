"""The names of an article, found once by the parser and then by string matching in every statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimref.normalising.wordlists import words
from claimref.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc

# spaCy's labels as coarse classes; numbers and dates have their own modules.
TYPES = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "EVENT": "event",
    "PRODUCT": "product",
    "WORK_OF_ART": "work",
    "LAW": "law",
}
_TITLES = words(
    """
    mr mrs ms dr prof professor sir lady lord sen senator rep representative gov governor president vice prime
    minister chancellor king queen prince princess pope judge justice gen general lt lieutenant col colonel maj
    major capt captain sgt sergeant cmdr commander adm admiral attorney secretary mayor chief chairman
    chairwoman speaker ambassador spokesman spokeswoman spokesperson director rev reverend father sister brother
    former then-president ex-president congressman congresswoman deputy assistant the
    """
)
_SMALL = words("of the and for in on de la le du des von van der al bin ibn &")
_EDGES = " \t\n\r\"'“”‘’.,;:()[]-–—"


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """Forms of names as they may stand in a text, each with its full name and type.

    A form that could mean two names of the article (two people called Kim) is not in the index.
    """

    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def from_doc(cls, doc: Doc) -> EntityIndex:
        """Build the index from the entities that spaCy found in an article."""
        return cls.from_docs([doc])

    @classmethod
    def from_docs(cls, docs: Iterable[Doc]) -> EntityIndex:
        """Build the index of an article that was parsed in parts."""
        return cls.from_names(
            (span.text, TYPES[span.label_]) for doc in docs for span in doc.ents if span.label_ in TYPES
        )

    @classmethod
    def from_names(cls, names: Iterable[tuple[str, str]]) -> EntityIndex:
        """Build the index from (name, type) pairs, in any order and with repetitions."""
        counts: dict[str, dict[str, int]] = {}
        for raw, kind in names:
            name = strip_titles(" ".join(raw.split())) if kind == "person" else _strip_article(" ".join(raw.split()))
            if len(name) > 1 and any(letter.isupper() for letter in name):
                by_type = counts.setdefault(name, {})
                by_type[kind] = by_type.get(kind, 0) + 1
        # The parser types one name in several ways: the commonest wins, the alphabet breaks ties.
        types = {name: min(by_type, key=lambda kind: (-by_type[kind], kind)) for name, by_type in counts.items()}
        full = {name: _fullest(name, types) for name in types}
        meanings: dict[str, set[str]] = {}
        for name in types:
            for form in _forms_of(name, types[name]) if full[name] == name else {name}:
                meanings.setdefault(form, set()).add(full[name])
        return cls(
            {
                form: (next(iter(meant)), types[next(iter(meant))])
                for form, meant in sorted(meanings.items())
                if len(meant) == 1
            }
        )

    def find(self, text: str) -> tuple[Entity, ...]:
        """Return the names in `text`, in order, longest form first where forms overlap."""
        found: list[Entity] = []
        words = list(_WORD.finditer(text))
        i = 0
        while i < len(words):
            for j in range(min(len(words), i + _LONGEST_NAME), i, -1):
                start, end = words[i].start(), words[j - 1].end()
                known = self.forms.get(_SPACES.sub(" ", text[start:end]))
                if known is not None:
                    found.append(Entity(text[start:end], known[0], known[1], start, end))
                    i = j
                    break
            else:
                i += 1
        return tuple(found)


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[.&’'](?=\w)(?!s\b)\w+)*")
_SPACES = re.compile(r"\s+")
_LONGEST_NAME = 8


def strip_titles(name: str) -> str:
    """Return a person's name without titles before it and a possessive behind it."""
    words = _strip_possessive(name).split()
    while len(words) > 1 and words[0].lower().rstrip(".") in _TITLES:
        words.pop(0)
    return " ".join(words).strip(_EDGES)


def _strip_article(name: str) -> str:
    name = _strip_possessive(name)
    return name[4:] if name.lower().startswith("the ") else name


def _strip_possessive(name: str) -> str:
    name = name.strip(_EDGES)
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name.strip(" \t\"'“”‘’,;:()[]")


def _fullest(name: str, types: Mapping[str, str]) -> str:
    """Return the longest name of the article that `name` is a short form of, if just one is; else `name`."""
    longer = {
        other
        for other, kind in types.items()
        if len(other) > len(name) and name in _forms_of(other, kind) and _may_be(types[name], kind)
    }
    # A chain of ever longer forms ("Kim", "Jong Un Kim") has one end; two ends are two people.
    ends = {one for one in longer if not any(one in _forms_of(other, types[other]) for other in longer - {one})}
    return next(iter(ends)) if len(ends) == 1 else name


def _may_be(kind: str, fuller_kind: str) -> bool:
    """Tell whether a short form typed `kind` may be a name typed `fuller_kind`.

    The parser often takes a bare surname for a firm or a product; a place keeps its own meaning beside a person's
    surname (Washington).
    """
    return kind == fuller_kind or (fuller_kind == "person" and kind != "place")


def _forms_of(name: str, kind: str) -> set[str]:
    """Return the forms that a name may take later in an article."""
    words = name.split()
    forms = {name}
    if kind == "person" and len(words) > 1:
        forms.add(words[-1])
        forms.add(f"{words[0]} {words[-1]}")
        if words[-1].lower().rstrip(".") in ("jr", "sr", "ii", "iii"):
            forms.discard(words[-1])
            forms |= {words[-2].rstrip(","), " ".join(words[:-1]).rstrip(",")}
    if kind == "org" and len(words) > 1:
        letters = [word[0] for word in words if word.lower() not in _SMALL and word[0].isalnum()]
        acronym = "".join(letters).upper()
        if len(acronym) >= 2 and len(letters) > 1:
            forms |= {acronym, ".".join(acronym) + "."}
    return {form for form in forms if len(form) > 1}
