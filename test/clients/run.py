#!/usr/bin/python3
"""Reads what korean_analyze leaves through the clients that BI tools are built on: psycopg (Python), ODBC and JDBC.

Every companion table and view must arrive with plain column types, Korean text and numerics beyond 2^53 intact: the rows of
each client are compared with COPY's.  A client that is not installed (Debian: python3-psycopg2, python3-pyodbc with
odbc-postgresql, a JDK with libpostgresql-jdbc-java) is skipped, saying so.  Wants a running cluster (tools/cluster env).
The last line is "N passed, N failed".
"""
import decimal
import glob
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from checks import finish, fresh_database, load_samples, psql, report, run

DATABASE = "korean_news_clients"
PLAIN = {"text", "integer", "bigint", "smallint", "numeric", "boolean", "timestamp with time zone", "timestamp without time zone", "date",
         "uuid", "double precision", "text[]", "smallint[]", "tsvector"}


def ask(sql):
    return psql(sql, DATABASE)


def prepare():
    fresh_database(DATABASE)
    load_samples(DATABASE, analyze=False)
    # An amount that a double cannot hold.
    ask("INSERT INTO articles (source, published_at, title, body) VALUES ('big', '2026-10-01', '큰 수', '정부는 9007199254740993원을 쓴다.');")
    ask("SET client_min_messages = warning;\nCALL korean_analyze('articles');")


def relations():
    names = ask("SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm')"
                 " AND c.relname LIKE 'articles\\_%' ORDER BY 1;").split()
    report(len(names) >= 7, f"companions: {names}")
    for name in names:
        types = ask(f"SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = '{name}'::regclass AND attnum > 0"
                     " AND NOT attisdropped ORDER BY attnum;").splitlines()
        odd = [t for t in types if t.split(" ", 1)[1].split("(")[0] not in PLAIN]
        report(not odd, f"{name}: columns of no plain type: {odd}")
        bare = ask(f"SELECT count(*) FROM pg_class WHERE oid = '{name}'::regclass AND obj_description(oid, 'pg_class') IS NULL;").strip()
        report(bare == "0", f"{name} has no comment")
        bare = ask(f"SELECT attname FROM pg_attribute WHERE attrelid = '{name}'::regclass AND attnum > 0 AND NOT attisdropped AND col_description(attrelid, attnum) IS NULL;").split()
        report(not bare, f"{name}: columns without comment: {bare}")
    return names


def as_single_functions():
    """The text is analysed once; what comes of it must be what the single functions say."""
    other = ask("SELECT a.source FROM articles a JOIN articles_analysis n USING (id) WHERE n.search IS DISTINCT FROM korean_tsvector(a.title, a.body)"
                " OR n.fingerprint IS DISTINCT FROM korean_fingerprint(a.body);").split()
    report(not other, f"vector or fingerprint differ: {other}")
    for part, function in {"figure": "extract_figures(body)", "date": "extract_dates(body, published_at AT TIME ZONE 'Asia/Seoul')", "entity": "tag_entities(body)"}.items():
        columns = ask(f"SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'articles_{part}'::regclass AND attnum > 4;").strip()
        kept, given = f"SELECT id, {columns} FROM articles_{part}", f"SELECT id, {columns} FROM articles, {function}"
        other = ask(f"SELECT id FROM (({kept} EXCEPT ALL {given}) UNION ALL ({given} EXCEPT ALL {kept})) x;").split()
        report(not other, f"{part}: articles {other} differ")


def wanted(query):
    """The rows as COPY writes them; every column as text, so that clients are held to the exact characters."""
    return ask(f"COPY ({query}) TO STDOUT;").splitlines()


def text_query(name):
    columns = ask(f"SELECT string_agg(CASE WHEN format_type(atttypid, NULL) = 'numeric' THEN quote_ident(attname) ELSE quote_ident(attname) || '::text' END, ', ' ORDER BY attnum)"
                   f" FROM pg_attribute WHERE attrelid = '{name}'::regclass AND attnum > 0 AND NOT attisdropped;").strip()
    return f"SELECT {columns} FROM {name} x ORDER BY x::text"


def copy_text(value):
    if value is None:
        return "\\N"
    if isinstance(value, decimal.Decimal):
        value = format(value, "f")
    return str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def through_cursor(client, connection, names):
    for name in names:
        query = text_query(name)
        cursor = connection.cursor()
        cursor.execute(query)
        got = ["\t".join(map(copy_text, row)) for row in cursor.fetchall()]
        report(got == wanted(query), f"{client}: {name} arrives otherwise")


def psycopg(names):
    try:
        import psycopg2
    except ImportError:
        return print("skipped: psycopg (python3-psycopg2 is not installed)")
    through_cursor("psycopg", psycopg2.connect(dbname=DATABASE), names)


def odbc(names):
    try:
        import pyodbc
        driver = next(d for d in pyodbc.drivers() if "unicode" in d.lower())
    except (ImportError, StopIteration):
        return print("skipped: ODBC (python3-pyodbc or odbc-postgresql is not installed)")
    through_cursor("ODBC", pyodbc.connect(f"DRIVER={{{driver}}};SERVER={os.environ['PGHOST']};PORT={os.environ['PGPORT']};DATABASE={DATABASE};UID={os.environ['PGUSER']};"
                                          "MaxVarcharSize=8190;MaxLongVarcharSize=1048576;UnknownSizes=2;TextAsLongVarchar=1;"), names)


def jdbc(names):
    jars = glob.glob("/usr/share/java/postgresql.jar")
    if not jars or not shutil.which("java") or not shutil.which("javac"):
        return print("skipped: JDBC (a JDK or libpostgresql-jdbc-java is not installed)")
    # pgjdbc speaks TCP only, the cluster a socket only: a relay on loopback for the time of this test.
    relay = subprocess.Popen([sys.executable, pathlib.Path(__file__).with_name("relay.py"), f"{os.environ['PGHOST']}/.s.PGSQL.{os.environ['PGPORT']}"],
                             stdout=subprocess.PIPE, text=True)
    try:
        port = relay.stdout.readline().strip()
        for name in names:
            query = text_query(name)
            java = subprocess.run(["java", "-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Duser.timezone=Asia/Seoul", "-cp", jars[0], pathlib.Path(__file__).with_name("Read.java"),
                                  f"jdbc:postgresql://127.0.0.1:{port}/{DATABASE}?user={os.environ['PGUSER']}&sslmode=disable", query], text=True, capture_output=True)
            report(java.stdout.splitlines()[1:] == wanted(query), f"JDBC: {name} arrives otherwise {java.stderr[:300]}")
    finally:
        relay.terminate()
        relay.wait()


def main():
    prepare()
    names = relations()
    as_single_functions()
    big = ask("SELECT value FROM articles_figure WHERE surface = '9007199254740993원';").strip()
    report(big == "9007199254740993", f"a numeric beyond 2^53: {big}")
    psycopg(names)
    odbc(names)
    jdbc(names)
    run("dropdb", "--force", DATABASE)  # a client's backend may not be gone yet
    return finish()


if __name__ == "__main__":
    sys.exit(main())
