"""SQL from people reads, whatever they type."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimref.errors import StoreError
from claimref.store import Store, open_store
from tests.store import sample


def test_columns_and_rows(filled: Store) -> None:
    columns, rows = filled.query("SELECT label, :n AS n FROM story", {"n": 3})
    assert (columns, rows) == (("label", "n"), (("ferry", 3),))


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "sql",
    [
        "SELECT name FROM pragma_table_info('claim')",
        "SELECT value FROM json_each('[1, 2]')",
        "SELECT rowid FROM statement_fts WHERE statement_fts MATCH 'ferry'",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n",
        "EXPLAIN QUERY PLAN SELECT * FROM claim",
    ],
)
def test_whatever_reads_is_answered(filled: Store, sql: str) -> None:
    assert filled.query(sql).rows


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "  -- of a story\n /* how many? */ select count(*) from claim where label like '%';",
        "(SELECT 1) UNION ALL (SELECT 2)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n",
        "VALUES (1)",
        "EXPLAIN SELECT * FROM claim",
    ],
)
def test_whatever_reads_is_answered_everywhere(filled: Store, backend: str, sql: str) -> None:
    if backend == "sqlite" and sql.startswith("("):
        sql = sql.replace("(", "").replace(")", "")
    assert filled.query(sql).rows


WRITING = [
    "DELETE FROM claim",
    "UPDATE article SET text = ''",
    "INSERT INTO story VALUES (9, 'x')",
    "DROP TABLE claim",
    "CREATE TABLE t (x)",
    "CREATE TEMP TABLE t (x)",
    "UPDATE sqlite_master SET sql = ''",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA writable_schema = ON",
    "VACUUM",
    "ATTACH 'other.db' AS other",
    "BEGIN IMMEDIATE",
    "WITH x AS (SELECT 1) DELETE FROM claim",
    "SELECT load_extension('x')",
    "COMMIT; DELETE FROM claim",
    "SELECT 1; DELETE FROM claim",
    "COPY (SELECT 1) TO PROGRAM 'touch other.db'",
    "SET default_transaction_read_only = off",
    "WITH x AS (DELETE FROM claim RETURNING id) SELECT set_config('transaction_read_only', 'off', true) FROM x",
    "SELECT nextval('story_id_seq')",
    "DO 'BEGIN DELETE FROM claim; END'",
]


@pytest.mark.parametrize("sql", WRITING)
def test_nothing_is_written(tmp_path: Path, filled: Store, sql: str) -> None:
    with pytest.raises(StoreError):
        filled.query(sql)
    assert filled.load(sample.STORY) == sample.comparison()
    assert not (tmp_path / "other.db").exists()
    with open_store(":memory:") as memory:
        with pytest.raises(StoreError):
            memory.query(sql)
        memory.save(sample.comparison())
        assert memory.load(sample.STORY) == sample.comparison()


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELECT 1 FROM FROM", "syntax error"),
        ("SELECT colour FROM claim", 'column.* colour .*|column "colour" does not exist .*claimref schema'),
        ("SELECT 1; SELECT 2", "one statement|multiple commands"),
        ("", "returns nothing|a query may only read"),
        ("DELETE FROM claim", "a query may only read"),
    ],
)
def test_wrong_sql_is_explained_in_one_line(filled: Store, sql: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        filled.query(sql)
    assert "\n" not in str(caught.value)


@pytest.mark.sqlite
def test_the_schema_names_every_table_view_and_column(filled: Store) -> None:
    text = filled.schema()
    names = filled.query("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").rows
    for (name,) in names:
        if name.startswith(("statement_fts", "alembic")):
            continue
        assert f"\n  {name}\n" in text
        for (column,) in filled.query(f"SELECT name FROM pragma_table_info('{name}')").rows:
            assert column in text
