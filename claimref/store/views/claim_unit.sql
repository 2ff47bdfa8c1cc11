-- How does each outlet, family or origin stand to each claim: on how many sides is it itself, on how many are those it quotes?
-- `held_first` and `held_last` bound the sides that it holds, NULL where it holds none: its own voice comes first; with
-- none of its own it stands with the speakers it quotes, unless they are on several sides.
CREATE VIEW claim_unit AS
WITH counted AS (
    SELECT
        'outlet' AS unit_kind,
        claim_id,
        outlet AS unit,
        count(DISTINCT CASE WHEN voice = 'outlet' THEN side END) AS own_sides,
        count(DISTINCT CASE WHEN voice <> 'outlet' THEN side END) AS quoted_sides,
        min(CASE WHEN voice = 'outlet' THEN side END) AS own_first,
        max(CASE WHEN voice = 'outlet' THEN side END) AS own_last,
        max(CASE WHEN voice <> 'outlet' THEN side END) AS quoted
    FROM member_unit
    GROUP BY claim_id, outlet
    UNION ALL
    SELECT
        'family',
        claim_id,
        family,
        count(DISTINCT CASE WHEN voice = 'outlet' THEN side END),
        count(DISTINCT CASE WHEN voice <> 'outlet' THEN side END),
        min(CASE WHEN voice = 'outlet' THEN side END),
        max(CASE WHEN voice = 'outlet' THEN side END),
        max(CASE WHEN voice <> 'outlet' THEN side END)
    FROM member_unit
    GROUP BY claim_id, family
    UNION ALL
    SELECT
        'origin',
        claim_id,
        origin,
        count(DISTINCT CASE WHEN voice = 'outlet' THEN side END),
        count(DISTINCT CASE WHEN voice <> 'outlet' THEN side END),
        min(CASE WHEN voice = 'outlet' THEN side END),
        max(CASE WHEN voice = 'outlet' THEN side END),
        max(CASE WHEN voice <> 'outlet' THEN side END)
    FROM member_unit
    GROUP BY claim_id, origin
)
SELECT
    unit_kind,
    claim_id,
    unit,
    own_sides,
    quoted_sides,
    CASE WHEN own_sides > 0 THEN own_first WHEN quoted_sides = 1 THEN quoted END AS held_first,
    CASE WHEN own_sides > 0 THEN own_last WHEN quoted_sides = 1 THEN quoted END AS held_last
FROM counted
