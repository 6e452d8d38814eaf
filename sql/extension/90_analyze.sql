-- Analysis of a table of articles: what is asked, and whether it can be done ---------------------------------------

CREATE TYPE korean_analysis_row AS (
  part text, number integer, sentence integer, "position" integer, length integer, surface text,
  kind text, name text, role text, affiliation text,
  value numeric, value_to numeric, unit text, qualifier text, change text, item text, restates integer,
  starts_at timestamp, ends_at timestamp, grain text, relation text, direct boolean, verb text
);
COMMENT ON TYPE korean_analysis_row IS 'A row of korean_analysis: part is sentence, figure, date, entity or quote; columns of other parts are NULL, a speaker is in name.';
COMMENT ON COLUMN korean_analysis_row.part IS 'sentence, figure, date, entity or quote.';
COMMENT ON COLUMN korean_analysis_row.number IS 'Number of the row within its part, from 1.';
COMMENT ON COLUMN korean_analysis_row.sentence IS 'Number of the sentence in which it begins.';
COMMENT ON COLUMN korean_analysis_row."position" IS 'Code point in the text at which it begins, from 1.';
COMMENT ON COLUMN korean_analysis_row.length IS 'Length in code points.';
COMMENT ON COLUMN korean_analysis_row.surface IS 'The words in the text; of a quotation the words that were said.';
COMMENT ON COLUMN korean_analysis_row.kind IS 'Kind of a figure or an entity.';
COMMENT ON COLUMN korean_analysis_row.name IS 'Canonical name of an entity, or who speaks.';
COMMENT ON COLUMN korean_analysis_row.role IS 'Title as written.';
COMMENT ON COLUMN korean_analysis_row.affiliation IS 'Organisation of the person or speaker.';
COMMENT ON COLUMN korean_analysis_row.value IS 'Of a figure: the number in its unit, the lower end of a range.';
COMMENT ON COLUMN korean_analysis_row.value_to IS 'Of a figure: the upper end of a range.';
COMMENT ON COLUMN korean_analysis_row.unit IS 'Of a figure: its unit.';
COMMENT ON COLUMN korean_analysis_row.qualifier IS 'Of a figure: exact, about, at_least, at_most, more_than or less_than.';
COMMENT ON COLUMN korean_analysis_row.change IS 'Of a figure: up or down.';
COMMENT ON COLUMN korean_analysis_row.item IS 'Of a figure: what is counted or measured.';
COMMENT ON COLUMN korean_analysis_row.restates IS 'Of a figure: position of the one that it repeats in other words.';
COMMENT ON COLUMN korean_analysis_row.starts_at IS 'Of a date: when the period begins.';
COMMENT ON COLUMN korean_analysis_row.ends_at IS 'Of a date: when it ends, exclusive.';
COMMENT ON COLUMN korean_analysis_row.grain IS 'Of a date: time, day, week, month, quarter, half, year, decade or range.';
COMMENT ON COLUMN korean_analysis_row.relation IS 'Of a date: in, by, from, before, after or about.';
COMMENT ON COLUMN korean_analysis_row.direct IS 'Of a quotation: whether they are the speaker''s own words.';
COMMENT ON COLUMN korean_analysis_row.verb IS 'Of a quotation: the word that closes it.';

CREATE FUNCTION korean_analysis(body text, published timestamp) RETURNS SETOF korean_analysis_row
AS 'MODULE_PATHNAME', 'kn_korean_analysis' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 6000 ROWS 80;
COMMENT ON FUNCTION korean_analysis(text, timestamp) IS 'Sentences, figures, dates, entities and quotations of a text in one pass, as the single functions give them.';

CREATE FUNCTION korean_analysis_store(pick text, batch tid[], tables regclass[], keys integer, parent regclass, parent_keys name[])
  RETURNS TABLE (article tid, content_hash bigint, published_at timestamptz, fingerprint bigint, search tsvector)
