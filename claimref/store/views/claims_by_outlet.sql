-- What does each outlet say on each claim, in whose voice, on which side, first in which words?
CREATE VIEW claims_by_outlet AS
WITH ranked AS (
    SELECT
        statement_detail.*,
        count(*) OVER (PARTITION BY claim_id, outlet) AS statements,
        row_number() OVER (
            PARTITION BY claim_id, outlet
            ORDER BY
                CASE voice WHEN 'outlet' THEN 0 ELSE 1 END,
                CASE stance WHEN 'asserts' THEN 0 WHEN 'denies' THEN 1 ELSE 2 END,
                char_start,
                statement_id
        ) AS place
    FROM statement_detail
)
SELECT
    ranked.story,
    ranked.claim_id,
    ranked.claim,
    claim_status.status,
    claim.differ_on,
    ranked.outlet,
    ranked.says,
    ranked.side,
    ranked.side_value,
    ranked.speaker,
    ranked.statements,
    ranked.quote,
    ranked.char_start,
    ranked.char_end,
    ranked.title,
    ranked.published_at,
    ranked.source,
    ranked.statement_id,
    ranked.article_id
FROM ranked
JOIN claim ON claim.id = ranked.claim_id
JOIN claim_status ON claim_status.claim_id = ranked.claim_id AND claim_status.unit_kind = 'outlet'
WHERE ranked.place = 1
