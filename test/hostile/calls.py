"""Every way in which SQL hands a text to the extension: all its functions, found in the catalogs, with the hostile text in each
text argument in turn; casts to its types; and the functions of PostgreSQL that use its search configuration."""

# Arguments that are not under test, by name first, then by type.  Where the function has a default, that stands.
BY_NAME = {"match": "'any'", "options": "''", "timezone": "'Asia/Seoul'", "kind": "'word'"}
BY_TYPE = {"text": "'정부는 5일 발표했다.'", "timestamp without time zone": "'2026-09-05 09:00'", "integer": "10", "numeric": "12345.5", "bigint": "42",
           "tsquery": "korean_tsquery('정부 발표 가 a 1', 'any')", "date": "'2026-09-05'", "boolean": "true", "text[]": "'{정부}'", "double precision": "1",
           "korean_quantity": "'3 km'"}
FUNCTIONS = r"""
SELECT p.oid::regprocedure::text, p.proname, p.proretset,
       (SELECT string_agg(format_type(t, NULL), '|' ORDER BY i) FROM unnest(p.proargtypes) WITH ORDINALITY a(t, i)), array_to_string(p.proargnames, '|'),
       p.pronargdefaults, (SELECT l.lanname FROM pg_language l WHERE l.oid = p.prolang)
FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
WHERE e.extname = 'korean_news' AND p.prokind = 'f' AND p.provolatile <> 'v' AND 'text'::regtype = ANY (p.proargtypes)
  AND NOT 'internal'::regtype = ANY (p.proargtypes)
  AND p.proname NOT LIKE 'korean\_analysis\_%' -- parts of korean_analyze: names of columns, no texts
ORDER BY 1
"""
PLAIN = {
    "to_tsvector('korean', text)": "SELECT length(to_tsvector('korean', body)) FROM input",
    "plainto_tsquery('korean', text)": "SELECT numnode(plainto_tsquery('korean', body)) FROM input",
    "websearch_to_tsquery('korean', text)": "SELECT numnode(websearch_to_tsquery('korean', body)) FROM input",
    "ts_headline('korean', text, tsquery)": "SELECT length(ts_headline('korean', body, korean_tsquery('정부 발표 가 a 1', 'any'))) FROM input",
    "ts_headline with fragments": "SELECT length(ts_headline('korean', body, korean_tsquery('정부 발표 가 a 1', 'any'), 'MaxFragments=5')) FROM input",
    "ts_parse('korean', text)": "SELECT count(*) FROM input, ts_parse('korean', body)",
    "ts_lexize('korean_word', text)": "SELECT ts_lexize('korean_word', body) IS NULL FROM input",
    "ts_lexize('korean_stem', text)": "SELECT ts_lexize('korean_stem', body) IS NULL FROM input",
    "ts_lexize('korean_hanja', text)": "SELECT ts_lexize('korean_hanja', body) IS NULL FROM input",
}

# PostgreSQL reads queries in a time that grows with the square of their words, whatever gives it the words: such calls get less.
QUERY_BYTES = 10_000


# What functions in SQL take is PostgreSQL's (regexp_split_to_table, array_agg), and where nothing of ours runs nobody has the C library
# give it back: it may keep twice its largest threshold for that, 64 MB, whatever functions ran.
MEMORY_BOUND, MEMORY_BOUND_IN_SQL = 16 << 20, 64 << 20


def is_query(label):
    return "tsquery(" in label


def calls(connection):
    """{name: query over the table input(body)}, what has no query, and the names of functions in SQL"""
    found, left_out, in_sql = {}, [], set()
    for signature, name, is_set, types, names, defaults, language in connection.ask(FUNCTIONS):
        types, names = types.split("|"), (names or "").split("|")
        needed = len(types) - int(defaults)
        for place in (i for i, t in enumerate(types) if t == "text"):
            arguments = []
            for i, t in enumerate(types[:max(needed, place + 1)]):
                given = "body" if i == place else BY_NAME.get(names[i] if i < len(names) else "") or BY_TYPE.get(t)
                arguments.append(given and (given if given == "body" else f"{given}::{t}"))
            if None in arguments:
                left_out.append(signature)
                continue
            call = f"{name}({', '.join(arguments)})"
            label = signature if types.count("text") == 1 else f"{signature} argument {place + 1}"
            if language == "sql":
                in_sql.add(label)
            found[label] = f"SELECT count(*) FROM input, LATERAL {call} r" if is_set == "t" else f"SELECT ({call}) IS NULL FROM input"
    for (type_name,) in connection.ask("SELECT typname FROM pg_type WHERE typname = 'korean_quantity'"):
        found[f"text::{type_name}"] = f"SELECT body::{type_name} IS NULL FROM input"
    return {**found, **PLAIN}, left_out, in_sql
