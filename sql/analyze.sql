-- korean_analyze: companions, increments, keys of all sorts, and what is refused.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
CREATE ROLE korean_reader;
CREATE TABLE articles (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text, body text, published_at timestamptz);
GRANT SELECT ON articles TO korean_reader;
INSERT INTO articles (title, body, published_at) VALUES
  ('다리', '전남도는 2일 다리를 놓는 데 3조2천억원을 쓴다. 김영록 전남지사는 "내년에 첫 삽을 뜨겠다"고 말했다.', '2026-09-02 10:00+09'),
  ('칩', '투자액은 5천억 달러(약 720조원)다. 공사는 오는 10일 시작한다.', '2026-09-05 09:00+09'),
  ('빈 글', '', '2026-09-05'), ('글 없음', NULL, NULL);
CALL korean_analyze('articles');
SELECT id, sentence, content, position, length FROM articles_sentence ORDER BY 1, 2;
SELECT id, kind, value, unit, qualifier, restates, surface FROM articles_figure ORDER BY id, number;
SELECT id, starts_at, ends_at, grain, published_at AT TIME ZONE 'UTC' AS utc FROM articles_date ORDER BY id, number;
SELECT id, sentence, direct, quote FROM articles_quote ORDER BY id, number;
SELECT count(*) AS misplaced FROM articles a JOIN articles_entity e USING (id) WHERE substr(a.body, e.position, e.length) <> e.surface;
-- The same rows as the single functions give.
SELECT count(*) FROM (SELECT id, e.* FROM articles, tag_entities(body) e EXCEPT SELECT id, kind, surface, position, length, sentence, name, role, affiliation FROM articles_entity) d;
SELECT count(*) FROM (SELECT id, f.* FROM articles, extract_figures(body) f EXCEPT SELECT id, kind, value, value_to, unit, qualifier, change, item, restates, surface, position, length, sentence FROM articles_figure) d;
SELECT count(*) FROM (SELECT id, d.* FROM articles, extract_dates(body, published_at AT TIME ZONE 'Asia/Seoul') d
                      EXCEPT SELECT id, starts_at, ends_at, grain, relation, surface, position, length, sentence FROM articles_date) d;
SELECT count(*) FROM (SELECT id, q.* FROM articles, extract_quotes(body) q EXCEPT SELECT id, quote, direct, speaker, role, affiliation, verb, position, length, sentence FROM articles_quote) d;

-- Indexes are made when the companions are filled.  A call that was broken off before leaves them to the next; what the owner dropped
-- afterwards stays dropped, as long as there is the index of `search`.
CREATE TABLE unread (id int PRIMARY KEY, body text);
CALL korean_analyze('unread');
SELECT count(*) AS secondary FROM pg_index WHERE indrelid::regclass::text LIKE 'unread\_%' AND NOT indisprimary AND indpred IS NULL;
CREATE VIEW companion_index AS
  SELECT indrelid::regclass AS companion, substring(pg_get_indexdef(indexrelid) FROM 'USING.*') AS definition
  FROM pg_index WHERE indrelid::regclass::text LIKE 'articles\_%' AND NOT indisprimary AND indpred IS NULL ORDER BY 1;
TABLE companion_index;
DROP INDEX articles_entity_name_published_at_idx;
CALL korean_analyze('articles');
SELECT count(*) FROM companion_index;
DROP INDEX articles_analysis_search_idx;
CALL korean_analyze('articles');
SELECT count(*) FROM companion_index;
DROP TABLE unread CASCADE;
DROP VIEW companion_index;

-- Money in won: without a rate by the article's own words, with one by the rate.
SELECT id, value, unit, won FROM articles_money ORDER BY id, number;
INSERT INTO korean_exchange_rate VALUES ('USD', '2026-09-01', 1400), ('USD', '2026-09-06', 1500);
SELECT id, value, unit, won, rate FROM articles_money ORDER BY id, number;
TRUNCATE korean_exchange_rate;

-- Readers of the articles read the companions; every companion and column is commented.
SELECT c.relname, has_table_privilege('korean_reader', c.oid, 'SELECT') AS readable, obj_description(c.oid) IS NOT NULL AS commented
FROM pg_class c WHERE relname LIKE 'articles\_%' AND relkind IN ('r', 'v') ORDER BY 1;
SELECT attrelid::regclass, attname FROM pg_attribute WHERE attrelid IN (SELECT oid FROM pg_class WHERE relname LIKE 'articles\_%' AND relkind = 'r') AND attnum > 0 AND col_description(attrelid, attnum) IS NULL;

