-- Loads build/articles.csv (tools/article_csv) into a table of articles: raw pages into a staging table, taken apart by
-- parse_article, searchable by a generated column.  Used by the demo and by the test of the documentation's examples.
SET client_min_messages = warning;
CREATE EXTENSION korean_news;

CREATE TABLE staging (source text PRIMARY KEY, published timestamp, raw text NOT NULL);
\copy staging FROM 'build/articles.csv' (FORMAT csv)

CREATE TABLE articles (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source text UNIQUE NOT NULL,
  published_at timestamptz,
  outlet text,
  title text,
  body text NOT NULL,
  search tsvector GENERATED ALWAYS AS (korean_tsvector(title, body)) STORED
);
INSERT INTO articles (source, published_at, outlet, title, body)
SELECT s.source, a.published_at AT TIME ZONE 'Asia/Seoul', a.outlet,
       coalesce(a.title, left(a.body, 40) || '…'), a.body
FROM staging s, parse_article(s.raw, s.published) a
ORDER BY s.source;
CREATE INDEX ON articles USING gin (search);
ANALYZE articles;
