#!/usr/bin/env bash
# pg_dump and pg_restore with a lexicon, a stored column, indexes over expressions and a materialised view: what the functions
# answer is the same after it, and what was stored is the same or reported as stale with the command that mends it.
. "$(dirname "$0")/lib.sh"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
make_news ops_from
pg_dump ops_from >"$work/plain.sql"
pg_dump -Fc -f "$work/custom" ops_from
pg_dump -Fd -j 2 -f "$work/directory" ops_from

restore_plain() { psql -Xq -v ON_ERROR_STOP=1 -d "$1" -f "$work/plain.sql" >/dev/null; }
restore_custom() { pg_restore --exit-on-error -d "$1" "$work/custom"; }
restore_parallel() { pg_restore -j 4 -d "$1" "$work/directory"; }
for way in plain custom parallel; do
  fresh_database ops_into
  out=$(restore_$way ops_into 2>&1)
  check "$way: restores without a word" "$out" ""
  check "$way: the lexicon is there" "$(ask ops_into "SELECT count(*) FROM tools.korean_lexicon")" 2
  check "$way: every function answers as before" "$(answers ops_into)" "$(answers ops_from)"
  # What pg_dump's order made of stored answers: the same, or the report knows.
  if [ "$(stored ops_into)" != "$(stored ops_from)" ]; then
    check "$way: stored columns that differ are reported" "$(ask ops_into "SELECT bool_or(stale) FROM tools.korean_lexicon_dependents() WHERE kind = 'stored column'")" t
    echo "$way: stored columns were computed before the lexicon was there, and are reported as stale"
  fi
  ask ops_into "SELECT format('%s;', command) FROM tools.korean_lexicon_dependents() WHERE stale" >"$work/refresh.sql"
  check "$way: the commands of the report run" "$(psql -XqAt -v ON_ERROR_STOP=1 -o /dev/null -d ops_into -f "$work/refresh.sql" 2>&1)" ""
  check "$way: stored columns are right after them" "$(stored ops_into)" "$(stored ops_from)"
  check "$way: and nothing is stale" "$(ask ops_into "SELECT count(*) FROM tools.korean_lexicon_dependents() WHERE stale")" 0
  check "$way: an index finds what the table holds" \
    "$(ask ops_into "SET enable_seqscan = off; SELECT count(*) FROM articles WHERE tools.korean_tsvector(body) @@ tools.korean_tsquery('새싹')")" \
    "$(ask ops_into "SET enable_indexscan = off; SET enable_bitmapscan = off; SELECT count(*) FROM articles WHERE tools.korean_tsvector(body) @@ tools.korean_tsquery('새싹')")"
done
# Rows may lie in another order: the refresh has written them anew, and vacuum may have been there.
lines() { grep -vE '^(\\(un)?restrict|--)' | sort | md5sum; }
check "a dump of the restored is the dump" "$(pg_dump ops_into | lines)" "$(lines <"$work/plain.sql")"

# Updating: to the version that is there is nothing; DROP leaves nothing.
check "ALTER EXTENSION UPDATE to the version that is there changes nothing" "$(ask ops_from "ALTER EXTENSION korean_news UPDATE")" ""
ask ops_from "DROP TABLE articles CASCADE; DROP EXTENSION korean_news" >/dev/null
check "DROP EXTENSION leaves nothing" "$(ask ops_from "SELECT count(*) FROM pg_proc WHERE proname ~ 'korean' UNION ALL SELECT count(*) FROM pg_class WHERE relname ~ 'korean' UNION ALL SELECT count(*) FROM pg_ts_config WHERE cfgname = 'korean' UNION ALL SELECT count(*) FROM pg_type WHERE typname ~ 'korean'" | sort -u)" 0
ask postgres "DROP DATABASE ops_from" && ask postgres "DROP DATABASE ops_into"
finish
