#!/usr/bin/env python3
"""tag_entities and extract_quotes on the passages of this folder: names, their kinds and people's affiliations; quotations, who said
them and with which word.  No rule gets everything right, so shares are checked; what differs is printed with --show.

An answer pairs with the entry of the same place; a quotation with the entry of the same directness that it shares half of its
characters with.  `alt` lists what is as good.
"""
import collections
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, __file__.rsplit("/", 2)[0])
from support import checks  # noqa: E402

DATABASE = "kn_golden"
FOLDER = pathlib.Path(__file__).parent


def passages(name):
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def answers(function, columns, texts):
    """For each text the rows of the function."""
    quoted = ",\n".join(f"({i}, $kn${text}$kn$)" for i, text in enumerate(texts))
    sql = f"SELECT v.i, to_json(r) FROM (VALUES {quoted}) v(i, t), LATERAL (SELECT {columns} FROM {function}(v.t)) r ORDER BY v.i;"
    found = [[] for _ in texts]
    for line in checks.psql(sql, DATABASE, separator="\t").splitlines():
        i, row = line.split("\t", 1)
        found[int(i)].append(json.loads(row))
    return found


def right(entry, row, field):
    wanted = [entry.get(field)] + entry.get("alt", {}).get(field, [])
    return row[field] in wanted


def spans(entry, text):
    """Where the entry may stand: its own place, and those of its other surfaces that overlap it."""
    places = {(entry["position"], entry["length"])}
    for surface in entry.get("alt", {}).get("surface", []):
        at = text.find(surface, max(entry["position"] - 1 - len(surface), 0))
        while 0 <= at < entry["position"] - 1 + entry["length"]:
            if at + len(surface) >= entry["position"]:
                places.add((at + 1, len(surface)))
            at = text.find(surface, at + 1)
    return places


def overlap(a, b):
    shared = min(a["position"] + a["length"], b["position"] + b["length"]) - max(a["position"], b["position"])
    return max(shared, 0) / max(a["length"], b["length"])


def paired(entries, rows, fits):
    """Each entry with the best row that fits it, none twice."""
    pairs, left = [], list(rows)
    for entry in entries:
        best = max(left, key=lambda row: fits(entry, row), default=None)
        if best is not None and fits(entry, best) > 0:
            pairs.append((entry, best))
            left.remove(best)
    return pairs


def share(name, good, of, at_least):
    print(f"{name}: {good} of {of}, {good / of:.3f}")
    checks.report(good / of >= at_least, f"{name}: {good / of:.3f}, {at_least} wanted")


def kind_of(entry, pairs):
    """The kind that the entry counts as: the answer's, where that is as good."""
    return next((row["kind"] for wanted, row in pairs if wanted is entry and right(entry, row, "kind")), entry["kind"])


def score(what, file, key, function, columns, fits, fields, kinds=None):
    """fields: name, the columns that must all be right, and the share that must be; kinds: what each kind must reach by itself."""
    cases = passages(file)
    found = answers(function, columns, [case["text"] for case in cases])
    pairs, entries, rows = [], 0, 0
    of_kind, right_of_kind = collections.Counter(), collections.Counter()
    for case, answer in zip(cases, found):
        for entry in case[key]:
            entry["places"] = spans(entry, case["text"])
        # What may be given or not counts neither way.
        optional = [entry for entry in case[key] if entry.get("optional")]
        wanted = [entry for entry in case[key] if not entry.get("optional")]
        here = paired(wanted, answer, fits)
        pairs += here
        entries += len(wanted)
        answer = [row for row in answer if not any(fits(entry, row) > 0 for entry in optional)]
        rows += len(answer)
        if kinds:
            of_kind.update(kind_of(entry, here) for entry in wanted)
            of_kind.update(row["kind"] for row in answer)
            right_of_kind.update(row["kind"] for entry, row in here if right(entry, row, "kind"))
        if "--show" in sys.argv:
            for entry in wanted:
                if not any(entry is e for e, _ in here):
                    print(f"  {case['id']} missed {entry['surface']}")
            for row in answer:
                if not any(row is r for _, r in here):
                    print(f"  {case['id']} wrong {json.dumps(row, ensure_ascii=False)}")
    share(f"{what}, right among found and wanted (F1)", 2 * len(pairs), entries + rows, fields[0])
    for name, columns_of, at_least in fields[1:]:
        good = [(e, r) for e, r in pairs if all(right(e, r, c) for c in columns_of)]
        if "--show" in sys.argv:
            for e, r in pairs:
                if not any(e is g for g, _ in good):
                    print(f"  {name}: {[e.get(c) for c in columns_of]} is {[r[c] for c in columns_of]}")
        share(f"{what}, {name} of those found", len(good), len(pairs), at_least)
    for kind, at_least in (kinds or {}).items():
        share(f"{what}, {kind} (F1)", 2 * right_of_kind[kind], of_kind[kind], at_least)


def main():
    files = subprocess.run([sys.executable, FOLDER / "check.py"], capture_output=True, text=True)
    checks.report(files.returncode == 0, "the golden files against themselves:\n" + files.stdout)
    checks.fresh_database(DATABASE)
    checks.psql("CREATE EXTENSION korean_news;", DATABASE)
    same_span = lambda e, r: (r["position"], r["length"]) in e["places"]  # noqa: E731
    score("names", "passages-entities.jsonl", "entities", "tag_entities", "surface, position, length, kind, name, role, affiliation", same_span,
          [0.955, ("kind and name", ("kind", "name"), 0.98), ("role", ("role",), 0.985), ("affiliation", ("affiliation",), 0.985)],
          {"person": 0.97, "organization": 0.955, "location": 0.935, "product": 0.935, "event": 0.75})
    alike = lambda e, r: e["direct"] == r["direct"] and overlap(e, r) * (overlap(e, r) >= 0.5)  # noqa: E731
    score("quotations", "passages-quotes.jsonl", "quotes", "extract_quotes", "quote AS surface, position, length, direct, speaker, role, affiliation, verb", alike,
          [0.96, ("speaker and verb", ("speaker", "verb"), 0.975), ("affiliation", ("affiliation",), 0.97)])
    checks.run("dropdb", DATABASE)
    return checks.finish()


sys.exit(main())
