"""What people decided: judgements and corrections, kept for ever, only superseded."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from claimref.decisions import Correctable, Verdict
from claimref.store.models.base import Base, one_of


class JudgementRow(Base):
    __tablename__ = "judgement"
    __table_args__ = (
        CheckConstraint("left_anchor < right_anchor", name="canonical_order"),
        one_of("verdict", Verdict),
        {"comment": "A person's word on two statements; overrules every model."},
    )

    id: Mapped[str] = mapped_column(Text, primary_key=True, comment="Hash of its content.")
    left_anchor: Mapped[str] = mapped_column(Text, comment="article:start-end:hash of the quote.")
    right_anchor: Mapped[str] = mapped_column(Text, comment="The other statement, likewise; left < right.")
    verdict: Mapped[str] = mapped_column(Text, comment="different, same-agree, same-differ or unsure.")
    user: Mapped[str] = mapped_column(Text, comment="Who judged.")
    note: Mapped[str | None] = mapped_column(Text, comment="Why.")
    created_at: Mapped[str] = mapped_column(Text, comment="ISO 8601, UTC.")
    superseded_by: Mapped[str | None] = mapped_column(
        ForeignKey("judgement.id"), index=True, comment="The later judgement on the same pair."
    )


class Correction(Base):
    __tablename__ = "correction"
    __table_args__ = (
        one_of("field", Correctable),
        {"comment": "A person's correction of a statement or an article."},
    )

    id: Mapped[str] = mapped_column(Text, primary_key=True, comment="Hash of its content.")
    anchor: Mapped[str] = mapped_column(Text, comment="A place as in a judgement, or the article alone.")
    field: Mapped[str] = mapped_column(Text, comment="voice, speaker, stance, kind, text, split or outlet.")
    value: Mapped[str | None] = mapped_column(Text, comment="The right value (split: dropped); NULL: as it was found.")
    user: Mapped[str] = mapped_column(Text, comment="Who corrected.")
    note: Mapped[str | None] = mapped_column(Text, comment="Why.")
    created_at: Mapped[str] = mapped_column(Text, comment="ISO 8601, UTC.")
    superseded_by: Mapped[str | None] = mapped_column(
        ForeignKey("correction.id"), index=True, comment="The later correction of the same field."
    )


# At most one judgement of a pair, and one correction of a field, is in force.
Index(
    "uq_judgement_in_force",
    JudgementRow.left_anchor,
    JudgementRow.right_anchor,
    unique=True,
    sqlite_where=text("superseded_by IS NULL"),
    postgresql_where=text("superseded_by IS NULL"),
)
Index(
    "uq_correction_in_force",
    Correction.anchor,
    Correction.field,
    unique=True,
    sqlite_where=text("superseded_by IS NULL"),
    postgresql_where=text("superseded_by IS NULL"),
)
