"""origins by story; what versions of an article changed

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TRACED = ("article", "statement")
"""What an origin is recorded of: the tables `<name>_origin` gain and lose the story."""

STORIES = {
    "article": "SELECT article_id, story_id FROM story_article",
    "statement": """
        SELECT statement.id, story_article.story_id
        FROM statement JOIN story_article ON story_article.article_id = statement.article_id
    """,
}


def upgrade() -> None:
    for traced in TRACED:
        stories: dict[str, list[int]] = {}
        for subject, story in op.get_bind().execute(sa.text(STORIES[traced])):
            stories.setdefault(subject, []).append(story)
        rows = _take_rows(traced)
        _create(traced, by_story=True)
        _fill(traced, [{**row, "story_id": story} for row in rows for story in stories.get(row[f"{traced}_id"], ())])
    op.create_table(
        "version_change",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("earlier_id", sa.Text(), nullable=False),
        sa.Column("later_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("differ_on", sa.Text(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "differ_on IN ('quantity', 'date', 'polarity', 'entity', 'attribution', 'detail')",
            name=op.f("ck_version_change_differ_on"),
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["story.id"], name=op.f("fk_version_change_story_id_story"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["earlier_id"], ["statement.id"], name=op.f("fk_version_change_earlier_id_statement"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["later_id"], ["statement.id"], name=op.f("fk_version_change_later_id_statement"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_version_change_run_id_run")),
        sa.PrimaryKeyConstraint("story_id", "earlier_id", "later_id", name=op.f("pk_version_change")),
    )
    op.create_index(op.f("ix_version_change_later_id"), "version_change", ["later_id"])
    op.create_index(op.f("ix_version_change_run_id"), "version_change", ["run_id"])


def downgrade() -> None:
    op.drop_table("version_change")
    for traced in TRACED:
        # One row of each subject and origin: what several stories say, they say alike.
        rows = {(row[f"{traced}_id"], row["origin_id"]): row for row in _take_rows(traced)}
        _create(traced, by_story=False)
        _fill(traced, [{name: row[name] for name in row if name != "story_id"} for row in rows.values()])


def _take_rows(traced: str) -> list[dict[str, object]]:
    """Drop the table and return what it held."""
    rows = op.get_bind().execute(sa.text(f"SELECT * FROM {traced}_origin")).mappings().all()
    op.drop_table(f"{traced}_origin")
    return [dict(row) for row in rows]


def _create(traced: str, *, by_story: bool) -> None:
    table, subject = f"{traced}_origin", f"{traced}_id"
    story = [sa.Column("story_id", sa.Integer(), nullable=False)] if by_story else []
    belongs = (
        [
            sa.ForeignKeyConstraint(
                ["story_id"], ["story.id"], name=op.f(f"fk_{table}_story_id_story"), ondelete="CASCADE"
            )
        ]
        if by_story
        else []
    )
    op.create_table(
        table,
        *story,
        sa.Column(subject, sa.Text(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        *belongs,
        sa.ForeignKeyConstraint(
            [subject], [f"{traced}.id"], name=op.f(f"fk_{table}_{subject}_{traced}"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["origin.id"], name=op.f(f"fk_{table}_origin_id_origin"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(*(["story_id"] if by_story else []), subject, "origin_id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_origin_id"), table, ["origin_id"])
    if by_story:
        op.create_index(op.f(f"ix_{table}_{subject}"), table, [subject])


def _fill(traced: str, rows: list[dict[str, object]]) -> None:
    if rows:
        names = [sa.column(name) for name in rows[0]]
        op.bulk_insert(sa.table(f"{traced}_origin", *names), rows)
