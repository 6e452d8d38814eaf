-- korean_analyze --------------------------------------------------------------------------------------------------

-- The statements of a batch.  $1: rows of _analysis (tid[]), which the transaction has locked.  They run by the search_path of the caller,
-- which the triggers on the companions want, and name everything with its schema: somebody may have planted an operator there.
CREATE TYPE korean_analysis_statements AS (enlist text, outdate text, take text, clear text[], tables regclass[], parent regclass, parent_keys name[], pick text, enter text, drop_gone text, drop_absent text);
COMMENT ON TYPE korean_analysis_statements IS 'Part of korean_analyze: the SQL of its steps.';

CREATE FUNCTION korean_analysis_statements_for(plan korean_analysis_plan) RETURNS korean_analysis_statements
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  made @extschema@.korean_analysis_statements;
  articles CONSTANT text := format('%I.%I', plan.schema, plan.stem);
  ledger CONSTANT text := format('%I.%I', plan.schema, plan.stem || '_analysis');
  own CONSTANT text := (SELECT string_agg(format('%I', k), ', ' ORDER BY place) FROM unnest(plan.own_keys) WITH ORDINALITY u(k, place));
  ledger_keys CONSTANT text := (SELECT string_agg(format('n.%I', k), ', ' ORDER BY place) FROM unnest(plan.own_keys) WITH ORDINALITY u(k, place));
  article_keys CONSTANT text := (SELECT string_agg(format('a.%I', k), ', ' ORDER BY place) FROM unnest(plan.keys) WITH ORDINALITY u(k, place));
  same CONSTANT text := (SELECT string_agg(format('a.%I %s n.%I', k, e, o), ' AND ') FROM unnest(plan.keys, plan.own_keys, plan.equalities) u(k, o, e));
  absolute CONSTANT text := CASE WHEN plan.published IS NULL THEN 'NULL::pg_catalog.timestamptz'
    WHEN plan.published_type = 'timestamp with time zone' THEN format('a.%I', plan.published)
    ELSE format('(a.%I::timestamp AT TIME ZONE %L)', plan.published, plan.timezone) END;
  local CONSTANT text := CASE WHEN plan.published IS NULL THEN 'NULL::timestamp'
    WHEN plan.published_type = 'timestamp with time zone' THEN format('(a.%I AT TIME ZONE %L)', plan.published, plan.timezone)
    ELSE format('a.%I::timestamp', plan.published) END;
  title CONSTANT text := CASE WHEN plan.title IS NULL THEN 'NULL::pg_catalog.text' ELSE format('a.%I::pg_catalog.text', plan.title) END;
  -- Of the body, the title, the day they are read from, and the time zone.
  hash CONSTANT text := format('pg_catalog.hashtextextended(coalesce(a.%I, '''')::pg_catalog.text, pg_catalog.hashtextextended(coalesce(%s, ''''), (%s)::bigint))', plan.body, title,
    CASE WHEN plan.published IS NULL THEN '0' ELSE format('CASE WHEN pg_catalog.isfinite(a.%1$I) THEN extract(epoch FROM a.%1$I) ELSE 0 END OPERATOR(pg_catalog.+) (%2$s)', plan.published, hashtext(plan.timezone)) END);
  -- An article that another session deletes meanwhile is passed over; without the right to lock, the foreign key ends the call.
  lockable CONSTANT boolean := plan.is_table AND has_table_privilege(plan.relation, 'UPDATE');
  part text;
