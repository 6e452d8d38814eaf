#!/usr/bin/env bash
# Many sessions over one table while the lexicon is edited: two terms change their names in one transaction, and no statement of
# any session may see one new and one old, nor may anything deadlock.  KN_SESSIONS (200) and KN_SECONDS (20) set the size.
. "$(dirname "$0")/lib.sh"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
make_news ops_sessions
ask ops_sessions "INSERT INTO tools.korean_lexicon (term, kind, name) VALUES ('병정화학', 'organization', '이름0'); UPDATE tools.korean_lexicon SET name = '이름0' WHERE term = '갑을전자'" >/dev/null
cat >"$work/read.sql" <<'SQL'
\set id random(1, 400)
SELECT 1 / (count(DISTINCT name) = 1 AND count(*) = 2)::int FROM tools.korean_lexicon_matches('갑을전자와 병정화학이 손잡았다');
SELECT length(tools.korean_tsvector(body)), search = search FROM articles WHERE id = :id;
SQL
cat >"$work/edit.sql" <<'SQL'
\set n random(1, 1000000)
BEGIN;
UPDATE tools.korean_lexicon SET name = '이름' || :n WHERE kind = 'organization';
INSERT INTO tools.korean_lexicon (term, kind) VALUES ('새말' || :n, 'word') ON CONFLICT DO NOTHING;
COMMIT;
\sleep 20 ms
SQL
seconds=${KN_SECONDS:-20} sessions=${KN_SESSIONS:-200}
pgbench -n -c "$sessions" -j 2 -T "$seconds" -f "$work/read.sql" ops_sessions >"$work/read.log" 2>&1 & reading=$!
pgbench -n -c 2 -j 1 -T "$seconds" -f "$work/edit.sql" ops_sessions >"$work/edit.log" 2>&1 & editing=$!
wait $reading; check "$sessions sessions read while the lexicon was edited" "$? $(grep -ciE 'error|aborted|deadlock' "$work/read.log")" "0 0"
wait $editing; check "two sessions edited it" "$? $(grep -ciE 'error|aborted|deadlock' "$work/edit.log")" "0 0"
grep -hE 'actually processed|^tps' "$work/read.log" "$work/edit.log"
grep -iE 'error|aborted' "$work/read.log" "$work/edit.log" | head -n 5
ask postgres "DROP DATABASE ops_sessions"
finish
