-- The companions of a table of articles --------------------------------------------------------------------------

CREATE FUNCTION korean_analysis_create(plan korean_analysis_plan) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
DECLARE
  columns CONSTANT text[] := ARRAY[
    'content_hash bigint, lexicon bigint, version text, fingerprint bigint, search tsvector, published_at timestamptz, analyzed_at timestamptz',
    'sentence integer NOT NULL, published_at timestamptz, content text NOT NULL, "position" integer NOT NULL, length integer NOT NULL',
    'number integer NOT NULL, published_at timestamptz, sentence integer NOT NULL, kind text NOT NULL, value numeric, value_to numeric, unit text, qualifier text, change text, item text, restates integer, surface text NOT NULL, "position" integer NOT NULL, length integer NOT NULL',
    'number integer NOT NULL, published_at timestamptz, sentence integer NOT NULL, starts_at timestamp, ends_at timestamp, grain text, relation text, surface text NOT NULL, "position" integer NOT NULL, length integer NOT NULL',
    'number integer NOT NULL, published_at timestamptz, sentence integer NOT NULL, kind text NOT NULL, name text, role text, affiliation text, surface text NOT NULL, "position" integer NOT NULL, length integer NOT NULL',
    'number integer NOT NULL, published_at timestamptz, sentence integer NOT NULL, quote text NOT NULL, direct boolean, speaker text, role text, affiliation text, verb text, "position" integer NOT NULL, length integer NOT NULL'];
  about CONSTANT text[] := ARRAY[
    'What has been analysed, and by which lexicon and version, of the articles', 'Sentences and their text, of the articles', 'Numbers, amounts and measures of the articles',
    'Dates and times of the articles', 'Persons, organisations, places, products and events of the articles', 'Who said what in the articles'];
  suffixes CONSTANT text[] := @extschema@.korean_analysis_suffixes();
  key_list CONSTANT text := (SELECT string_agg(format('%I', k), ', ' ORDER BY place) FROM unnest(plan.own_keys) WITH ORDINALITY u(k, place));
  key_columns CONSTANT text := (SELECT string_agg(format('%I %s NOT NULL', k, t), ', ' ORDER BY place) FROM unnest(plan.own_keys, plan.key_types) WITH ORDINALITY u(k, t, place));
  -- A view cannot be referred to: then the other companions refer to _analysis.
  referred CONSTANT text := CASE WHEN plan.is_table THEN format('%I.%I (%s)', plan.schema, plan.stem, (SELECT string_agg(format('%I', k), ', ' ORDER BY place) FROM unnest(plan.keys) WITH ORDINALITY u(k, place)))
                                 ELSE format('%I.%I (%s)', plan.schema, plan.stem || '_analysis', key_list) END;
  target text;
  primary_key text;
BEGIN
  FOR i IN 1 .. cardinality(suffixes) LOOP
    target := format('%I.%I', plan.schema, plan.stem || '_' || suffixes[i]);
    CONTINUE WHEN to_regclass(target) IS NOT NULL;
    primary_key := key_list || CASE suffixes[i] WHEN 'analysis' THEN '' WHEN 'sentence' THEN ', sentence' ELSE ', number' END;
    EXECUTE format('CREATE %s %s (%s, %s, PRIMARY KEY (%s)%s)', CASE WHEN plan.unlogged THEN 'UNLOGGED TABLE' ELSE 'TABLE' END, target, key_columns, columns[i], primary_key,
      CASE WHEN plan.is_table OR i > 1 THEN format(', FOREIGN KEY (%s) REFERENCES %s ON DELETE CASCADE', key_list, referred) ELSE '' END);
    EXECUTE format('COMMENT ON TABLE %s IS %L', target, format('%s %I.%I (korean_analyze)', about[i], plan.schema, plan.stem));
    PERFORM @extschema@.korean_analysis_comment(plan, target, suffixes[i:i]);
    IF i = 1 THEN
      EXECUTE format('CREATE INDEX ON %s (%s) WHERE content_hash IS NULL', target, key_list);
      -- Compressing the vectors takes a fortieth of the call with pglz, and hardly anything with lz4.
      IF (SELECT 'lz4' = ANY (t.enumvals) FROM pg_settings t WHERE t.name = 'default_toast_compression') THEN
        EXECUTE format('ALTER TABLE %s ALTER COLUMN search SET COMPRESSION lz4', target);
      END IF;
    END IF;
  END LOOP;
  PERFORM @extschema@.korean_analysis_create_views(plan);
  PERFORM @extschema@.korean_analysis_grant(plan);
  -- Once more, since now nobody else can put a table under these names.
  PERFORM @extschema@.korean_analysis_check_companions(plan);
