#!/usr/bin/env bash
# A physical standby, a logical subscriber, and crashes: in clusters of its own under build/.
. "$(dirname "$0")/lib.sh"
cd "$(dirname "$0")/../.."
export KN_CLUSTER=$PWD/build/replicas
tools/cluster stop; rm -rf "$KN_CLUSTER"
tools/cluster start || exit 1
eval "$(tools/cluster env)"
bin=${PATH%%:*}
as_owner() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$KN_CLUSTER" "$@"; else "$@"; fi; }
standby() { PGPORT=5433 ask "$@"; }
# Waits up to ten seconds for a command to answer so.
until_it_says() { for _ in $(seq 100); do [ "$("${@:2}")" = "$1" ] && return; sleep 0.1; done; }
cleanup() { as_owner "$bin/pg_ctl" -D "$KN_CLUSTER/standby" -m immediate stop >/dev/null 2>&1; tools/cluster stop; rm -rf "$KN_CLUSTER"; }
trap cleanup EXIT
ask postgres "ALTER SYSTEM SET wal_level = logical" && ask postgres "ALTER SYSTEM SET restart_after_crash = on"
tools/cluster stop; tools/cluster start
make_news ops_primary

as_owner "$bin/pg_basebackup" -h "$PGHOST" -p 5432 -U postgres -D "$KN_CLUSTER/standby" -R -X stream -c fast
as_owner "$bin/pg_ctl" -D "$KN_CLUSTER/standby" -o "-p 5433" -l "$KN_CLUSTER/standby.log" -w start >/dev/null
check "the standby is one" "$(standby postgres 'SELECT pg_is_in_recovery()')" t
check "the standby answers as the primary" "$(PGPORT=5433 answers ops_primary)" "$(answers ops_primary)"
caught_up() { [ "$(standby postgres 'SELECT pg_last_wal_replay_lsn()')" = "$(ask postgres 'SELECT pg_current_wal_flush_lsn()')" ] && echo yes; }

# A session on the standby that has an answer already learns of an edit on the primary without a reconnect.
match="SELECT name FROM tools.korean_lexicon_matches('갑을전자가') LIMIT 1"
coproc held { PGPORT=5433 psql -XqAt -d ops_primary 2>&1; }
echo "PREPARE p AS $match; EXECUTE p;" >&"${held[1]}"; read -r -t 10 line <&"${held[0]}"
check "a session on the standby reads the lexicon" "$line" 갑을전자주식회사
ask ops_primary "UPDATE tools.korean_lexicon SET name = '갑을' WHERE term = '갑을전자'"
until_it_says 갑을 standby ops_primary "$match"
echo "EXECUTE p;" >&"${held[1]}"; read -r -t 10 line <&"${held[0]}"
check "and follows an edit on the primary" "$line" 갑을
echo '\q' >&"${held[1]}"
until_it_says yes caught_up
check "the standby answers as the primary after the edit" "$(PGPORT=5433 answers ops_primary)" "$(answers ops_primary)"
check "its indexes too" "$(standby ops_primary "SET enable_seqscan = off; SELECT count(*) FROM articles WHERE search @@ tools.korean_tsquery('새싹')")" "$(ask ops_primary "SELECT count(*) FROM articles WHERE search @@ tools.korean_tsquery('새싹')")"

# A logical subscriber with its own extension.
fresh_database ops_subscriber
psql -Xq -d ops_subscriber -c "CREATE SCHEMA tools" -c "CREATE EXTENSION korean_news SCHEMA tools" -c "CREATE TABLE articles (id int PRIMARY KEY, body text, search tsvector GENERATED ALWAYS AS (tools.korean_tsvector(body)) STORED)"
ask ops_primary "CREATE PUBLICATION news FOR TABLE tools.korean_lexicon, articles"
ask ops_primary "SELECT pg_create_logical_replication_slot('news', 'pgoutput')" >/dev/null
ask ops_subscriber "CREATE SUBSCRIPTION news CONNECTION 'host=$PGHOST port=5432 dbname=ops_primary user=postgres' PUBLICATION news WITH (create_slot = false, slot_name = 'news')"
until_it_says 400 ask ops_subscriber "SELECT count(*) FROM articles"
until_it_says "$(answers ops_primary)" answers ops_subscriber
check "the subscriber answers as the publisher" "$(answers ops_subscriber)" "$(answers ops_primary)"
coproc held { psql -XqAt -d ops_subscriber 2>&1; }
echo "$match;" >&"${held[1]}"; read -r -t 10 line <&"${held[0]}"
check "a session on the subscriber reads the lexicon" "$line" 갑을
ask ops_primary "UPDATE tools.korean_lexicon SET name = '갑을그룹' WHERE term = '갑을전자'"
until_it_says 갑을그룹 ask ops_subscriber "$match"
echo "$match;" >&"${held[1]}"; read -r -t 10 line <&"${held[0]}"
check "and follows an edit on the publisher" "$line" 갑을그룹
echo '\q' >&"${held[1]}"
ask ops_primary "TRUNCATE tools.korean_lexicon"
until_it_says "" ask ops_subscriber "$match"
check "and a TRUNCATE there" "$(ask ops_subscriber "SELECT count(*) FROM tools.korean_lexicon_matches('갑을전자가')")" 0
ask ops_subscriber "ALTER SUBSCRIPTION news DISABLE" && ask ops_subscriber "ALTER SUBSCRIPTION news SET (slot_name = NONE)" && ask ops_subscriber "DROP SUBSCRIPTION news"

# A backend is killed in the midst of a call: the server starts anew by itself and answers as before.
before=$(answers ops_primary)
psql -XqAt -d ops_primary -c "SELECT count(*) FROM generate_series(1, 1000) i, tools.korean_morphemes(repeat('정부대책회의결과를 ', 10000 + i))" >/dev/null 2>&1 &
sleep 1
victim=$(ask postgres "SELECT pid FROM pg_stat_activity WHERE query LIKE '%korean_morphemes(repeat%' AND pid <> pg_backend_pid() LIMIT 1")
generation=$(generation)
kill -9 "$victim"; check "a backend is killed in the midst of a call" $? 0
wait $!; recovered "$generation"
check "after a backend was killed all is well" "$(ask ops_primary "SELECT item, finding FROM tools.korean_news_check() WHERE NOT ok AND item <> 'lexicon'")" ""
check "and every function answers as before" "$(answers ops_primary)" "$before"
as_owner "$bin/pg_ctl" -D "$KN_CLUSTER/data" -m immediate stop >/dev/null; tools/cluster start
check "after the server was stopped at once, too" "$(answers ops_primary)" "$before"
finish
