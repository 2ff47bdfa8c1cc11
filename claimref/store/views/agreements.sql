-- Which claims do several outlets make without contradiction, and how many independent sources is that at most?
-- `speakers` 1 with `own_voice` 0: they all quote one and the same person, which is one source and not several.
CREATE VIEW agreements AS
SELECT
    statement_detail.story,
    statement_detail.claim_id,
    statement_detail.claim,
    count(DISTINCT statement_detail.outlet) AS outlets,
    count(DISTINCT statement_detail.family) AS families,
    count(DISTINCT statement_detail.origin) AS origins_at_most,
    count(DISTINCT CASE WHEN statement_detail.voice = 'outlet' THEN statement_detail.outlet END) AS own_voice,
    count(DISTINCT statement_detail.speaker) AS speakers,
    (
        SELECT group_concat(named.outlet, ', ')
        FROM (
            SELECT DISTINCT outlet FROM statement_detail AS other
            WHERE other.claim_id = statement_detail.claim_id
            ORDER BY outlet
        ) AS named
    ) AS outlet_names,
    count(*) AS statements,
    min(statement_detail.published_at) AS first_published
FROM statement_detail
JOIN claim_status ON claim_status.claim_id = statement_detail.claim_id AND claim_status.unit_kind = 'outlet'
WHERE claim_status.status = 'agree'
GROUP BY statement_detail.story, statement_detail.claim_id, statement_detail.claim