END $$;
COMMENT ON FUNCTION korean_analysis_create(korean_analysis_plan) IS 'Part of korean_analyze: makes the companion tables and views that are not there yet.';

-- Makes the next index that the companions still want, and says whether there was one.  Indexes are made when the first call has filled the
-- companions, in less than half the time that filling them row by row takes.  That of `search` comes last: while it is missing,
-- a call was broken off before the others were made; once it is there, what the owner drops of the others stays dropped.
CREATE FUNCTION korean_analysis_add_index(plan korean_analysis_plan) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
DECLARE
  definitions CONSTANT text[] := '{entity,"(name, published_at)",quote,"(speaker, published_at)",date,(starts_at),figure,(published_at),analysis,"USING gin (search)"}';
  ledger CONSTANT regclass := format('%I.%I', plan.schema, plan.stem || '_analysis')::regclass;
  target regclass;
  filled boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM %s)', ledger) INTO filled;
  IF NOT filled OR EXISTS (SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam WHERE m.amname = 'gin' AND i.indrelid = ledger) THEN
    RETURN false;
  END IF;
  FOR i IN 1 .. cardinality(definitions) BY 2 LOOP
    target := format('%I.%I', plan.schema, plan.stem || '_' || definitions[i])::regclass;
    CONTINUE WHEN target <> ledger AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = target AND NOT i.indisprimary);
    EXECUTE format('CREATE INDEX ON %s %s', target, definitions[i + 1]);
    RETURN true;
  END LOOP;
END $$;
COMMENT ON FUNCTION korean_analysis_add_index(korean_analysis_plan) IS 'Part of korean_analyze: makes the next index that the filled companions want.';