-- Only what is new or changed.
CREATE TEMP TABLE earlier AS SELECT id, analyzed_at FROM articles_analysis;
UPDATE articles SET body = '값은 1만원이다.' WHERE id = 2;
UPDATE articles SET title = '다른 제목' WHERE id = 1;
DELETE FROM articles WHERE id = 3;
INSERT INTO articles (body) VALUES ('새 글이다. 3%다.');
CALL korean_analyze('articles', batch => 1);
SELECT a.id, a.analyzed_at = e.analyzed_at AS untouched FROM articles_analysis a LEFT JOIN earlier e USING (id) ORDER BY 1;
SELECT id, value, unit FROM articles_figure ORDER BY id, number;
-- The lexicon speaks: everything is analysed anew.
INSERT INTO korean_lexicon (term, kind) VALUES ('새 글', 'product');
SELECT object, stale FROM korean_lexicon_dependents() WHERE kind = 'analysis table';
CALL korean_analyze('articles');
SELECT id, kind, surface FROM articles_entity WHERE kind = 'product';
SELECT stale FROM korean_lexicon_dependents() WHERE kind = 'analysis table';
DELETE FROM korean_lexicon;
-- An article gone takes its rows along.
DELETE FROM articles WHERE id = 1;
SELECT count(*) FROM articles_sentence WHERE id = 1;

-- Composite and uuid keys, mixed-case names, columns called like ours, a partitioned table, a view, dates without a time.
CREATE SCHEMA "뉴스 Room";
CREATE TABLE "뉴스 Room"."My Articles" ("Outlet" text, number uuid, "본문" text, "일자" date, PRIMARY KEY ("Outlet", number)) PARTITION BY LIST ("Outlet");
CREATE TABLE "뉴스 Room"."first" PARTITION OF "뉴스 Room"."My Articles" DEFAULT;
INSERT INTO "뉴스 Room"."My Articles" VALUES ('한빛', '00000000-0000-0000-0000-000000000001', '10일 3명이 왔다.', '2026-09-05');
CALL korean_analyze('"뉴스 Room"."My Articles"');
SELECT "Outlet", article_number, number, value, unit, published_at AT TIME ZONE 'Asia/Seoul' AS day FROM "뉴스 Room"."My Articles_figure";
SELECT "Outlet", starts_at FROM "뉴스 Room"."My Articles_date";
CREATE VIEW recent AS SELECT id, body FROM articles;
CALL korean_analyze('recent', key => '{id}');
SELECT count(*) FROM recent_sentence;
DELETE FROM articles WHERE id = 2;
CALL korean_analyze('recent', key => '{id}');
SELECT count(*) FROM recent_sentence;

-- Refused, with reasons.
BEGIN;
CALL korean_analyze('articles');
ROLLBACK;
CALL korean_analyze('recent');
CALL korean_analyze(NULL);
CALL korean_analyze('articles', timezone => 'Asia/Nowhere');
CALL korean_analyze('articles', batch => 0);
CALL korean_analyze('articles', body => 'id');
CALL korean_analyze('articles', body => 'nothing');
CALL korean_analyze('articles', key => '{title}');
CREATE TABLE no_key (body text);
CALL korean_analyze('no_key');
CREATE TABLE no_body (id int PRIMARY KEY, n int);
CALL korean_analyze('no_body');
CREATE TABLE taken (id int PRIMARY KEY, body text);
CREATE TABLE taken_quote (id int);
CALL korean_analyze('taken');
CREATE TABLE a_table_with_a_name_that_leaves_no_room_for_companions (id int PRIMARY KEY, body text);
CALL korean_analyze('a_table_with_a_name_that_leaves_no_room_for_companions');
CREATE TABLE guarded (id int PRIMARY KEY, body text);
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE ROLE korean_editor;
GRANT CREATE, USAGE ON SCHEMA public TO korean_editor;
ALTER TABLE guarded OWNER TO korean_editor;
GRANT SELECT, REFERENCES ON articles TO korean_editor;
SET ROLE korean_editor;
CALL korean_analyze('guarded');
CALL korean_analyze('articles');
RESET ROLE;
-- What stands on the companions holds for its rows as for those of any INSERT: triggers of users, columns of users, constraints.
CREATE TABLE notes (id int PRIMARY KEY, title text, body text, published_at timestamptz);
INSERT INTO notes VALUES (1, '새 다리', '전남도는 5천억원을 쓴다.', '2026-09-05 09:00+09'), (2, NULL, '3명이 왔다.', '2026-09-05 09:00+09'), (3, '빈 글', '', NULL), (4, '없는 글', NULL, NULL);
CALL korean_analyze('notes');
SELECT id, search FROM notes_analysis ORDER BY id;
SELECT n.id FROM notes n JOIN notes_analysis a USING (id) WHERE a.search @@ korean_tsquery('다리');
UPDATE notes SET title = '긴 굴' WHERE id = 1;
CREATE TABLE seen (what text);
CREATE FUNCTION note_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_WHEN = 'BEFORE' THEN
    IF NEW.kind = 'location' THEN RETURN NULL; END IF;
    IF NEW.kind = 'money' THEN NEW.item := '값'; END IF;
    RETURN NEW;
  END IF;
  INSERT INTO seen VALUES (format('row %s %s', TG_TABLE_NAME, NEW.surface)); RETURN NULL;
