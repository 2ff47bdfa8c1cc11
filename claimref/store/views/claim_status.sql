-- What does each claim amount to, counted by outlet, by family or by origin?
-- `units` speak of it; `holders` of them hold a side.
CREATE VIEW claim_status AS
SELECT
    unit_kind,
    claim_id,
    count(*) AS units,
    count(held_first) AS holders,
    CASE
        WHEN min(held_first) <> max(held_last) AND count(held_first) > 1 THEN 'differ'
        WHEN min(held_first) <> max(held_last) THEN 'self-differs'
        WHEN count(*) > 1 THEN 'agree'
        ELSE 'only'
    END AS status
FROM claim_unit
GROUP BY unit_kind, claim_id
