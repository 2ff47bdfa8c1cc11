-- What does each article of a story count as: which outlet, which family, which origin?
-- Unknown is the outlet itself; a trace with a score below one half says that only a part comes from there.
CREATE VIEW article_unit AS
SELECT
    story_article.story_id AS story_id,
    article.id AS article_id,
    outlet.name AS outlet,
    coalesce(family.name, outlet.name) AS family,
    coalesce(
        (
            SELECT origin.label
            FROM article_origin
            JOIN origin ON origin.id = article_origin.origin_id
            WHERE article_origin.story_id = story_article.story_id
                AND article_origin.article_id = article.id
                AND article_origin.score >= 0.5
            ORDER BY article_origin.score DESC, origin.label
            LIMIT 1
        ),
        outlet.name
    ) AS origin
FROM story_article
JOIN article ON article.id = story_article.article_id
JOIN outlet ON outlet.id = article.outlet_id
LEFT JOIN family ON family.id = outlet.family_id
