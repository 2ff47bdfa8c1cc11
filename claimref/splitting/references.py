"""What names, offices and pronouns stand for, and dates told from the article's own.

Precision first: where two readings are open, the words stay, and the statement says so (`resolved`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame
from claimref.splitting.counted import find_counted
from claimref.splitting.dates import find_dates
from claimref.splitting.names import Names, Replacement, collect_names, people_of, without_overlaps
from claimref.splitting.offices import Holders
from claimref.splitting.pronouns import find_first_person, find_pronouns
from claimref.splitting.speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def resolve(
    docs: Sequence[Doc],
    frames: Sequence[Sequence[Frame]],
    published: date | None,
) -> list[list[Replacement]]:
    """Return for each segment what its references stand for, in order, without overlaps."""
    names = collect_names(docs)
    found = mentioned_people(docs, names)
    for segment, replacement in list(find_pronouns(docs, frames, covered(found), names)):
        found[segment].append(replacement)
    by_token = covered(found)
    for segment, replacement in find_first_person(docs, frames, by_token, Speakers(docs, by_token, frames)):
        found[segment].append(replacement)
    for segment, replacement in list(find_counted(docs, covered(found))):
        found[segment].append(replacement)
    if published is not None:
        for items, doc, taken in zip(found, docs, covered(found), strict=True):
            items += [item for sentence in doc.sents for item in _dates(sentence, published, taken)]
    return [without_overlaps(items) for items in found]


def mentioned_people(docs: Sequence[Doc], names: Names) -> list[list[Replacement]]:
    """Where each segment names people, or says their office for them."""
    people = [people_of(doc, names) for doc in docs]
    holders = Holders(docs, people)
    return [here + holders.mentions(doc, here) for doc, here in zip(docs, people, strict=True)]


def covered(replacements: Sequence[Sequence[Replacement]]) -> list[dict[int, Replacement]]:
    """For each segment, which token is covered by which replacement."""
    return [{i: item for item in items for i in range(item.start, item.end)} for items in replacements]


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
