-- Which sides of a claim does each outlet, family or origin hold?
CREATE VIEW claim_unit_side AS
SELECT DISTINCT claim_unit.unit_kind, claim_unit.claim_id, claim_unit.unit, member_unit.side
FROM claim_unit
JOIN member_unit ON member_unit.claim_id = claim_unit.claim_id AND member_unit.side IS NOT NULL
WHERE claim_unit.held_first IS NOT NULL
    AND claim_unit.unit = CASE claim_unit.unit_kind
        WHEN 'outlet' THEN member_unit.outlet
        WHEN 'family' THEN member_unit.family
        ELSE member_unit.origin
    END
    AND (member_unit.voice = 'outlet' OR claim_unit.own_sides = 0)
