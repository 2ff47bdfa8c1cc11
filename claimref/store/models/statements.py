"""What articles say: splits, statements, speakers, typed values."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from claimref.records import Comparator, Kind, Precision, Stance, Voice
from claimref.store.models.base import Base, one_of, span


class Speaker(Base):
    __tablename__ = "speaker"
    __table_args__ = ({"comment": "Somebody whom outlets quote."},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True, comment="The resolved name.")


class SpeakerAlias(Base):
    __tablename__ = "speaker_alias"
    __table_args__ = ({"comment": "Other names of a speaker."},)

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id", ondelete="CASCADE"), index=True)


class SplitRow(Base):
    __tablename__ = "split"
    __table_args__ = ({"comment": "Which splitter made an article's present statements: one split an article."},)

    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    splitter: Mapped[str] = mapped_column(Text, comment="The splitter and its version.")


class SkippedRow(Base):
    __tablename__ = "skipped"
    __table_args__ = (span(), {"comment": "Passages that gave no statement, and why."})

    article_id: Mapped[str] = mapped_column(ForeignKey("split.article_id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, comment="Order within the split.")
    char_start: Mapped[int] = mapped_column(comment="First character in article.text.")
    char_end: Mapped[int] = mapped_column(comment="One past the last character.")
    reason: Mapped[str] = mapped_column(Text, comment="question, fragment, debris …")


class UncorrectedSplit(Base):
    __tablename__ = "uncorrected_split"
    __table_args__ = ({"comment": "What the splitter itself made of an article whose statements people corrected."},)

    article_id: Mapped[str] = mapped_column(ForeignKey("split.article_id", ondelete="CASCADE"), primary_key=True)
    split: Mapped[str] = mapped_column(Text, comment="JSON: statements with their typed values, and what was skipped.")


class StatementRow(Base):
    __tablename__ = "statement"
    __table_args__ = (
        span(),
        one_of("voice", Voice),
        one_of("stance", Stance),
        one_of("kind", Kind),
        CheckConstraint("char_end - char_start = length(quote)", name="quote_fills_span"),
        {"comment": "One atomic assertion in one article: an exact quote and one self-contained sentence."},
    )

    # A stable integer key: full-text search refers to it, and SQLite renumbers hidden rowids on VACUUM.
    no: Mapped[int] = mapped_column(primary_key=True, comment="Storage number; use `id` to refer to a statement.")
    id: Mapped[str] = mapped_column(Text, unique=True, comment="Hash of the article, the span and the text.")
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), index=True)
    sentence_no: Mapped[int] = mapped_column(comment="Which sentence of the article, from 0.")
    char_start: Mapped[int] = mapped_column(comment="First character in article.text.")
    char_end: Mapped[int] = mapped_column(comment="One past the last character.")
    quote: Mapped[str] = mapped_column(Text, comment="article.text from char_start to char_end, exactly.")
    text: Mapped[str] = mapped_column(Text, comment="The same content as one self-contained sentence.")
    voice: Mapped[str] = mapped_column(Text, comment="outlet: said by the outlet itself; attributed: by a speaker.")
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"), index=True, comment="Who says it.")
    speaker_text: Mapped[str | None] = mapped_column(Text, comment="The article's words for the speaker.")
    cue: Mapped[str | None] = mapped_column(Text, comment="The verb or phrase that reports.")
    chain: Mapped[str] = mapped_column(Text, default="[]", comment="JSON list of speakers, outermost first.")
    stance: Mapped[str] = mapped_column(Text, comment="asserts, denies or hedged.")
    kind: Mapped[str] = mapped_column(Text, comment="fact (checkable) or opinion.")
    resolved: Mapped[bool] = mapped_column(comment="False where a reference could not be resolved with certainty.")
    splitter: Mapped[str] = mapped_column(Text, comment="The splitter that made it.")
    position: Mapped[int] = mapped_column(comment="Order within its split.")
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id", ondelete="SET NULL"), index=True)


class QuantityRow(Base):
    __tablename__ = "quantity"
    __table_args__ = (
        span(),
        one_of("comparator", Comparator),
        CheckConstraint("low <= high", name="interval"),
        {"comment": "A number in a statement, as the interval of values that its words allow."},
    )

    statement_id: Mapped[str] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, comment="Order within the statement.")
    raw: Mapped[str] = mapped_column(Text, comment="The words.")
    low: Mapped[float] = mapped_column(comment="Least value allowed; -Inf where open.")
    high: Mapped[float] = mapped_column(comment="Greatest value allowed; Inf where open.")
    comparator: Mapped[str] = mapped_column(Text, comment="equal, about, at-least, more-than, at-most …")
    unit: Mapped[str | None] = mapped_column(Text, comment="USD, km, year …")
    dimension: Mapped[str] = mapped_column(Text, comment="count, money, percent, duration …")
    noun: Mapped[str | None] = mapped_column(Text, comment="Lemma of what is counted.")
    role: Mapped[str] = mapped_column(Text, comment="figure, ordinal, year, id …")
    char_start: Mapped[int] = mapped_column(comment="First character in statement.text.")
    char_end: Mapped[int] = mapped_column(comment="One past the last character.")


class TimeRefRow(Base):
    __tablename__ = "time_ref"
    __table_args__ = (
        span(),
        one_of("precision", Precision),
        {"comment": "A time in a statement, as the interval that its words allow."},
    )

    statement_id: Mapped[str] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, comment="Order within the statement.")
    raw: Mapped[str] = mapped_column(Text, comment="The words.")
    start: Mapped[str | None] = mapped_column(Text, comment="ISO 8601; NULL where open.")
    end: Mapped[str | None] = mapped_column(Text, comment="ISO 8601, exclusive or last moment; NULL where open.")
    precision: Mapped[str] = mapped_column(Text, comment="decade, year, month, week, day, hour or minute.")
    char_start: Mapped[int] = mapped_column(comment="First character in statement.text.")
    char_end: Mapped[int] = mapped_column(comment="One past the last character.")


class EntityRow(Base):
    __tablename__ = "entity"
    __table_args__ = (span(), {"comment": "A named thing in a statement."})

    statement_id: Mapped[str] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, comment="Order within the statement.")
    raw: Mapped[str] = mapped_column(Text, comment="The words.")
    name: Mapped[str] = mapped_column(Text, index=True, comment="Its fullest form in the article.")
    type: Mapped[str] = mapped_column(Text, comment="person, org, place …")
    char_start: Mapped[int] = mapped_column(comment="First character in statement.text.")
    char_end: Mapped[int] = mapped_column(comment="One past the last character.")
