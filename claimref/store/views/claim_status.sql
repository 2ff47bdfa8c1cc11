-- What does each claim amount to, counted by outlet, by family or by origin?
-- `units` speak of it; `holders` of them hold a side. (Three parts, so that who asks for one does not pay for all.)
CREATE VIEW claim_status AS
SELECT
    'outlet' AS unit_kind,
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
WHERE unit_kind = 'outlet'
GROUP BY claim_id
UNION ALL
SELECT
    'family',
    claim_id,
    count(*),
    count(held_first),
    CASE
        WHEN min(held_first) <> max(held_last) AND count(held_first) > 1 THEN 'differ'
        WHEN min(held_first) <> max(held_last) THEN 'self-differs'
        WHEN count(*) > 1 THEN 'agree'
        ELSE 'only'
    END
FROM claim_unit
WHERE unit_kind = 'family'
GROUP BY claim_id
UNION ALL
SELECT
    'origin',
    claim_id,
    count(*),
    count(held_first),
    CASE
        WHEN min(held_first) <> max(held_last) AND count(held_first) > 1 THEN 'differ'
        WHEN min(held_first) <> max(held_last) THEN 'self-differs'
        WHEN count(*) > 1 THEN 'agree'
        ELSE 'only'
    END
FROM claim_unit
WHERE unit_kind = 'origin'
GROUP BY claim_id