BEGIN
  made.enlist := format('INSERT INTO %s (%s) SELECT %s FROM %s a WHERE NOT EXISTS (SELECT FROM %s n WHERE %s) %s ON CONFLICT DO NOTHING', ledger, own, article_keys, articles, ledger, same,
    CASE WHEN lockable THEN 'FOR KEY SHARE OF a SKIP LOCKED' ELSE '' END);
  made.outdate := format('UPDATE %s n SET content_hash = NULL FROM %s a WHERE %s AND n.content_hash IS NOT NULL AND ((n.lexicon OPERATOR(pg_catalog.=) $1 AND n.version OPERATOR(pg_catalog.=) $2) IS NOT TRUE OR n.content_hash OPERATOR(pg_catalog.<>) %s)',
    ledger, articles, same, hash);
  made.take := format('SELECT pg_catalog.array_agg(t.ctid), pg_catalog.bool_or(t.known) FROM (SELECT n.ctid, n.analyzed_at IS NOT NULL AS known FROM %s n %s WHERE n.content_hash IS NULL ORDER BY %s LIMIT $1 FOR UPDATE OF n SKIP LOCKED %s) t',
    ledger, CASE WHEN lockable THEN format('JOIN %s a ON %s', articles, same) ELSE '' END, ledger_keys, CASE WHEN lockable THEN 'FOR KEY SHARE OF a SKIP LOCKED' ELSE '' END);
  FOREACH part IN ARRAY (@extschema@.korean_analysis_suffixes())[2:] LOOP
    made.clear := made.clear || format('DELETE FROM %I.%I c USING %s n WHERE n.ctid OPERATOR(pg_catalog.=) ANY ($1) AND %s', plan.schema, plan.stem || '_' || part, ledger,
      (SELECT string_agg(format('c.%1$I %2$s n.%1$I', k, e), ' AND ') FROM unnest(plan.own_keys, plan.equalities) u(k, e)));
  END LOOP;
  made.tables := (SELECT array_agg(format('%I.%I', plan.schema, plan.stem || '_' || suffix)::regclass ORDER BY place)
                  FROM unnest((@extschema@.korean_analysis_suffixes())[2:]) WITH ORDINALITY u(suffix, place));
  -- The rows that the companions refer to, once locked, need no check row by row.  Without the right to lock articles they do.
  IF NOT plan.is_table THEN
    made.parent := ledger::regclass;
    made.parent_keys := plan.own_keys;
  ELSIF lockable THEN
    made.parent := plan.relation;
    made.parent_keys := plan.keys;
  END IF;
  made.pick := format('SELECT n.ctid, %s, %s, %s, %s, %s, a.%I::pg_catalog.text FROM %s n JOIN %s a ON %s WHERE n.ctid OPERATOR(pg_catalog.=) ANY ($1)', ledger_keys, absolute, local, hash, title, plan.body, ledger, articles, same);
  made.enter := format('UPDATE %s n SET content_hash = r.content_hash, lexicon = $2, version = $3, fingerprint = r.fingerprint, search = r.search, published_at = r.published_at, analyzed_at = pg_catalog.clock_timestamp() FROM @extschema@.korean_analysis_store($4, $1, $5, $6, $7, $8) r WHERE n.ctid OPERATOR(pg_catalog.=) r.article', ledger);
  -- Rows that the last statement did not reach: the article is gone from the view.
  made.drop_gone := format('DELETE FROM %s n WHERE n.ctid OPERATOR(pg_catalog.=) ANY ($1) AND n.content_hash IS NULL', ledger);
  made.drop_absent := format('DELETE FROM %s n WHERE NOT EXISTS (SELECT FROM %s a WHERE %s)', ledger, articles, same);
  RETURN made;
END $$;
COMMENT ON FUNCTION korean_analysis_statements_for(korean_analysis_plan) IS 'Part of korean_analyze: the SQL of its steps.';

