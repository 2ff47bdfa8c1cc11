"""The language of a text, as an ISO 639-1 code."""

from __future__ import annotations

import re

# Enough to tell a language; more only costs time.
_SAMPLE = 3_000
# In bytes of UTF-8: a Chinese sign tells as much as three Latin letters.
_MIN_LETTER_BYTES = 100


def detect_language(text: str) -> str | None:
    """Return the code of the language that most of `text` is in, None where there is too little to tell.

    The sample is taken from the middle of a long text: menus stand at its ends.
    """
    start = max(0, (len(text) - _SAMPLE) // 3)
    sample = text[start : start + _SAMPLE]
    letters = "".join(re.findall(r"[^\W\d_]+", sample))
    if len(letters.encode("utf-8", "replace")) < _MIN_LETTER_BYTES:
        return None
    import py3langid  # loads its model: only where there is something to tell

    code: str = py3langid.classify(sample)[0]
    return code
