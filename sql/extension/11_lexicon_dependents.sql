-- What was built with an older lexicon -------------------------------------------------------------------------------

CREATE TABLE korean_lexicon_log (
  logged_at timestamptz NOT NULL,
  cluster bigint NOT NULL,
  mark bigint NOT NULL,
  relation oid,
  attribute smallint
);
COMMENT ON TABLE korean_lexicon_log IS 'When korean_lexicon was edited and stored columns were refreshed; written by korean_news itself.';
COMMENT ON COLUMN korean_lexicon_log.logged_at IS 'When the row was written.';
COMMENT ON COLUMN korean_lexicon_log.cluster IS 'System identifier of the cluster that wrote it: only its own rows count.';
COMMENT ON COLUMN korean_lexicon_log.mark IS 'Number from the counter that also numbers the files of relations: greater ones are later.';
COMMENT ON COLUMN korean_lexicon_log.relation IS 'Table of a refreshed stored column; NULL for an edit of the lexicon.';
COMMENT ON COLUMN korean_lexicon_log.attribute IS 'Number of the refreshed column.';
GRANT SELECT ON korean_lexicon_log TO PUBLIC;

CREATE FUNCTION korean_lexicon_pending() RETURNS boolean
AS 'MODULE_PATHNAME', 'kn_korean_lexicon_pending' LANGUAGE C STABLE PARALLEL RESTRICTED;
COMMENT ON FUNCTION korean_lexicon_pending() IS 'Whether this transaction has edited korean_lexicon.';
CREATE FUNCTION korean_lexicon_cluster() RETURNS bigint
AS 'MODULE_PATHNAME', 'kn_korean_lexicon_cluster' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION korean_lexicon_cluster() IS 'System identifier of this cluster.';
CREATE FUNCTION korean_lexicon_mark() RETURNS bigint
AS 'MODULE_PATHNAME', 'kn_korean_lexicon_mark' LANGUAGE C VOLATILE;
COMMENT ON FUNCTION korean_lexicon_mark() IS 'A new number from the counter that also numbers the files of relations.';
CREATE FUNCTION korean_lexicon_log_refresh(relation regclass, attribute smallint, mark bigint) RETURNS void
AS 'MODULE_PATHNAME', 'kn_korean_lexicon_log_refresh' LANGUAGE C VOLATILE STRICT;
COMMENT ON FUNCTION korean_lexicon_log_refresh(regclass, smallint, bigint) IS 'Part of korean_lexicon_refresh: notes that a stored column was recomputed.';

