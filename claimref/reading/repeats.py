"""What a text says twice in the same words: captions, titles, labels, decks."""

from __future__ import annotations

from collections import Counter
from math import ceil

from claimref.reading.lines import Line
from claimref.records import Debris

_REPEATED_WORDS = 4
_LABEL_REPEATS = 3
_DECK_LINES = 8
_DECK_WORDS = 6
_DECK_SHARE = 0.8


def mark_repeats(lines: list[Line], reasons: dict[int, str]) -> None:
    """Mark captions and titles that stand again, and labels that stand often."""
    counts = Counter(line.folded for line in lines)
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if number in reasons:
            continue
        if line.words >= _REPEATED_WORDS and line.folded in seen:
            reasons[number] = "repeated line"
        elif line.words < _REPEATED_WORDS and not line.ends_sentence and counts[line.folded] >= _LABEL_REPEATS:
            reasons[number] = "repeated label"
        seen.add(line.folded)


def repeated_decks(lines: list[Line]) -> list[Debris]:
    """Mark what a deck and the text say in the same words.

    Where the text says the whole deck again, that sentence is marked: the first stays. Where the text says most of it
    in a fuller sentence, the deck is marked.
    """
    repeated = []
    for number, deck in enumerate(lines[:_DECK_LINES]):
        if deck.words < _DECK_WORDS or deck.ends_sentence:
            continue
        below = [line for line in lines[number + 1 :] if line.folded != deck.folded]
        again = next(((line, at) for line in below if (at := line.text.find(deck.text)) >= 0), None)
        if again is not None:
            line, start = again
            end = start + len(deck.text)
            opens = start == 0 or line.text[:start].rstrip()[-1:] in ".!?…"
            if opens and line.text[end : end + 1] in ".!?":
                repeated.append(Debris(line.start + start, min(line.start + end + 1, line.end), "repeated line"))
        elif any(core in line.folded for core in _cores(deck) for line in below):
            repeated.append(Debris(deck.start, deck.end, "repeated below"))
    return repeated


def _cores(deck: Line) -> list[str]:
    """The deck without a few of its first words, and without a few of its last."""
    words = deck.folded.split()
    keep = max(_DECK_WORDS, ceil(_DECK_SHARE * len(words)))
    return [" ".join(words[-keep:]), " ".join(words[:keep])]
