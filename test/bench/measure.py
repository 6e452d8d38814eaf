"""What the benchmark measures, each as a function of an open Connection.  Speeds are by the processor time of the backend, so
that other work on the machine disturbs them little; latencies and scaling are by the clock."""
import os
import statistics
import time

from libpq import Connection, PgError

SIMPLE = "sum(length(to_tsvector('simple', body)))"
# What a row of the corpus is asked, by the SQL function that must exist for it: a scalar over a call, or rows to be counted.
SCALAR = {
    "korean_tsvector(text)": "sum(length(korean_tsvector(body)))",
    "korean_nouns(text)": "sum(cardinality(korean_nouns(body)))",
    "hanja_to_hangul(text)": "sum(length(hanja_to_hangul(body)))",
    "korean_fingerprint(text)": "count(korean_fingerprint(body))",
    "parse_article(text, timestamp without time zone)": "count((parse_article(body, '2026-09-05')).body)",
}
ROWS = {
    "korean_morphemes(text)": "korean_morphemes(body)",
    "split_sentences(text)": "split_sentences(body)",
    "extract_figures(text)": "extract_figures(body)",
    "extract_dates(text, timestamp without time zone)": "extract_dates(body, '2026-09-05 09:00')",
    "tag_entities(text)": "tag_entities(body)",
    "extract_quotes(text)": "extract_quotes(body)",
    "korean_keywords(text, integer)": "korean_keywords(body, 10)",
}
TOGETHER = "every extractor together"


def ours(connection):
    """{label: (select list, lateral)} of those of our functions that this build has, in the order of the lists above."""
    there = lambda signature: connection.value("SELECT to_regprocedure($1) IS NOT NULL", signature) == "t"
    found = {s.split("(")[0]: (sql, "") for s, sql in SCALAR.items() if there(s)}
    found.update({s.split("(")[0]: ("count(*)", f", LATERAL {sql} r") for s, sql in ROWS.items() if there(s)})
    extractors = [sql for s, sql in ROWS.items() if s.split("_")[0] in ("extract", "tag") and there(s)]
    if len(extractors) > 1:
        found[TOGETHER] = (" + ".join(f"sum((SELECT count(*) FROM {sql}))" for sql in extractors), "")
    return found


def others(connection, failures):
    """What we compare with, likewise; what cannot be had goes to failures."""
    found = {"to_tsvector('english')": ("sum(length(to_tsvector('english', body)))", "")}
    attempts = {
        "show_trgm (pg_trgm)": ("CREATE EXTENSION IF NOT EXISTS pg_trgm", "sum(cardinality(show_trgm(body)))"),
        "to_tsvector, unaccent + simple": (
            "CREATE EXTENSION IF NOT EXISTS unaccent; DROP TEXT SEARCH CONFIGURATION IF EXISTS unaccented;"
            "CREATE TEXT SEARCH CONFIGURATION unaccented (COPY = simple);"
            "ALTER TEXT SEARCH CONFIGURATION unaccented ALTER MAPPING FOR word WITH unaccent, simple",
            "sum(length(to_tsvector('unaccented', body)))"),
        "to_tsvector, hunspell-ko": (
            "DROP TEXT SEARCH CONFIGURATION IF EXISTS hunspelled; DROP TEXT SEARCH DICTIONARY IF EXISTS hunspell_ko;"
            "CREATE TEXT SEARCH DICTIONARY hunspell_ko (TEMPLATE = ispell, DictFile = ko, AffFile = ko);"
            "CREATE TEXT SEARCH CONFIGURATION hunspelled (COPY = simple);"
            "ALTER TEXT SEARCH CONFIGURATION hunspelled ALTER MAPPING FOR word WITH hunspell_ko, simple",
            "sum(length(to_tsvector('hunspelled', body)))"),
    }
    for label, (setup, sql) in attempts.items():
        try:
            connection.ask(setup)
            connection.ask(f"SELECT {sql} FROM (SELECT body FROM corpus LIMIT 1) c")
            found[label] = (sql, "")
        except PgError as e:
            failures[label] = e.message
    return found


