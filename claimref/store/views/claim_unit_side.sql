-- Which side of a claim does each outlet, family or origin hold (NULL: it speaks of it and holds none)?
-- Its own voice comes first; with none of its own it stands with the speakers it quotes, unless they are on several sides.
CREATE VIEW claim_unit_side AS
WITH position AS (
    SELECT 'outlet' AS unit_kind, claim_id, outlet AS unit, voice, side FROM statement_detail
    UNION ALL
    SELECT 'family', claim_id, family, voice, side FROM statement_detail
    UNION ALL
    SELECT 'origin', claim_id, origin, voice, side FROM statement_detail
),
counted AS (
    SELECT
        unit_kind,
        claim_id,
        unit,
        count(DISTINCT CASE WHEN voice = 'outlet' THEN side END) AS own_sides,
        count(DISTINCT CASE WHEN voice <> 'outlet' THEN side END) AS quoted_sides
    FROM position
    GROUP BY unit_kind, claim_id, unit
)
SELECT DISTINCT
    counted.unit_kind AS unit_kind,
    counted.claim_id AS claim_id,
    counted.unit AS unit,
    position.side AS side
FROM counted
LEFT JOIN position
    ON position.unit_kind = counted.unit_kind
    AND position.claim_id = counted.claim_id
    AND position.unit = counted.unit
    AND position.side IS NOT NULL
    AND (
        position.voice = 'outlet'
        OR (counted.own_sides = 0 AND counted.quoted_sides = 1)
    )
