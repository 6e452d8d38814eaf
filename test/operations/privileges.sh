#!/usr/bin/env bash
# Who may do what: a plain user installs (trusted), a reader reads, planted objects and a hostile search_path change nothing.
. "$(dirname "$0")/lib.sh"
ask postgres "DROP DATABASE IF EXISTS ops_rights" >/dev/null
for role in ops_owner ops_reader ops_thief; do ask postgres "DROP ROLE IF EXISTS $role" >/dev/null; ask postgres "CREATE ROLE $role LOGIN"; done
ask postgres "CREATE DATABASE ops_rights ENCODING 'UTF8' TEMPLATE template0 OWNER ops_owner"
as() { PGUSER=$1 ask ops_rights "$2"; }

check "a plain user who owns the database installs" "$(as ops_owner "CREATE EXTENSION korean_news SCHEMA public")" ""
check "and finds all well" "$(as ops_owner "SELECT count(*) FROM korean_news_check() WHERE NOT ok")" 0
check "and edits the lexicon" "$(as ops_owner "INSERT INTO korean_lexicon (term, kind) VALUES ('갑을전자', 'organization')")" ""
check "others do not install" "$(PGUSER=ops_reader ask postgres "CREATE EXTENSION korean_news SCHEMA public" | grep -c ERROR)" 1

text="'갑을전자는 5일 1조2천억원을 댄다고 밝혔다.'"
questions="SELECT korean_tsvector($text); SELECT korean_nouns($text); SELECT m.* FROM korean_morphemes($text) m; SELECT korean_tsquery('갑을전자'); SELECT m.* FROM korean_lexicon_matches($text) m; SELECT s.* FROM split_sentences($text) s"
want=$(as ops_owner "$questions")
check "a reader without any grant gets the same answers, the lexicon's too" "$(as ops_reader "$questions")" "$want"
check "a reader does not edit the lexicon" "$(as ops_reader "INSERT INTO korean_lexicon (term, kind) VALUES ('을', 'word')" | grep -c 'permission denied')" 1
check "a reader does not truncate it" "$(as ops_reader "TRUNCATE korean_lexicon" | grep -c 'permission denied')" 1
check "nor refresh a table of another" "$(as ops_reader "SELECT korean_lexicon_refresh('korean_lexicon')" | grep -c ERROR)" 1
check "read-only transactions answer" "$(as ops_reader "SET default_transaction_read_only = on; $questions")" "$want"