-- waiting: NULL at the end.
CREATE FUNCTION korean_analysis_tell(done bigint, waiting bigint, started timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  seconds CONSTANT double precision := greatest(date_part('epoch', clock_timestamp() - started), 0.001);
BEGIN
  IF waiting IS NULL THEN
    RAISE NOTICE '% articles analysed in % seconds (% a second)', done, round(seconds::numeric, 1), round((done / seconds)::numeric, 1);
  ELSE
    RAISE NOTICE '% of % articles, % a second, about % seconds left', done, greatest(waiting, done), round((done / seconds)::numeric, 1),
      ceil(greatest(waiting - done, 0) * seconds / done);
  END IF;
END $$;
COMMENT ON FUNCTION korean_analysis_tell(bigint, bigint, timestamptz) IS 'Part of korean_analyze: says how far it is.';

-- Searches read what waits in an index of `search` from end to end.
CREATE FUNCTION korean_analysis_clean(plan korean_analysis_plan) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
SELECT gin_clean_pending_list(i.indexrelid)
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
WHERE m.amname = 'gin' AND i.indisvalid AND i.indrelid = format('%I.%I', plan.schema, plan.stem || '_analysis')::regclass
$$;
COMMENT ON FUNCTION korean_analysis_clean(korean_analysis_plan) IS 'Part of korean_analyze: enters the words that wait into the indexes of _analysis.';

-- No SET clause and no BEGIN block: either would forbid COMMIT.  Hence every name is qualified, operators and types too.
CREATE PROCEDURE korean_analyze(articles regclass, key name[] DEFAULT NULL, title name DEFAULT NULL, body name DEFAULT NULL, published name DEFAULT NULL,
                                timezone text DEFAULT 'Asia/Seoul', batch integer DEFAULT 200)
LANGUAGE plpgsql AS $$
DECLARE
  plan @extschema@.korean_analysis_plan;
  sql @extschema@.korean_analysis_statements;
  lexicon bigint;
  version CONSTANT pg_catalog.text := @extschema@.korean_news_version() OPERATOR(pg_catalog.||) '/' OPERATOR(pg_catalog.||) @extschema@.korean_news_dictionary_version();
  waiting bigint;
  done bigint := 0;
  rows pg_catalog.tid[];
  known boolean;
  statement pg_catalog.text;
  changed bigint;
  started pg_catalog.timestamptz := pg_catalog.clock_timestamp();
  noticed pg_catalog.timestamptz := started;
  -- Words wait in the index of `search` until there are many: one that they share is then looked up once.  In kilobytes.
  pending CONSTANT bigint := greatest(pg_catalog.pg_size_bytes(pg_catalog.current_setting('gin_pending_list_limit')), 33554432) OPERATOR(pg_catalog./) 1024;
  memory CONSTANT bigint := greatest(pg_catalog.pg_size_bytes(pg_catalog.current_setting('work_mem')), 67108864) OPERATOR(pg_catalog./) 1024;
BEGIN
  IF @extschema@.korean_analyze_in_transaction() THEN
    RAISE EXCEPTION 'korean_analyze cannot run inside a transaction block' USING ERRCODE = 'active_sql_transaction', HINT = 'It commits batch by batch: call it without BEGIN.';
  END IF;
  IF batch IS NULL OR batch OPERATOR(pg_catalog.<) 1 OR batch OPERATOR(pg_catalog.>) 100000 THEN
    RAISE EXCEPTION 'batch must be from 1 to 100000' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  plan := @extschema@.korean_analysis_plan_for(articles, key, title, body, published, timezone);
  -- Two first calls at once: the second waits until the companions are there.
  PERFORM pg_catalog.pg_advisory_xact_lock(1263421774, articles::pg_catalog.oid::integer);
  PERFORM @extschema@.korean_analysis_create(plan);
  COMMIT;
  sql := @extschema@.korean_analysis_statements_for(plan);
  lexicon := @extschema@.korean_lexicon_version();
  PERFORM pg_catalog.pg_advisory_xact_lock(1263421774, articles::pg_catalog.oid::integer);
  EXECUTE sql.enlist;
  EXECUTE sql.outdate USING lexicon, version;
  IF NOT plan.is_table THEN
    EXECUTE sql.drop_absent;
  END IF;
  COMMIT;
  EXECUTE pg_catalog.format('SELECT pg_catalog.count(*) FROM %I.%I WHERE content_hash IS NULL', plan.schema, plan.stem OPERATOR(pg_catalog.||) '_analysis') INTO waiting;
  LOOP
    -- The planner takes the cost of an analysis for a reason to compile the statement, which takes longer than the batch.
    -- As text, since PostgreSQL 13's own function behind a number || a text looks for || in the caller's search_path.
    PERFORM pg_catalog.set_config('jit', 'off', true), pg_catalog.set_config('gin_pending_list_limit', pending::pg_catalog.text OPERATOR(pg_catalog.||) 'kB', true),
      pg_catalog.set_config('work_mem', memory::pg_catalog.text OPERATOR(pg_catalog.||) 'kB', true);
    lexicon := @extschema@.korean_lexicon_version();
    EXECUTE sql.take INTO rows, known USING batch;
    EXIT WHEN rows IS NULL;
    IF known THEN
      FOREACH statement IN ARRAY sql.clear LOOP
        EXECUTE statement USING rows;
      END LOOP;
    END IF;
    EXECUTE sql.enter USING rows, lexicon, version, sql.pick, sql.tables, pg_catalog.cardinality(plan.keys), sql.parent, sql.parent_keys;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed OPERATOR(pg_catalog.<) pg_catalog.cardinality(rows) THEN
      EXECUTE sql.drop_gone USING rows;
    END IF;
    COMMIT;
    done := done OPERATOR(pg_catalog.+) pg_catalog.cardinality(rows);
    IF pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) noticed OPERATOR(pg_catalog.>) '5 seconds'::interval THEN
      noticed := pg_catalog.clock_timestamp();
      PERFORM @extschema@.korean_analysis_tell(done, waiting, started);
    END IF;
  END LOOP;
  IF done OPERATOR(pg_catalog.>) 0 THEN
    PERFORM @extschema@.korean_analysis_clean(plan);
  END IF;
  -- One table a transaction, so that nobody who writes into the companions and this call wait for each other.
  LOOP
    PERFORM pg_catalog.pg_advisory_xact_lock(1263421774, articles::pg_catalog.oid::integer);
    EXIT WHEN NOT @extschema@.korean_analysis_add_index(plan);
    COMMIT;
  END LOOP;
  PERFORM @extschema@.korean_analysis_tell(done, NULL, started);
END $$;
COMMENT ON PROCEDURE korean_analyze(regclass, name[], name, name, name, text, integer) IS
  'Analyses the new and changed articles of a table or view into companion tables beside it, batch by batch; call it again whenever articles come in.';
