"""`db check` finds every kind of corruption, and names the row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimref.store import Store, open_store
from claimref.store.invariants import INVARIANTS
from tests.store import sample

SAID = sample.statements()
WHEN, DEAD = sample.claim_id("when"), sample.claim_id("dead")
ECHO = sample.articles()["Echo"].id
ALPHA = sample.articles()["Alpha Times"].id
TWO, CAPTAIN, ALPHA_WHEN = SAID["echo two"].id, SAID["beta captain"].id, SAID["alpha when"].id

CORRUPTIONS = [
    (f"UPDATE statement SET quote = 'Six people died.' WHERE id = '{TWO}'", "a quote is the article's text", TWO),
    (f"UPDATE article SET text = 'x' || text WHERE id = '{ECHO}'", "a quote is the article's text", TWO),
    (f"UPDATE article SET text = text || '!' WHERE id = '{ECHO}'", "an article's id is the hash", ECHO),
    (f"UPDATE article SET text_sha256 = 'x' WHERE id = '{ECHO}'", "an article's text_sha256", ECHO),
    (
        f"UPDATE statement SET text = 'Nobody died.' WHERE id = '{SAID['echo three'].id}'",
        "a statement's id is the hash",
        SAID["echo three"].id,
    ),
    (f"INSERT INTO debris VALUES ('{ECHO}', 5, 5000, 'x')", "every span of debris lies within", ECHO),
    (f"UPDATE skipped SET char_end = 9999 WHERE article_id = '{ALPHA}'", "every span of skipped lies within", ALPHA),
    (
        "UPDATE quantity SET char_end = 9999 WHERE raw = '11 lorries'",
        "every span of quantity lies within",
        SAID["alpha lorries"].id,
    ),
    (f"UPDATE time_ref SET char_start = -4 WHERE statement_id = '{ALPHA_WHEN}'", "every span of time_ref", ALPHA_WHEN),
    (
        f"UPDATE entity SET char_end = char_start WHERE statement_id = '{ALPHA_WHEN}'",
        "every span of entity",
        ALPHA_WHEN,
    ),
    (
        "INSERT INTO statement SELECT 99, 'lost', article_id, 0, char_start, char_end, quote, text, voice,"
        f" NULL, NULL, NULL, '[]', stance, kind, 1, 'another', 0, NULL FROM statement WHERE id = '{TWO}'",
        "a statement comes from",
        "lost",
    ),
    (f"DELETE FROM claim_member WHERE claim_id = '{DEAD}'", "a claim has statements", DEAD),
    (f"UPDATE claim SET label = 'x' WHERE id = '{DEAD}'", "a claim's label is the text", DEAD),
    (
        f"INSERT INTO claim_member SELECT '{DEAD}', statement_id, 9, NULL, 1, 'm', run_id FROM claim_member"
        f" WHERE statement_id = '{CAPTAIN}'",
        "a statement is in one claim of a story",
        CAPTAIN,
    ),
    (f"DELETE FROM story_article WHERE article_id = '{ECHO}'", "a claim's statements are of its story's articles", TWO),
    (f"UPDATE claim_member SET side = 'Q' WHERE statement_id = '{TWO}'", "a statement's side is one of", TWO),
    ("UPDATE run SET status = 'running'", "all of a story's claims come from one finished run", WHEN),
    (
        "INSERT INTO run SELECT 77, story_id, version, config, models, 0, 0, 0, started_at, finished_at, status"
        " FROM run",
        "all of a story's claims come from one finished run",
        WHEN,
    ),
    (
        "UPDATE relation SET left_id = right_id, right_id = left_id WHERE type = 'unsure'",
        "a pair stands in canonical order",
        CAPTAIN,
    ),
    (
        "UPDATE relation SET right_id = 'zz' WHERE type = 'unsure'",
        "both ends of a relation",
        min(CAPTAIN, SAID["coast crew"].id),
    ),
    (
        f"DELETE FROM relation WHERE '{SAID['beta when'].id}' IN (left_id, right_id)",
        "two statements of different outlets",
        SAID["beta when"].id,
    ),
    (f"INSERT INTO claim_alias VALUES ('{DEAD}', '{WHEN}')", "a former id of a claim", DEAD),
    (f"UPDATE article SET supersedes_id = '{ALPHA}' WHERE id = '{ECHO}'", "a new version supersedes", ECHO),
    (
        "INSERT INTO judgement VALUES ('j1', 'a', 'b', 'unsure', 'u', NULL, 't', NULL);"
        "INSERT INTO judgement VALUES ('j2', 'a', 'c', 'unsure', 'u', NULL, 't', 'j1')",
        "a judgement is superseded by",
        "j2",
    ),
    (
        "INSERT INTO judgement VALUES ('j1', 'a', 'b', 'unsure', 'u', NULL, 't', NULL)",
        "a judgement's id is the hash",
        "j1",
    ),
    (
        "INSERT INTO correction VALUES ('k1', 'a', 'voice', 'outlet', 'u', NULL, 't', NULL);"
        "INSERT INTO correction VALUES ('k2', 'b', 'voice', 'outlet', 'u', NULL, 't', 'k1')",
        "a correction is superseded by",
        "k2",
    ),
    ("INSERT INTO embedding VALUES ('abc', 'm', '', 3, x'00')", "a vector has as many numbers", "abc"),
    ("INSERT INTO statement_fts(statement_fts) VALUES ('delete-all')", "full-text search knows every statement", TWO),
    ("DELETE FROM speaker", "every reference leads somewhere", "statement"),
    ("DROP VIEW figures", "every table and view is there", "figures"),
    ("DROP TABLE correction", "every table and view is there", "correction"),
    (
        "DROP VIEW claim_status;"
        "CREATE VIEW claim_status AS SELECT 'outlet' AS unit_kind, id AS claim_id, 'only' AS status FROM claim",
        "a claim's status by outlet",
        WHEN,
    ),
]


def corrupt(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.executescript(sql)


def test_a_store_in_order_has_no_fault(filled: Store) -> None:
    assert filled.check() == []


@pytest.mark.parametrize(("sql", "promise", "row"), CORRUPTIONS, ids=[promise for _, promise, _ in CORRUPTIONS])
def test_the_fault_is_found_and_its_row_named(path: Path, filled: Store, sql: str, promise: str, row: str) -> None:
    filled.close()
    corrupt(path, sql)
    with open_store(path, read_only=True) as store:
        faults = [fault for fault in store.check() if fault.promise.startswith(promise)]
    assert faults, sql
    assert any(row in fault.row for fault in faults)


def test_every_invariant_is_seen_to_fail() -> None:
    tried = [promise for _, promise, _ in CORRUPTIONS]
    for invariant in INVARIANTS:
        assert any(invariant.promise.startswith(promise) for promise in tried), invariant.promise


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE statement SET voice = 'nobody' WHERE id = '{TWO}'",
        f"UPDATE statement SET char_end = char_start WHERE id = '{TWO}'",
        f"UPDATE statement SET quote = quote || 'x' WHERE id = '{TWO}'",
        "UPDATE quantity SET low = high + 1",
        "UPDATE relation SET left_id = right_id, right_id = left_id",
        "UPDATE relation SET type = 'maybe'",
        "UPDATE claim SET differ_on = 'colour'",
        "UPDATE run SET status = 'lost'",
        f"UPDATE article SET supersedes_id = id WHERE id = '{ECHO}'",
        f"DELETE FROM statement WHERE id = '{TWO}'",
        "DELETE FROM run",
        "INSERT INTO outlet (name, is_wire) SELECT name, 0 FROM outlet",
        "INSERT INTO story_article VALUES (1, 'nothing', NULL)",
        "INSERT INTO judgement VALUES ('j1', 'a', 'b', 'unsure', 'u', NULL, 't', NULL);"
        "INSERT INTO judgement VALUES ('j2', 'a', 'b', 'unsure', 'u', NULL, 't', NULL)",
    ],
)
def test_the_database_itself_refuses(path: Path, filled: Store, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.executescript(sql)
    assert filled.load(sample.STORY) == sample.comparison()
