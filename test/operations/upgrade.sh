#!/usr/bin/env bash
# A package upgrade and ALTER EXTENSION UPDATE, with an earlier version 0.9 that is made here from this one: without korean_analyze and what
# comes after it, with a function that is gone since, with another body of one that stayed, with a currency less in its dictionary.
#   - a database at 0.9 goes on with the library and the image of 0.9 when the files of this version are installed beside them;
#   - ALTER EXTENSION UPDATE makes of it what CREATE EXTENSION makes: compared by pg_dump --binary-upgrade, which dumps members too;
#   - lexicon, stored columns and indexes are the same afterwards, and answer.
. "$(dirname "$0")/lib.sh"
cd "$(dirname "$0")/../.."
top=$PWD old=$PWD/build/upgrade/old
version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" korean_news.control)
rm -rf "$old" && mkdir -p "$old/build"
cp -a src data sql tools Makefile korean_news.control README.md "$old/"
[ ! -e build/mecab-ko-dic ] || ln -s "$top/build/mecab-ko-dic" "$old/build/mecab-ko-dic"
sed -i "s/$version'/0.9'/" "$old/korean_news.control"
rm "$old"/sql/extension/8*.sql "$old"/sql/extension/9[02]*.sql "$old"/sql/extension/91*.sql
sed -i '/^바트\t/d' "$old/data/currencies.tsv"
cat >>"$old/sql/extension/00_core.sql" <<'SQL'
CREATE FUNCTION korean_news_forgotten(a text, b integer DEFAULT 1) RETURNS text AS $$ SELECT a; $$ LANGUAGE sql;
SQL
make -s -C "$old" all >"$old/log" 2>&1 || { tail -n 5 "$old/log"; check "version 0.9 builds" no yes; finish; }
stage=$top/build/stage
make -s -C "$old" install DESTDIR="$stage" >/dev/null

# As it was before this version: only 0.9 is installed.
sql=$(ls -d "$stage"/usr/share/postgresql/*/extension 2>/dev/null || ls -d "$stage$(pg_config --sharedir)/extension")
mkdir -p "$old/away" && mv "$sql"/korean_news--encoding--"$version".sql "$old/away/"
make_news ops_old
check "an older package's database is at its version" "$(ask ops_old "SELECT extversion || ' ' || tools.korean_news_version() || ' ' || tools.korean_news_dictionary_version() FROM pg_extension WHERE extname = 'korean_news'")" "0.9 0.9 0.9"
kinds="SELECT string_agg(kind || coalesce(unit, ''), ',') FROM tools.extract_figures('3만 바트')"
was=$(ask ops_old "$kinds"); stored=$(stored ops_old); answers=$(answers ops_old)

# The package of this version arrives; its files lie beside the old ones.
tools/upgrade_script "$old"/korean_news--encoding--0.9.sql korean_news--encoding--"$version".sql >"$old/update.sql"
check "the update script is made without a hand" "$?" 0
make -s install DESTDIR="$stage" >/dev/null && cp "$old/update.sql" "$sql/korean_news--0.9--$version.sql"
check "a new session there still has the old library, dictionary and answers" "$(ask ops_old "SELECT tools.korean_news_version() || tools.korean_news_dictionary_version()") $(ask ops_old "$kinds")" "0.90.9 $was"
make_news ops_new
check "while a new database has the new" "$(ask ops_new "SELECT extversion || ' ' || tools.korean_news_dictionary_version() FROM pg_extension WHERE extname = 'korean_news'")" "$version $version"
now=$(ask ops_new "$kinds")
check "which answer otherwise" "$([ "$now" != "$was" ] && echo yes)" yes

check "one session uses both libraries, before and after the update" "$(ask ops_old "SELECT tools.korean_news_version(); ALTER EXTENSION korean_news UPDATE; SELECT tools.korean_news_version()" | tr '\n' ' ')" "0.9 $version "
check "and answers by the new dictionary" "$(ask ops_old "$kinds")" "$now"
check "the functions answer as those of a new database" "$(answers ops_old)" "$(answers ops_new)"
check "what was stored stayed" "$(stored ops_old)" "$stored"
members() { pg_dump --binary-upgrade -s "$1" | grep -vE '^(--|\\(un)?restrict|SET |SELECT pg_catalog.(set_config|binary_upgrade_set_next)|$)' | sed -E "s/(ops_(old|new)|ARRAY\[[^]]*\])//g; /binary_upgrade_create_empty_extension/,/;$/d; s/'[0-9]+'(::pg_catalog.oid)?//g"; }
members ops_old >"$old/updated.dump"; members ops_new >"$old/fresh.dump"
check "an updated database's dump is that of a new one, every member with it" "$(diff <(sort "$old/updated.dump") <(sort "$old/fresh.dump") | head -n 5)" ""
check "and knows korean_analyze" "$(grep -c 'CREATE PROCEDURE tools.korean_analyze(' "$old/updated.dump")" 1
check "and not what is gone" "$(grep -c korean_news_forgotten "$old/updated.dump")" 0
ask postgres "DROP DATABASE ops_old"; ask postgres "DROP DATABASE ops_new"
tools/cluster install
finish