END $$;
CREATE FUNCTION note_statement() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO seen SELECT format('statement %s %s', TG_TABLE_NAME, count(*)) FROM fresh; RETURN NULL;
END $$;
CREATE TRIGGER a BEFORE INSERT ON notes_figure FOR EACH ROW EXECUTE FUNCTION note_row();
CREATE TRIGGER b AFTER INSERT ON notes_figure FOR EACH ROW EXECUTE FUNCTION note_row();
CREATE TRIGGER c AFTER INSERT ON notes_sentence REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_statement();
ALTER TABLE notes_figure ADD COLUMN checked boolean NOT NULL DEFAULT false, ADD COLUMN counter serial,
  ADD COLUMN thousands numeric GENERATED ALWAYS AS (value / 1000) STORED, ADD COLUMN remark text;
CALL korean_analyze('notes');
SELECT id, surface, item, checked, counter, round(thousands, 1) AS thousands, remark FROM notes_figure ORDER BY id;
SELECT what FROM seen ORDER BY what;
SELECT count(*) FROM notes_analysis a JOIN notes n USING (id) WHERE a.search @@ korean_tsquery('굴');
ALTER TABLE notes_figure ADD CONSTRAINT small CHECK (value < 10) NOT VALID;
UPDATE notes SET body = '전남도는 7일 7천억원을 쓴다.' WHERE id = 1;
CALL korean_analyze('notes');
ALTER TABLE notes_figure DROP CONSTRAINT small;
CREATE TABLE kinds (kind text PRIMARY KEY);
ALTER TABLE notes_figure ADD CONSTRAINT own FOREIGN KEY (kind) REFERENCES kinds NOT VALID;
CALL korean_analyze('notes');
ALTER TABLE notes_figure DROP CONSTRAINT own;
DROP VIEW notes_money CASCADE;
ALTER TABLE notes_figure DROP COLUMN thousands, ALTER COLUMN value TYPE double precision;
CALL korean_analyze('notes');
DROP VIEW notes_money CASCADE;
ALTER TABLE notes_figure ALTER COLUMN value TYPE numeric;
CREATE RULE none AS ON INSERT TO notes_date DO INSTEAD NOTHING;
CALL korean_analyze('notes');
DROP RULE none ON notes_date;
SELECT count(*) AS waiting FROM notes_analysis WHERE content_hash IS NULL;
CALL korean_analyze('notes');
SELECT count(*) AS waiting FROM notes_analysis WHERE content_hash IS NULL;
-- A text with more words than a tsvector holds is analysed without one.
INSERT INTO notes SELECT 5, '긴 글', string_agg(md5(n::text), ' '), NULL FROM generate_series(1, 40000) n;
CALL korean_analyze('notes');
SELECT content_hash IS NOT NULL AS done, search IS NULL AS no_vector FROM notes_analysis WHERE id = 5;
-- What stands in _analysis is what the single functions give.
SELECT count(*) AS otherwise FROM notes a JOIN notes_analysis n USING (id)
WHERE (id <> 5 AND n.search IS DISTINCT FROM korean_tsvector(a.title, a.body)) OR n.fingerprint IS DISTINCT FROM korean_fingerprint(a.body);
-- The helper writes with the rights of the caller only.
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, 1, NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, NULL::text', '{}', ARRAY['notes_sentence', 'notes_figure']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('SELECT 1', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, 9, NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, ''3명이 왔다.''', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, 1, NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, 3', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, ''1'', NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, ''3명이 왔다.''', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, 9, NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, ''3명이 왔다.''', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, 'notes', '{id}');
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, 1, NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, ''3명이 왔다.''', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, 'notes', '{nokey}');
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, NULL::text, NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, ''3명이 왔다.''', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('SELECT NULL::tid, 1, NULL::timestamptz, NULL::timestamp, NULL::bigint, NULL::text, NULL::text', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('DELETE FROM seen', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, NULL, NULL);
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, 1, NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, ''3명이 왔다.''', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, 4294000000::oid, '{id}');
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, 1, NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, ''3명이 왔다.''', '{}', ARRAY['notes_sentence', 4294000000::oid, 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, NULL, NULL);
GRANT USAGE ON SCHEMA public TO korean_editor;
SET ROLE korean_editor;
SELECT korean_analysis_store('SELECT ''(0,1)''::tid, 1, NULL::timestamptz, NULL::timestamp, 1::bigint, NULL::text, ''3명이 왔다.''', '{}', ARRAY['notes_sentence', 'notes_figure', 'notes_date', 'notes_entity', 'notes_quote']::regclass[], 1, NULL, NULL);
RESET ROLE;
DROP TABLE notes_analysis, notes_sentence, notes_figure, notes_date, notes_entity, notes_quote, notes, seen, kinds CASCADE;
DROP FUNCTION note_row, note_statement;

