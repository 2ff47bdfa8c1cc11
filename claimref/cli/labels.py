"""Labelled pairs from files: by statement ids, by texts, or as judgements that were dumped."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimref.cli.output import STANDARD
from claimref.decisions import SAME, Verdict
from claimref.errors import SourceError

SAYS_SAME = {*(verdict.value for verdict in SAME), "same", "1", "yes", "true"}
SAYS_DIFFERENT = {Verdict.DIFFERENT.value, "0", "no", "false"}
SAYS_NOTHING = {Verdict.UNSURE.value, ""}

BY_IDS = ("left", "right", "label")
BY_TEXTS = ("left_text", "right_text", "label")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two statements, by id or in words, and whether they make the same point."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True)
class Labels:
    """What a file holds: pairs by statement ids, pairs of texts, and how many rows are unsure."""

    by_ids: tuple[LabelledPair, ...] = ()
    by_texts: tuple[LabelledPair, ...] = ()
    unsure: int = 0


def read_labels(file: str) -> Labels:
    """Read a CSV with the columns left,right,label (statement ids) or left_text,right_text,label."""
    try:
        text = sys.stdin.read() if file == STANDARD else Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"cannot read {file}: expected CSV in UTF-8") from error
    rows = csv.DictReader(io.StringIO(text))
    columns = tuple(rows.fieldnames or ())
    chosen = next((wanted for wanted in (BY_IDS, BY_TEXTS) if set(wanted) <= set(columns)), None)
    if chosen is None:
        raise SourceError(
            f"cannot use {file}: expected the columns {','.join(BY_IDS)} or {','.join(BY_TEXTS)}, "
            f"found {','.join(columns) or 'none'}"
        )
    pairs, unsure = [], 0
    for number, row in enumerate(rows, 2):
        left, right, label = ((row[name] or "").strip() for name in chosen)
        same = _same(label.lower(), f"{file}, row {number}")
        unsure += same is None
        if not (left and right):
            raise SourceError(f"{file}, row {number}: {chosen[0]} or {chosen[1]} is blank")
        if same is not None:
            pairs.append(LabelledPair(left, right, same))
    return Labels(tuple(pairs), (), unsure) if chosen is BY_IDS else Labels((), tuple(pairs), unsure)


def from_verdicts(verdicts: Sequence[tuple[str, str, Verdict]]) -> Labels:
    """The labels that judgements are: those that say unsure are none."""
    pairs = tuple(
        LabelledPair(left, right, verdict in SAME) for left, right, verdict in verdicts if verdict != Verdict.UNSURE
    )
    return Labels(by_ids=pairs, unsure=len(verdicts) - len(pairs))


def _same(label: str, where: str) -> bool | None:
    if label in SAYS_NOTHING:
        return None
    if label in SAYS_SAME | SAYS_DIFFERENT:
        return label in SAYS_SAME
    raise SourceError(f"{where}: label {label!r} is none of same-agree, same-differ, same, different, unsure")
