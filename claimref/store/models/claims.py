"""What statements amount to: claims, their members and sides, relations."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from claimref.records import DifferOn, RelationType
from claimref.store.models.base import Base, one_of


class ClaimRow(Base):
    __tablename__ = "claim"
    __table_args__ = (
        one_of("differ_on", DifferOn),
        {"comment": "The point that one or more statements make. Its status is derived: see the view claim_status."},
    )

    id: Mapped[str] = mapped_column(
        Text, primary_key=True, comment="Hash of the story and the founding statement's article and span."
    )
    story_id: Mapped[int] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(Text, comment="The text of its clearest statement.")
    representative_id: Mapped[str] = mapped_column(ForeignKey("statement.id"), index=True, comment="That statement.")
    position: Mapped[int] = mapped_column(comment="Order within the comparison.")
    differ_on: Mapped[str | None] = mapped_column(Text, comment="The slot in dispute, if its sides differ.")
    origins: Mapped[int] = mapped_column(comment="Independent origins, an upper bound.")
    weakest_link: Mapped[float] = mapped_column(comment="The lowest score that holds the claim together.")
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True, comment="The run that made it.")


class ClaimSide(Base):
    __tablename__ = "claim_side"
    __table_args__ = ({"comment": "The values held within a claim that is in dispute."},)

    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True)
    side: Mapped[str] = mapped_column(Text, primary_key=True, comment="A, B, C …")
    value: Mapped[str] = mapped_column(Text, comment="What this side says, in words.")


class ClaimMember(Base):
    __tablename__ = "claim_member"
    __table_args__ = ({"comment": "Which statements make which claim, and which side they hold."},)

    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True)
    statement_id: Mapped[str] = mapped_column(ForeignKey("statement.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(comment="Order within the claim.")
    side: Mapped[str | None] = mapped_column(Text, comment="NULL: compatible with several sides, or none in dispute.")
    score: Mapped[float] = mapped_column(comment="The score that ties it to the claim.")
    method: Mapped[str] = mapped_column(Text, comment="The judge that tied it.")
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)


class ClaimDispute(Base):
    __tablename__ = "claim_dispute"
    __table_args__ = (
        CheckConstraint("claim_id <> disputed_by_id", name="another"),
        {"comment": "Claims that a statement of another claim contradicts, as a general denial does a figure."},
    )

    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True)
    disputed_by_id: Mapped[str] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int] = mapped_column(comment="Order within the claim.")


class ClaimAlias(Base):
    __tablename__ = "claim_alias"
    __table_args__ = ({"comment": "Ids of claims that were merged into others, so that old references still lead."},)

    old_id: Mapped[str] = mapped_column(Text, primary_key=True)
    new_id: Mapped[str] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)


class RelationRow(Base):
    __tablename__ = "relation"
    __table_args__ = (
        CheckConstraint("left_id < right_id", name="canonical_order"),
        one_of("type", RelationType),
        one_of("differ_on", DifferOn),
        {"comment": "What holds between two statements of one story, and why."},
    )

    story_id: Mapped[int] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), primary_key=True)
    left_id: Mapped[str] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True)
    right_id: Mapped[str] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(comment="Order within the comparison.")
    type: Mapped[str] = mapped_column(Text, comment="agree, differ or unsure.")
    differ_on: Mapped[str | None] = mapped_column(Text, comment="The slot on which they differ.")
    score: Mapped[float] = mapped_column(comment="How sure, from 0 to 1.")
    why: Mapped[str] = mapped_column(Text, comment="The reason in words.")
    evidence: Mapped[str] = mapped_column(Text, comment="JSON: features, typed values, thresholds.")
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)


class VersionChange(Base):
    __tablename__ = "version_change"
    __table_args__ = (
        one_of("differ_on", DifferOn),
        {"comment": "What a version of an article says otherwise than the version before it."},
    )

    story_id: Mapped[int] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), primary_key=True)
    earlier_id: Mapped[str] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True)
    later_id: Mapped[str] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(comment="Order within the comparison.")
    differ_on: Mapped[str | None] = mapped_column(Text, comment="The slot that changed.")
    score: Mapped[float] = mapped_column(comment="How sure, from 0 to 1.")
    why: Mapped[str] = mapped_column(Text, comment="The reason in words.")
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