def run(connection, select, lateral="", table="corpus"):
    """(processor seconds, wall seconds) of one pass over a table."""
    cpu, wall = connection.cpu(), time.monotonic()
    connection.ask(f"SELECT {select} FROM {table}{lateral}")
    return connection.cpu() - cpu, time.monotonic() - wall


def speeds(connection, functions, size, repeats, table="corpus"):
    """{label: (MB/s, median of 'simple' / function, least, most)}: each function between two passes of 'simple'."""
    connection.ask("SET max_parallel_workers_per_gather = 0; SET jit = off")
    run(connection, SIMPLE, "", table)
    seconds = {label: [] for label in functions}
    ratios = {label: [] for label in functions}
    simple = []
    for label, (select, lateral) in functions.items():
        connection.ask(f"SELECT {select} FROM (SELECT body FROM {table} LIMIT 20) {table}{lateral}")
    for _ in range(repeats):
        for label, (select, lateral) in functions.items():
            base, _ = run(connection, SIMPLE, "", table)
            own, _ = run(connection, select, lateral, table)
            simple.append(base)
            seconds[label].append(own)
            ratios[label].append(base / own)
    result = {"to_tsvector('simple')": (size / 1e6 / statistics.median(simple), 1.0, 1.0, 1.0)}
    for label in functions:
        result[label] = (size / 1e6 / statistics.median(seconds[label]), statistics.median(ratios[label]), min(ratios[label]), max(ratios[label]))
    return result


KINDS_OF = ("korean_tsvector", "extract_figures", "extract_dates", "tag_entities", "extract_quotes")


def by_kind(connection, functions, kinds, repeats):
    """{kind: (bytes of different text, figures per kB or None, {label: median of 'simple' / function})}."""
    wanted = {label: functions[label] for label in KINDS_OF if label in functions}
    result = {}
    for number, (kind, (texts, different)) in enumerate(kinds.items()):
        table, size = f"kind_{number}", sum(len(text.encode()) for text in texts)
        connection.ask(f"CREATE TABLE {table} (LIKE corpus INCLUDING ALL)")
        connection.ask("BEGIN")
        for text in texts:
            connection.ask(f"INSERT INTO {table} (body) VALUES ($1)", text)
        connection.ask("COMMIT")
        connection.ask(f"VACUUM ANALYZE {table}")
        figures = None
        if "extract_figures" in wanted:
            figures = 1e3 * int(connection.value(f"SELECT count(*) FROM {table}, LATERAL extract_figures(body)")) / size
        measured = speeds(connection, wanted, size, repeats, table)
        result[kind] = (different, figures, {label: measured[label][1] for label in wanted})
    return result


SENTENCE = "정부는 5일 국회에서 추가경정예산안 13조8천억원을 의결했다고 밝혔다."


def fresh(functions, repeats):
    """{label: (first call ms, second call ms, Pss bytes grown, Anonymous bytes grown)} of backends that did nothing before."""
    result = {}
    for label, (select, lateral) in functions.items():
        firsts, seconds, memory = [], [], {}
        for _ in range(repeats):
            with Connection() as c:
                # The server's own caches are filled by a query of the same shape.
                c.ask(f"SELECT {SIMPLE}, count(r) FROM (SELECT '{SENTENCE}'::text AS body) corpus, LATERAL regexp_split_to_table(body, ' ') r")
                query = f"SELECT {select} FROM (SELECT '{SENTENCE}'::text AS body OFFSET 0) corpus{lateral}"
                before, start = c.memory(), time.monotonic()
                c.ask(query)
                firsts.append(time.monotonic() - start)
                memory = {k: v - before[k] for k, v in c.memory().items()}
                start = time.monotonic()
                c.ask(query)
                seconds.append(time.monotonic() - start)
        result[label] = (statistics.median(firsts) * 1e3, statistics.median(seconds) * 1e3, memory.get("Pss"), memory.get("Anonymous"))
    return result


