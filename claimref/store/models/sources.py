"""Who publishes what: families, outlets, articles, stories, origins."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from claimref.records import Precision
from claimref.store.models.base import Base, one_of, span


class Family(Base):
    __tablename__ = "family"
    __table_args__ = ({"comment": "Outlets under one owner or one news agency."},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True, comment="The owner's or agency's name.")


class Outlet(Base):
    __tablename__ = "outlet"
    __table_args__ = ({"comment": "A publisher. Without a family it is its own family."},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True, comment="The spelling under which everything is shown.")
    domain: Mapped[str | None] = mapped_column(Text, comment="Its web domain, if known.")
    family_id: Mapped[int | None] = mapped_column(
        ForeignKey("family.id", ondelete="SET NULL"), index=True, comment="Its family, if mapped."
    )
    is_wire: Mapped[bool] = mapped_column(default=False, comment="True for a news agency.")


class OutletAlias(Base):
    __tablename__ = "outlet_alias"
    __table_args__ = ({"comment": "Other spellings and names of an outlet; add rows to merge names."},)

    name: Mapped[str] = mapped_column(Text, primary_key=True, comment="The other spelling.")
    outlet_id: Mapped[int] = mapped_column(
        ForeignKey("outlet.id", ondelete="CASCADE"), index=True, comment="The outlet that it means."
    )


class Story(Base):
    __tablename__ = "story"
    __table_args__ = ({"comment": "A named set of articles; claims never cross stories."},)

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(Text, unique=True, comment="The story's name, as given with --story.")


class ArticleRow(Base):
    __tablename__ = "article"
    __table_args__ = (
        one_of("published_precision", Precision),
        CheckConstraint("supersedes_id <> id", name="supersedes_another"),
        {"comment": "One text by one outlet, immutable; a changed text is a new row that supersedes the old."},
    )

    id: Mapped[str] = mapped_column(Text, primary_key=True, comment="Hash of the outlet, the locator and the text.")
    outlet_id: Mapped[int] = mapped_column(ForeignKey("outlet.id"), index=True, comment="Who published it.")
    locator: Mapped[str] = mapped_column(Text, comment="The URL where known, else the path within its source.")
    url: Mapped[str | None] = mapped_column(Text, comment="Where it was read on the web.")
    canonical_url: Mapped[str | None] = mapped_column(Text, comment="The address that the page itself names.")
    path: Mapped[str | None] = mapped_column(Text, comment="The file that it was read from.")
    title: Mapped[str | None] = mapped_column(Text, comment="The headline.")
    byline: Mapped[str | None] = mapped_column(Text, comment="The author as printed.")
    language: Mapped[str | None] = mapped_column(Text, comment="ISO 639-1 code.")
    published_at: Mapped[str | None] = mapped_column(Text, comment="ISO 8601 date, or date and time.")
    published_precision: Mapped[str | None] = mapped_column(Text, comment="How finely published_at is known.")
    published_method: Mapped[str | None] = mapped_column(Text, comment="What found the date.")
    fetched_at: Mapped[str | None] = mapped_column(Text, comment="ISO 8601 time of reading.")
    text: Mapped[str] = mapped_column(Text, comment="The whole text; every offset counts its characters.")
    text_sha256: Mapped[str] = mapped_column(Text, index=True, comment="SHA-256 of the text.")
    supersedes_id: Mapped[str | None] = mapped_column(
        ForeignKey("article.id", ondelete="SET NULL"), comment="The earlier version of this article."
    )


Index("ix_article_supersedes_id", ArticleRow.supersedes_id, unique=True)
Index("ix_article_locator", ArticleRow.outlet_id, ArticleRow.locator)


class StoryArticle(Base):
    __tablename__ = "story_article"
    __table_args__ = ({"comment": "Which articles cover which story."},)

    story_id: Mapped[int] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, index=True)
    run_id: Mapped[int | None] = mapped_column(
        ForeignKey("run.id", ondelete="SET NULL"), comment="The last run that compared it; NULL: added, not compared."
    )


class DebrisRow(Base):
    __tablename__ = "debris"
    __table_args__ = (span(), {"comment": "Page furniture within an article's text: kept, never split."})

    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    char_start: Mapped[int] = mapped_column(primary_key=True, comment="First character in article.text.")
    char_end: Mapped[int] = mapped_column(primary_key=True, comment="One past the last character.")
    reason: Mapped[str] = mapped_column(Text, comment="Why it counts as debris.")


class Origin(Base):
    __tablename__ = "origin"
    __table_args__ = ({"comment": "Where reports really come from: copies of one wire story are one origin."},)

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(
        Text, unique=True, comment="The agency, or the outlet that published or reported it first."
    )
    kind: Mapped[str] = mapped_column(Text, comment="wire: a news agency; outlet: another publisher.")


class ArticleOrigin(Base):
    __tablename__ = "article_origin"
    __table_args__ = (
        {"comment": "An article that is a copy or rewrite, and how that is known. A score below 0.5 does not count."},
    )

    story_id: Mapped[int] = mapped_column(
        ForeignKey("story.id", ondelete="CASCADE"), primary_key=True, comment="The story whose articles were compared."
    )
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, index=True)
    origin_id: Mapped[int] = mapped_column(ForeignKey("origin.id", ondelete="CASCADE"), primary_key=True, index=True)
    method: Mapped[str] = mapped_column(Text, comment="agency credit, canonical URL, shared wording …")
    score: Mapped[float] = mapped_column(comment="How sure, from 0 to 1.")
    evidence: Mapped[str | None] = mapped_column(Text, comment="The words that show it.")


class StatementOrigin(Base):
    __tablename__ = "statement_origin"
    __table_args__ = ({"comment": "A single statement that goes back to another report, and how that is known."},)

    story_id: Mapped[int] = mapped_column(
        ForeignKey("story.id", ondelete="CASCADE"), primary_key=True, comment="The story whose articles were compared."
    )
    statement_id: Mapped[str] = mapped_column(
        ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    origin_id: Mapped[int] = mapped_column(ForeignKey("origin.id", ondelete="CASCADE"), primary_key=True, index=True)
    method: Mapped[str] = mapped_column(Text, comment="How it is known: attribution.")
    score: Mapped[float] = mapped_column(comment="How sure, from 0 to 1.")
    evidence: Mapped[str | None] = mapped_column(Text, comment="The words that show it.")