CREATE FUNCTION korean_lexicon_later(a bigint, b bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS 'SELECT a <> b AND (a - b) & 4294967295 < 2147483648';
COMMENT ON FUNCTION korean_lexicon_later(bigint, bigint) IS 'Whether mark a was given after mark b; the counter begins anew after 4,294,967,295.';

CREATE TYPE korean_lexicon_reader AS (class oid, object oid, attribute integer);
COMMENT ON TYPE korean_lexicon_reader IS 'Something whose content comes from functions that read korean_lexicon.';
COMMENT ON COLUMN korean_lexicon_reader.class IS 'Catalog of the object, as in pg_depend.';
COMMENT ON COLUMN korean_lexicon_reader.object IS 'OID of the index, table or materialised view.';
COMMENT ON COLUMN korean_lexicon_reader.attribute IS 'Number of the stored column; 0 for the whole object.';

-- From the functions and text search objects along pg_depend, through functions, operators and views, to what stores answers.
-- Bodies of functions that are kept as text (AS '…') are not in pg_depend: those of SQL and PL/pgSQL that name one of ours, or a
-- function or text search configuration found so far, count as calling it.  Text that is put together at run time is not seen.
CREATE FUNCTION korean_lexicon_readers() RETURNS SETOF korean_lexicon_reader
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on ROWS 20 AS $$
WITH RECURSIVE reached(class, object, attribute) AS (
  SELECT d.classid, d.objid, 0
  FROM pg_depend d JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
  LEFT JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
  WHERE e.extname = 'korean_news' AND d.deptype = 'e'
    AND (d.classid IN ('pg_ts_config'::regclass, 'pg_ts_parser'::regclass, 'pg_ts_dict'::regclass, 'pg_ts_template'::regclass)
      OR p.proname !~ '^(extract_figures|extract_dates|parse_article|korean_number|format_korean_number|korean_quantity.*|quantity_.*|convert_quantity|korean_news_.*|korean_fingerprint.*|split_sentences|korean_lexicon_(?!matches).*)$')
  UNION
  SELECT CASE WHEN next.class IN ('pg_rewrite'::regclass, 'pg_attrdef'::regclass) THEN 'pg_class'::regclass ELSE next.class END,
         coalesce(r.ev_class, a.adrelid, next.object), coalesce(a.adnum, next.part)
  FROM reached f
  JOIN LATERAL (
    SELECT d.classid AS class, d.objid AS object, d.objsubid AS part FROM pg_depend d
    WHERE d.refclassid = f.class AND d.refobjid = f.object AND d.deptype IN ('n', 'a', 'i')
      AND (f.attribute = 0 OR d.refobjsubid = f.attribute)
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, 0
    FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    LEFT JOIN pg_proc q ON f.class = 'pg_proc'::regclass AND q.oid = f.object
    LEFT JOIN pg_ts_config t ON f.class = 'pg_ts_config'::regclass AND t.oid = f.object
    WHERE l.lanname IN ('sql', 'plpgsql') AND p.pronamespace <> 'pg_catalog'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
      AND p.prosrc ~* coalesce('\m' || regexp_replace(q.proname, '\W', '\\\&', 'g') || '\M', '''([\w"]+\.)?"?' || regexp_replace(t.cfgname, '\W', '\\\&', 'g') || '"?''')
  ) next ON next.class IN ('pg_proc'::regclass, 'pg_operator'::regclass, 'pg_ts_config'::regclass, 'pg_ts_parser'::regclass, 'pg_ts_dict'::regclass,
                           'pg_rewrite'::regclass, 'pg_attrdef'::regclass, 'pg_class'::regclass)
  LEFT JOIN pg_rewrite r ON next.class = 'pg_rewrite'::regclass AND r.oid = next.object
  LEFT JOIN pg_attrdef a ON next.class = 'pg_attrdef'::regclass AND a.oid = next.object
  LEFT JOIN pg_attribute t ON t.attrelid = a.adrelid AND t.attnum = a.adnum
  LEFT JOIN pg_class c ON next.class = 'pg_class'::regclass AND c.oid = next.object
  -- A default is no answer that goes stale, and an index over a stored column or a view follows it by itself.
  WHERE (next.class <> 'pg_attrdef'::regclass OR t.attgenerated = 's')
    AND (next.class <> 'pg_class'::regclass
      OR f.class <> 'pg_class'::regclass
         -- Before PostgreSQL 15 a stored column depends on its function itself, not by its default.
         AND (c.relkind = 'i' OR EXISTS (SELECT FROM pg_attribute g WHERE g.attrelid = next.object AND g.attnum = next.part AND g.attgenerated = 's')))
)
SELECT r.class, r.object, r.attribute FROM reached r JOIN pg_class c ON c.oid = r.object
WHERE r.class = 'pg_class'::regclass AND (c.relkind IN ('i', 'm') AND r.attribute = 0 OR c.relkind = 'r' AND r.attribute > 0)
  AND (c.relpersistence <> 't' OR c.relnamespace = pg_my_temp_schema())
$$;
COMMENT ON FUNCTION korean_lexicon_readers() IS 'Indexes, stored columns and materialised views that hold answers of functions which read korean_lexicon.';

CREATE TYPE korean_lexicon_dependent AS (kind text, object text, stale boolean, command text);
COMMENT ON TYPE korean_lexicon_dependent IS 'Something built with the lexicon: what it is, its name, whether the lexicon was edited since, the command that builds it anew.';
COMMENT ON COLUMN korean_lexicon_dependent.kind IS 'stored column, index, materialized view or analysis table.';
COMMENT ON COLUMN korean_lexicon_dependent.object IS 'Qualified name; of a column with its table.';
COMMENT ON COLUMN korean_lexicon_dependent.stale IS 'NULL where the caller may not read what would tell.';
COMMENT ON COLUMN korean_lexicon_dependent.command IS 'Command that refreshes it; run them in the order of the rows.';

CREATE FUNCTION korean_lexicon_dependents() RETURNS SETOF korean_lexicon_dependent
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp ROWS 20 AS $$
DECLARE
  edited bigint := (SELECT mark FROM @extschema@.korean_lexicon_log WHERE relation IS NULL AND cluster = @extschema@.korean_lexicon_cluster()
                    ORDER BY logged_at DESC LIMIT 1);
  pending boolean := @extschema@.korean_lexicon_pending();
  found @extschema@.korean_lexicon_dependent;
  analysis record;
BEGIN
  RETURN QUERY
  SELECT k.kind, format(CASE WHEN r.attribute > 0 THEN '%I.%I.%I' ELSE '%I.%I' END, n.nspname, c.relname, t.attname),
    pending OR c.relkind = 'm' AND NOT c.relispopulated
      OR edited IS NOT NULL AND NOT @extschema@.korean_lexicon_later(coalesce(a.oid::bigint, pg_relation_filenode(c.oid)::bigint), edited)
         AND NOT EXISTS (SELECT FROM @extschema@.korean_lexicon_log l WHERE l.relation = c.oid AND l.attribute = r.attribute
                           AND l.cluster = @extschema@.korean_lexicon_cluster() AND @extschema@.korean_lexicon_later(l.mark, edited)),
    CASE k.kind WHEN 'index' THEN format('REINDEX INDEX %I.%I', n.nspname, c.relname)
                WHEN 'materialized view' THEN format('REFRESH MATERIALIZED VIEW %I.%I', n.nspname, c.relname)
                ELSE format('SELECT %s.korean_lexicon_refresh(%L)', '@extschema@', format('%I.%I', n.nspname, c.relname)) END
  FROM @extschema@.korean_lexicon_readers() r
  JOIN pg_class c ON c.oid = r.object JOIN pg_namespace n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL (SELECT CASE c.relkind WHEN 'i' THEN 'index' WHEN 'm' THEN 'materialized view' ELSE 'stored column' END) k(kind)
  LEFT JOIN pg_attribute t ON t.attrelid = c.oid AND t.attnum = r.attribute AND r.attribute > 0
  LEFT JOIN pg_attrdef a ON a.adrelid = c.oid AND a.adnum = r.attribute
  -- A materialised view is made after what it reads: the order of their numbers is the order of refreshing.
  ORDER BY CASE k.kind WHEN 'stored column' THEN 1 WHEN 'index' THEN 3 ELSE 2 END, c.oid, r.attribute;

  FOR analysis IN
    SELECT c.oid, n.nspname, c.relname, s.relname AS articles
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'lexicon' AND t.atttypid = 'bigint'::regtype
    JOIN pg_class s ON s.relnamespace = c.relnamespace AND s.relname || '_analysis' = c.relname AND s.relkind IN ('r', 'p')
    WHERE c.relkind = 'r' ORDER BY c.oid
  LOOP
    found := ROW('analysis table', format('%I.%I', analysis.nspname, analysis.relname), NULL,
                 format('CALL %s.korean_analyze(%L)', '@extschema@', format('%I.%I', analysis.nspname, analysis.articles)));
    -- A policy is code of the table's owner.
    IF has_table_privilege(analysis.oid, 'SELECT') AND NOT row_security_active(analysis.oid) THEN
      EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE lexicon IS DISTINCT FROM @extschema@.korean_lexicon_version())', found.object) INTO found.stale;
    END IF;
    RETURN NEXT found;
  END LOOP;
