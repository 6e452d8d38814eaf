# Sourced by tools/demo and tools/check: what they install.  The server's major version is the distribution's.
major=$(pg_config --version 2>/dev/null | sed -E 's/^PostgreSQL ([0-9]+).*/\1/')
[ -n "$major" ] || { apt-cache show postgresql >/dev/null 2>&1 || { s=sudo; [ "$(id -u)" = 0 ] && s=; $s apt-get update -qq; }; }
[ -n "$major" ] || major=$(apt-cache depends postgresql 2>/dev/null | sed -nE 's/.*Depends: postgresql-([0-9]+).*/\1/p' | head -n 1)
[ -n "$major" ] || major=15
NEEDS=(g++ make pkg-config libicu-dev libre2-dev "postgresql-$major" "postgresql-server-dev-$major" python3 git ca-certificates)
[ -n "${KO_DIC_DIR:-}" ] || command -v npm >/dev/null || NEEDS+=(npm)
TEST_NEEDS=(cmake libgtest-dev)
# What tests read the database with, as BI tools do, what converts spreadsheets, what lays out C++.  Tests skip what is missing.
CLIENT_NEEDS=(clang-format python3-psycopg2 python3-pyodbc odbc-postgresql libpostgresql-jdbc-java default-jdk-headless xlsx2csv)
