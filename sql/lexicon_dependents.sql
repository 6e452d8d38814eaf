-- korean_lexicon_dependents: what it finds, when it calls it stale, and that its commands help.
\set VERBOSITY terse
-- PostgreSQL 13 has no BEGIN ATOMIC, with which the functions below are written.
SELECT current_setting('server_version_num')::integer < 140000 AS before_14 \gset
\if :before_14
\quit
\endif
CREATE SCHEMA kn_dep;
CREATE FUNCTION kn_dep.hits(text) RETURNS integer IMMUTABLE LANGUAGE sql
BEGIN ATOMIC SELECT count(*)::integer FROM korean_lexicon_matches($1); END;
CREATE OPERATOR kn_dep.<> (FUNCTION = kn_dep.hits, RIGHTARG = text);
CREATE TABLE kn_dep.articles (id integer PRIMARY KEY, body text, other text DEFAULT kn_dep.hits('기본')::text,
  hits integer GENERATED ALWAYS AS (kn_dep.hits(body)) STORED,
  size integer GENERATED ALWAYS AS (length(body)) STORED);
INSERT INTO kn_dep.articles (id, body) SELECT i, CASE WHEN i % 2 = 0 THEN '갑을전자가' ELSE '병정화학이' END FROM generate_series(1, 100) i;
SELECT * FROM korean_lexicon_dependents();
CREATE INDEX by_hits ON kn_dep.articles (kn_dep.hits(body));
CREATE INDEX hit ON kn_dep.articles (id) WHERE kn_dep.hits(body) > 0;
CREATE INDEX by_operator ON kn_dep.articles ((OPERATOR(kn_dep.<>) body));
CREATE INDEX by_column ON kn_dep.articles (hits);
CREATE INDEX by_size ON kn_dep.articles (size);
CREATE VIEW kn_dep.seen AS SELECT id, kn_dep.hits(body) AS h FROM kn_dep.articles;
CREATE MATERIALIZED VIEW kn_dep.total AS SELECT sum(h) AS n FROM kn_dep.seen;
CREATE MATERIALIZED VIEW kn_dep.double AS SELECT n * 2 AS n FROM kn_dep.total;
CREATE MATERIALIZED VIEW kn_dep.stored AS SELECT sum(hits) AS n FROM kn_dep.articles;
CREATE MATERIALIZED VIEW kn_dep.unrelated AS SELECT sum(size) AS n FROM kn_dep.articles;
CREATE MATERIALIZED VIEW kn_dep.later AS SELECT sum(h) AS n FROM kn_dep.seen WITH NO DATA;
CREATE TABLE kn_dep."By Day" (id integer, body text, hits integer GENERATED ALWAYS AS (kn_dep.hits(body)) STORED) PARTITION BY RANGE (id);
CREATE TABLE kn_dep."Day 1" PARTITION OF kn_dep."By Day" FOR VALUES FROM (0) TO (10);
CREATE INDEX ON kn_dep."By Day" (kn_dep.hits(body));
INSERT INTO kn_dep."By Day" VALUES (1, '갑을전자');
SELECT * FROM korean_lexicon_dependents();

INSERT INTO korean_lexicon VALUES ('갑을전자', 'organization');
SELECT * FROM korean_lexicon_dependents() WHERE NOT stale;
-- Setting another column computes nothing anew, and does not deceive.
UPDATE kn_dep.articles SET id = id;
SELECT stale FROM korean_lexicon_dependents() WHERE object = 'kn_dep.articles.hits';
VACUUM FULL kn_dep.articles;
SELECT object, stale FROM korean_lexicon_dependents() WHERE object ~ 'articles|by_|hit';
SELECT command FROM korean_lexicon_dependents() WHERE stale \gexec
SELECT * FROM korean_lexicon_dependents() WHERE stale;
SELECT sum(hits) FROM kn_dep.articles;
SELECT hits FROM kn_dep."By Day";
SELECT (SELECT n FROM kn_dep.total), (SELECT n FROM kn_dep.double), (SELECT n FROM kn_dep.stored), (SELECT n FROM kn_dep.later);
SET enable_seqscan = off;
SELECT count(*) FROM kn_dep.articles WHERE kn_dep.hits(body) > 0;
RESET enable_seqscan;

