"""corrections of kind and wording; what the splitter made of corrected articles

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BEFORE = ("voice", "speaker", "stance", "outlet", "split")
AFTER = ("voice", "speaker", "stance", "kind", "text", "split", "outlet")


def upgrade() -> None:
    _allow(AFTER)
    op.create_table(
        "uncorrected_split",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("split", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["split.article_id"],
            name=op.f("fk_uncorrected_split_article_id_split"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_uncorrected_split")),
    )


def downgrade() -> None:
    op.drop_table("uncorrected_split")
    # An earlier version has no word for these.
    op.execute("DELETE FROM correction WHERE field IN ('kind', 'text')")
    _allow(BEFORE)


def _allow(fields: tuple[str, ...]) -> None:
    allowed = f"field IN ({', '.join(map(repr, fields))})"
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_correction_field"), "correction", type_="check")
        op.create_check_constraint(op.f("ck_correction_field"), "correction", allowed)
        return
    # SQLite changes no constraint of a table that is there: a new table takes its rows.
    rows = [dict(row) for row in op.get_bind().execute(sa.text("SELECT * FROM correction")).mappings()]
    op.drop_table("correction")
    op.create_table(
        "correction",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("superseded_by", sa.Text(), nullable=True),
        sa.CheckConstraint(allowed, name=op.f("ck_correction_field")),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["correction.id"], name=op.f("fk_correction_superseded_by_correction")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    if rows:
        op.bulk_insert(sa.table("correction", *(sa.column(name) for name in rows[0])), rows)
    op.create_index(op.f("ix_correction_superseded_by"), "correction", ["superseded_by"])
    op.create_index(
        "uq_correction_in_force",
        "correction",
        ["anchor", "field"],
        unique=True,
        sqlite_where=sa.text("superseded_by IS NULL"),
    )