def opening(repeats):
    """(ms to load the library, ms to open the image), medians over fresh backends."""
    library, image = [], []
    for _ in range(repeats):
        with Connection() as c:
            c.ask("SELECT 1")
            for times, sql in ((library, "SELECT korean_news_version() OFFSET 0"), (image, "SELECT korean_news_dictionary_version() OFFSET 0")):
                start = time.monotonic()
                c.ask(sql)
                times.append((time.monotonic() - start) * 1e3)
    return statistics.median(library), statistics.median(image)


def growth(functions, tables):
    """{label: [Anonymous bytes a backend has grown by after each table]}, then after hostile input."""
    result = {}
    for label, (select, lateral) in functions.items():
        with Connection() as c:
            # PostgreSQL's own compiler of expressions would come in with the first dear query, and it takes 10 MB.
            c.ask(f"SELECT {SIMPLE} FROM corpus LIMIT 1; SET max_parallel_workers_per_gather = 0; SET jit = off")
            before = c.memory().get("Anonymous")
            grown = []
            for table in tables:
                run(c, select, lateral, table)
                now = c.memory().get("Anonymous")
                grown.append(None if before is None else now - before)
            result[label] = grown
    return result


def indexes(connection, size):
    """{label: (seconds, bytes, MB/s)} of GIN indexes over the corpus."""
    connection.ask("SET maintenance_work_mem = '256MB'; SET max_parallel_maintenance_workers = 0")
    wanted = {"to_tsvector('simple')": "to_tsvector('simple', body)", "korean_tsvector": "korean_tsvector(body)", "pg_trgm": "body gin_trgm_ops"}
    result = {}
    for label, expression in wanted.items():
        try:
            cpu = connection.cpu()
            connection.ask(f"CREATE INDEX bench_index ON corpus USING gin ({expression})")
            cpu = connection.cpu() - cpu
            result[label] = (cpu, int(connection.value("SELECT pg_relation_size('bench_index')")), size / 1e6 / cpu)
        except PgError:
            continue
        finally:
            connection.ask("DROP INDEX IF EXISTS bench_index")
    return result


def scaling(connection, functions, repeats):
    """{label: times faster with two workers than with one}, by the clock: says little while others use the machine."""
    connection.ask("SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0;"
                   "SET parallel_leader_participation = off; ALTER TABLE corpus SET (parallel_workers = 2)")
    result = {}
    for label, (select, lateral) in functions.items():
        walls = {1: [], 2: []}
        for _ in range(repeats):
            for workers in walls:
                connection.ask(f"SET max_parallel_workers_per_gather = {workers}")
                walls[workers].append(run(connection, select, lateral)[1])
        result[label] = statistics.median(walls[1]) / statistics.median(walls[2])
    connection.ask("RESET ALL")
    return result


def analyze_rate(connection, rows):
    """Articles per second of korean_analyze over the first articles of the corpus, making its companions included, or None where there is no such procedure."""
    if connection.value("SELECT count(*) FROM pg_proc WHERE proname = 'korean_analyze'") == "0":
        return None
    connection.ask("DROP SCHEMA IF EXISTS bench_analyze CASCADE; CREATE SCHEMA bench_analyze")
    connection.ask("CREATE TABLE bench_analyze.articles (id int PRIMARY KEY, title text, body text, published_at timestamptz DEFAULT '2026-09-05 09:00+09')")
    connection.ask(f"INSERT INTO bench_analyze.articles SELECT id, left(body, 30), body FROM corpus ORDER BY id LIMIT {rows}")
    articles = int(connection.value("SELECT count(*) FROM bench_analyze.articles"))
    start = time.monotonic()
    connection.ask("CALL korean_analyze('bench_analyze.articles')")
    seconds = time.monotonic() - start
    connection.ask("DROP SCHEMA bench_analyze CASCADE")
    return articles / seconds


def machine():
    """What the numbers were made on."""
    model = "unknown processor"
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores", os.getloadavg()[0]
