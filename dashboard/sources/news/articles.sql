-- Articles with the words they are found by (verbs and nouns without their endings, compounds and their parts).
SELECT a.id, (a.published_at AT TIME ZONE 'Asia/Seoul')::date::text AS day, a.outlet, a.title, left(a.body, 160) AS beginning,
       lower(a.title || ' ' || a.body) AS text, ' ' || array_to_string(tsvector_to_array(n.search), ' ') || ' ' AS words
FROM articles a JOIN articles_analysis n USING (id) ORDER BY a.published_at, a.id
