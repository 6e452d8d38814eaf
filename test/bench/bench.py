#!/usr/bin/env python3
"""Measures the extension in a database of its own on the cluster that the environment names; tools/bench calls it.

  --quick          1 MB, few repeats: prints the table in a minute or two
  --size MB        size of the corpus (10)
  --repeats N      passes of each function (5)
  --only NAME,...  parts: speeds, kinds, fresh, opening, growth, indexes, scaling, analyze, mecab
  --long           growth after 100 MB as well
  --write          also writes the results into docs/performance.md and docs/performance.svg
"""
import argparse
import datetime
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import corpus
import measure
import report
from libpq import Connection

DATABASE = "korean_news_bench"
PARTS = ["speeds", "kinds", "fresh", "opening", "growth", "indexes", "scaling", "analyze", "mecab"]
HOSTILE = "SELECT repeat('가', 350000) UNION ALL SELECT repeat('a', 1000000) UNION ALL SELECT repeat('정부대책회의결과', 40000)"


def load(size):
    texts, different = corpus.articles(int(size * 1e6))
    with Connection(dbname="postgres") as c:
        c.ask(f"DROP DATABASE IF EXISTS {DATABASE}")
        c.ask(f"CREATE DATABASE {DATABASE} ENCODING 'UTF8' TEMPLATE template0")
    os.environ["PGDATABASE"] = DATABASE
    with Connection() as c:
        c.ask("CREATE EXTENSION korean_news")
        c.ask("CREATE TABLE corpus (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)")
        c.ask("ALTER TABLE corpus ALTER body SET STORAGE EXTERNAL")
        c.ask("BEGIN")
        for text in texts:
            c.ask("INSERT INTO corpus (body) VALUES ($1)", text)
        c.ask("COMMIT")
        c.ask(f"CREATE TABLE small AS SELECT * FROM corpus WHERE id <= {max(1, len(texts) // 10)}")
        c.ask(f"CREATE TABLE hostile AS {HOSTILE.replace('SELECT repeat', 'SELECT 1 AS id, repeat', 1).replace('ALL SELECT', 'ALL SELECT 1,')}")
        c.ask("ALTER TABLE hostile RENAME repeat TO body")
        c.ask("VACUUM ANALYZE")
        return texts, different, sum(len(t.encode()) for t in texts), c.value("SELECT split_part(version(), ' (', 1)")


def programs(texts, results):
    """mecab-ko and our analyser over the same lines, one thread, without PostgreSQL."""
    sample, total = [], 0
    for line in (line for text in texts for line in text.splitlines()):
        sample.append(line)
        total += len(line.encode())
        if total > 1e6:
            break
    lines = "\n".join(sample).encode()
    # The same text, turn by turn.
    for name, variable in (("mecab", "KN_BENCH_MECAB"), ("analyzer", "KN_BENCH_ANALYZER")):
        command = os.environ.get(variable)
        if command:
            done = subprocess.run(command.split("\n"), input=lines, capture_output=True, check=False)
            results[name] = float(done.stdout) if done.returncode == 0 else None
            if done.returncode != 0:
                results["failures"][name] = done.stderr.decode(errors="replace").strip()[:100]
        else:
            results["failures"][f"{name} as a program"] = "could not be built here"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true")
    options.add_argument("--size", type=float)
    options.add_argument("--repeats", type=int)
    options.add_argument("--only", default=",".join(PARTS))
    options.add_argument("--long", action="store_true")
    options.add_argument("--write", action="store_true")
    o = options.parse_args()
    parts = o.only.split(",")
    size, repeats = o.size or (1 if o.quick else 10), o.repeats or (2 if o.quick else 5)
    texts, different, bytes_, server = load(size)
    if not texts:
        sys.exit("bench: there is no text: samples/articles is missing")
    name, before = measure.machine()
    results = {"machine": name, "load": before, "server": server, "date": datetime.date.today().isoformat(), "repeats": repeats,
               "articles": len(texts), "size": bytes_, "different": different, "failures": {}}
    with Connection() as c:
        functions = measure.ours(c)
        results["ours"] = list(functions)
        foreign = measure.others(c, results["failures"]) if "speeds" in parts else {}
        if "speeds" in parts:
            results["speeds"] = measure.speeds(c, {**functions, **foreign}, bytes_, repeats)
        if "kinds" in parts:
            results["kinds"] = measure.by_kind(c, functions, corpus.kinds(min(size, 2) * 1e6), repeats)
        if "mecab" in parts:
            programs(texts, results)
        if "fresh" in parts:
            results["fresh"] = measure.fresh(functions, repeats)
        if "opening" in parts:
            results["opening"] = measure.opening(repeats)
        if "growth" in parts:
            tables, labels = ["small", "corpus", "hostile"], [f"{bytes_ / 1e7:.1f} MB", f"{bytes_ / 1e6:.0f} MB", "hostile"]
            if o.long:
                c.ask("CREATE TABLE big AS SELECT g * 1000000 + id AS id, body FROM corpus, generate_series(1, 10) g")
                tables.insert(2, "big"), labels.insert(2, f"{bytes_ / 1e5:.0f} MB")
            results["growth_after"] = [f"after {label}" for label in labels]
            results["growth"] = measure.growth({"to_tsvector('simple')": (measure.SIMPLE, ""), **functions}, tables)
        if "indexes" in parts:
            results["indexes"] = measure.indexes(c, bytes_)
        if "scaling" in parts:
            chosen = {k: v for k, v in functions.items() if k in ("korean_tsvector", "extract_figures", "tag_entities")}
            results["scaling"] = measure.scaling(c, chosen, repeats)
        if "analyze" in parts:
            results["analyze"] = measure.analyze_rate(c, 50 if o.quick else 2000)
    with Connection(dbname="postgres") as c:
        c.ask(f"DROP DATABASE {DATABASE}")
    print(report.as_text(results))
    if o.write:
        docs = corpus.TOP / "docs"
        page = (docs / "performance.md").read_text(encoding="utf-8")
        page = re.sub(r"(?s)(<!-- results -->\n).*(<!-- end of results -->)", lambda m: m[1] + report.as_markdown(results) + m[2], page)
        (docs / "performance.md").write_text(page, encoding="utf-8")
        if "speeds" in results:
            (docs / "performance.svg").write_text(report.as_svg(results), encoding="utf-8")


main()
