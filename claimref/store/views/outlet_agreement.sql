-- For each two outlets: how many claims do they share, on how many do they agree, on how many differ?
-- They differ on a claim where both hold a side and share none; `agreement` is agree / shared, NULL without any.
CREATE VIEW outlet_agreement AS
WITH present AS (
    SELECT DISTINCT story, claim_id, outlet FROM statement_detail
),
covering AS (
    SELECT DISTINCT story.label AS story, article_unit.outlet
    FROM story_article
    JOIN story ON story.id = story_article.story_id
    JOIN article_unit
        ON article_unit.story_id = story_article.story_id AND article_unit.article_id = story_article.article_id
    WHERE story_article.run_id IS NOT NULL
),
pair AS (
    SELECT a.story, a.claim_id, a.outlet AS outlet_a, b.outlet AS outlet_b
    FROM present AS a
    JOIN present AS b ON b.claim_id = a.claim_id AND a.outlet < b.outlet
),
held AS (
    SELECT claim_id, unit AS outlet, side FROM claim_unit_side WHERE unit_kind = 'outlet'
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
    a.story AS story,
    a.outlet AS outlet_a,
    b.outlet AS outlet_b,
    count(compared.differs) AS shared,
    count(compared.differs) - coalesce(sum(compared.differs), 0) AS agree,
    coalesce(sum(compared.differs), 0) AS differ,
    CAST(
        round(1.0 * (count(compared.differs) - sum(compared.differs)) / count(compared.differs), 4)
        AS DOUBLE PRECISION
    ) AS agreement
FROM covering AS a
JOIN covering AS b ON b.story = a.story AND a.outlet < b.outlet
LEFT JOIN compared ON compared.story = a.story AND compared.outlet_a = a.outlet AND compared.outlet_b = b.outlet
GROUP BY a.story, a.outlet, b.outlet
