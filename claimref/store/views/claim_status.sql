-- What does each claim amount to, counted by outlet, by family or by origin?
CREATE VIEW claim_status AS
SELECT
    unit_kind,
    claim_id,
    count(DISTINCT unit) AS units,
    count(DISTINCT side) AS sides,
    CASE
        WHEN count(DISTINCT side) > 1 AND count(DISTINCT CASE WHEN side IS NOT NULL THEN unit END) > 1 THEN 'differ'
        WHEN count(DISTINCT side) > 1 THEN 'self-differs'
        WHEN count(DISTINCT unit) > 1 THEN 'agree'
        ELSE 'only'
    END AS status
FROM claim_unit_side
GROUP BY unit_kind, claim_id
