"""full-text search over statements

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE_UP = (
    # The words stay in `statement` alone: the index reads them there, by `statement.no`.
    """
    CREATE VIRTUAL TABLE statement_fts
    USING fts5(text, quote, content='statement', content_rowid='no', tokenize='porter unicode61 remove_diacritics 2')
    """,
    """
    CREATE TRIGGER statement_fts_insert AFTER INSERT ON statement BEGIN
        INSERT INTO statement_fts(rowid, text, quote) VALUES (new.no, new.text, new.quote);
    END
    """,
    """
    CREATE TRIGGER statement_fts_delete AFTER DELETE ON statement BEGIN
        INSERT INTO statement_fts(statement_fts, rowid, text, quote) VALUES ('delete', old.no, old.text, old.quote);
    END
    """,
    """
    CREATE TRIGGER statement_fts_update AFTER UPDATE OF no, text, quote ON statement BEGIN
        INSERT INTO statement_fts(statement_fts, rowid, text, quote) VALUES ('delete', old.no, old.text, old.quote);
        INSERT INTO statement_fts(rowid, text, quote) VALUES (new.no, new.text, new.quote);
    END
    """,
    "INSERT INTO statement_fts(statement_fts) VALUES ('rebuild')",
)
SQLITE_DOWN = (
    "DROP TRIGGER statement_fts_insert",
    "DROP TRIGGER statement_fts_delete",
    "DROP TRIGGER statement_fts_update",
    "DROP TABLE statement_fts",
)
POSTGRESQL_UP = ("CREATE INDEX statement_fts ON statement USING gin (to_tsvector('english', text || ' ' || quote))",)
POSTGRESQL_DOWN = ("DROP INDEX statement_fts",)


def upgrade() -> None:
    for sql in POSTGRESQL_UP if op.get_bind().dialect.name == "postgresql" else SQLITE_UP:
        op.execute(sql)


def downgrade() -> None:
    for sql in POSTGRESQL_DOWN if op.get_bind().dialect.name == "postgresql" else SQLITE_DOWN:
        op.execute(sql)