-- Inside the writing transaction, with savepoints.
BEGIN;
SAVEPOINT a;
DELETE FROM korean_lexicon;
SELECT bool_and(stale) FROM korean_lexicon_dependents();
ROLLBACK TO a;
SELECT bool_or(stale) FROM korean_lexicon_dependents();
SAVEPOINT b;
SAVEPOINT c;
INSERT INTO korean_lexicon VALUES ('병정화학', 'organization');
RELEASE c;
SELECT bool_and(stale) FROM korean_lexicon_dependents();
RELEASE b;
COMMIT;
SELECT bool_and(stale) FROM korean_lexicon_dependents();
-- What is made now knows the terms.
CREATE INDEX newest ON kn_dep.articles (kn_dep.hits(body));
ALTER TABLE kn_dep.articles ADD COLUMN again integer GENERATED ALWAYS AS (kn_dep.hits(body || ' ')) STORED;
SELECT object, stale FROM korean_lexicon_dependents() WHERE object ~ 'newest|again';
-- Refreshing writes only what differs: the fifty rows that now have a hit.
CREATE FUNCTION kn_dep.fired() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION kn_dep.fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM fired(); RETURN NEW; END';
CREATE TRIGGER fire BEFORE UPDATE ON kn_dep.articles FOR EACH ROW EXECUTE FUNCTION kn_dep.fire();
SELECT korean_lexicon_refresh('kn_dep.articles');
SET search_path = kn_dep, public;
SELECT korean_lexicon_refresh('articles');
SELECT korean_lexicon_refresh('articles');
RESET search_path;

-- Refused.
SELECT korean_lexicon_refresh('korean_lexicon');
SELECT korean_lexicon_refresh(NULL);
SELECT korean_lexicon_refresh('kn_dep.none');
CREATE ROLE kn_dep_stranger;
GRANT USAGE ON SCHEMA kn_dep TO kn_dep_stranger;
SET ROLE kn_dep_stranger;
SELECT count(*) > 5 AS listed FROM korean_lexicon_dependents();
SELECT korean_lexicon_refresh('kn_dep.articles');
SELECT korean_lexicon_log_refresh('kn_dep.articles', 4::smallint, 1);
INSERT INTO korean_lexicon_log VALUES (now(), 0, 0);
RESET ROLE;
DROP SCHEMA kn_dep CASCADE;
DROP ROLE kn_dep_stranger;
TRUNCATE korean_lexicon;
SELECT count(*) FROM korean_lexicon_dependents();

-- Bodies that are text count by the names in them, also one behind another.  (Indexes are made with a search_path of pg_catalog alone
-- from PostgreSQL 17 on.)
CREATE SCHEMA kn_dep;
CREATE TABLE kn_dep.articles (id integer PRIMARY KEY, body text);
CREATE FUNCTION kn_dep.by_text(text) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT count(*)::integer FROM public.tag_entities($1)';
CREATE FUNCTION kn_dep.behind_it(text) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN kn_dep.by_text($1) + 1; END';
CREATE FUNCTION kn_dep.by_configuration(text) RETURNS tsvector IMMUTABLE LANGUAGE sql AS $$SELECT to_tsvector('public.korean', $1)$$;
CREATE FUNCTION kn_dep.not_ours(text) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT length($1) AS my_tag_entities_2';
CREATE INDEX by_text ON kn_dep.articles (kn_dep.by_text(body));
CREATE INDEX behind_it ON kn_dep.articles (kn_dep.behind_it(body));
CREATE INDEX by_configuration ON kn_dep.articles USING gin (kn_dep.by_configuration(body));
CREATE INDEX not_ours ON kn_dep.articles (kn_dep.not_ours(body));
SELECT kind, object FROM korean_lexicon_dependents();
SET client_min_messages = warning;
DROP SCHEMA kn_dep CASCADE;
