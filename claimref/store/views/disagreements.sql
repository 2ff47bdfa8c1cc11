-- Where do two outlets differ, on what, in which words?
-- Within one claim, or across two (a general denial against a figure): then the claims' ids differ.
CREATE VIEW disagreements AS
SELECT
    a.story,
    a.claim_id AS claim_id,
    a.claim AS claim,
    relation.differ_on,
    a.outlet AS outlet_a,
    a.says AS says_a,
    a.speaker AS speaker_a,
    a.side AS side_a,
    a.quote AS quote_a,
    a.source AS source_a,
    b.outlet AS outlet_b,
    b.says AS says_b,
    b.speaker AS speaker_b,
    b.side AS side_b,
    b.quote AS quote_b,
    b.source AS source_b,
    b.claim_id AS other_claim_id,
    relation.score,
    relation.why,
    a.statement_id AS statement_a,
    b.statement_id AS statement_b
FROM relation
JOIN story ON story.id = relation.story_id
JOIN statement_detail AS a
    ON a.statement_id IN (relation.left_id, relation.right_id) AND a.story = story.label
JOIN statement_detail AS b
    ON b.statement_id IN (relation.left_id, relation.right_id) AND b.story = story.label
WHERE relation.type = 'differ' AND a.outlet < b.outlet
