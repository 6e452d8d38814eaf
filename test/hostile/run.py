#!/usr/bin/env python3
"""Hostile input over SQL: every call (calls.py) with every text (inputs.py), in a UTF8 and an EUC_KR database of the cluster that
the environment names.  What is checked:
  - the backend lives, and the error, if there is one, is an ordinary one: no internal error, no lack of memory;
  - time is linear: twice the text takes less than 3.5 times as long (processor time, above a floor);
  - memory: in the midst of a call a backend takes at most what PEAK says for the text's size, and its private memory has grown by
    less than 16 MB after it (64 MB after a function in SQL, see calls.py);
  - statement_timeout and a cancel end a call soon, also in the midst of one text;
  - every function and procedure survives arguments that nobody gives (arguments.py), and a lack of memory (starve.py).

usage: run.py [--full | --cancels | --huge] [--size BYTES] [--calls WORD] [--inputs WORD[|WORD...]] [--encoding UTF8|EUC_KR]
Without --full: a part of the texts, 60 kB each.  With it: all, 1 MB and 2 MB.  --cancels: only the ends of calls, with 10 MB of
every text (or --size).  --huge: every call with one text of 100 MB of news-like noise (or --inputs,
--size), with what it took.  The last line is "N passed, N failed"."""
import argparse
import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from arguments import strange_calls
from calls import MEMORY_BOUND, MEMORY_BOUND_IN_SQL, PLAIN, QUERY_BYTES, calls, is_query
from inputs import INPUTS, QUICK
from libpq import Connection, PgError
from starve import starved_calls

DATABASE = "korean_news_hostile"
# Below this a time says nothing about growth.
FLOOR = 0.15
# Of the backend's processor time between the signal and the end, so that a loaded machine does not count.  What is promised is
# measured with --full; the short run only looks for a call that does not listen.
CANCEL_BOUND = 0.1 if "--full" in sys.argv or "--cancels" in sys.argv else 1.0
# A function in SQL listens where PostgreSQL's functions do: regexp_split_to_table of 10 MB took 136 ms.  And its to_tsvector, which puts
# the words of 20 MB in order without listening, two seconds ('simple' or another configuration).
CANCEL_BOUND_IN_SQL = 1.0
CANCEL_BOUND_OF_SORTING = 4.0
# What a backend takes in the midst of a call, in bytes: for any text, for each byte of it, and for the longest.  A text of which every
# other character is a result takes most; what was held for each word of a text, and not only for the word in hand, has broken this.
PEAK, PEAK_OF_A_BYTE, PEAK_AT_ALL = 64 << 20, 160, 6 << 30
# A backend that would take more than this is refused it.
REFUSED = 10 << 30
passed = failed = 0
slowest_cancel = (0.0, "")
slowest = []


def verdict(good, sentence):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"FAILED: {sentence}", flush=True)


def allowed(error, where):
    """Whether an error is one that a caller may get for a bad text."""
    # PostgreSQL's websearch_to_tsquery says this of a run of 32 hyphens, with any configuration; and its to_tsvector and ts_headline of
    # the words of 100 MB, for which it wants more than a gigabyte at once.
    if error.message == "tsquery stack too small":
        return True
    if error.message.startswith("invalid memory alloc request size"):
        return where.startswith((*PLAIN, "korean_headline"))
    return error.sqlstate[:2] in ("22", "54", "0A", "42", "23")


def put(connection, text):
    """The text as the only row of input; False where the encoding cannot write it."""
    try:
        connection.ask("TRUNCATE input")
        connection.ask("INSERT INTO input VALUES ($1)", text)
        return True
    except PgError as e:
        if e.sqlstate in ("22P05", "22021"):
            return False
        raise


def connect():
    connection = Connection()
    connection.limit_memory(REFUSED)
    return connection


def one_call(connection, query):
    """(processor seconds, error or None)"""
    start = connection.cpu()
    try:
        connection.ask(query)
        return connection.cpu() - start, None
    except PgError as e:
        if not e.sqlstate:
            raise
        return connection.cpu() - start, e


