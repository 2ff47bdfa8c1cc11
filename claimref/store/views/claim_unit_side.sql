-- Which sides of a claim does each outlet, family or origin hold?
CREATE VIEW claim_unit_side AS
SELECT DISTINCT claim_unit.unit_kind, claim_unit.claim_id, claim_unit.unit, claim_member.side
FROM claim_unit
JOIN claim_member ON claim_member.claim_id = claim_unit.claim_id AND claim_member.side IS NOT NULL
JOIN statement ON statement.id = claim_member.statement_id
JOIN article_unit ON article_unit.article_id = statement.article_id
WHERE claim_unit.held_first IS NOT NULL
    AND claim_unit.unit = CASE claim_unit.unit_kind
        WHEN 'outlet' THEN article_unit.outlet
        WHEN 'family' THEN article_unit.family
        ELSE article_unit.origin
    END
    AND (statement.voice = 'outlet' OR claim_unit.own_sides = 0)
