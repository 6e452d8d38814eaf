#!/usr/bin/env bash
# korean_analyze cut off: kill -9 of its backend, then of the whole server, and each time on with the next call; two sessions at
# once; many articles.  Whatever happens, the companions end up as those of one uninterrupted call, and nothing is done twice.
# In a cluster of its own, since it is killed.  KN_ARTICLES (300) sets how many; tools/operations takes 10,000.
cd "$(dirname "$0")/../.." || exit 1
export KN_CLUSTER=$PWD/build/crash
tools/cluster start || { echo "0 passed, 1 failed"; exit 1; }
eval "$(tools/cluster env)"
. test/operations/lib.sh
trap 'tools/cluster stop; rm -rf "$KN_CLUSTER"' EXIT
articles=${KN_ARTICLES:-300} batch=20
fresh_database ops_whole
tools/article_csv samples/articles >build/articles.csv
psql -Xq -d ops_whole <<SQL
CREATE EXTENSION korean_news;
CREATE TABLE pages (source text, published timestamp, raw text);
\copy pages FROM 'build/articles.csv' (FORMAT csv)
CREATE TABLE articles (id bigint PRIMARY KEY, title text, body text, published_at timestamptz);
INSERT INTO articles SELECT n, p.title || ' ' || n, p.body || E'\n' || n || '번째 기사다.', p.published_at AT TIME ZONE 'Asia/Seoul'
FROM (SELECT row_number() OVER (ORDER BY source) - 1 AS place, a.* FROM pages, parse_article(raw, published) a) p, generate_series(1, $articles) n WHERE n % 20 = p.place;
SQL
for copy in ops_cut ops_two; do ask postgres "CREATE DATABASE $copy TEMPLATE ops_whole" >/dev/null; done

digest() {
  ask "$1" "SELECT md5(string_agg(row, '|' ORDER BY row COLLATE \"C\")) || ' ' || count(*) FROM (
    SELECT s::text AS row FROM articles_sentence s UNION ALL SELECT f::text FROM articles_figure f UNION ALL SELECT d::text FROM articles_date d
    UNION ALL SELECT e::text FROM articles_entity e UNION ALL SELECT q::text FROM articles_quote q
    UNION ALL SELECT concat_ws(' ', id, content_hash, lexicon, version, fingerprint, search, published_at) FROM articles_analysis) r"
}
# call DATABASE LOG: one call, its last notice in LOG
call() { psql -Xq -d "$1" -c "SET client_min_messages = notice" -c "SET application_name = 'analysis'" -c "CALL korean_analyze('articles', batch => $batch)" >"$2" 2>&1; }
count_done() { ask "$1" "SELECT CASE WHEN to_regclass('articles_analysis') IS NULL THEN '0' ELSE (xpath('//c/text()', query_to_xml('SELECT count(content_hash) AS c FROM articles_analysis', false, true, '')))[1]::text END" | grep -xE '[0-9]+' || echo 0; }
await() { local n=0; until [ "$(count_done "$1")" -ge "$2" ] || [ $((n += 1)) -gt 600 ]; do sleep 0.05; done; }
accepting() { local n=0; until [ "$(ask postgres 'SELECT 1')" = 1 ] || [ $((n += 1)) -gt 300 ]; do sleep 0.1; done; }

call ops_whole build/whole.log; check "an uninterrupted call succeeds" $? 0
whole=$(digest ops_whole)
check "all articles are analysed" "$(count_done ops_whole)" "$articles"

# The backend is killed: the server recovers by itself.
call ops_cut build/cut.log & calling=$!
await ops_cut $((articles / 5))
generation=$(generation)
kill -9 "$(ask postgres "SELECT pid FROM pg_stat_activity WHERE application_name = 'analysis' AND datname = 'ops_cut'")"
wait $calling; check "the killed call fails" "$([ $? != 0 ] && echo yes)" yes
recovered "$generation"
first=$(count_done ops_cut)
check "a part of the articles is done" "$([ "$first" -gt 0 ] && [ "$first" -lt "$articles" ] && echo yes)" yes
check "of the others nothing is left" "$(ask ops_cut 'SELECT count(*) FROM articles_sentence s JOIN articles_analysis a USING (id) WHERE a.content_hash IS NULL')" 0
ask ops_cut "CREATE TABLE before_kill AS SELECT id, analyzed_at FROM articles_analysis WHERE content_hash IS NOT NULL" >/dev/null

# The server is killed with all its processes.
call ops_cut build/cut.log & calling=$!
await ops_cut $((articles * 3 / 5))
postmaster=$(head -n 1 "$KN_CLUSTER/data/postmaster.pid")
kill -9 "$postmaster" $(ps -o pid= --ppid "$postmaster"); wait $calling
# Where nobody reaps the dead, the number of the killed server stays in use, and its lock file would count.
rm -f "$KN_CLUSTER/data/postmaster.pid" "$PGHOST"/.s.PGSQL.5432*
tools/cluster start; accepting
second=$(count_done ops_cut)
check "the second call got further, not to the end" "$([ "$second" -gt "$first" ] && [ "$second" -lt "$articles" ] && echo yes)" yes
call ops_cut build/cut.log; check "the third call succeeds" $? 0
check "the result is that of an uninterrupted call" "$(digest ops_cut)" "$whole"
check "no article was done twice" "$(ask ops_cut 'SELECT count(*) FROM before_kill b JOIN articles_analysis a USING (id) WHERE a.analyzed_at <> b.analyzed_at')" 0
check "the third call did the rest" "$(sed -nE 's/.*NOTICE: +([0-9]+) articles analysed.*/\1/p' build/cut.log)" $((articles - second))

# Two sessions at once.
call ops_two build/two1.log & calling=$!
call ops_two build/two2.log; check "one of two sessions succeeds" $? 0
wait $calling; check "the other, too" $? 0
one=$(sed -nE 's/.*NOTICE: +([0-9]+) articles analysed.*/\1/p' build/two1.log) other=$(sed -nE 's/.*NOTICE: +([0-9]+) articles analysed.*/\1/p' build/two2.log)
check "they share the articles, none twice" "$((one + other))" "$articles"
check "both work" "$([ "$one" -gt 0 ] && [ "$other" -gt 0 ] && echo yes)" yes
check "two sessions give what one gives" "$(digest ops_two)" "$whole"
echo "one session:  $(sed -nE 's/.*NOTICE: +(.*articles analysed.*)/\1/p' build/whole.log)"
echo "two sessions: $(sed -nE 's/.*NOTICE: +(.*articles analysed.*)/\1/p' build/two1.log build/two2.log | tr '\n' ';')"
check "a further call does nothing" "$(call ops_two build/two1.log; sed -nE 's/.*NOTICE: +([0-9]+) articles analysed.*/\1/p' build/two1.log)" 0
finish
