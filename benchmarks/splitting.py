"""The splitter against the annotators, against human facts, and against the clock.

    python -m benchmarks.splitting                 the gold stories, scored as `compare` would be (split … kind)
    python -m benchmarks.splitting --train         the 28 training stories: the shipped forests were grown on them
    python -m benchmarks.splitting --facts         REALSumm: F1 of statements against human atomic facts
    python -m benchmarks.splitting --speed N       words a second on N PolNeAR articles, as a multiple of the bare parse
    python -m benchmarks.splitting --robust        every PolNeAR article, and one text of a million characters

Facts are matched one to one by the token-sort ratio of their wording, from 60 on; beside it, one statement a sentence.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz, utils
from scipy.optimize import linear_sum_assignment

from benchmarks.stories import gold_stories, load_articles, scorer, shared, training_stories
from claimref.config import Config
from claimref.protocols import Splitter
from claimref.records import Article, Split
from claimref.registry import Component, create
from claimref.splitting.parsing import parse
from claimref.splitting.segments import find_segments

MEASURES = ("P", "R", "F1", "voice", "speaker", "stance", "kind")
LEAST_RATIO = 60
LONG = 1_000_000
"""Characters of the longest text that is tried."""


def comparison(articles: Sequence[Article], splits: Sequence[Split]) -> dict[str, Any]:
    """What the scorer reads, with every statement in no row."""
    statements = [
        {
            "id": statement.id, "article_id": statement.article_id, "char_start": statement.char_start,
            "char_end": statement.char_end, "quote": statement.quote, "text": statement.text,
            "voice": statement.voice, "speaker": statement.speaker, "stance": statement.stance,
            "kind": statement.kind, "claim_id": None,
        }
        for split in splits
        for statement in split.statements
    ]  # fmt: skip
    return {
        "articles": [{"id": article.id, "path": article.path or article.locator} for article in articles],
        "statements": statements,
        "relations": [],
    }


def against_annotators(splitter: Splitter, train: bool) -> None:
    rows = []
    print(f"{'story':8}" + "".join(f"{name:>9}" for name in MEASURES))
    for story in training_stories() if train else gold_stories():
        articles = load_articles(story)
        report = scorer().score(story.gold, comparison(articles, splitter.split(articles)), story.folder)
        row = [{**report["split"], **report}[name] for name in MEASURES]
        rows.append([np.nan if value is None else value for value in row])
        print(f"{story.name:8}" + "".join(f"{value:9.3f}" for value in rows[-1]), flush=True)
    print(f"{'mean':8}" + "".join(f"{value:9.3f}" for value in np.nanmean(rows, axis=0)))


def read_rows(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(shared() / "data" / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def against_facts(splitters: dict[str, Splitter]) -> None:
    rows = list(read_rows("split_realsumm.jsonl.gz"))
    for name, splitter in splitters.items():
        right = found = wanted = 0
        for row in rows:
            article = Article("summary", "\n".join(row["sentences"]), row["id"], language="en")
            texts = [statement.text for statement in splitter.split([article])[0].statements]
            right += matched(texts, row["claims"])
            found, wanted = found + len(texts), wanted + len(row["claims"])
        precision, recall = right / found, right / wanted
        print(f"{name:10} P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")


def matched(texts: Sequence[str], facts: Sequence[str]) -> int:
    if not texts or not facts:
        return 0
    ratios = np.array(
        [[fuzz.token_sort_ratio(text, fact, processor=utils.default_process) for fact in facts] for text in texts]
    )
    ratios[ratios < LEAST_RATIO] = 0
    rows, columns = linear_sum_assignment(-ratios)
    return int((ratios[rows, columns] > 0).sum())


def speed(splitter: Splitter, number: int) -> None:
    """CPU seconds of the bare parse and of the whole splitting, of the same articles in the same run."""
    articles = [
        Article(row["outlet"], row["text"], row["id"], language="en")
        for row, _ in zip(read_rows("attribution_polnear_articles.jsonl.gz"), range(number), strict=False)
    ]
    segments = [find_segments(article) for article in articles]
    splitter.split(articles[:1])  # loads the parser and the forests
    parsing = time.process_time()
    for found in segments:
        list(parse(found))
    splitting = time.process_time()
    splits = splitter.split(articles)
    end = time.process_time()
    inexact = sum(_inexact(article, split) for article, split in zip(articles, splits, strict=True))
    words = sum(len(article.text.split()) for article in articles)
    parsed, whole = splitting - parsing, end - splitting
    print(f"{number} articles, {words} words, {sum(len(split.statements) for split in splits)} statements")
    print(f"{inexact} inexact spans or empty texts")
    print(
        f"parse {words / parsed:.0f} words/s, splitting {words / whole:.0f} words/s: {whole / parsed:.2f} × the parse"
    )


def robust(splitter: Splitter) -> None:
    """Split everything there is; print what is not exact."""
    rows = list(read_rows("attribution_polnear_articles.jsonl.gz"))
    articles = [Article(row["outlet"], row["text"], row["id"], language="en") for row in rows]
    joined = "\n\n".join(article.text for article in articles)
    long = Article("long", (joined * (LONG // len(joined) + 1))[:LONG], "long", language="en")
    for name, group in ((f"{len(articles)} articles", articles), (f"{LONG} characters", [long])):
        statements = inexact = words = 0
        start = time.process_time()
        for article in group:
            split = splitter.split([article])[0]
            statements += len(split.statements)
            inexact += _inexact(article, split)
            words += len(article.text.split())
        seconds = time.process_time() - start
        print(f"{name}: {words} words, {statements} statements, {inexact} inexact spans or empty texts, ", end="")
        print(f"{words / seconds:.0f} words/s", flush=True)


def _inexact(article: Article, split: Split) -> int:
    return sum(
        article.text[statement.char_start : statement.char_end] != statement.quote or not statement.text
        for statement in split.statements
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--splitter", default="rules")
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--facts", action="store_true")
    parser.add_argument("--speed", type=int, metavar="N")
    parser.add_argument("--robust", action="store_true")
    options = parser.parse_args()
    splitter: Splitter = create(Component.SPLITTER, options.splitter, Config())
    if options.facts:
        against_facts({options.splitter: splitter, "sentences": create(Component.SPLITTER, "sentences", Config())})
    elif options.robust:
        robust(splitter)
    elif options.speed:
        speed(splitter, options.speed)
    else:
        against_annotators(splitter, options.train)


if __name__ == "__main__":
    main()
