"""What people type to find statements, and how each database's full-text search is asked for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimref.errors import StoreError

# Words that say how a sentence is built, not what it is about. May is a month and Will a name: they stay.
FUNCTION_WORDS = frozenset(
    """
    a about after all am an and any are as at be been before being but by can could did do does doing for from had has
    have having he her here hers him his how i if in into is it its just me more most must my of on or our
    out over shall she should so some such than that the their them then there these they this those through to under
    until up us was we were what when where which while who whom whose why with would you your
    """.split()
)

_TERM = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase; `prefix`: the beginning of a word."""

    words: str
    prefix: bool = False
    quoted: bool = False

    @property
    def says_little(self) -> bool:
        word = self.words.strip("?!.,;:")
        named = len(word) > 1 and word.isupper()  # WHO, US, IT
        return not (self.quoted or self.prefix or named) and word.lower() in FUNCTION_WORDS


def parse(typed: str) -> tuple[Term, ...]:
    """Return what is typed as terms: words, "phrases" in quotes, beginnings with a star; no other syntax.

    Function words count only where there is nothing else. Raises StoreError where there is no word at all.
    """
    terms = []
    for found in _TERM.finditer(typed):
        words = (found["phrase"] or found["word"] or "").replace('"', "")
        prefix = found["phrase"] is None and words.endswith("*")
        if any(character.isalnum() for character in words):
            terms.append(Term(words.rstrip("*") if prefix else words, prefix, found["phrase"] is not None))
    if not terms:
        raise StoreError(f"nothing to search for in {typed!r}: give a word, or a phrase in quotes")
    return tuple(term for term in terms if not term.says_little) or tuple(terms)


def fts5(terms: tuple[Term, ...], *, any_word: bool) -> str:
    """Return an expression of SQLite's FTS5: each term quoted, so that nothing in it is syntax."""
    return (" OR " if any_word else " ").join(f'"{term.words}"{"*" if term.prefix else ""}' for term in terms)


def tsquery(terms: tuple[Term, ...], *, any_word: bool) -> tuple[str, dict[str, str]]:
    """Return an SQL expression of PostgreSQL's tsquery, and the parameters in it."""
    parts, parameters = [], {}
    for number, term in enumerate(terms):
        name = f"term{number}"
        if term.prefix:
            quoted = term.words.replace("\\", " ").replace("'", "''")
            parts.append(f"to_tsquery('english', :{name})")
            parameters[name] = f"'{quoted}':*"
        else:
            parts.append(f"phraseto_tsquery('english', :{name})")
            parameters[name] = term.words
    return f"({(' || ' if any_word else ' && ').join(parts)})", parameters