AS 'MODULE_PATHNAME', 'kn_korean_analysis_store' LANGUAGE C VOLATILE ROWS 200;
COMMENT ON FUNCTION korean_analysis_store(text, tid[], regclass[], integer, regclass, name[]) IS
  'Part of korean_analyze: analyses the articles of a batch, inserts their rows into the companions with the rights of the caller, and gives what _analysis is to hold.';

CREATE FUNCTION korean_analyze_in_transaction() RETURNS boolean
AS 'MODULE_PATHNAME', 'kn_korean_analyze_in_transaction' LANGUAGE C VOLATILE;
COMMENT ON FUNCTION korean_analyze_in_transaction() IS 'Part of korean_analyze: whether the session is inside BEGIN, where a procedure cannot commit.';

CREATE TYPE korean_analysis_plan AS (
  relation oid, schema text, stem text, is_table boolean, unlogged boolean, keys text[], own_keys text[], key_types text[], equalities text[],
  title text, body text, published text, published_type text, timezone text
);
COMMENT ON TYPE korean_analysis_plan IS 'Part of korean_analyze: the articles, their columns, and what the key is called in the companions.';

CREATE FUNCTION korean_analysis_suffixes() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT ARRAY['analysis', 'sentence', 'figure', 'date', 'entity', 'quote'] $$;
COMMENT ON FUNCTION korean_analysis_suffixes() IS 'Part of korean_analyze: the companion tables by the ends of their names, _analysis first.';

-- The column meant by a name that was given, or the first of the usual names that the table has.  Types are compared by their names, which
-- quote_all_identifiers would put in quotes.
CREATE FUNCTION korean_analysis_column(relation oid, given text, what text, usual text[], types text[]) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp SET quote_all_identifiers = off AS $$
DECLARE
  chosen text;
BEGIN
  IF given IS NOT NULL THEN
    SELECT a.attname INTO chosen FROM pg_attribute a WHERE a.attrelid = relation AND a.attname = given AND a.attnum > 0 AND NOT a.attisdropped;
    IF chosen IS NULL THEN
      RAISE EXCEPTION 'column "%" of % does not exist', given, relation::regclass USING ERRCODE = 'undefined_column';
    END IF;
  ELSE
    SELECT a.attname INTO chosen FROM pg_attribute a JOIN unnest(usual) WITH ORDINALITY u(name, place) ON lower(a.attname) = u.name
    WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND format_type(a.atttypid, NULL) = ANY (types)
    ORDER BY u.place LIMIT 1;
    IF chosen IS NULL AND what = 'published' THEN
      -- The only column of the kind, whatever it is called.
      SELECT min(a.attname) INTO chosen FROM pg_attribute a
      WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND format_type(a.atttypid, NULL) = ANY (types) HAVING count(*) = 1;
    END IF;
    RETURN chosen;
  END IF;
  PERFORM FROM pg_attribute a WHERE a.attrelid = relation AND a.attname = chosen AND format_type(a.atttypid, NULL) = ANY (types);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'column "%" of % cannot be the % of an article', chosen, relation::regclass, what
      USING ERRCODE = 'datatype_mismatch', DETAIL = format('It must be of type %s.', array_to_string(types, ', '));
  END IF;
  RETURN chosen;
END $$;
COMMENT ON FUNCTION korean_analysis_column(oid, text, text, text[], text[]) IS 'Part of korean_analyze: finds a column of the articles.';

CREATE FUNCTION korean_analysis_plan_for(articles regclass, key name[], title name, body name, published name, timezone text) RETURNS korean_analysis_plan
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp SET quote_all_identifiers = off AS $$
DECLARE
  plan @extschema@.korean_analysis_plan;
  class pg_class%ROWTYPE;
  own CONSTANT text[] := '{number,sentence,position,length,content,published_at,kind,value,value_to,unit,qualifier,change,item,restates,surface,starts_at,ends_at,grain,relation,name,role,affiliation,quote,direct,speaker,verb,content_hash,lexicon,version,fingerprint,search,analyzed_at}';