# A thief plants objects of the same names, in a schema that comes first in the caller's search_path.
ask ops_rights "CREATE SCHEMA planted AUTHORIZATION ops_thief"
PGUSER=ops_thief psql -Xq -d ops_rights <<'SQL'
CREATE TABLE planted.korean_lexicon (term text, kind text, name text, parts text[], note text);
INSERT INTO planted.korean_lexicon VALUES ('밝혔다', 'person', '도둑', NULL, NULL);
CREATE TABLE planted.stolen (who text);
GRANT ALL ON planted.stolen TO PUBLIC;
CREATE FUNCTION planted.steal() RETURNS text LANGUAGE sql AS $$ INSERT INTO planted.stolen VALUES (current_user) RETURNING who $$;
CREATE FUNCTION planted.equal(text, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM planted.steal(); RETURN true; END $$;
CREATE OPERATOR planted.= (LEFTARG = text, RIGHTARG = text, FUNCTION = planted.equal);
CREATE FUNCTION planted.format(text, text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN planted.steal(); END $$;
CREATE FUNCTION planted.format(text, text, text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN planted.steal(); END $$;
CREATE FUNCTION planted.count(text) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN PERFORM planted.steal(); RETURN 0; END $$;
CREATE FUNCTION planted.korean_news_version() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN planted.steal(); END $$;
CREATE FUNCTION planted.korean_lexicon_version() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN PERFORM planted.steal(); RETURN 0; END $$;
GRANT USAGE ON SCHEMA planted TO PUBLIC;
SQL
check "a search_path with planted objects first changes no answer" "$(ask ops_rights "SET search_path = planted, public, pg_catalog; $questions")" "$want"
ask ops_rights "SET search_path = planted, public, pg_catalog; SELECT public.korean_news_check(); SELECT public.korean_lexicon_dependents(); INSERT INTO public.korean_lexicon (term, kind) VALUES ('을병정', 'word'); UPDATE public.korean_lexicon SET name = '을병정공업' WHERE term OPERATOR(pg_catalog.=) '을병정'; SELECT public.korean_lexicon_refresh('public.korean_lexicon')" >/dev/null
check "and gets the thief nothing" "$(ask ops_rights "SELECT count(*) FROM planted.stolen")" 0
ask ops_rights "DELETE FROM korean_lexicon WHERE term <> '갑을전자'"
check "an empty search_path does" "$(ask ops_rights "SET search_path = ''; SELECT public.korean_nouns($text)")" "$(ask ops_rights "SELECT korean_nouns($text)")"
ask ops_rights "CREATE FUNCTION nouns_of_owner(t text) RETURNS text[] LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT public.korean_nouns(t)'"
check "a SECURITY DEFINER function answers the same" "$(as ops_reader "SELECT nouns_of_owner($text)")" "$(ask ops_rights "SELECT korean_nouns($text)")"
check "planting in a temporary schema does not help either" "$(as ops_reader "CREATE TEMP TABLE korean_lexicon (term text, kind text, name text, parts text[], note text); INSERT INTO korean_lexicon VALUES ('밝혔다', 'person', '도둑'); $questions")" "$want"
check "no function of ours runs with others' rights" "$(ask ops_rights "SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' JOIN pg_extension e ON e.oid = d.refobjid WHERE extname = 'korean_news' AND prosecdef AND NOT coalesce(proconfig::text ~ 'search_path', false)")" ""

# Row security: what a policy hides is not told by a function, which the planner may not ask before the policy.
as ops_owner "CREATE TABLE secrets (owner text, body text); INSERT INTO secrets VALUES ('ops_reader', '갑을전자가 밝혔다.'), ('ops_thief', '새벽전자가 숨겼다.');
  CREATE INDEX ON secrets USING gin (korean_tsvector(body)); ALTER TABLE secrets ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON secrets USING (owner = current_user); GRANT SELECT ON secrets TO PUBLIC" >/dev/null
check "a policy's rows are all that a search finds" "$(as ops_reader "SET enable_seqscan = off; SELECT count(*) FROM secrets WHERE korean_tsvector(body) @@ korean_tsquery('새벽전자 OR 갑을전자')")" 1
check "and all that the functions see" "$(as ops_reader "SELECT count(*) FROM secrets, LATERAL tag_entities(body)")" "$(as ops_reader "SELECT count(*) FROM tag_entities('갑을전자가 밝혔다.')")"
check "an error does not tell a hidden row's text" "$(as ops_reader "SELECT count(*) FROM secrets WHERE body::korean_quantity IS NULL" | grep -c 새벽전자)" 0
check "none of our functions is said to be leakproof" "$(ask ops_rights "SELECT count(*) FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' JOIN pg_extension e ON e.oid = d.refobjid WHERE extname = 'korean_news' AND proleakproof")" 0
as ops_owner "ALTER TABLE korean_lexicon ENABLE ROW LEVEL SECURITY" >/dev/null
check "row security on the lexicon hides its rows, not what they do: it is configuration" "$(as ops_reader "$questions")" "$want"
as ops_owner "ALTER TABLE korean_lexicon DISABLE ROW LEVEL SECURITY" >/dev/null

# A caller's right to define: a planted operator in the search_path of a SECURITY DEFINER function that forgot to set it gets nothing through ours.
ask ops_rights "CREATE FUNCTION careless(t text) RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT pg_catalog.count(*) FROM public.tag_entities(t)'; GRANT EXECUTE ON FUNCTION careless(text) TO PUBLIC" >/dev/null
as ops_thief "SET search_path = planted, public, pg_catalog; SELECT public.careless('갑을전자는 밝혔다.'); SELECT public.nouns_of_owner('갑을전자는 밝혔다.')" >/dev/null
check "nor through a SECURITY DEFINER function without a search_path" "$(ask ops_rights "SELECT count(*) FROM planted.stolen")" 0

# korean_analyze and korean_lexicon_refresh touch tables of users, with triggers, policies and types of theirs.
psql -Xq -d ops_rights <<'SQL'
SET client_min_messages = error;
GRANT CREATE ON SCHEMA public TO ops_thief;
CREATE TABLE own_articles (id varchar PRIMARY KEY, title text, body text, published_at timestamptz);
INSERT INTO own_articles VALUES ('가1', '제목', '5일 3명이 1조원을 댔다.', '2026-09-05 09:00+09'), ('가2', '제목', '김철수 대표는 “간다”고 말했다.', NULL);
GRANT SELECT ON own_articles TO PUBLIC;
SET SESSION AUTHORIZATION ops_thief;
CREATE FUNCTION public.steal_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO planted.stolen VALUES (current_user); RETURN NEW; END $$;
CREATE FUNCTION planted.true_or_steal(anyelement, anyelement) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM planted.steal(); RETURN true; END $$;
DO $$ DECLARE t text; o text; BEGIN
  FOREACH t IN ARRAY '{varchar,bigint,int,text,timestamptz,interval,oid,name,tid,numeric}'::text[] LOOP
    EXECUTE format('CREATE FUNCTION planted.asked(%1$s, %1$s) RETURNS boolean LANGUAGE plpgsql AS ''BEGIN PERFORM planted.steal(); RETURN true; END''', t);
    EXECUTE format('CREATE FUNCTION planted.sum(%1$s, %1$s) RETURNS %1$s LANGUAGE plpgsql AS ''BEGIN PERFORM planted.steal(); RETURN $1; END''', t);
    FOREACH o IN ARRAY '{<,>,<>,>=}'::text[] LOOP EXECUTE format('CREATE OPERATOR planted.%1$s (LEFTARG = %2$s, RIGHTARG = %2$s, FUNCTION = planted.asked)', o, t); END LOOP;
    IF t <> 'text' THEN EXECUTE format('CREATE OPERATOR planted.= (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = planted.asked)', t); END IF;
    FOREACH o IN ARRAY '{+,-,*,/,||,&}'::text[] LOOP EXECUTE format('CREATE OPERATOR planted.%1$s (LEFTARG = %2$s, RIGHTARG = %2$s, FUNCTION = planted.sum)', o, t); END LOOP;
  END LOOP;
END $$;
CREATE FUNCTION planted.asked(text[], text[]) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM planted.steal(); RETURN true; END $$;
CREATE OPERATOR planted.= (LEFTARG = text[], RIGHTARG = text[], FUNCTION = planted.asked);
CREATE OPERATOR public.= (LEFTARG = varchar, RIGHTARG = varchar, FUNCTION = planted.asked);
CREATE FUNCTION planted.hashtextextended(text, bigint) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN PERFORM planted.steal(); RETURN 1; END $$;
CREATE FUNCTION planted.isfinite(timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM planted.steal(); RETURN true; END $$;
CREATE FUNCTION planted.clock_timestamp() RETURNS timestamptz LANGUAGE plpgsql AS $$ BEGIN PERFORM planted.steal(); RETURN now(); END $$;
CREATE TABLE public.bait (body text, nouns text[] GENERATED ALWAYS AS (public.korean_nouns(body)) STORED);
INSERT INTO public.bait VALUES ('병정전선이 왔다'), ('비가 왔다');
CREATE TRIGGER steal BEFORE UPDATE ON public.bait FOR EACH ROW EXECUTE FUNCTION public.steal_row();
CREATE FUNCTION planted.allow(bigint) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM planted.steal(); RETURN true; END $$;
CREATE TABLE public.lure (id int);
CREATE TABLE public.lure_analysis (id int, lexicon bigint);
INSERT INTO public.lure_analysis VALUES (1, 1), (2, NULL);
ALTER TABLE public.lure_analysis ENABLE ROW LEVEL SECURITY;
CREATE POLICY steal ON public.lure_analysis USING (planted.allow(lexicon));
GRANT SELECT ON public.lure_analysis TO PUBLIC;
-- Types, too: every value of theirs would be checked by the thief's function.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY '{text,oid,name,tid,regclass,timestamptz,int8,int4,int2,bool,jsonb,interval}'::text[] LOOP
    EXECUTE format('CREATE FUNCTION planted.allow_%1$s(pg_catalog.%1$s) RETURNS boolean LANGUAGE plpgsql AS ''BEGIN PERFORM planted.steal(); RETURN true; END''', t);
    EXECUTE format('CREATE DOMAIN planted.%1$s AS pg_catalog.%1$s CHECK (planted.allow_%1$s(VALUE))', t);
  END LOOP;
END $$;
SQL
thefts() { ask ops_rights "SELECT count(*) FROM planted.stolen WHERE who <> 'ops_thief'"; }
analyze="CALL public.korean_analyze('public.own_articles')"
PGUSER=ops_thief psql -Xq -d ops_rights <<'SQL'
CREATE TABLE own_articles_figure (LIKE own_articles);
COMMENT ON TABLE own_articles_figure IS 'Mine (korean_analyze)';
GRANT ALL ON own_articles_figure TO PUBLIC;
CREATE TRIGGER steal BEFORE INSERT ON own_articles_figure FOR EACH ROW EXECUTE FUNCTION steal_row();
SQL
check "a superuser does not write into a companion of another's" "$(ask ops_rights "$analyze" | grep -c 'belongs to ops_thief')" 1
as ops_thief "DROP TABLE own_articles_figure" >/dev/null
check "planted operators and functions are not in the way of korean_analyze" "$(psql -XqAt -d ops_rights -c "SET search_path = planted, public, pg_catalog" -c "$analyze" -c "UPDATE public.own_articles SET body = body OPERATOR(pg_catalog.||) ' 7명.' WHERE id OPERATOR(pg_catalog.=) '가2'" -c "$analyze" 2>&1)" ""
check "and its figures are right" "$(ask ops_rights "SET search_path = pg_catalog; SELECT string_agg(id || ':' || surface, ' ' ORDER BY id, number) FROM public.own_articles_figure")" "가1:3명 가1:1조원 가2:7명"
check "nor in that of the usual search_path" "$(ask ops_rights "$analyze")" ""
check "nobody's rights are taken by them" "$(thefts)" 0
check "a report does not run a policy of another's" "$(as ops_reader "SELECT coalesce(stale::text, 'unknown') FROM public.korean_lexicon_dependents() WHERE object = 'public.lure_analysis'")$(thefts)" unknown0
as ops_owner "INSERT INTO korean_lexicon (term, kind) VALUES ('병정전선이', 'word')" >/dev/null
check "a refresh runs a trigger of the table's owner" "$(psql -XqAt -d ops_rights -c "SET search_path = planted, public, pg_catalog" -c "SELECT public.korean_lexicon_refresh('public.bait')" 2>&1)$(ask ops_rights "SELECT DISTINCT who FROM planted.stolen")" 1ops_thief
check "with the owner's rights, not the caller's" "$(thefts)" 0
ask ops_rights "SET search_path = planted, public, pg_catalog; $questions; SELECT public.korean_news_check(); SELECT public.korean_lexicon_dependents(); INSERT INTO public.korean_lexicon (term, kind) VALUES ('정무기', 'word'); UPDATE public.korean_lexicon SET name = '정무기공업' WHERE term OPERATOR(pg_catalog.=) '정무기'; DELETE FROM public.korean_lexicon WHERE term OPERATOR(pg_catalog.=) '정무기'; SELECT q OPERATOR(public.+) q FROM public.korean_quantity('3명') q; SELECT f.* FROM public.extract_figures($text) f; SELECT public.korean_tsvector($text, $text); SELECT public.korean_bigkinds_list('가,나')" | grep ERROR
check "nor by types, whatever is asked or edited" "$(thefts)" 0
check "what refreshes runs no other statement" "$(as ops_thief "SELECT korean_lexicon_run('bait', 'DELETE FROM bait')" | grep -c 'no UPDATE')" 1
check "nor with the rights of a table of another's" "$(as ops_thief "SELECT korean_lexicon_run('own_articles', 'UPDATE own_articles SET title = NULL')" | grep -c 'must be owner')" 1
ask postgres "DROP DATABASE ops_rights"
for role in ops_owner ops_reader ops_thief; do ask postgres "DROP ROLE $role"; done
finish
