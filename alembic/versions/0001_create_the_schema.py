"""create the schema

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Text(), nullable=False, comment="Hash of its content."),
        sa.Column(
            "anchor", sa.Text(), nullable=False, comment="article:start-end:hash of the quote, or the article alone."
        ),
        sa.Column("field", sa.Text(), nullable=False, comment="voice, speaker, stance, outlet or split."),
        sa.Column("value", sa.Text(), nullable=True, comment="The right value."),
        sa.Column("user", sa.Text(), nullable=False, comment="Who corrected."),
        sa.Column("note", sa.Text(), nullable=True, comment="Why."),
        sa.Column("created_at", sa.Text(), nullable=False, comment="ISO 8601, UTC."),
        sa.Column("superseded_by", sa.Text(), nullable=True, comment="The later correction of the same field."),
        sa.CheckConstraint(
            "field IN ('voice', 'speaker', 'stance', 'outlet', 'split')", name=op.f("ck_correction_field")
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["correction.id"], name=op.f("fk_correction_superseded_by_correction")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        comment="A person's correction of a statement or an article.",
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_superseded_by"), ["superseded_by"], unique=False)
        batch_op.create_index(
            "uq_correction_in_force",
            ["anchor", "field"],
            unique=True,
            sqlite_where=sa.text("superseded_by IS NULL"),
            postgresql_where=sa.text("superseded_by IS NULL"),
        )

    op.create_table(
        "embedding",
        sa.Column("text_sha256", sa.Text(), nullable=False, comment="SHA-256 of the statement's text."),
        sa.Column("model", sa.Text(), nullable=False, comment="The embedder's name."),
        sa.Column("revision", sa.Text(), nullable=False, comment="Its version."),
        sa.Column("dim", sa.Integer(), nullable=False, comment="Length of the vector."),
        sa.Column("vector", sa.LargeBinary(), nullable=False, comment="dim little-endian float32."),
        sa.CheckConstraint("length(vector) = 4 * dim", name=op.f("ck_embedding_size")),
        sa.PrimaryKeyConstraint("text_sha256", "model", "revision", name=op.f("pk_embedding")),
        comment="Cached sentence vectors, by the text's hash and the model.",
    )
    op.create_table(
        "family",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="The owner's or agency's name."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family")),
        sa.UniqueConstraint("name", name=op.f("uq_family_name")),
        comment="Outlets under one owner or one news agency.",
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.Text(), nullable=False, comment="Hash of its content."),
        sa.Column("left_anchor", sa.Text(), nullable=False, comment="article:start-end:hash of the quote."),
        sa.Column("right_anchor", sa.Text(), nullable=False, comment="The other statement, likewise; left < right."),
        sa.Column("verdict", sa.Text(), nullable=False, comment="different, same-agree, same-differ or unsure."),
        sa.Column("user", sa.Text(), nullable=False, comment="Who judged."),
        sa.Column("note", sa.Text(), nullable=True, comment="Why."),
        sa.Column("created_at", sa.Text(), nullable=False, comment="ISO 8601, UTC."),
        sa.Column("superseded_by", sa.Text(), nullable=True, comment="The later judgement on the same pair."),
        sa.CheckConstraint(
            "verdict IN ('different', 'same-agree', 'same-differ', 'unsure')", name=op.f("ck_judgement_verdict")
        ),
        sa.CheckConstraint("left_anchor < right_anchor", name=op.f("ck_judgement_canonical_order")),
        sa.ForeignKeyConstraint(["superseded_by"], ["judgement.id"], name=op.f("fk_judgement_superseded_by_judgement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        comment="A person's word on two statements; overrules every model.",
    )
    with op.batch_alter_table("judgement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_judgement_superseded_by"), ["superseded_by"], unique=False)
        batch_op.create_index(
            "uq_judgement_in_force",
            ["left_anchor", "right_anchor"],
            unique=True,
            sqlite_where=sa.text("superseded_by IS NULL"),
            postgresql_where=sa.text("superseded_by IS NULL"),
        )

    op.create_table(
        "origin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False, comment="The agency, report or first publisher."),
        sa.Column("kind", sa.Text(), nullable=False, comment="wire, copy, report …"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin")),
        sa.UniqueConstraint("label", name=op.f("uq_origin_label")),
        comment="Where reports really come from: copies of one wire story are one origin.",
    )
    op.create_table(
        "printed_row",
        sa.Column("row_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False, comment="The claim shown under that number."),
        sa.PrimaryKeyConstraint("row_no", name=op.f("pk_printed_row")),
        comment="The row numbers that the last comparison printed.",
    )
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="The resolved name."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sa.UniqueConstraint("name", name=op.f("uq_speaker_name")),
        comment="Somebody whom outlets quote.",
    )
    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False, comment="The story's name, as given with --story."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
        sa.UniqueConstraint("label", name=op.f("uq_story_label")),
        comment="A named set of articles; claims never cross stories.",
    )
    op.create_table(
        "verdict",
        sa.Column("pair_key", sa.Text(), nullable=False, comment="Hash of what the judge looked at."),
        sa.Column("judge", sa.Text(), nullable=False, comment="The judge and its version."),
        sa.Column("same_point", sa.Double(), nullable=False, comment="Probability that both make the same point."),
        sa.Column("relation", sa.Text(), nullable=False, comment="agree, differ or unsure, if they do."),
        sa.Column("differ_on", sa.Text(), nullable=True, comment="The slot on which they differ."),
        sa.Column("differ_score", sa.Double(), nullable=False, comment="Probability that they differ."),
        sa.Column("why", sa.Text(), nullable=False, comment="The reason in words."),
        sa.Column("evidence", sa.Text(), nullable=False, comment="JSON: features and typed values."),
        sa.CheckConstraint(
            "differ_on IN ('quantity', 'date', 'polarity', 'entity', 'attribution', 'detail')",
            name=op.f("ck_verdict_differ_on"),
        ),
        sa.CheckConstraint("relation IN ('agree', 'differ', 'unsure')", name=op.f("ck_verdict_relation")),
        sa.PrimaryKeyConstraint("pair_key", "judge", name=op.f("pk_verdict")),
        comment="Cached judgements of pairs, by content and the judge's version.",
    )
    op.create_table(
        "outlet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="The spelling under which everything is shown."),
        sa.Column("domain", sa.Text(), nullable=True, comment="Its web domain, if known."),
        sa.Column("family_id", sa.Integer(), nullable=True, comment="Its family, if mapped."),
        sa.Column("is_wire", sa.Boolean(), nullable=False, comment="True for a news agency."),
        sa.ForeignKeyConstraint(
            ["family_id"], ["family.id"], name=op.f("fk_outlet_family_id_family"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet")),
        sa.UniqueConstraint("name", name=op.f("uq_outlet_name")),
        comment="A publisher. Without a family it is its own family.",
    )
    with op.batch_alter_table("outlet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outlet_family_id"), ["family_id"], unique=False)

    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Text(), nullable=False, comment="claimref's version."),
        sa.Column("config", sa.Text(), nullable=False, comment="JSON: the options."),
        sa.Column("models", sa.Text(), nullable=False, comment="JSON: component → version."),
        sa.Column("split", sa.Integer(), nullable=False, comment="Articles really split, not taken from the cache."),
        sa.Column("encoded", sa.Integer(), nullable=False, comment="Texts really encoded."),
        sa.Column("judged", sa.Integer(), nullable=False, comment="Pairs really judged."),
        sa.Column("started_at", sa.Text(), nullable=False, comment="ISO 8601, UTC."),
        sa.Column("finished_at", sa.Text(), nullable=True, comment="ISO 8601, UTC."),
        sa.Column("status", sa.Text(), nullable=False, comment="running or done."),
        sa.CheckConstraint("status IN ('running', 'done')", name=op.f("ck_run_status")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_run_story_id_story"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        comment="One comparison: by which version, configuration and models.",
    )
    with op.batch_alter_table("run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_run_story_id"), ["story_id"], unique=False)

    op.create_table(
        "speaker_alias",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speaker.id"], name=op.f("fk_speaker_alias_speaker_id_speaker"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_speaker_alias")),
        comment="Other names of a speaker.",
    )
    with op.batch_alter_table("speaker_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_speaker_alias_speaker_id"), ["speaker_id"], unique=False)

    op.create_table(
        "article",
        sa.Column("id", sa.Text(), nullable=False, comment="Hash of the outlet, the locator and the text."),
        sa.Column("outlet_id", sa.Integer(), nullable=False, comment="Who published it."),
        sa.Column(
            "locator", sa.Text(), nullable=False, comment="The URL where known, else the path within its source."
        ),
        sa.Column("url", sa.Text(), nullable=True, comment="Where it was read on the web."),
        sa.Column("canonical_url", sa.Text(), nullable=True, comment="The address that the page itself names."),
        sa.Column("path", sa.Text(), nullable=True, comment="The file that it was read from."),
        sa.Column("title", sa.Text(), nullable=True, comment="The headline."),
        sa.Column("byline", sa.Text(), nullable=True, comment="The author as printed."),
        sa.Column("language", sa.Text(), nullable=True, comment="ISO 639-1 code."),
        sa.Column("published_at", sa.Text(), nullable=True, comment="ISO 8601 date, or date and time."),
        sa.Column("published_precision", sa.Text(), nullable=True, comment="How finely published_at is known."),
        sa.Column("published_method", sa.Text(), nullable=True, comment="What found the date."),
        sa.Column("fetched_at", sa.Text(), nullable=True, comment="ISO 8601 time of reading."),
        sa.Column("text", sa.Text(), nullable=False, comment="The whole text; every offset counts its characters."),
        sa.Column("text_sha256", sa.Text(), nullable=False, comment="SHA-256 of the text."),
        sa.Column("supersedes_id", sa.Text(), nullable=True, comment="The earlier version of this article."),
        sa.CheckConstraint(
            "published_precision IN ('decade', 'year', 'month', 'week', 'day', 'hour', 'minute')",
            name=op.f("ck_article_published_precision"),
        ),
        sa.CheckConstraint("supersedes_id <> id", name=op.f("ck_article_supersedes_another")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_article_outlet_id_outlet")),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["article.id"], name=op.f("fk_article_supersedes_id_article"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        comment="One text by one outlet, immutable; a changed text is a new row that supersedes the old.",
    )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index("ix_article_locator", ["outlet_id", "locator"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_outlet_id"), ["outlet_id"], unique=False)
        batch_op.create_index("ix_article_supersedes_id", ["supersedes_id"], unique=True)
        batch_op.create_index(batch_op.f("ix_article_text_sha256"), ["text_sha256"], unique=False)

    op.create_table(
        "outlet_alias",
        sa.Column("name", sa.Text(), nullable=False, comment="The other spelling."),
        sa.Column("outlet_id", sa.Integer(), nullable=False, comment="The outlet that it means."),
        sa.ForeignKeyConstraint(
            ["outlet_id"], ["outlet.id"], name=op.f("fk_outlet_alias_outlet_id_outlet"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_outlet_alias")),
        comment="Other spellings and names of an outlet; add rows to merge names.",
    )
    with op.batch_alter_table("outlet_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outlet_alias_outlet_id"), ["outlet_id"], unique=False)

    op.create_table(
        "article_origin",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False, comment="dateline, byline, canonical URL, shared wording …"),
        sa.Column("score", sa.Double(), nullable=False, comment="How sure, from 0 to 1."),
        sa.Column("evidence", sa.Text(), nullable=True, comment="The words that show it."),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_origin_article_id_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["origin.id"], name=op.f("fk_article_origin_origin_id_origin"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "origin_id", name=op.f("pk_article_origin")),
        comment="An article that is a copy or rewrite, and how that is known.",
    )
    with op.batch_alter_table("article_origin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_origin_origin_id"), ["origin_id"], unique=False)

    op.create_table(
        "debris",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("char_start", sa.Integer(), nullable=False, comment="First character in article.text."),
        sa.Column("char_end", sa.Integer(), nullable=False, comment="One past the last character."),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why it counts as debris."),
        sa.CheckConstraint("0 <= char_start AND char_start < char_end", name=op.f("ck_debris_span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_debris_article_id_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "char_start", "char_end", name=op.f("pk_debris")),
        comment="Page furniture within an article's text: kept, never split.",
    )
    op.create_table(
        "split",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("splitter", sa.Text(), nullable=False, comment="The splitter and its version."),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_split_article_id_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_split")),
        comment="Which splitter made an article's present statements: one split an article.",
    )
    op.create_table(
        "statement",
        sa.Column("no", sa.Integer(), nullable=False, comment="Storage number; use `id` to refer to a statement."),
        sa.Column("id", sa.Text(), nullable=False, comment="Hash of the article, the span and the text."),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("sentence_no", sa.Integer(), nullable=False, comment="Which sentence of the article, from 0."),
        sa.Column("char_start", sa.Integer(), nullable=False, comment="First character in article.text."),
        sa.Column("char_end", sa.Integer(), nullable=False, comment="One past the last character."),
        sa.Column("quote", sa.Text(), nullable=False, comment="article.text from char_start to char_end, exactly."),
        sa.Column("text", sa.Text(), nullable=False, comment="The same content as one self-contained sentence."),
        sa.Column(
            "voice", sa.Text(), nullable=False, comment="outlet: said by the outlet itself; attributed: by a speaker."
        ),
        sa.Column("speaker_id", sa.Integer(), nullable=True, comment="Who says it."),
        sa.Column("speaker_text", sa.Text(), nullable=True, comment="The article's words for the speaker."),
        sa.Column("cue", sa.Text(), nullable=True, comment="The verb or phrase that reports."),
        sa.Column("chain", sa.Text(), nullable=False, comment="JSON list of speakers, outermost first."),
        sa.Column("stance", sa.Text(), nullable=False, comment="asserts, denies or hedged."),
        sa.Column("kind", sa.Text(), nullable=False, comment="fact (checkable) or opinion."),
        sa.Column(
            "resolved",
            sa.Boolean(),
            nullable=False,
            comment="False where a reference could not be resolved with certainty.",
        ),
        sa.Column("splitter", sa.Text(), nullable=False, comment="The splitter that made it."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within its split."),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('fact', 'opinion')", name=op.f("ck_statement_kind")),
        sa.CheckConstraint("stance IN ('asserts', 'denies', 'hedged')", name=op.f("ck_statement_stance")),
        sa.CheckConstraint("voice IN ('outlet', 'attributed')", name=op.f("ck_statement_voice")),
        sa.CheckConstraint("0 <= char_start AND char_start < char_end", name=op.f("ck_statement_span")),
        sa.CheckConstraint("char_end - char_start = length(quote)", name=op.f("ck_statement_quote_fills_span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_statement_article_id_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_statement_run_id_run"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_statement_speaker_id_speaker")),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_statement")),
        sa.UniqueConstraint("id", name=op.f("uq_statement_id")),
        comment="One atomic assertion in one article: an exact quote and one self-contained sentence.",
    )
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_run_id"), ["run_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_speaker_id"), ["speaker_id"], unique=False)

    op.create_table(
        "story_article",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column(
            "run_id", sa.Integer(), nullable=True, comment="The last run that compared it; NULL: added, not compared."
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_story_article_article_id_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_story_article_run_id_run"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["story_id"], ["story.id"], name=op.f("fk_story_article_story_id_story"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "article_id", name=op.f("pk_story_article")),
        comment="Which articles cover which story.",
    )
    with op.batch_alter_table("story_article", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_story_article_article_id"), ["article_id"], unique=False)

    op.create_table(
        "claim",
        sa.Column(
            "id", sa.Text(), nullable=False, comment="Hash of the story and the founding statement's article and span."
        ),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False, comment="The text of its clearest statement."),
        sa.Column("representative_id", sa.Text(), nullable=False, comment="That statement."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the comparison."),
        sa.Column("differ_on", sa.Text(), nullable=True, comment="The slot in dispute, if its sides differ."),
        sa.Column("origins", sa.Integer(), nullable=False, comment="Independent origins, an upper bound."),
        sa.Column(
            "weakest_link", sa.Double(), nullable=False, comment="The lowest score that holds the claim together."
        ),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="The run that made it."),
        sa.CheckConstraint(
            "differ_on IN ('quantity', 'date', 'polarity', 'entity', 'attribution', 'detail')",
            name=op.f("ck_claim_differ_on"),
        ),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["statement.id"], name=op.f("fk_claim_representative_id_statement")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_claim_run_id_run")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_claim_story_id_story"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        comment="The point that one or more statements make. Its status is derived: see the view claim_status.",
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_representative_id"), ["representative_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_run_id"), ["run_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_story_id"), ["story_id"], unique=False)

    op.create_table(
        "entity",
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the statement."),
        sa.Column("raw", sa.Text(), nullable=False, comment="The words."),
        sa.Column("name", sa.Text(), nullable=False, comment="Its fullest form in the article."),
        sa.Column("type", sa.Text(), nullable=False, comment="person, org, place …"),
        sa.Column("char_start", sa.Integer(), nullable=False, comment="First character in statement.text."),
        sa.Column("char_end", sa.Integer(), nullable=False, comment="One past the last character."),
        sa.CheckConstraint("0 <= char_start AND char_start < char_end", name=op.f("ck_entity_span")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_entity_statement_id_statement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", "position", name=op.f("pk_entity")),
        comment="A named thing in a statement.",
    )
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entity_name"), ["name"], unique=False)

    op.create_table(
        "quantity",
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the statement."),
        sa.Column("raw", sa.Text(), nullable=False, comment="The words."),
        sa.Column("low", sa.Double(), nullable=False, comment="Least value allowed; -Inf where open."),
        sa.Column("high", sa.Double(), nullable=False, comment="Greatest value allowed; Inf where open."),
        sa.Column("comparator", sa.Text(), nullable=False, comment="equal, about, at-least, more-than, at-most …"),
        sa.Column("unit", sa.Text(), nullable=True, comment="USD, km, year …"),
        sa.Column("dimension", sa.Text(), nullable=False, comment="count, money, percent, duration …"),
        sa.Column("noun", sa.Text(), nullable=True, comment="Lemma of what is counted."),
        sa.Column("role", sa.Text(), nullable=False, comment="figure, ordinal, year, id …"),
        sa.Column("char_start", sa.Integer(), nullable=False, comment="First character in statement.text."),
        sa.Column("char_end", sa.Integer(), nullable=False, comment="One past the last character."),
        sa.CheckConstraint(
            "comparator IN ('equal', 'about', 'at-least', 'more-than', 'at-most', 'less-than', 'range')",
            name=op.f("ck_quantity_comparator"),
        ),
        sa.CheckConstraint("0 <= char_start AND char_start < char_end", name=op.f("ck_quantity_span")),
        sa.CheckConstraint("low <= high", name=op.f("ck_quantity_interval")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_quantity_statement_id_statement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", "position", name=op.f("pk_quantity")),
        comment="A number in a statement, as the interval of values that its words allow.",
    )
    op.create_table(
        "relation",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("left_id", sa.Text(), nullable=False),
        sa.Column("right_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the comparison."),
        sa.Column("type", sa.Text(), nullable=False, comment="agree, differ or unsure."),
        sa.Column("differ_on", sa.Text(), nullable=True, comment="The slot on which they differ."),
        sa.Column("score", sa.Double(), nullable=False, comment="How sure, from 0 to 1."),
        sa.Column("why", sa.Text(), nullable=False, comment="The reason in words."),
        sa.Column("evidence", sa.Text(), nullable=False, comment="JSON: features, typed values, thresholds."),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "differ_on IN ('quantity', 'date', 'polarity', 'entity', 'attribution', 'detail')",
            name=op.f("ck_relation_differ_on"),
        ),
        sa.CheckConstraint("type IN ('agree', 'differ', 'unsure')", name=op.f("ck_relation_type")),
        sa.CheckConstraint("left_id < right_id", name=op.f("ck_relation_canonical_order")),
        sa.ForeignKeyConstraint(
            ["left_id"], ["statement.id"], name=op.f("fk_relation_left_id_statement"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["right_id"], ["statement.id"], name=op.f("fk_relation_right_id_statement"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_relation_run_id_run")),
        sa.ForeignKeyConstraint(
            ["story_id"], ["story.id"], name=op.f("fk_relation_story_id_story"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "left_id", "right_id", name=op.f("pk_relation")),
        comment="What holds between two statements of one story, and why.",
    )
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relation_right_id"), ["right_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_relation_run_id"), ["run_id"], unique=False)

    op.create_table(
        "skipped",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the split."),
        sa.Column("char_start", sa.Integer(), nullable=False, comment="First character in article.text."),
        sa.Column("char_end", sa.Integer(), nullable=False, comment="One past the last character."),
        sa.Column("reason", sa.Text(), nullable=False, comment="question, fragment, debris …"),
        sa.CheckConstraint("0 <= char_start AND char_start < char_end", name=op.f("ck_skipped_span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["split.article_id"], name=op.f("fk_skipped_article_id_split"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_skipped")),
        comment="Passages that gave no statement, and why.",
    )
    op.create_table(
        "statement_origin",
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False, comment="How it is known: attribution, copied wording …"),
        sa.Column("score", sa.Double(), nullable=False, comment="How sure, from 0 to 1."),
        sa.Column("evidence", sa.Text(), nullable=True, comment="The words that show it."),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["origin.id"], name=op.f("fk_statement_origin_origin_id_origin"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_statement_origin_statement_id_statement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("statement_id", "origin_id", name=op.f("pk_statement_origin")),
        comment="A single statement that goes back to another report, and how that is known.",
    )
    with op.batch_alter_table("statement_origin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_origin_origin_id"), ["origin_id"], unique=False)

    op.create_table(
        "time_ref",
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the statement."),
        sa.Column("raw", sa.Text(), nullable=False, comment="The words."),
        sa.Column("start", sa.Text(), nullable=True, comment="ISO 8601; NULL where open."),
        sa.Column("end", sa.Text(), nullable=True, comment="ISO 8601, exclusive or last moment; NULL where open."),
        sa.Column("precision", sa.Text(), nullable=False, comment="decade, year, month, week, day, hour or minute."),
        sa.Column("char_start", sa.Integer(), nullable=False, comment="First character in statement.text."),
        sa.Column("char_end", sa.Integer(), nullable=False, comment="One past the last character."),
        sa.CheckConstraint(
            "precision IN ('decade', 'year', 'month', 'week', 'day', 'hour', 'minute')",
            name=op.f("ck_time_ref_precision"),
        ),
        sa.CheckConstraint("0 <= char_start AND char_start < char_end", name=op.f("ck_time_ref_span")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_time_ref_statement_id_statement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", "position", name=op.f("pk_time_ref")),
        comment="A time in a statement, as the interval that its words allow.",
    )
    op.create_table(
        "claim_alias",
        sa.Column("old_id", sa.Text(), nullable=False),
        sa.Column("new_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["new_id"], ["claim.id"], name=op.f("fk_claim_alias_new_id_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("old_id", name=op.f("pk_claim_alias")),
        comment="Ids of claims that were merged into others, so that old references still lead.",
    )
    with op.batch_alter_table("claim_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_alias_new_id"), ["new_id"], unique=False)

    op.create_table(
        "claim_dispute",
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("disputed_by_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the claim."),
        sa.CheckConstraint("claim_id <> disputed_by_id", name=op.f("ck_claim_dispute_another")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_dispute_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["disputed_by_id"], ["claim.id"], name=op.f("fk_claim_dispute_disputed_by_id_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", "disputed_by_id", name=op.f("pk_claim_dispute")),
        comment="Claims that a statement of another claim contradicts, as a general denial does a figure.",
    )
    with op.batch_alter_table("claim_dispute", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_dispute_disputed_by_id"), ["disputed_by_id"], unique=False)

    op.create_table(
        "claim_member",
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the claim."),
        sa.Column("side", sa.Text(), nullable=True, comment="NULL: compatible with several sides, or none in dispute."),
        sa.Column("score", sa.Double(), nullable=False, comment="The score that ties it to the claim."),
        sa.Column("method", sa.Text(), nullable=False, comment="The judge that tied it."),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_member_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_claim_member_run_id_run")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_claim_member_statement_id_statement")
        ),
        sa.PrimaryKeyConstraint("claim_id", "statement_id", name=op.f("pk_claim_member")),
        comment="Which statements make which claim, and which side they hold.",
    )
    with op.batch_alter_table("claim_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_member_run_id"), ["run_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_member_statement_id"), ["statement_id"], unique=False)

    op.create_table(
        "claim_side",
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False, comment="A, B, C …"),
        sa.Column("value", sa.Text(), nullable=False, comment="What this side says, in words."),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_side_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", "side", name=op.f("pk_claim_side")),
        comment="The values held within a claim that is in dispute.",
    )


def downgrade() -> None:
    op.drop_table("claim_side")
    with op.batch_alter_table("claim_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_member_statement_id"))
        batch_op.drop_index(batch_op.f("ix_claim_member_run_id"))

    op.drop_table("claim_member")
    with op.batch_alter_table("claim_dispute", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_dispute_disputed_by_id"))

    op.drop_table("claim_dispute")
    with op.batch_alter_table("claim_alias", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_alias_new_id"))

    op.drop_table("claim_alias")
    op.drop_table("time_ref")
    with op.batch_alter_table("statement_origin", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_origin_origin_id"))

    op.drop_table("statement_origin")
    op.drop_table("skipped")
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_relation_run_id"))
        batch_op.drop_index(batch_op.f("ix_relation_right_id"))

    op.drop_table("relation")
    op.drop_table("quantity")
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entity_name"))

    op.drop_table("entity")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_story_id"))
        batch_op.drop_index(batch_op.f("ix_claim_run_id"))
        batch_op.drop_index(batch_op.f("ix_claim_representative_id"))

    op.drop_table("claim")
    with op.batch_alter_table("story_article", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_story_article_article_id"))

    op.drop_table("story_article")
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_speaker_id"))
        batch_op.drop_index(batch_op.f("ix_statement_run_id"))
        batch_op.drop_index(batch_op.f("ix_statement_article_id"))

    op.drop_table("statement")
    op.drop_table("split")
    op.drop_table("debris")
    with op.batch_alter_table("article_origin", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_origin_origin_id"))

    op.drop_table("article_origin")
    with op.batch_alter_table("outlet_alias", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outlet_alias_outlet_id"))

    op.drop_table("outlet_alias")
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_text_sha256"))
        batch_op.drop_index("ix_article_supersedes_id")
        batch_op.drop_index(batch_op.f("ix_article_outlet_id"))
        batch_op.drop_index("ix_article_locator")

    op.drop_table("article")
    with op.batch_alter_table("speaker_alias", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speaker_alias_speaker_id"))

    op.drop_table("speaker_alias")
    with op.batch_alter_table("run", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_run_story_id"))

    op.drop_table("run")
    with op.batch_alter_table("outlet", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outlet_family_id"))

    op.drop_table("outlet")
    op.drop_table("verdict")
    op.drop_table("story")
    op.drop_table("speaker")
    op.drop_table("printed_row")
    op.drop_table("origin")
    with op.batch_alter_table("judgement", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_judgement_in_force",
            sqlite_where=sa.text("superseded_by IS NULL"),
            postgresql_where=sa.text("superseded_by IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_judgement_superseded_by"))

    op.drop_table("judgement")
    op.drop_table("family")
    op.drop_table("embedding")
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_correction_in_force",
            sqlite_where=sa.text("superseded_by IS NULL"),
            postgresql_where=sa.text("superseded_by IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_correction_superseded_by"))

    op.drop_table("correction")
