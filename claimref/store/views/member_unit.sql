-- What does each statement of a claim count as: which outlet, which family, which origin?
-- A statement that cites an outside report goes back to that one, whatever its article goes back to.
CREATE VIEW member_unit AS
SELECT
    claim_member.claim_id AS claim_id,
    claim_member.statement_id AS statement_id,
    claim_member.side AS side,
    statement.voice AS voice,
    article_unit.outlet AS outlet,
    article_unit.family AS family,
    coalesce(
        (
            SELECT origin.label
            FROM statement_origin
            JOIN origin ON origin.id = statement_origin.origin_id
            WHERE statement_origin.story_id = claim.story_id
                AND statement_origin.statement_id = claim_member.statement_id
                AND statement_origin.score >= 0.5
            ORDER BY statement_origin.score DESC, origin.label
            LIMIT 1
        ),
        article_unit.origin
    ) AS origin
FROM claim_member
JOIN claim ON claim.id = claim_member.claim_id
JOIN statement ON statement.id = claim_member.statement_id
JOIN article_unit ON article_unit.story_id = claim.story_id AND article_unit.article_id = statement.article_id
