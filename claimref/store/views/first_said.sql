-- Who said it first? `tie` counts the outlets that cannot be told apart, since only the day (or less) is known.
CREATE VIEW first_said AS
WITH dated AS (
    SELECT
        statement_detail.*,
        article.published_precision,
        CASE
            WHEN article.published_precision IN ('hour', 'minute') THEN statement_detail.published_at
            WHEN article.published_precision IN ('decade', 'year') THEN substr(statement_detail.published_at, 1, 4)
            WHEN article.published_precision = 'month' THEN substr(statement_detail.published_at, 1, 7)
            ELSE substr(statement_detail.published_at, 1, 10)
        END AS known_time
    FROM statement_detail
    JOIN article ON article.id = statement_detail.article_id
    WHERE statement_detail.published_at IS NOT NULL
),
earliest AS (
    SELECT claim_id, min(known_time) AS known_time FROM dated GROUP BY claim_id
),
-- Whoever wrote within the coarser of the two times may have been first.
candidates AS (
    SELECT
        dated.*,
        row_number() OVER (
            PARTITION BY dated.claim_id, dated.outlet ORDER BY dated.known_time, dated.article_id, dated.char_start
        ) AS place
    FROM dated
    JOIN earliest ON earliest.claim_id = dated.claim_id
    WHERE substr(dated.known_time, 1, length(earliest.known_time))
        = substr(earliest.known_time, 1, length(dated.known_time))
)
SELECT
    candidates.story,
    candidates.claim_id,
    candidates.claim,
    candidates.outlet,
    candidates.known_time AS first_published,
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