def measured_call(connection, query, size, where, kept_bound):
    """one_call, with verdicts on the memory it took, and on what the backend keeps of that; (seconds, error, MB at most, MB kept)"""
    connection.forget_peak()
    kept, peak = connection.memory().get("Anonymous", 0), connection.peak()
    seconds, error = one_call(connection, query)
    kept, peak = connection.memory().get("Anonymous", 0) - kept, connection.peak() - peak
    verdict(error is None or allowed(error, where), f"{where}: {error}")
    verdict(peak < min(PEAK + PEAK_OF_A_BYTE * size, PEAK_AT_ALL), f"{where}: took {peak >> 20} MB")
    verdict(kept < kept_bound, f"{where}: private memory grew by {kept >> 20} MB")
    return seconds, error, peak >> 20, kept >> 20


def examine(encoding, names, size, wanted):
    with Connection() as c:
        all_calls, left_out, in_sql = calls(c)
    for signature in left_out:
        verdict(False, f"{signature}: the test does not know what to give it")
    chosen = {label: query for label, query in all_calls.items() if wanted in label}
    connection = connect()
    for name in names:
        pair = {n: (INPUTS[name](n), INPUTS[name](2 * n)) for n in {size, min(size, QUERY_BYTES)}}
        for label, query in chosen.items():
            text, double = pair[min(size, QUERY_BYTES) if is_query(label) else size]
            where = f"{label} with {len(text.encode()):,} bytes of '{name}' in {encoding}"
            try:
                if not put(connection, text):
                    break
                seconds, error, _, _ = measured_call(connection, query, size, where, MEMORY_BOUND_IN_SQL if label in in_sql else MEMORY_BOUND)
                slowest.append((seconds, where))
                if error is not None and not allowed(error, where):
                    continue
                put(connection, double)
                for attempt in range(2):
                    twice, _ = one_call(connection, query)
                    if twice < 3.5 * max(seconds, FLOOR):
                        break
                    seconds = one_call(connection, query.replace("FROM input", "FROM (SELECT left(body, length(body) / 2) AS body FROM input) input"))[0]
                verdict(twice < 3.5 * max(seconds, FLOOR), f"{where}: {seconds:.2f} s, twice the text {twice:.2f} s")
            except PgError as e:
                verdict(False, f"{where}: {e}")
                connection.close()
                time.sleep(1)
                connection = connect()
    connection.close()


def cancelled(query, way, after):
    """(the backend's processor seconds from the signal to the end, the error)"""
    with Connection() as c:
        c.ask("SELECT length(body) FROM input")
        if way == "time-out":
            c.ask(f"SET statement_timeout = {after * 1000:.0f}")
        c.send(query)
        time.sleep(after)
        before = c.cpu()
        if way == "cancel":
            c.cancel()
        try:
            c.finish()
            return 0.0, None  # it was done before
        except PgError as e:
            return c.cpu() - before, e


def each_call(names, size, wanted):
    """(the query, what it is asked of, whether the function is in SQL), with the text of that name and size in the table"""
    with Connection() as c:
        all_calls, _, in_sql = calls(c)
        chosen = {label: query for label, query in all_calls.items() if wanted in label and not is_query(label)}
    for name in names:
        with Connection() as c:
            put(c, INPUTS[name](size))
        for label, query in chosen.items():
            yield query, f"{label} with {size:,} bytes of '{name}'", label in in_sql


def huge(names, size, wanted, tell):
    """Every call with a long text of its own backend: an answer or a clear error, the memory bounded, and given back."""
    for query, where, in_sql in each_call(names, size, wanted):
        try:
            with connect() as c:
                c.ask("SELECT length(body) FROM input")
                seconds, error, peak, kept = measured_call(c, query, size, where, MEMORY_BOUND_IN_SQL if in_sql else MEMORY_BOUND)
            if tell:
                print(f"{seconds:8.2f} s, {peak:5} MB, {kept:3} MB kept, {' '.join(str(error)[:80].split()) if error else 'an answer'}: {where}", flush=True)
        except PgError as e:
            verdict(False, f"{where}: {e}")
            time.sleep(5)