END $$;
COMMENT ON FUNCTION korean_lexicon_dependents() IS 'What holds answers of these functions, whether korean_lexicon was edited since it was built, and the command that refreshes it.';

CREATE FUNCTION korean_lexicon_refresh_command(relation regclass, OUT command text, OUT columns smallint[])
LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- Setting a base column computes a stored column anew; only rows whose answer differs are written.
  SELECT format('UPDATE ONLY %s SET %s WHERE %s', korean_lexicon_refresh_command.relation,
                string_agg(DISTINCT format('%1$I = %1$I', b.attname), ', '),
                string_agg(DISTINCT format('NOT coalesce(%1$I %2$s (%3$s), %1$I IS NULL AND (%3$s) IS NULL)', t.attname, @extschema@.korean_news_equality(t.atttypid), pg_get_expr(d.adbin, d.adrelid)), ' OR ')),
         array_agg(DISTINCT t.attnum)
  INTO command, columns
  FROM @extschema@.korean_lexicon_readers() r
  JOIN pg_attribute t ON t.attrelid = r.object AND t.attnum = r.attribute
  JOIN pg_attrdef d ON d.adrelid = t.attrelid AND d.adnum = t.attnum
  JOIN LATERAL (SELECT min(p.refobjsubid) AS base FROM pg_depend p
                -- Before PostgreSQL 15 the column itself depends on what it is computed from.
                WHERE (p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                    OR p.classid = 'pg_class'::regclass AND p.objid = t.attrelid AND p.objsubid = t.attnum)
                  AND p.refclassid = 'pg_class'::regclass
                  AND p.refobjid = t.attrelid AND p.refobjsubid NOT IN (0, t.attnum)) p ON true
  JOIN pg_attribute b ON b.attrelid = t.attrelid AND b.attnum = p.base
  WHERE r.object = korean_lexicon_refresh_command.relation AND r.attribute > 0;
  IF columns IS NULL THEN
    RAISE EXCEPTION 'table % has no stored column that depends on the lexicon', relation
      USING ERRCODE = 'wrong_object_type', HINT = 'korean_lexicon_dependents() lists what there is, with the command for each.';
  END IF;
