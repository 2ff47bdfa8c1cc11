-- What does each article count as: which outlet, which family, which origin?
CREATE VIEW article_unit AS
SELECT
    article.id AS article_id,
    outlet.name AS outlet,
    coalesce(family.name, outlet.name) AS family,
    coalesce(
        (
            SELECT origin.label
            FROM article_origin
            JOIN origin ON origin.id = article_origin.origin_id
            WHERE article_origin.article_id = article.id
            ORDER BY article_origin.score DESC, origin.label
            LIMIT 1
        ),
        outlet.name
    ) AS origin
FROM article
JOIN outlet ON outlet.id = article.outlet_id
LEFT JOIN family ON family.id = outlet.family_id
