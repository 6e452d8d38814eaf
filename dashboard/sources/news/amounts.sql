-- Amounts in won, with the sentence in which they stand.
SELECT m.id, (m.published_at AT TIME ZONE 'Asia/Seoul')::date::text AS day, a.title, m.surface, m.item,
       m.won::double precision AS won, format_korean_number(m.won) || '원' AS amount, m.content AS sentence
FROM articles_money m JOIN articles a USING (id) WHERE m.won IS NOT NULL ORDER BY m.won DESC, m.id, m.number
