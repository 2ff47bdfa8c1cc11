"""Who says what, against PolNeAR: exact and overlap F1 of source, cue and content spans.

    python -m benchmarks.attribution [--split dev] [--articles N]

A span counts as exact where a predicted one has the same characters; overlap F1 counts characters. Beside it, on the
corpus's test part, as published: rules 10.7/22.8/5.6, CRF 50.6/53.4/28.6, BERT 83.2/75.3/72.9 (source/cue/content).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from benchmarks.splitting import read_rows
from claimref.records import Article
from claimref.splitting.attribution import Frame, find_frames
from claimref.splitting.parsing import parse
from claimref.splitting.segments import find_segments

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = ("source", "cue", "content")
CUE_CHILDREN = frozenset({"aux", "auxpass", "neg", "prt"})

MARKS = '“”"'

Span = tuple[int, int]


def predicted(article: Article) -> Iterator[dict[str, Span]]:
    """The spans of each frame of the article."""
    segments = find_segments(article)
    docs = list(parse(segments))
    starts = {id(doc): segment.start for doc, segment in zip(docs, segments, strict=True)}
    for doc, frames in zip(docs, find_frames(article.text, segments, docs), strict=True):
        for frame in frames:
            source_start = next((starts[id(other)] for other in docs if other == frame.source.doc), starts[id(doc)])
            yield {
                "source": _characters(list(frame.source.subtree), source_start),
                "cue": _characters(_cue_tokens(frame), source_start if frame.cue.doc != doc else starts[id(doc)]),
                "content": _with_marks(
                    article.text, _characters([doc[i] for i in sorted(frame.content)], starts[id(doc)])
                ),
            }


def _cue_tokens(frame: Frame) -> list[Token]:
    cue = frame.cue
    kept = [
        child
        for child in cue.children
        if child.dep_ in CUE_CHILDREN or (cue.lower_ == "according" and child.lower_ == "to")
    ]
    return sorted([*kept, cue], key=lambda token: token.i)


def _characters(tokens: Sequence[Token], offset: int) -> Span:
    while len(tokens) > 1 and tokens[-1].text in {",", ".", ";", ":"}:
        tokens = tokens[:-1]
    while len(tokens) > 1 and tokens[0].text in {",", ".", ";", ":"}:
        tokens = tokens[1:]
    return offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1])


def _with_marks(text: str, span: Span) -> Span:
    """The corpus counts quotation marks, and the full stop within them, to the content; a frame does not."""
    start, end = span
    if start > 0 and text[start - 1] in MARKS:
        start -= 1
    after = end + 1 if text[end : end + 1] in {",", ".", "!", "?"} else end
    if text[after : after + 1] in MARKS and text[after : after + 1] and any(mark in text[start:end] for mark in MARKS):
        end = after + 1
    return start, end


def f1(right: int, found: int, wanted: int) -> float:
    return 200 * right / (found + wanted) if found + wanted else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--articles", type=int, help="only so many")
    options = parser.parse_args()
    gold: dict[str, dict[str, set[Span]]] = {}
    for row in read_rows("attribution_polnear.jsonl.gz"):
        if row["split"] == options.split:
            spans = gold.setdefault(row["article"], {part: set() for part in PARTS})
            for part in PARTS:
                marked = row[f"{part}_span"]
                if marked:
                    spans[part].add((marked[0]["start"], marked[-1]["end"]))
    texts = {row["id"]: row["text"] for row in read_rows("attribution_polnear_articles.jsonl.gz") if row["id"] in gold}
    exact = {part: [0, 0, 0] for part in PARTS}
    overlap = {part: [0, 0, 0] for part in PARTS}
    for name in sorted(texts)[: options.articles]:
        frames = list(predicted(Article("outlet", texts[name], name, language="en")))
        for part in PARTS:
            found, wanted = {frame[part] for frame in frames}, gold[name][part]
            covered = [{i for start, end in spans for i in range(start, end)} for spans in (found, wanted)]
            for total, values in (
                (exact[part], (len(found & wanted), len(found), len(wanted))),
                (overlap[part], (len(covered[0] & covered[1]), len(covered[0]), len(covered[1]))),
            ):
                for i, value in enumerate(values):
                    total[i] += value
    for part in PARTS:
        print(f"{part:8} exact F1 {f1(*exact[part]):5.1f}   overlap F1 {f1(*overlap[part]):5.1f}")


if __name__ == "__main__":
    main()
