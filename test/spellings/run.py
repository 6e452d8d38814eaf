#!/usr/bin/env python3
"""Search finds what data/ lists, however it is spelled: compounds with and without blanks, names typed alone.

The texts are made from data/: a sentence around each term.  Not every term can meet its other spelling, since some are sentences
(폭싹 속았수다) or begin as verbs do (조용한 사직), so shares are checked; what fails is printed with --show.
"""
import re
import sys

sys.path.insert(0, __file__.rsplit("/", 2)[0])
from support import checks  # noqa: E402

DATABASE = "kn_spellings"


def rows(table):
    lines = [line.rstrip("\n").split("\t") for line in open(checks.TOP / f"data/{table}.tsv", encoding="utf-8") if line.strip() and line[0] != "#"]
    return [dict(zip(lines[0], line + [""] * len(lines[0]))) for line in lines[1:]]


def with_object_particle(word):
    closed = "가" <= word[-1] <= "힣" and (ord(word[-1]) - ord("가")) % 28 > 0
    return word + ("을" if closed else "를")


def share(name, at_least, pairs):
    """pairs: of a text and a search that must find it."""
    quoted = ",\n".join("($kn$%s$kn$, $kn$%s$kn$)" % pair for pair in pairs)
    missed = checks.psql(f"SELECT t, q FROM (VALUES {quoted}) v(t, q) WHERE NOT korean_tsvector(t) @@ korean_tsquery(q);", DATABASE).splitlines()
    found = 1 - len(missed) / len(pairs)
    if "--show" in sys.argv:
        print("\n".join(missed))
    print(f"{name}: {len(pairs)} searches, {found:.1%} find what they should")
    checks.report(found >= at_least, f"{name}: {found:.1%} found, {at_least:.1%} wanted")


def main():
    checks.fresh_database(DATABASE)
    checks.psql("CREATE EXTENSION korean_news;", DATABASE)
    compounds = [r for table in ("words", "compounds") for r in rows(table) if r["parts"]]
    # An ending of one letter is not written apart: 집중 투표제.
    spaced = [(r["term"], re.sub(r" (\S)(?= |$)", r"\1", r["parts"].replace("+", " "))) for r in compounds]
    share("a compound finds its spaced spelling", 0.97, [(f"정부는 {with_object_particle(apart)} 강조했다.", whole) for whole, apart in spaced])
    share("a spaced compound finds the whole one", 0.98, [(f"이 같은 {with_object_particle(whole)} 놓고", apart) for whole, apart in spaced])
    contexts = ("{}에서 열린 행사", "어제는 {} 측이", "이것은 {}의 결정이다")
    for table, at_least in (("words", 0.99), ("places", 0.97), ("organizations", 0.99), ("people", 0.97), ("products", 0.96), ("events", 0.98)):
        share(f"{table}, typed alone", at_least, [(context.format(r["term"]), r["term"]) for r in rows(table) for context in contexts])
    checks.run("dropdb", DATABASE)
    return checks.finish()


sys.exit(main())
