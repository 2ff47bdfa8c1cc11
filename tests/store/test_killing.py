"""kill -9 at random moments of `add` and `compare`: the store stays sound, and a rerun finishes the work."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from datetime import date, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from claimref.config import Config
from claimref.pipeline import compare
from claimref.records import Article, Comparison, Precision
from claimref.store import open_store

KILLS = 50
STORY = "kills"
CONFIG = Config(splitter="sentences", judge="rules", batch_size=4)
THINGS = ["kiosk", "ferry", "mill", "chapel", "tram"]


def articles() -> list[Article]:
    """Eight articles that partly agree: which sentences each has is settled by a seed."""
    generator = random.Random(5)
    found = []
    for n in range(8):
        sentences = [
            f"The {thing} on Mill Square was {verb} {generator.choice((20, 30))} years ago."
            for thing in THINGS
            for verb in ("built", "sold")
            if generator.random() < 0.6
        ]
        published = date(2025, 3, 1) + timedelta(days=n)
        found.append(
            Article(
                f"Outlet {n}",
                " ".join(sentences),
                f"{n}.txt",
                published_at=published,
                published_precision=Precision.DAY,
            )
        )
    return found


def work(path: Path, started: Event | None = None) -> None:
    """What `claimref add` and `claimref compare` do, twice: the second time over what the first stored."""
    if started:
        started.set()
    for part in (articles()[:4], articles()):
        with open_store(path) as store:
            store.add_articles(part, STORY)
            comparison = compare(store.articles(STORY), CONFIG, story=STORY, cache=store.cache)
            store.save(comparison, CONFIG)
            store.last_rows = tuple(claim.id for claim in comparison.claims)


def answer(path: Path) -> tuple[Comparison, tuple[tuple[object, ...], ...]]:
    counts = "SELECT 'statement', count(*) FROM statement UNION ALL SELECT 'vector', count(*) FROM embedding"
    with open_store(path) as store:
        assert store.check() == []
        return store.load(STORY), store.query(counts).rows


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    work(whole)
    expected, expected_counts = answer(whole)
    empty = tmp_path / "vectors.db"
    keep_vectors(whole, empty)
    work(Path(shutil.copy(empty, tmp_path / "timed.db")))
    start = time.monotonic()
    work(Path(shutil.copy(empty, tmp_path / "again.db")))
    usual_s = time.monotonic() - start
    context = multiprocessing.get_context("fork")
    generator = random.Random(11)
    interrupted = 0
    for kill in range(KILLS):
        path = Path(shutil.copy(empty, tmp_path / f"{kill}.db"))
        started = context.Event()
        child = context.Process(target=work, args=(path, started))
        child.start()
        assert started.wait(60)
        time.sleep(generator.uniform(0, usual_s))
        interrupted += child.is_alive()
        child.kill()
        child.join()
        with open_store(path) as store:
            assert store.check() == [], f"after kill {kill}"
            assert {article.id for article in store.articles()} <= {article.id for article in expected.articles}
        work(path)
        found, counts = answer(path)
        assert (found.articles, found.statements) == (expected.articles, expected.statements), f"after kill {kill}"
        assert (found.claims, found.relations) == (expected.claims, expected.relations), f"after kill {kill}"
        assert counts == expected_counts, f"after kill {kill}"
    assert interrupted > KILLS / 2, "most kills came while the work was going on"


def keep_vectors(source: Path, target: Path) -> None:
    """Make a store that holds the vectors of another and nothing else: a trial then takes moments."""
    with open_store(source) as full, open_store(target) as store:
        tables = [table for table in full.dump(caches=True) if table.name == "embedding"]
        store.restore(tables)
