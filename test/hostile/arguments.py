"""Every function and procedure of the extension with arguments that nobody gives: NULL in each place, ends of ranges, numbers of relations
that are none, arrays of two dimensions or with NULLs, rows of NULLs.  An answer or an ordinary error, soon; never a lost connection."""
import random

FUNCTIONS = r"""
SELECT p.proname, p.prokind, (SELECT array_to_json(array_agg(format_type(t, NULL) ORDER BY i)) FROM unnest(p.proargtypes) WITH ORDINALITY a(t, i)),
       n.nspname, p.oid::regprocedure::text
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
WHERE e.extname = 'korean_news' AND p.prokind IN ('f', 'p') AND NOT p.proargtypes::oid[] && ARRAY['internal'::regtype, 'cstring'::regtype]::oid[]
ORDER BY 5
"""
LONG_AGO, FAR = "'4714-11-24 00:00 BC'", "'294276-12-31 23:59:59'"
RELATIONS = ["0::oid", "1::oid", "4294967295::oid", "'pg_class'", "'pg_class_oid_index'", "'korean_lexicon'", "'strange'", "'strange_view'", "'strange_sequence'"]
VALUES = {
    "text": ["''", "' '", "chr(1)", "repeat('a', 5000)", "chr(1114111)", "'정부는 5일 3명이 “간다”고 밝혔다.'", "'SELECT 1'", "'{\"a\": [1]}'", "'word'",
             "'SELECT ''(0,1)''::tid, 1, now(), now()::timestamp, 1::bigint, ''제목''::text, ''3명이 왔다.''::text'", "'Asia/Seoul'", "'km'"],
    "name": ["''", "'id'", "'ctid'", "'없음'"],
    "integer": ["0", "1", "-1", "2147483647", "-2147483648"],
    "bigint": ["0", "-1", "9223372036854775807", "-9223372036854775808"],
    "smallint": ["0", "-1", "32767", "-32768"],
    "oid": ["0", "1", "4294967295", "25"],
    "numeric": ["0", "'NaN'", "-1e1000", "1e-1000", "12345.678"],
    "double precision": ["0", "'NaN'", "'Infinity'", "'-Infinity'", "1e308", "-1"],
    "boolean": ["true", "false"],
    "timestamp without time zone": ["'infinity'", "'-infinity'", LONG_AGO, FAR, "'2026-09-05'"],
    "timestamp with time zone": ["'infinity'", "'-infinity'", LONG_AGO, FAR, "'2026-09-05'"],
    "date": ["'infinity'", "'-infinity'", "'4714-11-24 BC'", "'5874897-12-31'", "'2026-09-05'"],
    "interval": ["'0'", "'178000000 years'", "'-178000000 years'"],
    "regclass": RELATIONS,
    "jsonb": ["'{}'", "'[]'", "'null'", "'\"x\"'", "'{\"a\": {\"b\": [null]}}'", "'{\"id\": 1, \"date\": \"2026-09-05\", \"body\": []}'"],
    "text[]": ["'{}'", "'{NULL}'", "'{{a,b},{c,d}}'", "'[5:6]={x,y}'", "'{sentence,figure}'"],
    "name[]": ["'{}'", "'{NULL}'", "'{{id,id},{id,id}}'", "'[5:5]={id}'", "'{id}'"],
    "bigint[]": ["'{}'", "'{NULL}'", "'{{1,2},{3,4}}'", "'[-3:-2]={1,1}'", "'{1,1,NULL,-1}'"],
    "tid[]": ["'{}'", "'{NULL}'", "'{\"(0,0)\",\"(4294967295,65535)\"}'"],
    "regclass[]": ["'{}'", "'{strange_sentence,strange_figure,strange_date,strange_entity,strange_quote}'", "'{NULL}'", "array_fill('strange'::regclass, '{5}')", "array_fill(4294967295::oid, '{5}')", "array_fill('strange_view'::regclass, '{5}')",
                   "array_fill('pg_class_oid_index'::regclass, '{5}')"],
    "tsquery": ["''", "'a'", "'!a & (b | c <5> d:*)'"],
    "tsvector": ["''", "'a:1 b:2A'"],
    "korean_quantity": ["'3 km'", "'-1 °C'", "'1e300 m'", "'5천억 달러'"],
}


def values(connection, type_name):
    if type_name not in VALUES:
        fields = int(connection.ask("SELECT count(*) FROM pg_attribute a JOIN pg_type t ON t.typrelid = a.attrelid WHERE t.oid = $1::regtype AND a.attnum > 0", type_name)[0][0])
        if fields == 0:
            return None
        VALUES[type_name] = ["'(" + "," * (fields - 1) + ")'"]
    return VALUES[type_name]


def strange_calls(connection, rounds):
    """(what is called, the statement, of procedures too); functions whose types the lists lack come with None"""
    chance = random.Random(7)
    for name, kind, types, schema, signature in connection.ask(FUNCTIONS):
        types = [t.strip('"') for t in (types or "[]")[1:-1].split(",") if t]
        pools = [values(connection, t) for t in types]
        if None in pools:
            yield signature, None
            continue
        for turn in range(rounds if types else 1):
            given = []
            for place, pool in enumerate(pools):
                null = turn == place if turn < len(pools) else chance.random() < 0.1
                given.append(f"({'NULL' if null else chance.choice(pool)})::{types[place]}")
            call = f"{schema}.{name}({', '.join(given)})"
            yield signature, f"CALL {call}" if kind == "p" else f"SELECT count(*) FROM (SELECT {call}) r"
