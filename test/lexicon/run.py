#!/usr/bin/env python3
"""What one session does to another through korean_lexicon, which pg_regress cannot show: several psql sessions side by side on
the cluster that PGHOST names, in a database of its own.  Every check is a sentence; those that fail are printed with what
came instead.  Timings are printed, not judged.  The last line is "N passed, N failed"."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from checks import check, finish, fresh_database, run

DATABASE = "korean_news_lexicon"
CLUSTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools", "cluster")


class Session:
    """A psql that stays open; ask() gives the lines that a statement prints, errors among them."""

    def __init__(self, database=DATABASE, port=None):
        where = ["-p", port] if port else []
        self.psql = subprocess.Popen(["psql", "-X", "-q", "-A", "-t", "-d", database, *where], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT, text=True, encoding="utf-8")
        self.asked = 0

    def ask(self, sql):
        self.asked += 1
        mark = f"--answer {self.asked}--"
        self.psql.stdin.write(f"{sql}\n\\echo {mark}\n")
        self.psql.stdin.flush()
        lines = []
        for line in self.psql.stdout:
            if line.rstrip("\n") == mark:
                return "\n".join(lines)
            lines.append(line.rstrip("\n"))
        raise RuntimeError("psql ended: " + "\n".join(lines))

    def close(self):
        self.psql.stdin.close()
        self.psql.wait()


def note(label, seconds):
    print(f"{label}: {seconds * 1000:.0f} ms")


def private_memory(process):
    """Bytes that the backend shares with nobody; None where the system does not tell."""
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as lines:
            return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))
    except OSError:
        return None


TEXT = "갑을전자와 병정화학이 손잡았다"
# A scalar, so that the planner folds it: no aggregate is inlined, and an immutable function of a constant is a constant.
NAMES = f"names('{TEXT}')"
# Its body is parsed, so that it goes with the extension, or text before PostgreSQL 14, which stays.
EXTENSION = r"""
CREATE EXTENSION korean_news SCHEMA public;
SELECT current_setting('server_version_num')::integer < 140000 AS before_14 \gset
\if :before_14
CREATE OR REPLACE FUNCTION names(text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$SELECT coalesce(string_agg(name, ',' ORDER BY position), '-') FROM public.korean_lexicon_matches($1)$$;
\else
CREATE FUNCTION names(text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC SELECT coalesce(string_agg(name, ',' ORDER BY position), '-') FROM public.korean_lexicon_matches($1); END;
\endif
"""
SETUP = EXTENSION + """
CREATE FUNCTION asked_by_function() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  RETURN names('갑을전자와 병정화학이 손잡았다');
END $$;
CREATE TABLE articles (id int PRIMARY KEY, body text);
INSERT INTO articles SELECT i, '갑을전자와 병정화학이 손잡았다' FROM generate_series(1, 5000) i;
ANALYZE articles;
"""
ADD = "INSERT INTO korean_lexicon VALUES ('갑을전자', 'organization', '갑을전자주식회사');"


def published():
    a, b = Session(), Session()
    a.ask(f"PREPARE folded AS SELECT {NAMES}; PREPARE generic(text) AS SELECT names($1); SET plan_cache_mode = force_generic_plan;")
    ask = {"a query": f"SELECT {NAMES};", "a folded prepared statement": "EXECUTE folded;",
           "a generic plan": f"EXECUTE generic('{TEXT}');", "a cached function": "SELECT asked_by_function();"}
    edits = [("INSERT", ADD, "갑을전자주식회사"), ("UPDATE", "UPDATE korean_lexicon SET name = '갑을';", "갑을"),
             ("DELETE", "DELETE FROM korean_lexicon;", "-"),
             ("COPY", "COPY korean_lexicon (term, kind) FROM STDIN;\n병정화학\torganization\n\\.", "병정화학"),
             ("TRUNCATE", "TRUNCATE korean_lexicon;", "-")]
    for begin in ("", "BEGIN;", "BEGIN ISOLATION LEVEL REPEATABLE READ;", "BEGIN ISOLATION LEVEL SERIALIZABLE;",
                  "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY;"):
        a.ask(begin)
        for label, sql in ask.items():
            a.ask(sql)
        for name, edit, want in edits:
            if name == "TRUNCATE" and begin:
                a.ask("COMMIT;" + begin)
            b.ask(edit)
            for label, sql in ask.items():
                check(f"{label} in '{begin}' answers by a committed {name}", a.ask(sql), want)
        a.ask("COMMIT;" if begin else "")
    a.close(), b.close()


def own_edits():
    a, b = Session(), Session()
    a.ask(f"PREPARE folded AS SELECT {NAMES};")
    b.ask(f"SELECT {NAMES};")
    a.ask("BEGIN;")
    check("before an edit there is nothing", a.ask("EXECUTE folded;"), "-")
    a.ask(ADD)
    check("the writing transaction sees its edit at once", a.ask("EXECUTE folded;"), "갑을전자주식회사")
    check("nobody else does", b.ask(f"SELECT {NAMES};"), "-")
    a.ask("SAVEPOINT one; INSERT INTO korean_lexicon VALUES ('병정화학', 'organization');")
    check("an edit after a savepoint is seen", a.ask("EXECUTE folded;"), "갑을전자주식회사,병정화학")
    a.ask("SAVEPOINT two; DELETE FROM korean_lexicon;")
    check("so is a deletion", a.ask("EXECUTE folded;"), "-")
    a.ask("ROLLBACK TO two;")
    check("ROLLBACK TO takes it back", a.ask("EXECUTE folded;"), "갑을전자주식회사,병정화학")
    a.ask("SAVEPOINT three; TRUNCATE korean_lexicon;")
    check("TRUNCATE is seen", a.ask("EXECUTE folded;"), "-")
    a.ask("RELEASE three; ROLLBACK TO one;")
    check("a released savepoint goes with the outer one", a.ask("EXECUTE folded;"), "갑을전자주식회사")
    a.ask("ROLLBACK;")
    check("ROLLBACK takes everything back", a.ask("EXECUTE folded;"), "-")
    check("an edit that an exception undid is undone",
          a.ask("DO $$ BEGIN BEGIN " + ADD + f" PERFORM {NAMES}; RAISE 'no'; EXCEPTION WHEN raise_exception THEN NULL; END;"
                f" RAISE NOTICE '%', {NAMES}; END $$;"), "NOTICE:  -")
    check("a function sees what it has just entered",
          a.ask("DO $$ BEGIN " + ADD + f" RAISE NOTICE '%', {NAMES}; END $$; TRUNCATE korean_lexicon;"), "NOTICE:  갑을전자주식회사")
    # psql shows no result but the last of a message before 15.
    check("a later statement of one message sees it, too", a.ask(f"BEGIN\\; {ADD[:-1]}\\; SELECT {NAMES};"), "갑을전자주식회사")
    a.ask("ROLLBACK;")
    a.close(), b.close()


def parallel():
    a, b = Session(), Session()
    a.ask("SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;")
    query = "SELECT string_agg(DISTINCT names(body), ';') FROM articles;"
    check("the plan is parallel", "Gather" in a.ask("EXPLAIN " + query), True)
    check("workers find nothing", a.ask(query), "-")
    b.ask(ADD)
    check("workers answer by what was committed", a.ask(query), "갑을전자주식회사")
    a.ask("BEGIN; UPDATE korean_lexicon SET name = '갑을';")
    check("workers of the writing transaction see its edit", a.ask(query), "갑을")
    check("workers of others do not", b.ask(query), "갑을전자주식회사")
    a.ask("ROLLBACK;")
    check("nor after the rollback", a.ask(query), "갑을전자주식회사")
    a.ask("BEGIN ISOLATION LEVEL SERIALIZABLE;")
    a.ask(query)
    b.ask("DELETE FROM korean_lexicon;")
    check("workers of a SERIALIZABLE transaction answer by the newest commit", a.ask(query), "-")
    a.ask("COMMIT;")
    a.close(), b.close()


def strangers():
    owner, stranger = Session(), Session()
    owner.ask(ADD + "DROP ROLE IF EXISTS kn_stranger; CREATE ROLE kn_stranger; REVOKE ALL ON korean_lexicon FROM PUBLIC;")
    stranger.ask("SET ROLE kn_stranger;")
    check("who may not read the table gets the same answers", stranger.ask(f"SELECT {NAMES};"), "갑을전자주식회사")
    check("and may not write it", stranger.ask("INSERT INTO korean_lexicon VALUES ('병정화학', 'organization');"),
          "ERROR:  permission denied for table korean_lexicon")
    owner.ask("ALTER TABLE korean_lexicon ENABLE ROW LEVEL SECURITY;")
    check("row security does not split the answers", stranger.ask(f"SELECT {NAMES};"), "갑을전자주식회사")
    owner.ask("ALTER TABLE korean_lexicon DISABLE ROW LEVEL SECURITY; GRANT SELECT ON korean_lexicon TO PUBLIC;")
    stranger.ask("SET search_path = ''; SET ROLE NONE;")
    check("an empty search_path changes nothing", stranger.ask(f"SELECT name FROM public.korean_lexicon_matches('{TEXT}');"), "갑을전자주식회사")
    stranger.ask("CREATE TEMP TABLE korean_lexicon (term text); SET search_path = pg_temp, public;")
    check("nor does a table of the same name", stranger.ask(f"SELECT {NAMES};"), "갑을전자주식회사")
    owner.ask("TRUNCATE korean_lexicon; DROP ROLE kn_stranger;")
    owner.ask("SET session_replication_role = replica;" + ADD)
    check("edits are published where only ALWAYS triggers fire", stranger.ask(f"SELECT {NAMES};"), "갑을전자주식회사")
    owner.ask("TRUNCATE korean_lexicon;")
    check("so is TRUNCATE", stranger.ask(f"SELECT {NAMES};"), "-")
    owner.close(), stranger.close()


def recreated():
    a, b = Session(), Session()
    a.ask(ADD)
    b.ask(f"SELECT {NAMES};")
    a.ask("DROP EXTENSION korean_news CASCADE;" + EXTENSION)
    check("a dropped and created extension starts empty", b.ask(f"SELECT {NAMES};"), "-")
    a.ask(ADD)
    check("and is watched as the first was", b.ask(f"SELECT {NAMES};"), "갑을전자주식회사")
    a.ask("TRUNCATE korean_lexicon;")
    a.close(), b.close()


def restored():
    a = Session()
    a.ask("CREATE TABLE aa_early (id int PRIMARY KEY, body text, names text GENERATED ALWAYS AS (names(body)) STORED);"
          "CREATE INDEX articles_names ON articles (names(body)); CREATE MATERIALIZED VIEW found AS SELECT id, names(body) FROM articles;"
          "INSERT INTO korean_lexicon VALUES ('갑을전자', 'organization', '갑을', '{갑을,전자}', 'a \"note\", 쉼표');"
          f"INSERT INTO aa_early VALUES (1, '{TEXT}'); REFRESH MATERIALIZED VIEW found;")
    rows = a.ask("TABLE korean_lexicon;")
    for form in ("plain", "custom"):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "dump")
            run("pg_dump", "-d", DATABASE, "-F", form, "-f", file)
            fresh_database(DATABASE + "_restored")
            if form == "plain":
                run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", DATABASE + "_restored", "-f", file)
            else:
                run("pg_restore", "-e", "-d", DATABASE + "_restored", file)
        b = Session(DATABASE + "_restored")
        check(f"a {form} dump brings the rows back", b.ask("TABLE korean_lexicon;"), rows)
        check(f"a {form} dump brings the answers back", b.ask(f"SELECT {NAMES};"), "갑을")
        check(f"an index restored from a {form} dump knows the terms",
              b.ask(f"SET enable_seqscan = off; SELECT count(*) FROM articles WHERE names(body) = '갑을';"), "5000")
        check(f"so does a materialised view", b.ask("SELECT DISTINCT names FROM found;"), "갑을")
        state = "SELECT object, stale FROM korean_lexicon_dependents();"
        check("pg_dump fills a stored column before the lexicon, and that is told", b.ask(state),
              "public.aa_early.names|t\npublic.found|f\npublic.articles_names|f")
        b.ask("SELECT command FROM korean_lexicon_dependents() WHERE stale \\gexec")
        check("its command helps", b.ask("SELECT names FROM aa_early;" + state),
              "갑을\npublic.aa_early.names|f\npublic.found|f\npublic.articles_names|f")
        b.ask("INSERT INTO korean_lexicon VALUES ('병정화학', 'organization');")
        check("the restored table is watched", b.ask(f"SELECT {NAMES};"), "갑을,병정화학")
        check("its triggers fire always", b.ask("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'korean_lexicon'::regclass AND tgenabled = 'A';"), "2")
        b.close()
    run("dropdb", DATABASE + "_restored")
    a.ask("DROP TABLE aa_early; DROP INDEX articles_names; DROP MATERIALIZED VIEW found; TRUNCATE korean_lexicon;")
    a.close()


def search():
    """The analyser and search obey, too: parts and plain words change what is indexed and how it is asked."""
    a, b = Session(), Session()
    text = "갑을병전자가 소버린클라우드를 냈다"
    a.ask(f"PREPARE s AS SELECT korean_tsvector('{text}'); PREPARE c AS SELECT to_tsvector('korean', '{text}'); PREPARE n AS SELECT korean_nouns('{text}');"
          "PREPARE q AS SELECT korean_tsquery('소버린클라우드');")
    before = [a.ask(f"EXECUTE {p};") for p in "scnq"]
    b.ask(f"CREATE TABLE stored (id int PRIMARY KEY, body text, words tsvector GENERATED ALWAYS AS (korean_tsvector(body)) STORED);"
          f"INSERT INTO stored VALUES (1, '{text}'); CREATE INDEX stored_words ON stored USING gin (words);"
          "CREATE INDEX stored_body ON stored USING gin (to_tsvector('korean', body));")
    b.ask("INSERT INTO korean_lexicon (term, kind, parts) VALUES ('갑을병전자', 'organization', NULL), ('소버린클라우드', 'word', '{소버린클,라우드}');")
    want = "'갑을병전자':1 '내':4 '라우드':3 '소버린클':2"
    for name, p in (("korean_tsvector", "s"), ("to_tsvector('korean')", "c")):
        check(f"{name} in a cached plan obeys", a.ask(f"EXECUTE {p};"), want)
    check("korean_nouns obeys", a.ask("EXECUTE n;"), "{갑을병전자,소버린클라우드}")
    check("korean_tsquery obeys", a.ask("EXECUTE q;"), "'소버린클' <-> '라우드'")
    check("what was stored and indexed before is told",
          a.ask("SELECT object, stale FROM korean_lexicon_dependents();"), "public.stored.words|t\npublic.stored_body|t")
    b.ask("SELECT command FROM korean_lexicon_dependents() \\gexec")
    check("and refreshed", a.ask("SELECT words FROM stored; SELECT bool_or(stale) FROM korean_lexicon_dependents();"), want + "\nf")
    check("so that it is found", a.ask("SET enable_seqscan = off; SELECT id FROM stored WHERE to_tsvector('korean', body) @@ korean_tsquery('소버린클라우드');"), "1")
    a.ask("TRUNCATE korean_lexicon;")
    check("TRUNCATE brings the old answers back", [a.ask(f"EXECUTE {p};") for p in "scnq"], before)
    b.ask("DROP TABLE stored;")
    a.close(), b.close()


def analysed():
    a = Session()
    a.ask("SET client_min_messages = warning; CREATE SCHEMA an; CREATE TABLE an.articles (id int PRIMARY KEY, title text, body text, published_at timestamptz);"
          "INSERT INTO an.articles VALUES (1, '제목', '갑을병전자가 서울에서 3조원을 투자한다고 밝혔다.', '2025-09-05'); CALL korean_analyze('an.articles');")
    state = "SELECT object, stale FROM korean_lexicon_dependents();"
    check("a fresh analysis is not stale", a.ask(state), "an.articles_analysis|f")
    a.ask("INSERT INTO korean_lexicon (term, kind, name) VALUES ('갑을병전자', 'organization', '갑을병전자(주)');")
    check("an edit makes it stale", a.ask(state), "an.articles_analysis|t")
    a.ask("SELECT command FROM korean_lexicon_dependents() \\gexec")
    check("its command analyses anew", a.ask("SELECT name FROM an.articles_entity WHERE surface = '갑을병전자';" + state), "갑을병전자(주)\nan.articles_analysis|f")
    a.ask("DROP SCHEMA an CASCADE; TRUNCATE korean_lexicon;")
    a.close()


def waited(session, sql, want):
    """The answer, asked again until it is the wanted one or ten seconds are over."""
    until = time.time() + 10
    while (got := session.ask(sql)) != want and time.time() < until:
        time.sleep(0.1)
    return got


def standby():
    run(CLUSTER, "standby")
    a, b = Session(), Session(port="5433")
    try:
        check("the standby is in recovery", b.ask("SELECT pg_is_in_recovery();"), "t")
        b.ask(f"PREPARE folded AS SELECT {NAMES}; BEGIN; EXECUTE folded;")
        a.ask(ADD)
        check("a standby answers by a replayed commit, also inside a transaction", waited(b, "EXECUTE folded;", "갑을전자주식회사"), "갑을전자주식회사")
        b.ask("COMMIT;")
        check("and can list what depends", b.ask("SELECT count(*) FROM korean_lexicon_dependents();"), "0")
        a.ask("TRUNCATE korean_lexicon;")
        check("TRUNCATE reaches it", waited(b, "EXECUTE folded;", "-"), "-")
    finally:
        a.close(), b.close()
        run(CLUSTER, "standby-stop")


def subscribed():
    other = DATABASE + "_subscriber"
    fresh_database(other)
    run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", other, input=SETUP)
    a, b = Session(), Session(other)
    if a.ask("SHOW wal_level;") != "logical":
        print("wal_level is not logical: logical replication is not tried")
    else:
        a.ask("INSERT INTO korean_lexicon VALUES ('병정화학', 'organization');")
        a.ask("CREATE PUBLICATION terms FOR TABLE korean_lexicon; SELECT pg_create_logical_replication_slot('kn_terms', 'pgoutput');")
        b.ask(f"PREPARE folded AS SELECT {NAMES}; EXECUTE folded;")
        b.ask(f"CREATE SUBSCRIPTION terms CONNECTION 'host={os.environ['PGHOST']} port={os.environ.get('PGPORT', '5432')} dbname={DATABASE} user={os.environ['PGUSER']}'"
              " PUBLICATION terms WITH (create_slot = false, slot_name = 'kn_terms');")
        check("the first copy of a subscription is published", waited(b, "EXECUTE folded;", "병정화학"), "병정화학")
        a.ask(ADD)
        check("a replicated row is published", waited(b, "EXECUTE folded;", "갑을전자주식회사,병정화학"), "갑을전자주식회사,병정화학")
        a.ask("UPDATE korean_lexicon SET name = '갑을' WHERE term = '갑을전자'; DELETE FROM korean_lexicon WHERE term = '병정화학';")
        check("so are an update and a deletion", waited(b, "EXECUTE folded;", "갑을"), "갑을")
        a.ask("TRUNCATE korean_lexicon;")
        check("and TRUNCATE", waited(b, "EXECUTE folded;", "-"), "-")
        b.ask("ALTER SUBSCRIPTION terms DISABLE; ALTER SUBSCRIPTION terms SET (slot_name = NONE); DROP SUBSCRIPTION terms;")
        a.ask("DROP PUBLICATION terms;")
        dropped = waited(a, "SELECT pg_drop_replication_slot('kn_terms') IS NULL FROM pg_replication_slots WHERE slot_name = 'kn_terms' AND NOT active;", "f")
        check("the slot is gone", dropped, "f")
    a.close(), b.close()
    run("dropdb", other)


def many():
    a = Session()
    rows = "\n".join(f"{'가나다라마바사아자차카타파하'[i % 14]}{'국군도시읍면동리'[i % 8]}기업{i}\torganization\t주식회사 기업{i}" for i in range(100000))
    started = time.time()
    a.ask(f"COPY korean_lexicon (term, kind, name) FROM STDIN;\n{rows}\n\\.")
    note("COPY of 100,000 terms", time.time() - started)
    check("COPY of 100,000 terms arrived", a.ask("SELECT count(*) FROM korean_lexicon;"), "100000")
    for label in ("after the COPY", "later"):
        b = Session()
        process = b.ask("SELECT korean_news_version(); SELECT pg_backend_pid();").split("\n")[-1]
        before = private_memory(process)
        started = time.time()
        b.ask("SELECT korean_lexicon_version();")
        note(f"a fresh backend takes 100,000 terms up {label}", time.time() - started)
        if before is not None:
            grown = private_memory(process) - before
            print(f"and grows by {grown / 1048576:.1f} MB")
            check("100,000 terms take less than 20 MB", grown < 20 << 20, True)
        check("they are found", b.ask("SELECT name FROM korean_lexicon_matches('하면기업0, 나국기업99와 라리기업99991이');"), "주식회사 기업99991")
        b.close()
    a.ask("TRUNCATE korean_lexicon;")
    a.close()


def main():
    fresh_database(DATABASE)
    run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", DATABASE, input=SETUP)
    for part in (published, own_edits, parallel, strangers, recreated, search, analysed, restored, subscribed, standby, many):
        part()
    run("dropdb", DATABASE)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
