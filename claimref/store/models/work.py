"""What was computed: runs, cached vectors and verdicts, the rows last printed."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from claimref.records import DifferOn, RelationType
from claimref.store.models.base import Base, one_of


class RunStatus(StrEnum):
    """`RUNNING` and no finish: the run was stopped, or goes on at this moment."""

    RUNNING = "running"
    DONE = "done"


class Run(Base):
    __tablename__ = "run"
    __table_args__ = (
        one_of("status", RunStatus),
        {"comment": "One comparison: by which version, configuration and models."},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    story_id: Mapped[int | None] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), index=True)
    version: Mapped[str] = mapped_column(Text, comment="claimref's version.")
    config: Mapped[str] = mapped_column(Text, comment="JSON: the options.")
    models: Mapped[str] = mapped_column(Text, comment="JSON: component → version.")
    split: Mapped[int] = mapped_column(default=0, comment="Articles really split, not taken from the cache.")
    encoded: Mapped[int] = mapped_column(default=0, comment="Texts really encoded.")
    judged: Mapped[int] = mapped_column(default=0, comment="Pairs really judged.")
    started_at: Mapped[str] = mapped_column(Text, comment="ISO 8601, UTC.")
    finished_at: Mapped[str | None] = mapped_column(Text, comment="ISO 8601, UTC.")
    status: Mapped[str] = mapped_column(Text, comment="running or done.")


class Embedding(Base):
    __tablename__ = "embedding"
    __table_args__ = (
        CheckConstraint("length(vector) = 4 * dim", name="size"),
        {"comment": "Cached sentence vectors, by the text's hash and the model."},
    )

    text_sha256: Mapped[str] = mapped_column(Text, primary_key=True, comment="SHA-256 of the statement's text.")
    model: Mapped[str] = mapped_column(Text, primary_key=True, comment="The embedder's name.")
    revision: Mapped[str] = mapped_column(Text, primary_key=True, comment="Its version.")
    dim: Mapped[int] = mapped_column(comment="Length of the vector.")
    vector: Mapped[bytes] = mapped_column(LargeBinary, comment="dim little-endian float32.")


class VerdictRow(Base):
    __tablename__ = "verdict"
    __table_args__ = (
        one_of("relation", RelationType),
        one_of("differ_on", DifferOn),
        {"comment": "Cached judgements of pairs, by content and the judge's version."},
    )

    pair_key: Mapped[str] = mapped_column(Text, primary_key=True, comment="Hash of what the judge looked at.")
    judge: Mapped[str] = mapped_column(Text, primary_key=True, comment="The judge and its version.")
    same_point: Mapped[float] = mapped_column(comment="Probability that both make the same point.")
    relation: Mapped[str] = mapped_column(Text, comment="agree, differ or unsure, if they do.")
    differ_on: Mapped[str | None] = mapped_column(Text, comment="The slot on which they differ.")
    differ_score: Mapped[float] = mapped_column(comment="Probability that they differ.")
    why: Mapped[str] = mapped_column(Text, comment="The reason in words.")
    evidence: Mapped[str] = mapped_column(Text, comment="JSON: features and typed values.")


class PrintedRow(Base):
    __tablename__ = "printed_row"
    __table_args__ = ({"comment": "The row numbers that the last comparison printed."},)

    row_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    claim_id: Mapped[str] = mapped_column(Text, comment="The claim shown under that number.")
