-- Who and what is named, day by day.  Days go as text, so that no time zone moves them.
SELECT day::text AS day, kind, name, mentions, articles FROM articles_daily WHERE day IS NOT NULL ORDER BY day, kind, name
