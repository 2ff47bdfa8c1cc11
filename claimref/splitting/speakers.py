"""The name of a speaker, from the words that name the source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame
from claimref.splitting.references import HONORIFICS, PRONOUNS, Replacement
from claimref.splitting.trees import cover, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def named_head(source: Token) -> Token:
    """The person in "a spokesman for the mayor, Ann Low": the apposition, if it is a name."""
    if source.ent_type_ == "PERSON":
        return source
    for child in source.children:
        if child.dep_ == "appos" and child.ent_type_ == "PERSON":
            return child
    return source


def speaker_words(frame: Frame) -> str | None:
    """The article's words for the source."""
    if frame.source is None:
        return None
    return cover(phrase(frame.source)).text if phrase(frame.source) else frame.source.text


def speaker_name(frame: Frame, by_token: Mapping[int, Replacement], doc: Doc) -> str | None:
    """The resolved name of the source; None where nobody is named."""
    if frame.source is None:
        return None
    head = named_head(frame.source)
    replacement = by_token.get(head.i) if head.doc is doc else None
    if replacement is not None and replacement.name:
        before = head.doc[replacement.start]
        honorific = f"{before.text} " if before.lower_ in HONORIFICS else ""
        return honorific + replacement.name
    if head.ent_type_ == "PERSON":
        for entity in head.doc.ents:
            if entity.start <= head.i < entity.end:
                return entity.text
    if head.lower_ in PRONOUNS:
        return head.text
    words = phrase(head, ("relcl", "acl", "appos"))
    return cover(words).text if words else head.text
