-- What does each outlet say on each claim, in whose voice, on which side, in which words?
-- Of several statements of an outlet the one that speaks for it: its own voice first, then the plainest stance.
CREATE VIEW claims_by_outlet AS
WITH ranked AS (
    SELECT
        claim_member.claim_id,
        claim_member.statement_id,
        count(*) OVER (PARTITION BY claim_member.claim_id, article.outlet_id) AS statements,
        row_number() OVER (
            PARTITION BY claim_member.claim_id, article.outlet_id
            ORDER BY
                CASE statement.voice WHEN 'outlet' THEN 0 ELSE 1 END,
                CASE statement.stance WHEN 'asserts' THEN 0 WHEN 'denies' THEN 1 ELSE 2 END,
                statement.char_start,
                statement.id
        ) AS place
    FROM claim_member
    JOIN statement ON statement.id = claim_member.statement_id
    JOIN article ON article.id = statement.article_id
)
SELECT
    detail.story,
    detail.claim_id,
    detail.claim,
    claim_status.status,
    claim.differ_on,
    detail.outlet,
    detail.says,
    detail.side,
    detail.side_value,
    detail.speaker,
    ranked.statements,
    detail.quote,
    detail.char_start,
    detail.char_end,
    detail.title,
    detail.published_at,
    detail.source,
    detail.statement_id,
    detail.article_id
FROM ranked
JOIN statement_detail AS detail
    ON detail.claim_id = ranked.claim_id AND detail.statement_id = ranked.statement_id
JOIN claim ON claim.id = ranked.claim_id
JOIN claim_status ON claim_status.claim_id = ranked.claim_id AND claim_status.unit_kind = 'outlet'
WHERE ranked.place = 1
