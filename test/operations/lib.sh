# Sourced by the tests of operations.  Each is a program that ends with "N passed, N failed", on the cluster the environment names.
set -uo pipefail
export PGCLIENTENCODING=UTF8 PGOPTIONS='-c client_min_messages=warning'
passed=0 failed=0

# check SENTENCE GOT WANTED
check() {
  if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'FAILED: %s\n  wanted %s\n  got    %s\n' "$1" "$3" "$2"; fi
}
# ask DATABASE SQL: the answer, errors among it
ask() { psql -XqAt -d "$1" -c "$2" 2>&1; }
fresh_database() { ask postgres "DROP DATABASE IF EXISTS $1" && ask postgres "CREATE DATABASE $1 ENCODING 'UTF8' TEMPLATE template0"; }
# After a backend was killed the server still answers for a moment, and then starts all its processes anew, this one among them.
generation() { ask postgres "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'" | grep -xE '[0-9]+'; }
# recovered GENERATION_BEFORE: waits until it answers again
recovered() {
  local now
  for _ in $(seq 600); do now=$(generation) && [ "$now" != "$1" ] && return; sleep 0.1; done
  echo "the server did not start anew"
}
finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]; exit
}

# Tables as users have them: a stored column, indexes over expressions, a materialised view, a lexicon.
make_news() {
  fresh_database "$1"
  psql -Xq -d "$1" <<'SQL'
CREATE SCHEMA tools;
CREATE EXTENSION korean_news SCHEMA tools;
INSERT INTO tools.korean_lexicon (term, kind, name, parts) VALUES
  ('갑을전자', 'organization', '갑을전자주식회사', NULL), ('새싹돌봄터', 'word', NULL, '{새싹,돌봄터}');
CREATE TABLE articles (id int PRIMARY KEY, body text,
  search tsvector GENERATED ALWAYS AS (tools.korean_tsvector(body)) STORED);
INSERT INTO articles SELECT i, CASE i % 4 WHEN 0 THEN '갑을전자가 새싹돌봄터 ' || i || '곳에 1조2천억원을 댄다고 밝혔다.'
  WHEN 1 THEN '李대통령은 ' || i || '일 “국가AI컴퓨팅센터에 GPU 5만 장을 둔다”고 말했다.' WHEN 2 THEN 'COVID-19가 걷혔고 5G는 29.7% 늘었다 ' || i ELSE NULL END
FROM generate_series(1, 400) i;
CREATE INDEX articles_search ON articles USING gin (search);
CREATE INDEX articles_expression ON articles USING gin (tools.korean_tsvector(body));
CREATE INDEX articles_hangul ON articles (tools.hanja_to_hangul(body));
CREATE MATERIALIZED VIEW words AS SELECT id, tools.korean_nouns(body) AS nouns FROM articles;
SQL
}

# What the functions answer, as one line; and what is stored.
answers() {
  local sql
  sql=$(ask "$1" "SELECT string_agg(format('SELECT %L AS f, id, (r)::text AS answer FROM articles, LATERAL tools.%s r', p, p || CASE WHEN p = 'extract_dates' THEN '(body, ''2026-09-05'')' ELSE '(body)' END), ' UNION ALL ')
    FROM unnest('{korean_tsvector,korean_nouns,korean_morphemes,split_sentences,hanja_to_hangul,extract_figures,extract_dates,tag_entities,extract_quotes,korean_lexicon_matches}'::text[]) p
    WHERE EXISTS (SELECT FROM pg_proc WHERE proname = p)")
  ask "$1" "SELECT md5(string_agg(concat(f, id, answer), '|' ORDER BY f, id, answer COLLATE \"C\")) || ' of ' || count(*) FROM ($sql) a"
}
stored() { ask "$1" "SELECT md5(string_agg(concat(id, search), '|' ORDER BY id)) FROM articles"; }
