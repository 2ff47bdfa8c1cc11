"""A folder of tables: what goes out comes in again whole."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet

from claimref.errors import ClaimrefError, ConfigError, SourceError, StoreError
from claimref.exports import comparison_as_jsonld, read_folder, write_folder
from claimref.protocols import Cached
from claimref.records import Article, Comparator, Judgement, Quantity, RelationType
from claimref.store import Store, Verdict, open_store
from claimref.store.models import Base
from claimref.store.views import VIEWS
from tests.store import sample
from tests.store.test_migrations import dump

ODD = [
    'O\'Hara "Daily"',
    "two\nlines\r\nthree",
    "🗞 News",
    "\u202eright to left",
    "=1+1",
    "'=1",
    "Ñandú",
    "a,b;c\td",
    "'",
]


@pytest.fixture
def full(tmp_path: Path) -> Store:
    """A store with something in nearly every table."""
    store = open_store(tmp_path / "full.db")
    comparison = sample.comparison()
    open_ended = Quantity("11 lorries", 11, float("inf"), Comparator.AT_LEAST, None, "count", None, "figure", 18, 28)
    statements = tuple(
        replace(s, quantities=(open_ended,)) if s.text == "The Sula carried 11 lorries." else s
        for s in comparison.statements
    )
    store.add_articles(comparison.articles, sample.STORY)
    store.save(replace(comparison, statements=statements))
    store.describe_outlets(sample.OUTLETS)
    store.set_origins(sample.origins())
    store.add_articles([Article(name, f"{name} says so.", f"{n}.txt") for n, name in enumerate(ODD)], "odd\nstory")
    changed = replace(sample.articles()["Echo"], text="Four people died.")
    store.add_articles([changed], sample.STORY)
    said = sample.statements()
    for verdict in (Verdict.UNSURE, Verdict.DIFFERENT):
        store.judge(said["beta captain"].id, said["coast crew"].id, verdict, "ada", "=note")
    store.cache.put(Cached.VECTOR, "m@1", {"0" * 64: np.arange(5, dtype=np.float32)})
    store.cache.put(Cached.JUDGEMENT, "j@1", {"k": Judgement(0.5, RelationType.AGREE, why="so", evidence={"x": 1})})
    store.last_rows = (sample.claim_id("when"),)
    return store


@pytest.mark.parametrize("caches", [True, False])
def test_a_round_trip_loses_nothing(tmp_path: Path, full: Store, caches: bool) -> None:
    folder = tmp_path / "export"
    write_folder(folder, full.dump(caches=caches), "jsonl")
    with open_store(tmp_path / "copy.db") as copy:
        copy.restore(read_folder(folder))
        assert copy.check() == []
        assert copy.load(sample.STORY) == full.load(sample.STORY)
        assert copy.search("captain") == full.search("captain")
        assert copy.judgements() == full.judgements()
        assert copy.last_rows == full.last_rows
    before, after = dump(tmp_path / "full.db"), dump(tmp_path / "copy.db")
    for table in ("embedding", "verdict") if not caches else ():
        assert before.pop(table)
        assert after.pop(table) == []
    assert after == before


def test_one_file_a_table_and_view_with_a_dictionary(tmp_path: Path, full: Store) -> None:
    write_folder(tmp_path / "out", full.dump(caches=True), "csv")
    written = write_folder(tmp_path / "out", full.dump_views(), "csv")
    names = {path.stem for path in (tmp_path / "out").iterdir()}
    assert names == {*Base.metadata.tables, *VIEWS, "dictionary"}
    with written[-1].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    described = {(row["table"], row["column"]) for row in rows}
    for path in (tmp_path / "out").glob("*.csv"):
        if path.stem != "dictionary":
            with path.open(encoding="utf-8-sig", newline="") as file:
                assert {(path.stem, column) for column in next(csv.reader(file))} <= described


def test_csv_for_spreadsheets(tmp_path: Path, full: Store) -> None:
    write_folder(tmp_path / "out", full.dump(), "csv")
    assert (tmp_path / "out" / "outlet.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8"
    with (tmp_path / "out" / "outlet.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {row["name"] for row in csv.DictReader(file)}
    for name in ODD:
        assert (f"'{name}" if name in ("=1+1", "'=1") else name) in names


def test_parquet(tmp_path: Path, full: Store) -> None:
    write_folder(tmp_path / "out", full.dump(caches=True), "parquet")
    names = parquet.read_table(tmp_path / "out" / "outlet.parquet").column("name").to_pylist()
    assert set(ODD) <= set(names)
    assert float("inf") in parquet.read_table(tmp_path / "out" / "quantity.parquet").column("high").to_pylist()


@pytest.mark.parametrize(
    ("spoil", "error", "message"),
    [
        (lambda folder: [path.unlink() for path in folder.iterdir()], SourceError, "no .jsonl files"),
        (lambda folder: (folder / "article.jsonl").write_text("{"), SourceError, "article.jsonl, line 1: not JSON"),
        (
            lambda folder: (folder / "claim.jsonl").write_text('{"a": 1}\n{"b": 1}\n'),
            SourceError,
            "claim.jsonl, line 2",
        ),
        (lambda folder: (folder / "claim.jsonl").write_text('{"colour": 1}\n'), StoreError, "no column colour"),
        (lambda folder: (folder / "claim_member.jsonl").unlink(), StoreError, "not sound and was not kept"),
        (lambda folder: (folder / "article.jsonl").unlink(), StoreError, "not sound and was not kept"),
    ],
)
def test_a_spoilt_export_is_refused_whole(
    tmp_path: Path, full: Store, spoil: Callable[[Path], object], error: type[ClaimrefError], message: str
) -> None:
    folder = tmp_path / "export"
    write_folder(folder, full.dump(), "jsonl")
    spoil(folder)
    with open_store(tmp_path / "copy.db") as copy:
        with pytest.raises(error, match=message):
            copy.restore(read_folder(folder))
        assert copy.stories() == ()
        assert copy.articles() == ()


def test_a_store_that_is_not_empty_takes_no_import(tmp_path: Path, full: Store) -> None:
    write_folder(tmp_path / "export", full.dump(), "jsonl")
    with pytest.raises(StoreError, match="not empty"):
        full.restore(read_folder(tmp_path / "export"))


def test_unknown_formats_and_places(tmp_path: Path, full: Store) -> None:
    with pytest.raises(ConfigError, match="unknown format 'xml': known are csv, jsonl, parquet"):
        write_folder(tmp_path, full.dump(), "xml")
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match="cannot write into"):
        write_folder(tmp_path / "file" / "sub", full.dump(), "csv")


def test_json_ld() -> None:
    graph = comparison_as_jsonld(sample.comparison())["@graph"]
    claims = {claim["@id"].rsplit(":", 1)[1]: claim for claim in graph}
    when = claims[sample.claim_id("when")]
    assert when["@type"] == "Claim"
    assert len(when["appearance"]) == 5
    assert when["claimInterpreter"] == [{"@type": "Thing", "name": n} for n in ("Brant Lines", "Ines Roa")]
    captain = claims[sample.claim_id("captain")]
    assert captain["firstAppearance"] == captain["appearance"][0]
    assert captain["appearance"][0]["isPartOf"]["publisher"]["name"] == "Beta Post"
    assert "datePublished" not in claims[sample.claim_id("denial")]["appearance"][0]["isPartOf"]
    assert json.loads(json.dumps(graph)) == graph
