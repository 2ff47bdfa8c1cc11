-- Which articles and statements go back to one and the same report, and how is that known?
-- `counts` 0: only a part comes from there, or it is less likely than not; it is counted as independent.
CREATE VIEW syndication AS
SELECT
    story.label AS story,
    origin.label AS origin,
    origin.kind AS kind,
    CASE WHEN traced.statement_id IS NULL THEN 'article' ELSE 'statement' END AS what,
    outlet.name AS outlet,
    article.title AS title,
    article.published_at AS published_at,
    traced.method AS method,
    traced.score AS score,
    CASE WHEN traced.score >= 0.5 THEN 1 ELSE 0 END AS counts,
    traced.evidence AS evidence,
    statement.quote AS quote,
    coalesce(article.url, article.path, article.locator) AS source,
    article.id AS article_id,
    traced.statement_id AS statement_id
FROM (
    SELECT story_id, article_id, NULL AS statement_id, origin_id, method, score, evidence
    FROM article_origin
    UNION ALL
    SELECT
        statement_origin.story_id,
        statement.article_id,
        statement.id,
        statement_origin.origin_id,
        statement_origin.method,
        statement_origin.score,
        statement_origin.evidence
    FROM statement_origin
    JOIN statement ON statement.id = statement_origin.statement_id
) AS traced
JOIN origin ON origin.id = traced.origin_id
JOIN story ON story.id = traced.story_id
JOIN article ON article.id = traced.article_id
JOIN outlet ON outlet.id = article.outlet_id
LEFT JOIN statement ON statement.id = traced.statement_id
