-- Where PostgreSQL's ways of calling are unusual: long texts, calls that are not read to the end, errors caught, compressed and
-- stored texts, tables that are not what they were.
\set VERBOSITY terse
SET client_min_messages = warning;

-- A vector of more words than are kept in hand at once is PostgreSQL's own, to the last position.
CREATE TEMP TABLE long_text AS SELECT string_agg(x, ' ' ORDER BY i) AS body
  FROM (SELECT i, chr(44032 + i * 31 % 10007) || chr(44032 + i * 17 % 9973) || '은 ' || i % 300 || '명이 정부대책회의에서' AS x FROM generate_series(1, 16000) i) t;
SELECT korean_tsvector(body) = to_tsvector('korean', body) AS same, length(korean_tsvector(body)) > 10000 AS long FROM long_text;
SELECT korean_tsvector(t) = to_tsvector('korean', t) AS same FROM repeat('가 나 다 ', 50000) t;
SELECT korean_tsvector('제목은 정부', body) @@ korean_tsquery('제목') AS title FROM long_text;
-- More lexemes than a tsvector holds are PostgreSQL's error, soon.
SELECT korean_tsvector(string_agg('a' || i || 'b' || i * 7919, ' ')) IS NULL FROM generate_series(1, 120000) i;
-- Lexemes of letters that normalise to many more.
SELECT max(octet_length(lexeme)) < 2047 AS fits, korean_tsvector(t) = to_tsvector('korean', t) AS same
FROM (SELECT '정부 ' || repeat(U&'\FDFA', 2000) || repeat(U&'\FDFAa', 700) || ' 발표' AS t) x, unnest(korean_tsvector(t)) GROUP BY t;
SELECT numnode(korean_tsquery(repeat(U&'\FDFAa', 700) || ' 발표')) > 0 AS reads, websearch_to_tsquery('korean', '정부 ' || repeat(U&'\FDFAa', 30) || ' 발표') IS NOT NULL AS reads_web;
SELECT ts_lexize('korean_word', repeat('a', 100000));

-- Rows that nobody reads to the end.
CREATE TEMP TABLE stored (id int, body text);
INSERT INTO stored SELECT i, '삼성전자는 ' || i || '일 “1조원을 들인다”고 밝혔다. ' FROM generate_series(1, 50) i;
SELECT (extract_dates(body, '2026-09-05')).surface FROM stored ORDER BY id LIMIT 1;
SELECT m.morpheme FROM stored, LATERAL korean_morphemes(body) m ORDER BY id, position LIMIT 2;
SELECT extract_figures(body), split_sentences(body) FROM stored WHERE id = 1;
BEGIN;
DECLARE midway CURSOR FOR SELECT q.quote FROM stored, LATERAL extract_quotes(body) q ORDER BY id;
FETCH 1 FROM midway;
CLOSE midway;
DECLARE held CURSOR WITH HOLD FOR SELECT e.surface FROM stored, LATERAL tag_entities(body) e ORDER BY id;
DECLARE back SCROLL CURSOR FOR SELECT s.sentence, s.content FROM split_sentences('하나다. 둘이다. 셋이다.') s;
FETCH ALL FROM back;
FETCH BACKWARD 2 FROM back;
COMMIT;
FETCH 1 FROM held;
CLOSE held;
SELECT count(*) FROM (SELECT 1 FROM stored WHERE EXISTS (SELECT FROM extract_figures(body))) x;
-- A set where there can be none.
SELECT CASE WHEN split_sentences('가') IS NULL THEN 1 END;
SELECT coalesce((SELECT s FROM split_sentences('') s)::text, 'none');

-- Errors that are caught, again and again, and what comes after.
DO $$
DECLARE caught int := 0;
BEGIN
  FOR i IN 1..300 LOOP
    BEGIN
      PERFORM korean_tsquery('정부', 'none');
    EXCEPTION WHEN invalid_parameter_value THEN
      caught := caught + 1;
    END;
    BEGIN
      PERFORM '천조 광년은커녕'::korean_quantity;
    EXCEPTION WHEN OTHERS THEN
      caught := caught + 1;
    END;
    IF (SELECT count(*) FROM extract_figures('1조원과 2조원')) <> 2 THEN RAISE 'lost count'; END IF;
  END LOOP;
  RAISE WARNING '% caught', caught;
END $$;

-- Compressed, stored apart, in arrays, domains and rows.
CREATE DOMAIN pg_temp.story AS text CHECK (korean_nouns(VALUE) IS NOT NULL);
CREATE TEMP TABLE packed (plain text, apart text, many text[], one pg_temp.story);
ALTER TABLE packed ALTER apart SET STORAGE EXTERNAL;
INSERT INTO packed SELECT t, t, ARRAY[t, t], t FROM (SELECT string_agg(body, '' ORDER BY id) AS t FROM stored) x;
SELECT (SELECT count(*) FROM extract_figures(plain)) AS plain, (SELECT count(*) FROM extract_figures(apart)) AS apart,
       (SELECT count(*) FROM unnest(many) u, extract_figures(u)) AS many, (SELECT count(*) FROM extract_figures(one)) AS one,
       korean_fingerprint(plain) = korean_fingerprint(substr(apart, 1)) AS same
FROM packed;

-- Moments at the ends of the calendar.
SELECT surface, starts_at, ends_at, grain FROM extract_dates('지난달 5일, 내일, 10년 뒤, 100만년 전', '294276-12-31 23:59:59');
SELECT surface, starts_at, ends_at, grain FROM extract_dates('지난달 5일, 내일, 10년 뒤, 100만년 전', '4714-11-24 00:00 BC');
SELECT surface, starts_at FROM extract_dates('지난달 5일', '-infinity');
SELECT count(*) FROM korean_keywords('정부가 발표', 2147483647);
SELECT count(*) FROM korean_keywords('정부가 발표', -2147483648);
SELECT length(format_korean_number(10::numeric ^ 100000)) > 0 AS long, length((korean_quantity(10::numeric ^ 100000, 'km') + '1 m')::text) > 100000 AS sum;

