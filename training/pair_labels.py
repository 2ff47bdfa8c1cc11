"""Pairs of claimref's own statements, each read by a careful reader who says how surely they belong in one row.

Annotators list pairs of claims and are silent on many that say the same: of the pairs of the training stories that the
reader puts in one row, a third is unlisted. So the likeliest pairs of every story were read one by one, under the brief
in `pair_labels/BRIEF.md`, by a large language model that saw no annotation. For more events than there are annotated
stories, others were invented (`invented/BRIEF.md`), with four outlets each: they are claimref's own and can stay here.

A label names its statements by their ids. Of the invented stories the statements stand in `pair_labels/wordings/`, as
they were read, so that no change of the splitter touches them. No text of the others can be kept: where the splitter
comes to word a statement otherwise, the label is carried over to the statement of the same place, and where it no
longer makes one of the two, it is dropped.
"""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.examples import Example
from training.own_statements import OwnStory
from training.stories import DIFFERS

log = logging.getLogger(__name__)

LABELS = Path(__file__).parent / "pair_labels"
WORDINGS = LABELS / "wordings"
INVENTED = Path(__file__).parent / "invented"

ANNOTATED = 0.3
"""What the annotator's word weighs in a target beside the reader's; silence on two matched claims weighs half of it."""
LOWEST, HIGHEST = 0.01, 0.98


@dataclass(frozen=True, slots=True)
class PairLabel:
    """Two statement ids; `relation` is agree, differ or unrelated, `confidence` the probability of one row."""

    left: str
    right: str
    relation: str
    confidence: float


def read_labels(story: str) -> list[PairLabel]:
    with (LABELS / f"{story}.csv").open(encoding="utf-8", newline="") as file:
        return [
            PairLabel(row["left"], row["right"], row["relation"], int(row["confidence"]) / 100)
            for row in csv.DictReader(file)
        ]


def invented_stories() -> list[str]:
    return sorted(path.name for path in INVENTED.iterdir() if path.is_dir())


def invented_examples(names: Sequence[str]) -> Iterator[Example]:
    """The reader's labels of the invented stories that are named."""
    for name in names:
        with (WORDINGS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            texts = {row["statement"]: row["text"] for row in csv.DictReader(file)}
        for _, example in _examples(name, texts):
            yield example


def annotated_examples(own: OwnStory) -> Iterator[Example]:
    """The reader's labels of an annotated story, with the annotator's word worked in."""
    texts = {id_: statement.text for id_, statement in own.aligned.statements.items()}
    for label, example in _examples(own.story.name, texts):
        yield _with_annotator(own, label, example)


def _examples(story: str, texts: Mapping[str, str]) -> Iterator[tuple[PairLabel, Example]]:
    labels = read_labels(story)
    known = [label for label in labels if label.left in texts and label.right in texts]
    if len(known) < len(labels):
        log.warning(
            "%s: %d of %d labels are of statements no longer made", story, len(labels) - len(known), len(labels)
        )
    for label in known:
        differ = DIFFERS.get(label.relation)
        same = min(HIGHEST, max(LOWEST, label.confidence))
        weight = 2.0 if differ else 1.0
        yield label, Example(texts[label.left], texts[label.right], same, differ, f"{story}:read", weight)


def _with_annotator(own: OwnStory, label: PairLabel, example: Example) -> Example:
    assert example.same is not None
    listed = own.listed(label.left, label.right)
    if listed is not None and not listed.borderline:
        differ = example.differ if example.differ is not None else listed.differ
        return replace(example, same=(1 - ANNOTATED) * example.same + ANNOTATED * listed.same, differ=differ)
    matched = own.aligned.matched
    ends = [matched.get(label.left), matched.get(label.right)]
    if listed is None and None not in ends and ends[0] != ends[1]:
        return replace(example, same=(1 - ANNOTATED / 2) * example.same)
    return example
