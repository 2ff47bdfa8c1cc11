"""What always holds in a store, as SQL: each query names the rows that break the promise, and finds none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invariant:
    """`sql` returns one text a broken row; `dialect` is set where only one database can be asked."""

    promise: str
    sql: str
    dialect: str | None = None


def _within(table: str) -> Invariant:
    return Invariant(
        f"every span of {table} lies within its article's text",
        f"""
        SELECT '{table} of article ' || {table}.article_id || ' at ' || {table}.char_start
        FROM {table} JOIN article ON article.id = {table}.article_id
        WHERE {table}.char_start < 0 OR {table}.char_end > length(article.text)
            OR {table}.char_start >= {table}.char_end
        """,
    )


def _typed_value(table: str) -> Invariant:
    return Invariant(
        f"every span of {table} lies within its statement's text",
        f"""
        SELECT '{table} ' || {table}.position || ' of statement ' || statement.id
        FROM {table} JOIN statement ON statement.id = {table}.statement_id
        WHERE {table}.char_start < 0 OR {table}.char_end > length(statement.text)
            OR {table}.char_start >= {table}.char_end
        """,
    )


INVARIANTS = (
    Invariant(
        "a quote is the article's text between its offsets",
        """
        SELECT 'statement ' || statement.id
        FROM statement JOIN article ON article.id = statement.article_id
        WHERE substr(article.text, statement.char_start + 1, statement.char_end - statement.char_start)
            <> statement.quote
        """,
    ),
    _within("debris"),
    _within("skipped"),
    _typed_value("quantity"),
    _typed_value("time_ref"),
    _typed_value("entity"),
    Invariant(
        "a statement comes from its article's present splitter, or a claim stands on it",
        """
        SELECT 'statement ' || statement.id
        FROM statement
        LEFT JOIN split ON split.article_id = statement.article_id AND split.splitter = statement.splitter
        WHERE split.article_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM claim_member WHERE claim_member.statement_id = statement.id)
        """,
    ),
    Invariant(
        "a claim has statements",
        """
        SELECT 'claim ' || id FROM claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_member WHERE claim_member.claim_id = claim.id)
        """,
    ),
    Invariant(
        "a claim's label is the text of its representative, one of its statements",
        """
        SELECT 'claim ' || claim.id
        FROM claim
        LEFT JOIN claim_member
            ON claim_member.claim_id = claim.id AND claim_member.statement_id = claim.representative_id
        LEFT JOIN statement ON statement.id = claim.representative_id
        WHERE claim_member.claim_id IS NULL OR statement.text <> claim.label
        """,
    ),
    Invariant(
        "a statement is in one claim of a story",
        """
        SELECT 'statement ' || claim_member.statement_id || ' in story ' || claim.story_id
        FROM claim_member JOIN claim ON claim.id = claim_member.claim_id
        GROUP BY claim_member.statement_id, claim.story_id
        HAVING count(*) > 1
        """,
    ),
    Invariant(
        "a claim's statements are of its story's articles",
        """
        SELECT 'claim ' || claim.id || ', statement ' || statement.id
        FROM claim_member
        JOIN claim ON claim.id = claim_member.claim_id
        JOIN statement ON statement.id = claim_member.statement_id
        LEFT JOIN story_article
            ON story_article.story_id = claim.story_id AND story_article.article_id = statement.article_id
        WHERE story_article.article_id IS NULL
        """,
    ),
    Invariant(
        "a statement's side is one of its claim's sides",
        """
        SELECT 'claim ' || claim_member.claim_id || ', statement ' || claim_member.statement_id
        FROM claim_member
        LEFT JOIN claim_side ON claim_side.claim_id = claim_member.claim_id AND claim_side.side = claim_member.side
        WHERE claim_member.side IS NOT NULL AND claim_side.side IS NULL
        """,
    ),
    Invariant(
        "all of a story's claims come from one finished run of that story",
        """
        SELECT 'claim ' || claim.id
        FROM claim LEFT JOIN run ON run.id = claim.run_id
        WHERE run.story_id <> claim.story_id OR run.status <> 'done' OR run.id IS NULL
            OR claim.run_id <> (SELECT max(done.id) FROM run AS done
                                WHERE done.story_id = claim.story_id AND done.status = 'done')
        """,
    ),
    Invariant(
        "a pair stands in canonical order",
        """
        SELECT 'relation ' || left_id || ' ' || right_id FROM relation WHERE left_id >= right_id
        UNION ALL
        SELECT 'judgement ' || id FROM judgement WHERE left_anchor >= right_anchor
        """,
    ),
    Invariant(
        "both ends of a relation are in claims of its story",
        """
        SELECT 'relation ' || relation.left_id || ' ' || relation.right_id
        FROM relation
        WHERE 2 <> (
            SELECT count(*)
            FROM claim_member JOIN claim ON claim.id = claim_member.claim_id
            WHERE claim.story_id = relation.story_id
                AND claim_member.statement_id IN (relation.left_id, relation.right_id)
        )
        """,
    ),
    Invariant(
        "two statements of different outlets in one claim have a relation",
        """
        SELECT 'claim ' || a.claim_id || ', statements ' || a.statement_id || ' ' || b.statement_id
        FROM claim_member AS a
        JOIN claim_member AS b ON b.claim_id = a.claim_id AND a.statement_id < b.statement_id
        JOIN claim ON claim.id = a.claim_id
        JOIN statement AS sa ON sa.id = a.statement_id
        JOIN statement AS sb ON sb.id = b.statement_id
        JOIN article AS aa ON aa.id = sa.article_id
        JOIN article AS ab ON ab.id = sb.article_id
        LEFT JOIN relation
            ON relation.story_id = claim.story_id
            AND relation.left_id = a.statement_id
            AND relation.right_id = b.statement_id
        WHERE aa.outlet_id <> ab.outlet_id AND relation.left_id IS NULL
        """,
    ),
    Invariant(
        "a former id of a claim is not the id of a living one",
        "SELECT 'alias ' || old_id FROM claim_alias JOIN claim ON claim.id = claim_alias.old_id",
    ),
    Invariant(
        "a new version supersedes an article of the same outlet",
        """
        SELECT 'article ' || article.id
        FROM article JOIN article AS earlier ON earlier.id = article.supersedes_id
        WHERE earlier.outlet_id <> article.outlet_id
        """,
    ),
    Invariant(
        # The places may differ a little: another splitter can have cut or worded the two statements otherwise since.
        "a judgement is superseded by one on the same two articles",
        """
        SELECT 'judgement ' || old.id
        FROM judgement AS old JOIN judgement AS new ON new.id = old.superseded_by
        WHERE substr(old.left_anchor, 1, 16) <> substr(new.left_anchor, 1, 16)
            OR substr(old.right_anchor, 1, 16) <> substr(new.right_anchor, 1, 16) OR old.id = new.id
        """,
    ),
    Invariant(
        "a correction is superseded by one of the same field at the same place",
        """
        SELECT 'correction ' || old.id
        FROM correction AS old JOIN correction AS new ON new.id = old.superseded_by
        WHERE old.anchor <> new.anchor OR old.field <> new.field OR old.id = new.id
        """,
    ),
    Invariant(
        "a vector has as many numbers as it says",
        "SELECT 'embedding ' || text_sha256 || ' of ' || model FROM embedding WHERE length(vector) <> 4 * dim",
    ),
    Invariant(
        "full-text search knows every statement",
        """
        SELECT 'statement ' || id FROM statement WHERE no NOT IN (SELECT id FROM statement_fts_docsize)
        UNION ALL
        SELECT 'search entry ' || id FROM statement_fts_docsize WHERE id NOT IN (SELECT no FROM statement)
        """,
        dialect="sqlite",
    ),
)