-- A table that is no longer ours is refused, not read.
BEGIN;
ALTER EXTENSION korean_news DROP TABLE korean_lexicon;
ALTER TABLE korean_lexicon RENAME TO korean_lexicon_before;
CREATE VIEW korean_lexicon AS SELECT * FROM korean_lexicon_before;
SELECT korean_nouns('정부');
ROLLBACK;
BEGIN;
ALTER EXTENSION korean_news DROP TABLE korean_lexicon_log;
ALTER TABLE korean_lexicon_log RENAME TO korean_lexicon_log_before;
CREATE VIEW korean_lexicon_log AS SELECT * FROM korean_lexicon_log_before;
INSERT INTO korean_lexicon (term, kind) VALUES ('갑을전자', 'organization');
COMMIT;
SELECT count(*) FROM korean_lexicon;
SELECT korean_nouns('정부');

BEGIN;
ALTER TABLE korean_lexicon ALTER parts TYPE text;
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('갑을전자', 'organization', '{갑을,전자}');
ROLLBACK;
BEGIN;
ALTER TABLE korean_lexicon ALTER parts TYPE integer USING 1;
SELECT korean_nouns('정부');
ROLLBACK;

-- Nothing is written where nothing may be.
CREATE TABLE border_part (id int, number int);
BEGIN READ ONLY;
SELECT korean_analysis_store('SELECT NULL::tid, 1, NULL::timestamptz, NULL::timestamp, NULL::bigint, NULL::text, ''정부는 밝혔다.''::text WHERE $1 IS NOT NULL', '{}',
                             ARRAY['border_part', 'border_part', 'border_part', 'border_part', 'border_part']::regclass[], 1, NULL, NULL);
ROLLBACK;
BEGIN READ ONLY;
SELECT korean_lexicon_log_refresh('border_part', 1::smallint, 1);
ROLLBACK;
SELECT korean_lexicon_log_refresh(0, 1::smallint, 1);
-- And no more than a table takes.
SELECT korean_analysis_store('SELECT 1', '{}', '{}'::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('SELECT 1 WHERE $1 IS NOT NULL', '{}', ARRAY['border_part', 'border_part', 'border_part', 'border_part', 'border_part']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('DELETE FROM border_part WHERE $1 IS NULL', '{}', ARRAY['border_part', 'border_part', 'border_part', 'border_part', 'border_part']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('DELETE FROM border_part WHERE $1 IS NULL', '{}', ARRAY['border_part', 'border_part', 'border_part', 'border_part', 'border_part']::regclass[], -1, NULL, NULL);
DROP TABLE border_part;
-- A stored column is known for what it is in every PostgreSQL.
CREATE TABLE border_articles (id int PRIMARY KEY, body text, search tsvector GENERATED ALWAYS AS (korean_tsvector(body)) STORED, size int GENERATED ALWAYS AS (length(body)) STORED);
CREATE INDEX ON border_articles USING gin (search);
SELECT kind, object FROM korean_lexicon_dependents();
DROP TABLE border_articles;

-- A whole text where a word is expected: an answer soon, and not the text back.
SELECT korean_quantity(1, repeat('가', 1000000)) IS NULL;
SELECT (repeat(' ', 1000000) || '3 km' || repeat(' ', 1000000))::korean_quantity AS trimmed;
SELECT '3 km' < (repeat('가', 1000000))::korean_quantity;
-- An edit that others see only at a COMMIT PREPARED is refused; so is nothing else.
BEGIN;
INSERT INTO korean_lexicon (term, kind) VALUES ('갑을정', 'word');
PREPARE TRANSACTION 'korean_news_border';
SELECT count(*) FROM korean_lexicon_matches('갑을정');
BEGIN;
SAVEPOINT before;
INSERT INTO korean_lexicon (term, kind) VALUES ('갑을정', 'word');
ROLLBACK TO before;
SELECT count(*) FROM korean_lexicon_matches('갑을정');
COMMIT;

-- Settings by which strings are read and types are named do not change an answer.
SELECT korean_bigkinds_article(1, '{"뉴스 식별자": "1", "일자": "2026.9.5 10:00", "본문": "가", "기고자": "김새벽 기자;박단 기자"}') AS article \gset
CREATE TABLE border_articles (body text);
CREATE FUNCTION border_nouns(text) RETURNS text[] IMMUTABLE LANGUAGE sql AS 'SELECT public.korean_nouns($1)';
CREATE INDEX border_index ON border_articles (border_nouns(body));
SET escape_string_warning = off;
SET standard_conforming_strings = off;
SET quote_all_identifiers = on;
SELECT korean_bigkinds_article(1, '{"뉴스 식별자": "1", "일자": "2026.9.5 10:00", "본문": "가", "기고자": "김새벽 기자;박단 기자"}')::text = :'article' AS same;
SELECT object FROM korean_lexicon_dependents();
RESET quote_all_identifiers;
RESET standard_conforming_strings;
RESET escape_string_warning;
-- A staging table may be a view, or foreign.
CREATE VIEW border_staging AS SELECT * FROM (VALUES ('1', '20260905', '가'), ('2', '20260906', NULL)) v("뉴스 식별자", "일자", "본문");
SELECT line, wrong, id, published_at, body FROM korean_bigkinds_articles('border_staging');
DROP VIEW border_staging;
DROP TABLE border_articles;
DROP FUNCTION border_nouns;
