-- Who said it first? `tie` counts the outlets of which each may have been: none of the others was certainly earlier.
-- Where only the day (or month, or year) is known, any moment of it is possible; `undated_outlets` are out of the race.
CREATE VIEW first_said AS
WITH dated AS (
    SELECT
        statement_detail.*,
        article.published_precision,
        CASE
            WHEN length(article.published_at) > 10 AND article.published_precision IN ('hour', 'minute')
                THEN datetime(article.published_at)
            WHEN article.published_precision = 'decade' THEN substr(article.published_at, 1, 3)
            WHEN article.published_precision = 'year' THEN substr(article.published_at, 1, 4)
            WHEN article.published_precision = 'month' THEN substr(article.published_at, 1, 7)
            ELSE substr(article.published_at, 1, 10)
        END AS earliest
    FROM statement_detail
    JOIN article ON article.id = statement_detail.article_id
    WHERE article.published_at IS NOT NULL
),
bounded AS (
    -- '~' sorts after every digit: the last moment of a day that is known as a day only.
    SELECT dated.*, CASE WHEN length(earliest) > 10 THEN earliest ELSE earliest || '~' END AS latest
    FROM dated
),
-- The moment by which somebody had certainly said it.
certain AS (
    SELECT claim_id, min(latest) AS moment FROM bounded GROUP BY claim_id
),
candidates AS (
    SELECT
        bounded.*,
        row_number() OVER (
            PARTITION BY bounded.claim_id, bounded.outlet
            ORDER BY bounded.latest, bounded.article_id, bounded.char_start, bounded.statement_id
        ) AS place
    FROM bounded
    JOIN certain ON certain.claim_id = bounded.claim_id AND bounded.earliest <= certain.moment
)
SELECT
    candidates.story,
    candidates.claim_id,
    candidates.claim,
    candidates.outlet,
    candidates.published_at,
    candidates.published_precision,
    candidates.voice,
    candidates.speaker,
    candidates.quote,
    candidates.source,
    count(*) OVER (PARTITION BY candidates.claim_id) AS tie,
    (
        SELECT count(DISTINCT undated.outlet)
        FROM statement_detail AS undated
        WHERE undated.claim_id = candidates.claim_id AND undated.published_at IS NULL
    ) AS undated_outlets
FROM candidates
WHERE candidates.place = 1