-- parts: what the columns are taken from, analysis or sentence and so on.
CREATE FUNCTION korean_analysis_comment(plan korean_analysis_plan, target text, parts text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  about record;
BEGIN
  FOR about IN
    SELECT a.attname AS name, coalesce(c.text, format('Key of the article in %I.%I.', plan.schema, plan.stem)) AS text
    FROM pg_attribute a LEFT JOIN (VALUES
      (NULL, 'number', 'Number of the row within the article, from 1.'),
      (NULL, 'published_at', 'When the article was published.'),
      ('sentence', 'sentence', 'Number of the sentence within the body, from 1.'),
      (NULL, 'sentence', 'Number of the sentence in which it begins: joins with the table of sentences.'),
      (NULL, 'position', 'Where it begins in the body, in characters from 1.'),
      (NULL, 'length', 'Its length in characters.'),
      (NULL, 'surface', 'As written in the body.'),
      (NULL, 'content', 'Text of the sentence.'),
      (NULL, 'won', 'The amount in won: by korean_exchange_rate, else by the won that the article itself gives.'),
      (NULL, 'won_to', 'Upper end of a range, in won.'),
      (NULL, 'rate', 'Won for one unit of the currency; NULL for won and where none is entered.'),
      (NULL, 'day', 'Day of publication.'),
      (NULL, 'mentions', 'How often it is named.'),
      (NULL, 'articles', 'Number of articles that name it.'),
      (NULL, 'person', 'Canonical name of the person.'),
      (NULL, 'organization', 'Canonical name of the organisation.'),
      (NULL, 'first_at', 'When the first of these articles was published.'),
      (NULL, 'last_at', 'When the last of these articles was published.'),
      (NULL, 'distance', 'Number of bits in which the fingerprints differ; 0 is the same text.'),
      (NULL, 'other_published_at', 'When the other article was published.'),
      ('figure', 'kind', 'money, percent, count, length, power and so on.'),
      ('figure', 'value', 'The number, multiplied out, in unit; lower end of a range.'),
      ('figure', 'value_to', 'Upper end of a range.'),
      ('figure', 'unit', 'ISO 4217 code of money, symbol of a measure, Korean counter of a count.'),
      ('figure', 'qualifier', 'exact, about, at_least, at_most, more_than or less_than.'),
      ('figure', 'change', 'up or down, on the figure that says how much.'),
      ('figure', 'item', 'What is counted or measured.'),
      ('figure', 'restates', 'Position of the figure that this one repeats in other words.'),
      ('date', 'starts_at', 'Beginning of the period meant, local time.'),
      ('date', 'ends_at', 'End of the period meant, exclusive, local time.'),
      ('date', 'grain', 'time, day, week, month, quarter, half, year, decade or range.'),
      ('date', 'relation', 'in, by, from, before, after or about.'),
      ('entity', 'kind', 'person, organization, location, product or event.'),
      ('entity', 'name', 'Canonical name.'),
      (NULL, 'role', 'Title as written.'),
      (NULL, 'affiliation', 'Canonical name of the organisation named in the same phrase.'),
      ('quote', 'quote', 'The words that were said.'),
      ('quote', 'direct', 'Whether they stand in quotation marks.'),
      ('quote', 'speaker', 'Canonical name of who said it, or as described.'),
      ('quote', 'verb', 'Verb of saying, as written.'),
      ('analysis', 'content_hash', 'Hash of what was analysed; NULL while the article waits.'),
      ('analysis', 'lexicon', 'korean_lexicon_version() of then.'),
      ('analysis', 'version', 'Version of korean_news and its dictionary of then.'),
      ('analysis', 'fingerprint', 'korean_fingerprint(body): near-duplicates share most bits.'),
      ('analysis', 'search', 'korean_tsvector of title (weight A) and body (weight D); NULL of a text that is too long for it.'),
      ('analysis', 'analyzed_at', 'When the article was analysed.')
    ) c(part, name, text) ON c.name = a.attname AND (c.part = ANY (parts) OR c.part IS NULL) AND NOT a.attname = ANY (plan.own_keys)
    WHERE a.attrelid = to_regclass(target) AND a.attnum > 0
      AND NOT ('sentence' = ANY (parts) AND a.attname = 'sentence' AND c.part IS NULL)
  LOOP
    EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', target, about.name, about.text);
  END LOOP;
END $$;
COMMENT ON FUNCTION korean_analysis_comment(korean_analysis_plan, text, text[]) IS 'Part of korean_analyze: comments of the columns of a companion or view.';

-- Whoever may read the articles may read what was found in them.
CREATE FUNCTION korean_analysis_grant(plan korean_analysis_plan) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  missing record;
BEGIN
  FOR missing IN
    SELECT DISTINCT t.oid::regclass AS relation, CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END AS grantee
    FROM pg_class a
    CROSS JOIN LATERAL aclexplode(a.relacl) g
    JOIN pg_class t ON t.relnamespace = a.relnamespace
      AND t.relname = ANY (SELECT plan.stem || '_' || s FROM unnest(@extschema@.korean_analysis_suffixes() || '{money,said,pair,daily,duplicate}'::text[]) s)
    WHERE a.oid = plan.relation AND g.privilege_type = 'SELECT' AND g.grantee <> t.relowner
      AND NOT EXISTS (SELECT FROM aclexplode(t.relacl) h WHERE h.grantee = g.grantee AND h.privilege_type = 'SELECT')
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO %s', missing.relation, missing.grantee);
  END LOOP;
END $$;
COMMENT ON FUNCTION korean_analysis_grant(korean_analysis_plan) IS 'Part of korean_analyze: copies SELECT grants of the articles to the companions.';

CREATE FUNCTION korean_analysis_create_views(plan korean_analysis_plan) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  keys CONSTANT text := (SELECT string_agg(format('%I', k), ', ' ORDER BY place) FROM unnest(plan.own_keys) WITH ORDINALITY u(k, place));
  first_keys CONSTANT text := (SELECT string_agg(format('a.%I', k), ', ' ORDER BY place) FROM unnest(plan.own_keys) WITH ORDINALITY u(k, place));
  other_keys CONSTANT text := (SELECT string_agg(format('b.%I AS %I', k, 'other_' || k), ', ' ORDER BY place) FROM unnest(plan.own_keys) WITH ORDINALITY u(k, place));
  money_keys CONSTANT text := (SELECT string_agg(format('f.%I', k), ', ' ORDER BY place) FROM unnest(plan.own_keys) WITH ORDINALITY u(k, place));
  same_article CONSTANT text := (SELECT string_agg(format('r.%1$I = f.%1$I', k), ' AND ') FROM unnest(plan.own_keys) u(k));
  prefix CONSTANT text := plan.stem || '_';
  definition text[];
  target text;
BEGIN
  definition := ARRAY[
    'money', 'Money of the articles in won, without restatements; by korean_exchange_rate, else by the won that the article itself gives',
    format($v$SELECT %1$s, f.number, f.published_at, f.sentence, f.value, f.value_to, f.unit,
  CASE WHEN f.unit = 'KRW' THEN f.value WHEN x.rate IS NOT NULL THEN f.value * x.rate ELSE r.value END AS won,
  CASE WHEN f.unit = 'KRW' THEN f.value_to WHEN x.rate IS NOT NULL THEN f.value_to * x.rate ELSE r.value_to END AS won_to,
  x.rate, f.qualifier, f.change, f.item, f.surface, f."position", f.length, s.content
FROM %2$s f
LEFT JOIN %3$s s USING (%4$s, sentence)
LEFT JOIN LATERAL (SELECT e.rate FROM @extschema@.korean_exchange_rate e
                   WHERE e.currency = f.unit AND e.day <= (f.published_at AT TIME ZONE %5$L)::date ORDER BY e.day DESC LIMIT 1) x ON true
LEFT JOIN LATERAL (SELECT r.value, r.value_to FROM %2$s r WHERE %6$s AND r.restates = f."position" AND r.unit = 'KRW' ORDER BY r."position" LIMIT 1) r ON true
WHERE f.kind = 'money' AND f.restates IS NULL$v$,
      money_keys, format('%I.%I', plan.schema, prefix || 'figure'), format('%I.%I', plan.schema, prefix || 'sentence'), keys, plan.timezone, same_article),
    'said', 'Amounts within quotations: who spoke of how much, and the sentence',
    format('SELECT %s, published_at, q.speaker, q.role, q.affiliation, m.won, m.value, m.unit, m.item, m.surface, q.quote, sentence, m.content FROM %s q JOIN %s m USING (%s, published_at, sentence) WHERE m."position" >= q."position" AND m."position" < q."position" + q.length',
      keys, format('%I.%I', plan.schema, prefix || 'quote'), format('%I.%I', plan.schema, prefix || 'money'), keys),
    'pair', 'Persons and organisations named in one sentence, over all articles',
    format('SELECT p.name AS person, o.name AS organization, count(*) AS mentions, count(DISTINCT (%s)) AS articles, min(p.published_at) AS first_at, max(p.published_at) AS last_at FROM %s p JOIN %s o USING (%s, sentence) WHERE p.kind = ''person'' AND o.kind = ''organization'' GROUP BY p.name, o.name',
      keys, format('%I.%I', plan.schema, prefix || 'entity'), format('%I.%I', plan.schema, prefix || 'entity'), keys),
    'daily', 'Mentions of each name, day by day',
    format('SELECT (published_at AT TIME ZONE %L)::date AS day, kind, name, count(*) AS mentions, count(DISTINCT (%s)) AS articles FROM %s GROUP BY 1, 2, 3',
      plan.timezone, keys, format('%I.%I', plan.schema, prefix || 'entity')),
    'duplicate', 'Pairs of articles that are nearly the same',
    format($v$WITH print AS MATERIALIZED (SELECT row_number() OVER (ORDER BY %1$s) AS place, %1$s, fingerprint, published_at FROM %2$s WHERE fingerprint IS NOT NULL)
SELECT %3$s, %4$s, p.bits AS distance, a.published_at, b.published_at AS other_published_at
FROM @extschema@.korean_fingerprint_pairs((SELECT array_agg(fingerprint ORDER BY place) FROM print)) p JOIN print a ON a.place = p.first JOIN print b ON b.place = p.second$v$,
      keys, format('%I.%I', plan.schema, prefix || 'analysis'), first_keys, other_keys)];
  FOR i IN 1 .. cardinality(definition) BY 3 LOOP
    target := format('%I.%I', plan.schema, prefix || definition[i]);
    CONTINUE WHEN to_regclass(target) IS NOT NULL;
    EXECUTE format('CREATE VIEW %s AS %s', target, definition[i + 2]);
    EXECUTE format('COMMENT ON VIEW %s IS %L', target, definition[i + 1] || ' (korean_analyze)');
    PERFORM @extschema@.korean_analysis_comment(plan, target, CASE definition[i] WHEN 'money' THEN '{figure}' WHEN 'said' THEN '{quote,figure}' WHEN 'daily' THEN '{entity}' ELSE '{}' END::text[]);
  END LOOP;
END $$;
COMMENT ON FUNCTION korean_analysis_create_views(korean_analysis_plan) IS 'Part of korean_analyze: views for the first questions.';
