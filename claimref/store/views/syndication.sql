-- Which articles are copies or rewrites of one origin, and how is that known?
CREATE VIEW syndication AS
SELECT
    story.label AS story,
    origin.label AS origin,
    origin.kind AS kind,
    outlet.name AS outlet,
    article.title AS title,
    article.published_at AS published_at,
    article_origin.method AS method,
    article_origin.score AS score,
    article_origin.evidence AS evidence,
    coalesce(article.url, article.path, article.locator) AS source,
    article.id AS article_id
FROM article_origin
JOIN origin ON origin.id = article_origin.origin_id
JOIN article ON article.id = article_origin.article_id
JOIN outlet ON outlet.id = article.outlet_id
LEFT JOIN story_article ON story_article.article_id = article.id
LEFT JOIN story ON story.id = story_article.story_id
