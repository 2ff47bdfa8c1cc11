-- Which pairs are too uncertain to report and wait for a person, the most likely match first?
CREATE VIEW review_queue AS
SELECT
    a.story,
    relation.score,
    relation.differ_on,
    relation.why,
    a.outlet AS outlet_a,
    a.text AS text_a,
    a.quote AS quote_a,
    a.claim_id AS claim_a,
    b.outlet AS outlet_b,
    b.text AS text_b,
    b.quote AS quote_b,
    b.claim_id AS claim_b,
    relation.left_id,
    relation.right_id
FROM relation
JOIN story ON story.id = relation.story_id
JOIN statement_detail AS a ON a.statement_id = relation.left_id AND a.story = story.label
JOIN statement_detail AS b ON b.statement_id = relation.right_id AND b.story = story.label
WHERE relation.type = 'unsure'
ORDER BY relation.score DESC, relation.left_id, relation.right_id