def cancels(names, size, wanted):
    """A call on a text long enough to be in the midst of it, ended by a cancel and by a time-out: soon, and where the call is still at
    it then, later, since it does other things by then."""
    global slowest_cancel
    for query, where, in_sql in each_call(names, size, wanted):
        bound = CANCEL_BOUND_IN_SQL if in_sql else CANCEL_BOUND_OF_SORTING if where.startswith("to_tsvector") else CANCEL_BOUND
        for way, after in (("time-out", 0.1), ("cancel", 0.1), ("cancel", 0.5), ("cancel", 1.5), ("cancel", 4)):
            for attempt in range(3):
                took, error = cancelled(query, way, after)
                if took < bound:
                    break
            if error is None:
                break
            if error.sqlstate == "57014":
                slowest_cancel = max(slowest_cancel, (took, where))
            verdict((error.sqlstate == "57014" and took < bound) or allowed(error, where), f"{where}: a {way} after {after} s took {took:.2f} s: {error}")


def strange(rounds):
    """An internal error is one too many, but where a part of korean_analyze says itself that it was called otherwise than by that."""
    with Connection() as c:
        c.ask("CREATE TABLE strange (id int PRIMARY KEY, body text); CREATE VIEW strange_view AS TABLE strange; CREATE SEQUENCE strange_sequence; INSERT INTO strange VALUES (1, '3명이 왔다.')")
        c.ask("CALL korean_analyze('strange')")
        statements = list(strange_calls(c, rounds))
    connection = Connection()
    connection.ask("SET statement_timeout = '10s'")
    for signature, statement in statements:
        if statement is None:
            verdict(False, f"{signature}: the test does not know what to give it")
            continue
        try:
            connection.ask(statement)
            verdict(True, "")
        except PgError as e:
            verdict(e.sqlstate and e.sqlstate != "57014" and (e.sqlstate[:2] != "XX" or e.message.startswith("korean_")), f"{statement}: {e}")
            if not e.sqlstate:
                connection.close()
                time.sleep(2)
                connection = Connection()
    connection.close()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--full", action="store_true")
    options.add_argument("--cancels", action="store_true")
    options.add_argument("--huge", action="store_true")
    options.add_argument("--size", type=int)
    options.add_argument("--calls", default="")
    options.add_argument("--inputs", default="")
    options.add_argument("--encoding", choices=("UTF8", "EUC_KR"))
    o = options.parse_args()
    wanted = o.inputs.split("|")
    names = [n for n in (INPUTS if o.full or o.cancels or o.inputs else QUICK) if any(w in n for w in wanted)]
    size = o.size or (1_000_000 if o.full else 60_000)
    for encoding in (o.encoding,) if o.encoding else ("UTF8", "EUC_KR"):
        os.environ["PGDATABASE"] = "postgres"
        with Connection() as c:
            c.ask(f"DROP DATABASE IF EXISTS {DATABASE}")
            c.ask(f"CREATE DATABASE {DATABASE} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
        os.environ["PGDATABASE"], os.environ["PGCLIENTENCODING"] = DATABASE, "UTF8"
        with Connection() as c:
            c.ask("CREATE EXTENSION korean_news; CREATE TABLE input (body text); ALTER TABLE input ALTER body SET STORAGE EXTERNAL")
        if o.huge:
            if encoding == "UTF8":
                huge(names if o.inputs else ["noise of news"], o.size or 100_000_000, o.calls, True)
            continue
        if o.cancels:
            if encoding == "UTF8":
                cancels(names, o.size or 10_000_000, o.calls)
            continue
        if not o.calls and not o.inputs:
            strange(200 if o.full else 30)
            with Connection() as c:
                every_call, _, _ = calls(c)
            for where, wrong in starved_calls(every_call):
                verdict(wrong is None, f"{where}: {wrong}")
        part = names if o.full or o.inputs or encoding == "UTF8" else names[::4]
        examine(encoding, part, size, o.calls)
        if encoding == "UTF8":
            if not o.full and not o.inputs:
                huge(["ranges", "numbers and commas"], 1_000_000, o.calls, False)
            long = ["Hangul without blanks", "noise of news", "a", "said", "opening quote"] if o.full else ["Hangul without blanks"]
            cancels([n for n in long if n in names], 20_000_000 if o.full else 5_000_000, o.calls)
    os.environ["PGDATABASE"] = "postgres"
    with Connection() as c:
        c.ask(f"DROP DATABASE {DATABASE}")
    print(f"slowest end of a cancelled call: {slowest_cancel[0] * 1000:.0f} ms, {slowest_cancel[1]}")
    for seconds, where in sorted(slowest, reverse=True)[:5]:
        print(f"{seconds:.2f} s: {where}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
