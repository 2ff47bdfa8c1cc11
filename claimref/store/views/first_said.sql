-- Who said it first? `tie` counts the outlets of which each may have been: none of the others was certainly earlier.
-- Where only the day (or month, or year) is known, any moment of it is possible; `undated_outlets` are out of the race.
CREATE VIEW first_said AS
WITH said AS (
    SELECT
        claim_member.claim_id,
        claim_member.statement_id,
        article.outlet_id,
        article.id AS article_id,
        statement.char_start,
        CASE
            WHEN length(article.published_at) > 10 AND article.published_precision IN ('hour', 'minute')
                THEN datetime(article.published_at)
            WHEN article.published_precision = 'decade' THEN substr(article.published_at, 1, 3)
            WHEN article.published_precision = 'year' THEN substr(article.published_at, 1, 4)
            WHEN article.published_precision = 'month' THEN substr(article.published_at, 1, 7)
            ELSE substr(article.published_at, 1, 10)
        END AS earliest
    FROM claim_member
    JOIN statement ON statement.id = claim_member.statement_id
    JOIN article ON article.id = statement.article_id
),
bounded AS (
    -- '~' sorts after every digit: the last moment of a day that is known as a day only.
    SELECT said.*, CASE WHEN length(earliest) > 10 THEN earliest ELSE earliest || '~' END AS latest
    FROM said
),
-- The moment by which somebody had certainly said it.
certain AS (
    SELECT
        claim_id,
        min(latest) AS moment,
        count(DISTINCT CASE WHEN earliest IS NULL THEN outlet_id END) AS undated_outlets
    FROM bounded
    GROUP BY claim_id
),
candidates AS (
    SELECT
        bounded.claim_id,
        bounded.statement_id,
        certain.undated_outlets,
        row_number() OVER (
            PARTITION BY bounded.claim_id, bounded.outlet_id
            ORDER BY bounded.latest, bounded.article_id, bounded.char_start, bounded.statement_id
        ) AS place
    FROM bounded
    JOIN certain ON certain.claim_id = bounded.claim_id AND bounded.earliest <= certain.moment
),
-- One statement of each outlet.
first AS (
    SELECT claim_id, statement_id, undated_outlets, count(*) OVER (PARTITION BY claim_id) AS tie
    FROM candidates
    WHERE place = 1
)
SELECT
    detail.story,
    detail.claim_id,
    detail.claim,
    detail.outlet,
    detail.published_at,
    article.published_precision,
    detail.voice,
    detail.speaker,
    detail.quote,
    detail.source,
    first.tie,
    first.undated_outlets
FROM first
JOIN statement_detail AS detail ON detail.claim_id = first.claim_id AND detail.statement_id = first.statement_id
JOIN article ON article.id = detail.article_id