END $$;
COMMENT ON FUNCTION korean_lexicon_refresh_command(regclass) IS 'Part of korean_lexicon_refresh: the UPDATE that it runs, and the columns that this computes.';

CREATE FUNCTION korean_lexicon_run(relation regclass, command text) RETURNS bigint
AS 'MODULE_PATHNAME', 'kn_korean_lexicon_run' LANGUAGE C VOLATILE STRICT;
COMMENT ON FUNCTION korean_lexicon_run(regclass, text) IS 'Part of korean_lexicon_refresh: runs its UPDATE with the rights of the table''s owner; the number of rows.';

-- Without a search_path of its own: the table's triggers run by the caller's.  Hence every name is qualified, types too.
CREATE FUNCTION korean_lexicon_refresh(relation regclass) RETURNS bigint
LANGUAGE plpgsql VOLATILE STRICT AS $$
DECLARE
  mark bigint := @extschema@.korean_lexicon_mark();
  command pg_catalog.text;
  columns smallint[];
  attribute smallint;
  changed bigint;
BEGIN
  SELECT r.command, r.columns INTO command, columns FROM @extschema@.korean_lexicon_refresh_command(relation) r;
  changed := @extschema@.korean_lexicon_run(relation, command);
  FOREACH attribute IN ARRAY columns LOOP
    PERFORM @extschema@.korean_lexicon_log_refresh(relation, attribute, mark);
  END LOOP;
  RETURN changed;
END $$;
COMMENT ON FUNCTION korean_lexicon_refresh(regclass) IS 'Recomputes the stored columns of a table that depend on the lexicon; the number of rows that changed.';