BEGIN
  IF articles IS NULL THEN
    RAISE EXCEPTION 'no table of articles given' USING ERRCODE = 'null_value_not_allowed';
  END IF;
  SELECT * INTO class FROM pg_class c WHERE c.oid = articles;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'table with OID % does not exist', articles::oid USING ERRCODE = 'undefined_table';
  END IF;
  IF class.relkind NOT IN ('r', 'p', 'v', 'm') THEN
    RAISE EXCEPTION '% is neither a table nor a view', articles USING ERRCODE = 'wrong_object_type';
  END IF;
  plan.relation := articles;
  plan.schema := (SELECT n.nspname FROM pg_namespace n WHERE n.oid = class.relnamespace);
  plan.stem := class.relname;
  plan.is_table := class.relkind IN ('r', 'p');
  plan.unlogged := class.relpersistence = 'u';
  IF class.relkind = 'r' AND EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = articles) THEN
    RAISE EXCEPTION 'other tables inherit from %', articles
      USING ERRCODE = 'feature_not_supported', DETAIL = 'No key of it holds for their rows.', HINT = 'Analyse a view of it.';
  END IF;
  IF row_security_active(articles) THEN
    RAISE EXCEPTION 'row security is active on %', articles
      USING ERRCODE = 'insufficient_privilege', DETAIL = 'Its companion tables would show what its policies hide.',
            HINT = 'Run korean_analyze as a role that the policies do not apply to, and guard the companion tables yourself.';
  END IF;
  IF octet_length(plan.stem) + octet_length('_duplicate') > 63 THEN
    RAISE EXCEPTION 'the name % is too long', articles
      USING ERRCODE = 'name_too_long', DETAIL = format('Companion tables add up to %s bytes to it, and names end at 63 bytes.', octet_length('_duplicate'));
  END IF;
  -- pg_timezone_names reads the file of each zone, so not for the usual ones.
  IF timezone IS NULL OR timezone NOT IN ('Asia/Seoul', 'UTC') AND NOT EXISTS (SELECT FROM pg_timezone_names t WHERE t.name = korean_analysis_plan_for.timezone) THEN
    RAISE EXCEPTION 'time zone "%" is not known', timezone USING ERRCODE = 'invalid_parameter_value';
  END IF;
  plan.timezone := timezone;

  plan.title := @extschema@.korean_analysis_column(articles, title, 'title', '{title,headline,subject,제목,기사제목}', '{text,character varying,character}');
  plan.body := @extschema@.korean_analysis_column(articles, body, 'body', '{body,content,contents,text,article,본문,내용,기사본문}', '{text,character varying,character}');
  IF plan.body IS NULL THEN
    RAISE EXCEPTION '% has no column that looks like the body of articles', articles USING ERRCODE = 'undefined_column', HINT = 'Name it: body => ''…''.';
  END IF;
  plan.published := @extschema@.korean_analysis_column(articles, published, 'published', '{published_at,published,publish_date,pub_date,published_on,date,published_time,일자,발행일,게재일,등록일,입력일}',
    '{timestamp with time zone,timestamp without time zone,date}');
  plan.published_type := (SELECT format_type(a.atttypid, NULL) FROM pg_attribute a WHERE a.attrelid = articles AND a.attname = plan.published);

  IF key IS NOT NULL THEN
    plan.keys := (SELECT array_agg(@extschema@.korean_analysis_column(articles, k, 'key', '{}', ARRAY(SELECT format_type(a.atttypid, NULL) FROM pg_attribute a WHERE a.attrelid = articles AND a.attname = k)) ORDER BY place)
                  FROM unnest(key::text[]) WITH ORDINALITY u(k, place));
    IF coalesce(cardinality(plan.keys), 0) = 0 OR (SELECT count(DISTINCT k) FROM unnest(plan.keys) k) <> cardinality(plan.keys) THEN
      RAISE EXCEPTION 'the key must name columns, each once' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF plan.is_table AND NOT EXISTS (
      SELECT FROM pg_index i WHERE i.indrelid = articles AND i.indisunique AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL
        AND (SELECT array_agg(a.attname::text ORDER BY a.attname) FROM unnest((i.indkey::smallint[])[0:i.indnkeyatts - 1]) n JOIN pg_attribute a ON a.attrelid = articles AND a.attnum = n)
            = (SELECT array_agg(k ORDER BY k::name) FROM unnest(plan.keys) k)) THEN
      RAISE EXCEPTION 'no unique constraint of % is on the columns (%)', articles, array_to_string(plan.keys, ', ')
        USING ERRCODE = 'invalid_foreign_key', HINT = 'The companion tables refer to it: add PRIMARY KEY or UNIQUE.';
    END IF;
  ELSE
    plan.keys := (SELECT array_agg(a.attname::text ORDER BY n.place)
                  FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY n(attribute, place)
                  JOIN pg_attribute a ON a.attrelid = articles AND a.attnum = n.attribute
                  WHERE i.indrelid = articles AND i.indisprimary AND n.place <= i.indnkeyatts);
    IF plan.keys IS NULL THEN
      RAISE EXCEPTION '% has no primary key', articles USING ERRCODE = 'undefined_object', HINT = 'Name the columns that identify an article: key => ''{id}''.';
    END IF;
  END IF;
  SELECT array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY u.place), array_agg(@extschema@.korean_news_equality(a.atttypid) ORDER BY u.place)
  INTO plan.key_types, plan.equalities
  FROM unnest(plan.keys) WITH ORDINALITY u(k, place) JOIN pg_attribute a ON a.attrelid = articles AND a.attname = u.k;
  -- A key called like a column of the companions gets another name there.
  plan.own_keys := (SELECT array_agg(CASE WHEN k = ANY (own) THEN 'article_' || k ELSE k END ORDER BY place) FROM unnest(plan.keys) WITH ORDINALITY u(k, place));
  PERFORM @extschema@.korean_analysis_check_companions(plan);
  RETURN plan;
