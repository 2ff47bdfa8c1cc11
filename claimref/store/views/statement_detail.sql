-- Which statement makes which claim, said by whom, in which words, where?
CREATE VIEW statement_detail AS
SELECT
    story.label AS story,
    claim.id AS claim_id,
    claim.label AS claim,
    claim_member.side AS side,
    claim_side.value AS side_value,
    statement.id AS statement_id,
    member_unit.outlet AS outlet,
    member_unit.family AS family,
    member_unit.origin AS origin,
    statement.voice AS voice,
    speaker.name AS speaker,
    statement.stance AS stance,
    statement.kind AS kind,
    CASE
        WHEN statement.voice = 'outlet' THEN
            CASE statement.stance WHEN 'asserts' THEN 'asserts' WHEN 'denies' THEN 'denies' ELSE 'hedges' END
        ELSE
            CASE statement.stance WHEN 'asserts' THEN 'quotes' WHEN 'denies' THEN 'quotes-denial' ELSE 'quotes-hedge' END
    END AS says,
    statement.quote AS quote,
    statement.text AS text,
    statement.char_start AS char_start,
    statement.char_end AS char_end,
    article.id AS article_id,
    article.title AS title,
    article.published_at AS published_at,
    coalesce(article.url, article.path, article.locator) AS source,
    claim_member.score AS score,
    claim_member.run_id AS run_id
FROM claim_member
JOIN claim ON claim.id = claim_member.claim_id
JOIN story ON story.id = claim.story_id
JOIN statement ON statement.id = claim_member.statement_id
JOIN article ON article.id = statement.article_id
JOIN member_unit ON member_unit.claim_id = claim.id AND member_unit.statement_id = statement.id
LEFT JOIN speaker ON speaker.id = statement.speaker_id
LEFT JOIN claim_side ON claim_side.claim_id = claim.id AND claim_side.side = claim_member.side
