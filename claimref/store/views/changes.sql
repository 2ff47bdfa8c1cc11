-- Where does an outlet say otherwise than in an earlier version of the same article, and what did it say then?
CREATE VIEW changes AS
SELECT
    story.label AS story,
    outlet.name AS outlet,
    version_change.differ_on AS differ_on,
    earlier.quote AS earlier_quote,
    later.quote AS later_quote,
    earlier_article.published_at AS earlier_published_at,
    later_article.published_at AS later_published_at,
    claim.id AS claim_id,
    claim.label AS claim,
    version_change.score AS score,
    version_change.why AS why,
    coalesce(later_article.url, later_article.path, later_article.locator) AS source,
    earlier.text AS earlier_text,
    later.text AS later_text,
    earlier.id AS earlier_id,
    later.id AS later_id,
    earlier_article.id AS earlier_article_id,
    later_article.id AS later_article_id
FROM version_change
JOIN story ON story.id = version_change.story_id
JOIN statement AS earlier ON earlier.id = version_change.earlier_id
JOIN statement AS later ON later.id = version_change.later_id
JOIN article AS earlier_article ON earlier_article.id = earlier.article_id
JOIN article AS later_article ON later_article.id = later.article_id
JOIN outlet ON outlet.id = later_article.outlet_id
-- A version between the first and the present one has changes and no claims.
LEFT JOIN claim_member ON claim_member.statement_id = later.id AND claim_member.run_id = version_change.run_id
LEFT JOIN claim ON claim.id = claim_member.claim_id
