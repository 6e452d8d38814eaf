-- Who said what.
SELECT q.id, (q.published_at AT TIME ZONE 'Asia/Seoul')::date::text AS day, q.speaker, q.role, q.affiliation, q.quote, q.verb, a.title
FROM articles_quote q JOIN articles a USING (id) WHERE q.speaker IS NOT NULL ORDER BY q.id, q.number
