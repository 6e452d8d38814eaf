-- The tour of tools/demo: search, figures, dates, entities and quotations over the loaded articles.
\pset footer off
\pset null '-'
\echo
\echo '== articles: raw pages taken apart by parse_article'
SELECT id, published_at::date AS published, outlet, left(title, 44) AS title, length(body) AS chars
FROM articles ORDER BY published_at NULLS LAST, id LIMIT 8;

\echo '== search: 데이터센터 (data centre) with 전력 (electric power), best first'
SELECT id, round(ts_rank(search, q)::numeric, 3) AS rank,
       korean_headline(body, korean_tsquery('데이터센터 전력', 'any'), 'MaxFragments=1, MaxWords=14, MinWords=6, StartSel=[, StopSel=]') AS headline
FROM articles, korean_tsquery('데이터센터 전력') q
WHERE search @@ q ORDER BY 2 DESC, id LIMIT 5;

\echo '== figures: the largest amounts of money, as written and in full'
SELECT a.id, f.surface, f.value, f.unit, f.qualifier, f.item
FROM articles a, extract_figures(a.body) f
WHERE f.kind = 'money' AND f.restates IS NULL AND f.unit = 'KRW'
ORDER BY f.value DESC, a.id LIMIT 6;

\echo '== dates: what is still to come, counted from the day of publication'
SELECT a.id, d.surface, d.relation, d.starts_at::date AS from_day, (d.ends_at - interval '1 second')::date AS to_day
FROM articles a, extract_dates(a.body, a.published_at AT TIME ZONE 'Asia/Seoul') d
WHERE d.starts_at > a.published_at AT TIME ZONE 'Asia/Seoul' AND d.grain = 'day'
ORDER BY d.starts_at, a.id LIMIT 6;

\echo '== entities: the most named people and organisations'
SELECT e.kind, e.name, count(*) AS mentions, count(DISTINCT a.id) AS articles, mode() WITHIN GROUP (ORDER BY e.role) AS role
FROM articles a, tag_entities(a.body) e
WHERE e.kind IN ('person', 'organization')
GROUP BY e.kind, e.name ORDER BY mentions DESC, e.name LIMIT 8;

\echo '== quotations: who said what'
SELECT q.speaker, q.role, left(q.quote, 40) || CASE WHEN length(q.quote) > 40 THEN '…' ELSE '' END AS quote, q.verb
FROM articles a, extract_quotes(a.body) q
WHERE q.direct AND q.speaker IS NOT NULL ORDER BY a.id, q.position LIMIT 6;

\echo '== timings over all articles'
\timing on
SELECT count(*) AS figures FROM articles a, extract_figures(a.body);
SELECT count(*) AS entities FROM articles a, tag_entities(a.body);
SELECT sum(length(korean_tsvector(body))) AS words FROM articles;
\timing off
