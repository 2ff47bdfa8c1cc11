"""The lines of a text with their exact places, and what their shape tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_PROSE_WORDS = 9
_TITLE_WORDS = 45  # boxes glue a picture’s caption to the title
_STEM = 5  # "resigns", "resignation" and "resigned" share their first five letters


@dataclass(frozen=True)
class Line:
    """A line without the white space around it: `text` stands at [start, end) of the whole."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> int:
        return len(self.text.split())

    @cached_property
    def folded(self) -> str:
        """The line without case and runs of white space: equal for lines that read alike."""
        return " ".join(self.text.casefold().split())

    @cached_property
    def ends_sentence(self) -> bool:
        return bool(_ENDS_SENTENCE.search(self.text[-8:]))

    @cached_property
    def is_prose(self) -> bool:
        """Long enough for a sentence, and ending like one."""
        return self.words >= _PROSE_WORDS and self.ends_sentence

    @cached_property
    def is_title(self) -> bool:
        """Short, opens with a capital, a digit or a quotation mark, and does not end like a sentence."""
        first = self.text.lstrip("\"'“‘«•*–—-· ")[:1]
        ends = self.text.endswith("?") or not (self.ends_sentence or self.text.endswith((",", ";", ":")))
        return 1 < self.words <= _TITLE_WORDS and ends and (first.isupper() or first.isdigit())

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its longer words."""
        return frozenset(word[:_STEM] for word in re.findall(r"[^\W\d_]{5,}", self.folded))


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold more than white space, in order."""
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        whole = match.group()
        line = whole.strip()
        if line:
            start = match.start() + len(whole) - len(whole.lstrip())
            lines.append(Line(start, start + len(line), line))
    return lines
