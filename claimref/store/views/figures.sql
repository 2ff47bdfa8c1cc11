-- Which figures are given, by whom, for which claim, with which comparator and unit?
CREATE VIEW figures AS
SELECT
    statement_detail.story,
    statement_detail.outlet,
    quantity.raw,
    quantity.low,
    quantity.high,
    quantity.comparator,
    quantity.unit,
    quantity.dimension,
    quantity.noun,
    quantity.role,
    statement_detail.voice,
    statement_detail.speaker,
    statement_detail.claim_id,
    statement_detail.claim,
    claim_status.status,
    statement_detail.side,
    statement_detail.quote,
    statement_detail.source,
    statement_detail.statement_id
FROM quantity
JOIN statement_detail ON statement_detail.statement_id = quantity.statement_id
JOIN claim_status ON claim_status.claim_id = statement_detail.claim_id AND claim_status.unit_kind = 'outlet'
