-- The tour of tools/demo: load articles, then search, figures, entities and quotations over them.
\pset footer off
\pset null '-'
SET client_min_messages = warning;
CREATE EXTENSION korean_news;

CREATE TABLE staging (source text PRIMARY KEY, published text, raw text NOT NULL);
\copy staging FROM PSTDIN (FORMAT csv)
