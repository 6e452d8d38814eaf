-- korean_analyze --------------------------------------------------------------------------------------------------

-- The statements of a batch.  $1: rows of _analysis (tid[]), which the transaction has locked.
CREATE TYPE korean_analysis_statements AS (enlist text, outdate text, take text, clear text[], fill text, drop_gone text);
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
  same CONSTANT text := (SELECT string_agg(format('a.%I = n.%I', k, o), ' AND ') FROM unnest(plan.keys, plan.own_keys) u(k, o));
  absolute CONSTANT text := CASE WHEN plan.published IS NULL THEN 'NULL::timestamptz'
    WHEN plan.published_type = 'timestamp with time zone' THEN format('a.%I', plan.published)
    ELSE format('(a.%I::timestamp AT TIME ZONE %L)', plan.published, plan.timezone) END;
  local CONSTANT text := CASE WHEN plan.published IS NULL THEN 'NULL::timestamp'
    WHEN plan.published_type = 'timestamp with time zone' THEN format('(a.%I AT TIME ZONE %L)', plan.published, plan.timezone)
    ELSE format('a.%I::timestamp', plan.published) END;
  -- Of the body, the day it is read from, and the time zone.
  hash CONSTANT text := format('hashtextextended(coalesce(a.%I, '''')::text, (%s)::bigint)', plan.body,
    CASE WHEN plan.published IS NULL THEN '0' ELSE format('CASE WHEN isfinite(a.%1$I) THEN extract(epoch FROM a.%1$I) ELSE 0 END + %2$s', plan.published, hashtext(plan.timezone)) END);
  part text;
BEGIN
  made.enlist := format('INSERT INTO %s (%s) SELECT %s FROM %s a WHERE NOT EXISTS (SELECT FROM %s n WHERE %s) ON CONFLICT DO NOTHING', ledger, own, article_keys, articles, ledger, same);
  made.outdate := format('UPDATE %s n SET content_hash = NULL FROM %s a WHERE %s AND n.content_hash IS NOT NULL AND (n.lexicon IS DISTINCT FROM $1 OR n.version IS DISTINCT FROM $2 OR n.content_hash <> %s)',
    ledger, articles, same, hash);
  made.take := format('SELECT array_agg(t.ctid), bool_or(t.known) FROM (SELECT n.ctid, n.analyzed_at IS NOT NULL AS known FROM %s n %s WHERE n.content_hash IS NULL ORDER BY %s LIMIT $1 FOR UPDATE OF n SKIP LOCKED %s) t',
    ledger, CASE WHEN plan.is_table AND has_table_privilege(plan.relation, 'UPDATE') THEN format('JOIN %s a ON %s', articles, same) ELSE '' END, ledger_keys,
    CASE WHEN plan.is_table AND has_table_privilege(plan.relation, 'UPDATE') THEN 'FOR KEY SHARE OF a SKIP LOCKED' ELSE '' END);
  FOREACH part IN ARRAY (@extschema@.korean_analysis_suffixes())[2:] LOOP
    made.clear := made.clear || format('DELETE FROM %I.%I c USING %s n WHERE n.ctid = ANY ($1) AND %s', plan.schema, plan.stem || '_' || part, ledger,
      (SELECT string_agg(format('c.%1$I = n.%1$I', k), ' AND ') FROM unnest(plan.own_keys) u(k)));
  END LOOP;
  made.fill := format($f$WITH found AS MATERIALIZED (
  SELECT %1$s, %2$s AS published_at, r.* FROM %3$s n JOIN %4$s a ON %5$s CROSS JOIN LATERAL @extschema@.korean_analysis(a.%6$I, %7$s) r WHERE n.ctid = ANY ($1)
), s AS (INSERT INTO %8$s (%9$s, sentence, published_at, content, "position", length) SELECT %9$s, number, published_at, surface, "position", length FROM found WHERE part = 'sentence'),
f AS (INSERT INTO %10$s (%9$s, number, published_at, sentence, kind, value, value_to, unit, qualifier, change, item, restates, surface, "position", length)
  SELECT %9$s, number, published_at, sentence, kind, value, value_to, unit, qualifier, change, item, restates, surface, "position", length FROM found WHERE part = 'figure'),
d AS (INSERT INTO %11$s (%9$s, number, published_at, sentence, starts_at, ends_at, grain, relation, surface, "position", length)
  SELECT %9$s, number, published_at, sentence, starts_at, ends_at, grain, relation, surface, "position", length FROM found WHERE part = 'date'),
e AS (INSERT INTO %12$s (%9$s, number, published_at, sentence, kind, name, role, affiliation, surface, "position", length)
  SELECT %9$s, number, published_at, sentence, kind, name, role, affiliation, surface, "position", length FROM found WHERE part = 'entity'),
q AS (INSERT INTO %13$s (%9$s, number, published_at, sentence, quote, direct, speaker, role, affiliation, verb, "position", length)
  SELECT %9$s, number, published_at, sentence, surface, direct, name, role, affiliation, verb, "position", length FROM found WHERE part = 'quote')
UPDATE %3$s n SET content_hash = %14$s, lexicon = $2, version = $3, fingerprint = @extschema@.korean_fingerprint(a.%6$I), published_at = %2$s, analyzed_at = clock_timestamp()
FROM %4$s a WHERE %5$s AND n.ctid = ANY ($1)$f$,
    ledger_keys, absolute, ledger, articles, same, plan.body, local, format('%I.%I', plan.schema, plan.stem || '_sentence'), own, format('%I.%I', plan.schema, plan.stem || '_figure'),
    format('%I.%I', plan.schema, plan.stem || '_date'), format('%I.%I', plan.schema, plan.stem || '_entity'), format('%I.%I', plan.schema, plan.stem || '_quote'), hash);
  -- Rows that the last statement did not reach: the article is gone from the view.
  made.drop_gone := format('DELETE FROM %s n WHERE n.ctid = ANY ($1) AND n.content_hash IS NULL', ledger);
  RETURN made;
END $$;
COMMENT ON FUNCTION korean_analysis_statements_for(korean_analysis_plan) IS 'Part of korean_analyze: the SQL of its steps.';

-- No SET clause and no BEGIN block: either would forbid COMMIT.  Hence every name is qualified.
CREATE PROCEDURE korean_analyze(articles regclass, key name[] DEFAULT NULL, title name DEFAULT NULL, body name DEFAULT NULL, published name DEFAULT NULL,
                                timezone text DEFAULT 'Asia/Seoul', batch integer DEFAULT 200)
LANGUAGE plpgsql AS $$
DECLARE
  plan @extschema@.korean_analysis_plan;
  sql @extschema@.korean_analysis_statements;
  lexicon bigint;
  version CONSTANT text := @extschema@.korean_news_version() OPERATOR(pg_catalog.||) '/' OPERATOR(pg_catalog.||) @extschema@.korean_news_dictionary_version();
  waiting bigint;
  done bigint := 0;
  rows pg_catalog.tid[];
  known boolean;
  statement text;
  changed bigint;
  started timestamptz := pg_catalog.clock_timestamp();
  noticed timestamptz := started;
  seconds double precision;
BEGIN
  IF @extschema@.korean_analyze_in_transaction() THEN
    RAISE EXCEPTION 'korean_analyze cannot run inside a transaction block' USING ERRCODE = 'active_sql_transaction', HINT = 'It commits batch by batch: call it without BEGIN.';
  END IF;
  IF batch IS NULL OR batch < 1 OR batch > 100000 THEN
    RAISE EXCEPTION 'batch must be from 1 to 100000' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  plan := @extschema@.korean_analysis_plan_for(articles, key, title, body, published, timezone);
  -- Two first calls at once: the second waits until the companions are there.
  PERFORM pg_catalog.pg_advisory_xact_lock(1263421774, articles::oid::integer);
  PERFORM @extschema@.korean_analysis_create(plan);
  COMMIT;
  sql := @extschema@.korean_analysis_statements_for(plan);
  lexicon := @extschema@.korean_lexicon_version();
  PERFORM pg_catalog.pg_advisory_xact_lock(1263421774, articles::oid::integer);
  EXECUTE sql.enlist;
  EXECUTE sql.outdate USING lexicon, version;
  IF NOT plan.is_table THEN
    EXECUTE pg_catalog.format('DELETE FROM %I.%I n WHERE NOT EXISTS (SELECT FROM %I.%I a WHERE %s)', plan.schema, plan.stem OPERATOR(pg_catalog.||) '_analysis', plan.schema, plan.stem,
      (SELECT pg_catalog.string_agg(pg_catalog.format('a.%I = n.%I', k, o), ' AND ') FROM unnest(plan.keys, plan.own_keys) u(k, o)));
  END IF;
  COMMIT;
  EXECUTE pg_catalog.format('SELECT pg_catalog.count(*) FROM %I.%I WHERE content_hash IS NULL', plan.schema, plan.stem OPERATOR(pg_catalog.||) '_analysis') INTO waiting;
  LOOP
    -- The planner takes the cost of an analysis for a reason to compile the statement, which takes longer than the batch.
    PERFORM pg_catalog.set_config('jit', 'off', true);
    lexicon := @extschema@.korean_lexicon_version();
    EXECUTE sql.take INTO rows, known USING batch;
    EXIT WHEN rows IS NULL;
    IF known THEN
      FOREACH statement IN ARRAY sql.clear LOOP
        EXECUTE statement USING rows;
      END LOOP;
    END IF;
    EXECUTE sql.fill USING rows, lexicon, version;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed < pg_catalog.cardinality(rows) THEN
      EXECUTE sql.drop_gone USING rows;
    END IF;
    COMMIT;
    done := done + pg_catalog.cardinality(rows);
    IF pg_catalog.clock_timestamp() - noticed > '5 seconds'::interval THEN
      noticed := pg_catalog.clock_timestamp();
      seconds := pg_catalog.date_part('epoch', noticed - started);
      RAISE NOTICE '% of % articles, % a second, about % seconds left', done, greatest(waiting, done), pg_catalog.round((done / seconds)::numeric, 1),
        pg_catalog.ceil(greatest(waiting - done, 0) * seconds / done);
    END IF;
  END LOOP;
  seconds := greatest(pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - started), 0.001);
  RAISE NOTICE '% articles analysed in % seconds (% a second)', done, pg_catalog.round(seconds::numeric, 1), pg_catalog.round((done / seconds)::numeric, 1);
END $$;
COMMENT ON PROCEDURE korean_analyze(regclass, name[], name, name, name, text, integer) IS
  'Analyses the new and changed articles of a table or view into companion tables beside it, batch by batch; call it again whenever articles come in.';
