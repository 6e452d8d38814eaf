-- The extension comes up and says what it is.
SELECT korean_news_version() = extversion AS library_matches FROM pg_extension WHERE extname = 'korean_news';
SELECT korean_news_dictionary_version() = korean_news_version() AS dictionary_matches;
SELECT bool_and(intact) AS intact, count(*) > 0 AS has_sections FROM korean_news_check_image();
SELECT item, ok FROM korean_news_check();
-- Every object of the extension has a comment.
SELECT d.classid::regclass, pg_describe_object(d.classid, d.objid, 0) AS without_comment
FROM pg_depend d JOIN pg_extension e ON d.refobjid = e.oid AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
WHERE e.extname = 'korean_news' AND d.classid NOT IN ('pg_cast'::regclass, 'pg_amop'::regclass)
  AND obj_description(d.objid, d.classid::regclass::name) IS NULL
  AND NOT (d.classid = 'pg_type'::regclass AND (SELECT typelem <> 0 OR typrelid <> 0 FROM pg_type WHERE oid = d.objid))
ORDER BY 1, 2;
-- No function that only reads keeps a query from running in parallel.
SELECT p.oid::regprocedure AS unsafe FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
JOIN pg_extension e ON d.refobjid = e.oid AND e.extname = 'korean_news'
WHERE p.proparallel = 'u' AND p.prorettype <> 'trigger'::regtype AND p.provolatile <> 'v' ORDER BY 1::text;

-- Any schema, any database, with an empty search_path; DROP leaves nothing.
\set first :DBNAME
CREATE DATABASE "korean news ""2""" ENCODING 'UTF8' TEMPLATE template0;
\c "korean news ""2"""
CREATE SCHEMA "A b";
CREATE EXTENSION korean_news SCHEMA "A b";
SET search_path = '';
SELECT "A b".korean_tsvector('정부가 밝혔다') = pg_catalog.to_tsvector('"A b".korean', '정부가 밝혔다') AS same;
SELECT count(*) > 0 AS checked, bool_and(ok) AS ok FROM "A b".korean_news_check();
RESET search_path;
DROP EXTENSION korean_news;
SELECT count(*) AS left_behind FROM pg_proc WHERE proname LIKE 'korean%' OR probin LIKE '%korean_news%';
SELECT count(*) AS left_behind FROM pg_class WHERE relnamespace = '"A b"'::regnamespace;
SELECT count(*) AS left_behind FROM pg_event_trigger;
CREATE EXTENSION korean_news;
SELECT korean_tsvector('다시') IS NOT NULL AS again;
\c :first
DROP DATABASE "korean news ""2""";

-- Another server encoding says so, before anything is made.
\set SHOW_CONTEXT never
CREATE DATABASE korean_news_ascii ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
\c korean_news_ascii
CREATE EXTENSION korean_news;
CREATE DATABASE korean_news_latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
\c korean_news_latin
CREATE EXTENSION korean_news;
\c :first
DROP DATABASE korean_news_latin;
DROP DATABASE korean_news_ascii;
