#!/usr/bin/env python3
"""Quantities leave the server and come back exactly: pg_dump in text and custom form, COPY in text and binary form, the
protocol's encoding; on the cluster that PGHOST names.  The last line is "N passed, N failed"."""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from checks import check, finish, fresh_database, psql, run

DATABASE = "korean_news_quantity"


def ask(sql, database=DATABASE):
    return psql(sql, database)


def main():
    fresh_database(DATABASE)
    ask("""CREATE EXTENSION korean_news;
      CREATE TABLE q (id int PRIMARY KEY, q korean_quantity, list korean_quantity[]);
      INSERT INTO q VALUES (1, '10조1천억원', '{1.50 km,-3.5 °C}'), (2, '0.000 m²', '{}'), (3, NULL, NULL), (4, '7.25 B', '{5명,NULL}'),
        (5, '123456789012345678901234567890.10 USD', NULL), (6, '-1.0 %p', '{3 km/h}'), (7, '2 개사', NULL);
      INSERT INTO q SELECT 100 + i, korean_quantity(('1' || repeat('0', i) || '.' || repeat('7', i) || '0')::numeric, 'kWh') FROM generate_series(1, 900, 50) i;
      CREATE INDEX q_btree ON q (q); CREATE INDEX q_hash ON q USING hash (q);
      INSERT INTO korean_exchange_rate VALUES ('USD', '2025-09-05', 1390.50);""")
    everything = "SELECT id, q, list FROM q ORDER BY id; TABLE korean_exchange_rate;"
    before = ask(everything)
    with tempfile.TemporaryDirectory() as folder:
        for form in ("plain", "custom"):
            file, restored = os.path.join(folder, form), DATABASE + "_restored"
            run("pg_dump", "-d", DATABASE, "-F", form, "-f", file)
            fresh_database(restored)
            run(*(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", restored, "-f", file] if form == "plain" else ["pg_restore", "-e", "-d", restored, file]))
            check(f"a {form} dump restores every digit", ask(everything, restored), before)
            check("and its indexes find them", ask("SET enable_seqscan = off; SELECT id FROM q WHERE q = '7.25B';", restored), "4\n")
            run("dropdb", restored)
        for form in ("text", "csv", "binary"):
            file = os.path.join(folder, form)
            ask(f"\\copy q TO '{file}' (FORMAT {form})\nCREATE TABLE again (LIKE q);\n\\copy again FROM '{file}' (FORMAT {form})\n")
            check(f"COPY in {form} form gives every digit back",
                  ask("SELECT count(*) FROM q JOIN again a USING (id) WHERE q.q::text IS NOT DISTINCT FROM a.q::text AND q.list::text IS NOT DISTINCT FROM a.list::text;"),
                  ask("SELECT count(*) FROM q;"))
            ask("DROP TABLE again;")
        # A binary value whose unit nobody knows is refused.
        bad = os.path.join(folder, "bad")
        ask(f"\\copy (SELECT '5 km'::korean_quantity) TO '{bad}' (FORMAT binary)\n")
        with open(bad, "rb") as source:
            content = source.read().replace(b"km", b"k?")
        with open(bad, "wb") as target:
            target.write(content)
        try:
            ask(f"CREATE TABLE bad (q korean_quantity);\n\\copy bad FROM '{bad}' (FORMAT binary)\n")
            answer = "accepted"
        except subprocess.CalledProcessError as error:
            answer = error.stderr.split("\n")[0].split("ERROR:  ")[-1]
        check("an unknown unit in binary form is refused", answer, 'the unit "k?" is unknown')
    run("dropdb", DATABASE)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