END $$;
COMMENT ON FUNCTION korean_analysis_plan_for(regclass, name[], name, name, name, text) IS 'Part of korean_analyze: finds the columns and refuses what cannot be analysed.';

-- What stands under the names of the companions must be the caller's, and made by korean_analyze.
CREATE FUNCTION korean_analysis_check_companions(plan korean_analysis_plan) RETURNS void
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  other record;
BEGIN
  FOR other IN
    SELECT c.oid::regclass AS relation, c.relkind, c.relowner, pg_get_userbyid(c.relowner) AS owner, obj_description(c.oid, 'pg_class') AS comment, s.suffix
    FROM unnest(@extschema@.korean_analysis_suffixes() || '{money,said,pair,daily,duplicate}'::text[]) WITH ORDINALITY s(suffix, place)
    JOIN pg_namespace n ON n.nspname = plan.schema
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = plan.stem || '_' || s.suffix
    ORDER BY s.place
  LOOP
    IF other.relkind NOT IN ('r', 'v') OR coalesce(other.comment, '') NOT LIKE '%(korean_analyze)' THEN
      RAISE EXCEPTION '% exists already and was not made by korean_analyze', other.relation
        USING ERRCODE = 'duplicate_table', HINT = 'Rename it, or analyse a view of the articles with another name.';
    END IF;
    -- A superuser has every role, and a trigger on a table of another's would run with his rights.
    IF other.owner <> current_user AND ((SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user) OR NOT pg_has_role(other.relowner, 'USAGE')) THEN
      RAISE EXCEPTION '% belongs to %', other.relation, other.owner
        USING ERRCODE = 'insufficient_privilege', HINT = format('Run korean_analyze as %s.', other.owner);
    END IF;
  END LOOP;
END $$;
COMMENT ON FUNCTION korean_analysis_check_companions(korean_analysis_plan) IS 'Part of korean_analyze: refuses names that are taken by others.';