-- Tables that others inherit from have no key for all their rows; a view of them has.  Unlogged and temporary articles have such companions.
CREATE TABLE older (id int PRIMARY KEY, body text);
CREATE TABLE newer (place text) INHERITS (older);
INSERT INTO older VALUES (1, '3명이 왔다.');
INSERT INTO newer VALUES (2, '4명이 왔다.', '서울');
CALL korean_analyze('older');
CREATE VIEW all_ages AS SELECT id, body FROM older;
CALL korean_analyze('all_ages', key => '{id}');
SELECT id, surface FROM all_ages_figure ORDER BY id;
DROP TABLE all_ages_analysis, all_ages_sentence, all_ages_figure, all_ages_date, all_ages_entity, all_ages_quote, older CASCADE;
CREATE UNLOGGED TABLE passing (id int PRIMARY KEY, body text);
CREATE TEMP TABLE fleeting (id int PRIMARY KEY, body text);
INSERT INTO passing VALUES (1, '3명이 왔다.');
INSERT INTO fleeting VALUES (1, '5명이 왔다.');
SET quote_all_identifiers = on;
CALL korean_analyze('passing');
RESET quote_all_identifiers;
CALL korean_analyze('fleeting');
SELECT surface FROM passing_figure UNION ALL SELECT surface FROM fleeting_figure;
SELECT relpersistence, count(*) FROM pg_class WHERE relkind = 'r' AND relname ~ '^(passing|fleeting)_' GROUP BY 1 ORDER BY 1;
DROP TABLE passing_analysis, passing_sentence, passing_figure, passing_date, passing_entity, passing_quote, passing CASCADE;
DROP TABLE fleeting_analysis, fleeting_sentence, fleeting_figure, fleeting_date, fleeting_entity, fleeting_quote, fleeting CASCADE;

SELECT * FROM korean_analysis(NULL, now()::timestamp);
SELECT part, number, surface, starts_at FROM korean_analysis('10일 3명이 왔다.', NULL);

DROP TABLE guarded, no_key, no_body, taken, taken_quote, a_table_with_a_name_that_leaves_no_room_for_companions;
DO $$ DECLARE made text; BEGIN
  FOR made IN SELECT format('DROP %s IF EXISTS %s CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, oid::regclass) FROM pg_class
              WHERE obj_description(oid, 'pg_class') LIKE '%(korean_analyze)' ORDER BY relkind DESC LOOP EXECUTE made; END LOOP;
END $$;
DROP SCHEMA "뉴스 Room" CASCADE;
DROP VIEW recent;
DROP TABLE articles;
REVOKE CREATE, USAGE ON SCHEMA public FROM korean_editor;
DROP ROLE korean_reader, korean_editor;
