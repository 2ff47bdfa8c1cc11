-- Which claims does one outlet alone make, and what comes nearest elsewhere?
-- `only?` marks a claim with an undecided match in another outlet; `disputed_by` names the claims that contradict it.
CREATE VIEW unique_claims AS
WITH undecided AS (
    SELECT story_id, left_id AS here, right_id AS there, score FROM relation WHERE type = 'unsure'
    UNION ALL
    SELECT story_id, right_id, left_id, score FROM relation WHERE type = 'unsure'
),
nearest AS (
    SELECT
        mine.claim_id,
        theirs.outlet,
        theirs.text,
        undecided.score,
        row_number() OVER (PARTITION BY mine.claim_id ORDER BY undecided.score DESC, theirs.statement_id) AS place
    FROM undecided
    JOIN story ON story.id = undecided.story_id
    JOIN statement_detail AS mine ON mine.statement_id = undecided.here AND mine.story = story.label
    JOIN statement_detail AS theirs ON theirs.statement_id = undecided.there AND theirs.story = story.label
    WHERE theirs.outlet <> mine.outlet
)
SELECT
    claims_by_outlet.story,
    claims_by_outlet.outlet,
    claims_by_outlet.claim_id,
    claims_by_outlet.claim,
    CASE WHEN nearest.claim_id IS NULL THEN 'only' ELSE 'only?' END AS status,
    claims_by_outlet.says,
    claims_by_outlet.speaker,
    claims_by_outlet.quote,
    claims_by_outlet.source,
    claims_by_outlet.published_at,
    nearest.outlet AS nearest_outlet,
    nearest.text AS nearest_statement,
    nearest.score AS nearest_score,
    (
        SELECT group_concat(disputing.disputed_by_id, ' ')
        FROM (
            SELECT disputed_by_id FROM claim_dispute
            WHERE claim_dispute.claim_id = claims_by_outlet.claim_id
            ORDER BY claim_dispute.position
        ) AS disputing
    ) AS disputed_by
FROM claims_by_outlet
LEFT JOIN nearest ON nearest.claim_id = claims_by_outlet.claim_id AND nearest.place = 1
WHERE claims_by_outlet.status = 'only'
