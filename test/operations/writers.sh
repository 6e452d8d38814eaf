#!/usr/bin/env bash
# korean_analyze beside sessions that insert, change and delete articles and edit the lexicon: no call fails, nothing deadlocks, and after a last
# call the companions are those of a table that nobody touched.  KN_SECONDS (5) sets how long.
. "$(dirname "$0")/lib.sh"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
fresh_database ops_writers
psql -Xq -d ops_writers <<'SQL'
CREATE EXTENSION korean_news;
CREATE TABLE articles (id int PRIMARY KEY, title text, body text, published_at timestamptz);
INSERT INTO articles SELECT i, '제목', i || '일 갑을전자가 ' || i || '명을 “뽑겠다”고 밝혔다. 홍길동 대표는 말했다.', now() FROM generate_series(1, 400) i;
SQL
cat >"$work/write.sql" <<'SQL'
\set id random(1, 500)
\set other random(1, 500)
\set n random(1, 1000000)
\set way random(1, 10)
\if :way < 6
UPDATE articles SET body = :n || '명이 왔다. 갑을전자는 “간다”고 밝혔다.' WHERE id = :id;
\elif :way < 8
DELETE FROM articles WHERE id = :id;
\elif :way < 10
INSERT INTO articles VALUES (:id, '새 글', :n || '만원이다.', now()) ON CONFLICT DO NOTHING;
\else
BEGIN;
UPDATE articles SET title = title || '1' WHERE id = least(:id, :other);
UPDATE articles SET body = body || ' 3명.' WHERE id = greatest(:id, :other);
COMMIT;
\endif
\sleep 5 ms
SQL
echo "CALL korean_analyze('articles', batch => 20);" >"$work/call.sql"
cat >"$work/edit.sql" <<'SQL'
\set n random(1, 1000000)
INSERT INTO korean_lexicon (term, kind, name) VALUES ('갑을전자', 'organization', '이름' || :n) ON CONFLICT (term, kind) DO UPDATE SET name = excluded.name;
\sleep 700 ms
SQL
seconds=${KN_SECONDS:-5}
psql -Xq -d ops_writers -c "CALL korean_analyze('articles')"
pgbench -n -c 6 -j 1 -T "$seconds" -f "$work/write.sql" ops_writers >"$work/write.log" 2>&1 & writing=$!
pgbench -n -c 3 -j 1 -T "$seconds" -f "$work/call.sql" ops_writers >"$work/call.log" 2>&1 & calling=$!
pgbench -n -c 1 -T "$seconds" -f "$work/edit.sql" ops_writers >"$work/edit.log" 2>&1 & editing=$!
wait $writing; check "six sessions write articles" "$? $(grep -E 'ERROR' "$work/write.log" | head -n 1)" "0 "
wait $calling; check "three call korean_analyze meanwhile" "$? $(grep -E 'ERROR' "$work/call.log" | head -n 1)" "0 "
wait $editing; check "one edits the lexicon" "$? $(grep -E 'ERROR' "$work/edit.log" | head -n 1)" "0 "
grep -hE 'actually processed' "$work"/*.log
psql -Xq -d ops_writers -c "CALL korean_analyze('articles')" -c "CREATE TABLE again AS TABLE articles" -c "ALTER TABLE again ADD PRIMARY KEY (id)" -c "CALL korean_analyze('again')"
rows() {
  ask ops_writers "SELECT md5(string_agg(row, '|' ORDER BY row COLLATE \"C\")) || ' ' || count(*) FROM (SELECT s::text AS row FROM $1_sentence s UNION ALL SELECT f::text FROM $1_figure f
    UNION ALL SELECT d::text FROM $1_date d UNION ALL SELECT e::text FROM $1_entity e UNION ALL SELECT q::text FROM $1_quote q
    UNION ALL SELECT concat_ws(' ', id, content_hash, lexicon, fingerprint, search, published_at) FROM $1_analysis) r"
}
check "the companions are those of a table that nobody touched" "$(rows articles)" "$(rows again)"
ask postgres "DROP DATABASE ops_writers"
finish
