"""What tells whether one draft only repeats what another of its sentence states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimref.splitting.drafts import Form
from claimref.splitting.features import Features
from claimref.splitting.likeness import Placed, overlap, plain, weighed, wording

if TYPE_CHECKING:
    from claimref.splitting.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a draft is compared with others: its stretch, its wording, its words by position."""

    start: int
    end: int
    text: str
    words: frozenset[int | str]
    head: int
    focus: int | None
    form: Form

    @classmethod
    def of(cls, candidate: Candidate) -> Outline:
        draft, statement = candidate.draft, candidate.statement
        return cls(
            statement.char_start,
            statement.char_end,
            plain(statement.text),
            frozenset(word if isinstance(word, str) else word.i for word in draft.words),
            draft.head.i,
            None if draft.focus is None else draft.focus.i,
            draft.form,
        )

    @property
    def placed(self) -> Placed:
        return self.start, self.end, self.text


def repeat_features(taken: Outline, other: Outline) -> Features:
    """How `other` stands to a draft that has been taken; both are of one sentence."""
    near, alike = overlap(taken.placed, other.placed), wording(taken.placed, other.placed)
    shared = min(taken.end, other.end) - max(taken.start, other.start)
    common = len(taken.words & other.words)
    found = Features()
    found["likeness"] = weighed(near, alike)
    found["overlap"] = near
    found["ratio"] = alike
    found["share_of_taken"] = common / len(taken.words)
    found["share_of_other"] = common / len(other.words)
    found["only_other"] = len(other.words) - common
    found["only_taken"] = len(taken.words) - common
    found["same_head"] = taken.head == other.head
    found["same_focus"] = taken.focus == other.focus
    found["taken_focused"] = taken.focus is not None
    found["other_focused"] = other.focus is not None
    found["same_form"] = taken.form is other.form
    found["words_ratio"] = len(other.words) / len(taken.words)
    found["taken_speech"] = taken.form is Form.SPEECH
    found["other_speech"] = other.form is Form.SPEECH
    found["taken_member"] = taken.form is Form.MEMBER
    found["other_member"] = other.form is Form.MEMBER
    found["other_words"] = len(other.words)
    found["stretch_ratio"] = (other.end - other.start) / (taken.end - taken.start)
    found["inside"] = shared / (other.end - other.start)
    return found
