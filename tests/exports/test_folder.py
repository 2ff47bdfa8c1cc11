"""A folder of tables: what goes out comes in again whole, in every format that is read."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyarrow import parquet

from claimref.errors import ClaimrefError, ConfigError, SourceError, StoreError
from claimref.exports import comparison_as_jsonld, read_folder, write_folder
from claimref.exports.workbook import CUT, MAX_CELL
from claimref.protocols import Cached
from claimref.records import Article, Comparator, Judgement, Quantity, RelationType
from claimref.store import Store, Verdict, open_store
from claimref.store.models import Base
from claimref.store.views import VIEWS, question
from claimref.tables import Column, ColumnType, NamedTable
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
    "''",
    "-",
    "\tindented",
]
READABLE = ("jsonl", "csv", "parquet")


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
    store.add_articles([Article(name, f"{name} says so.", f"{n}.txt") for n, name in enumerate(ODD)], "odd\nstory")
    changed = replace(sample.articles()["Echo"], text="Four people died.")
    store.add_articles([changed], sample.STORY)
    said = sample.statements()
    for verdict in (Verdict.UNSURE, Verdict.DIFFERENT):
        store.judge(said["beta captain"].id, said["coast crew"].id, verdict, "ada", "=note")
    store.add_articles([replace(changed, locator="blank", url=None, title="", byline=None)], "blank")
    store.cache.put(Cached.VECTOR, "m@1", {"0" * 64: np.arange(5, dtype=np.float32)})
    store.cache.put(Cached.JUDGEMENT, "j@1", {"k": Judgement(0.5, RelationType.AGREE, why="so", evidence={"x": 1})})
    store.last_rows = (sample.claim_id("when"),)
    return store


@pytest.mark.parametrize("caches", [True, False])
@pytest.mark.parametrize("format_", READABLE)
def test_a_round_trip_loses_nothing(tmp_path: Path, full: Store, format_: str, caches: bool) -> None:
    folder = tmp_path / "export"
    write_folder(folder, [*full.dump(caches=caches), *full.dump_views()], format_)
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


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])) | st.sampled_from(ODD)
ROW = st.tuples(
    TEXT,
    st.none() | TEXT,
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.floats(allow_nan=False),
    st.booleans(),
)
COLUMNS = (
    Column("name", ColumnType.STRING, required=True),
    Column("note", ColumnType.STRING),
    Column("count", ColumnType.INTEGER),
    Column("low", ColumnType.NUMBER),
    Column("is_wire", ColumnType.BOOLEAN, required=True),
)


@pytest.mark.parametrize("format_", READABLE)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, min_size=1, max_size=5))
def test_any_value_comes_back(tmp_path: Path, format_: str, rows: list[tuple[object, ...]]) -> None:
    write_folder(tmp_path, [NamedTable("things", COLUMNS, rows)], format_)
    (read,) = read_folder(tmp_path)
    assert read.names == tuple(column.name for column in COLUMNS)
    for before, after in zip(rows, read.rows, strict=True):
        name, note, count, low, is_wire = after
        found = (
            name or "",
            note,
            None if count is None else int(count),
            None if low is None else float(low),
            is_wire in (True, "true"),
        )
        assert found == before


def test_what_every_file_and_column_means(tmp_path: Path, full: Store) -> None:
    folder = tmp_path / "out"
    written = write_folder(folder, [*full.dump(caches=True), *full.dump_views()], "csv")
    assert {path.name for path in folder.iterdir()} == {path.name for path in written}
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["title"]: resource for resource in package["resources"]}
    assert set(resources) == {*Base.metadata.tables, *VIEWS}
    readme = (folder / "README.md").read_text(encoding="utf-8")
    for name, resource in resources.items():
        assert f"## {resource['path']}" in readme
        with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]
        assert resource["description"] == (question(name) if name in VIEWS else Base.metadata.tables[name].comment)
    claim = resources["claim"]["schema"]
    assert claim["primaryKey"] == ["id"]
    assert {"fields": "story_id", "reference": {"resource": "story", "fields": "id"}} in claim["foreignKeys"]
    own = resources["article"]["schema"]["foreignKeys"]
    assert {"fields": "supersedes_id", "reference": {"resource": "", "fields": "id"}} in own


def test_excel(tmp_path: Path, full: Store) -> None:
    long = Article("Long", "word " * 10_000, "long.txt")
    full.add_articles([long], "long")
    (path,) = write_folder(tmp_path / "out", [*full.dump(), *full.dump_views()], "xlsx")
    sheets = load_workbook(path)
    assert set(sheets.sheetnames) == {*Base.metadata.tables, *VIEWS} - {"embedding", "verdict"}
    names = [row[1] for row in sheets["outlet"].iter_rows(min_row=2)]
    assert {cell.value.replace("\r\n", "\n") for cell in names} >= {name.replace("\r\n", "\n") for name in ODD}
    assert {cell.data_type for cell in names} == {"s"}, "=1+1 is text, and no formula"
    header = [cell.value for cell in sheets["article"][1]]
    texts = [row[header.index("text")].value for row in sheets["article"].iter_rows(min_row=2)]
    assert [text for text in texts if len(text) == MAX_CELL and text.endswith(CUT)], "what is cut says so"


def test_csv_for_spreadsheets(tmp_path: Path, full: Store) -> None:
    write_folder(tmp_path / "out", full.dump(), "csv")
    assert (tmp_path / "out" / "outlet.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8"
    with (tmp_path / "out" / "outlet.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {row["name"] for row in csv.DictReader(file)}
    for name in ODD:
        assert (f"'{name}" if name.lstrip("'")[:1] in ("=", "-", "\t", "") else name) in names


def test_parquet(tmp_path: Path, full: Store) -> None:
    write_folder(tmp_path / "out", full.dump(caches=True), "parquet")
    names = parquet.read_table(tmp_path / "out" / "outlet.parquet").column("name").to_pylist()
    assert set(ODD) <= set(names)
    assert float("inf") in parquet.read_table(tmp_path / "out" / "quantity.parquet").column("high").to_pylist()


@pytest.mark.parametrize(
    ("spoil", "error", "message"),
    [
        (lambda folder: [path.unlink() for path in folder.iterdir()], SourceError, "no tables in"),
        (lambda folder: (folder / "article.jsonl").write_text("{"), SourceError, "article.jsonl, line 1: not JSON"),
        (
            lambda folder: (folder / "claim.jsonl").write_text('{"a": 1}\n{"b": 1}\n'),
            SourceError,
            "claim.jsonl, line 2",
        ),
        (lambda folder: (folder / "claim.jsonl").write_text('{"colour": 1}\n'), StoreError, "no column colour"),
        (lambda folder: (folder / "story.jsonl").write_text('{"id": "x"}\n'), StoreError, "not of its column's type"),
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
    with pytest.raises(ConfigError, match="unknown format 'xml': known are jsonl, parquet, csv, xlsx"):
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
