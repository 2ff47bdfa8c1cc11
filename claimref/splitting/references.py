"""What names, offices and pronouns stand for, and dates told from the article's own.

Precision first: where two readings are open, the words stay, and the statement says so (`resolved`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame
from claimref.splitting.dates import find_dates
from claimref.splitting.names import Replacement, collect_names, people_of, without_overlaps
from claimref.splitting.offices import Holders
from claimref.splitting.pronouns import Around, Focus, find_first_person, find_pronouns, in_focus
from claimref.splitting.quotations import Quotation, tokens_in
from claimref.splitting.speakers import Speakers
from claimref.splitting.things import Thing, resolve_by_what_it_is, resolve_it

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def resolve(
    docs: Sequence[Doc],
    frames: Sequence[Sequence[Frame]],
    quotations: Sequence[Sequence[Quotation]],
    published: date | None,
) -> list[list[Replacement]]:
    """Return for each segment what its references stand for, in order, without overlaps."""
    names = collect_names(docs)
    resolved: list[list[Replacement]] = []
    focus = Focus()
    thing = Thing()
    named = [people_of(doc, names) for doc in docs]
    holders = Holders(docs, named)
    for doc, doc_frames, quoted, people in zip(docs, frames, map(tokens_in, quotations), named, strict=True):
        found = people + holders.mentions(doc, people)
        by_token = {i: replacement for replacement in found for i in range(replacement.start, replacement.end)}
        for sentence in doc.sents:
            found += find_pronouns(sentence, Around(by_token, doc_frames, quoted, names, focus))
            taken, thing = resolve_it(sentence, doc_frames, thing)
            taken += resolve_by_what_it_is(sentence, [*by_token, *(start for start, _, _ in taken)])
            found += [Replacement(*item, pronoun=True) for item in taken if item[0] not in by_token]
            focus = in_focus(sentence, by_token, doc_frames, names, focus)
            if published is not None:
                found += _dates(sentence, published, by_token)
        resolved.append(without_overlaps(found))
    covered = [{i: item for item in items for i in range(item.start, item.end)} for items in resolved]
    speakers = Speakers(docs, covered, frames)
    first_person = (
        find_first_person(doc, doc_frames, by_token, speakers)
        for doc, doc_frames, by_token in zip(docs, frames, covered, strict=True)
    )
    return [without_overlaps([*items, *more]) for items, more in zip(resolved, first_person, strict=True)]


def _dates(sentence: Span, published: date, by_token: dict[int, Replacement]) -> list[Replacement]:
    found = []
    for dated in find_dates(sentence.text, published):
        offset = sentence.start_char
        span = sentence.doc.char_span(offset + dated.start, offset + dated.end)
        if span is None or span[-1].ent_type_ in {"ORG", "WORK_OF_ART", "PERSON"}:
            continue  # "Fox News Sunday" is a programme
        if not any(i in by_token for i in range(span.start, span.end)):
            found.append(Replacement(span.start, span.end, dated.text))
    return found
