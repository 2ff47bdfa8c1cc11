-- For each two outlets: how many claims do they share, on how many do they agree, on how many differ?
-- They differ on a claim where both hold a side and share none; `agreement` is agree / shared.
CREATE VIEW outlet_agreement AS
WITH present AS (
    SELECT DISTINCT story, claim_id, outlet FROM statement_detail
),
pair AS (
    SELECT a.story, a.claim_id, a.outlet AS outlet_a, b.outlet AS outlet_b
    FROM present AS a
    JOIN present AS b ON b.claim_id = a.claim_id AND a.outlet < b.outlet
),
held AS (
    SELECT claim_id, unit AS outlet, side FROM claim_unit_side WHERE unit_kind = 'outlet' AND side IS NOT NULL
),
compared AS (
    SELECT
        pair.story,
        pair.outlet_a,
        pair.outlet_b,
        CASE
            WHEN EXISTS (SELECT 1 FROM held WHERE held.claim_id = pair.claim_id AND held.outlet = pair.outlet_a)
                AND EXISTS (SELECT 1 FROM held WHERE held.claim_id = pair.claim_id AND held.outlet = pair.outlet_b)
                AND NOT EXISTS (
                    SELECT 1
                    FROM held AS a
                    JOIN held AS b ON b.claim_id = a.claim_id AND b.side = a.side
                    WHERE a.claim_id = pair.claim_id AND a.outlet = pair.outlet_a AND b.outlet = pair.outlet_b
                )
                THEN 1
            ELSE 0
        END AS differs
    FROM pair
)
SELECT
    story,
    outlet_a,
    outlet_b,
    count(*) AS shared,
    count(*) - sum(differs) AS agree,
    sum(differs) AS differ,
    round(1.0 * (count(*) - sum(differs)) / count(*), 4) AS agreement
FROM compared
GROUP BY story, outlet_a, outlet_b
