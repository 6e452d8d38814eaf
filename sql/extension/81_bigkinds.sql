-- Exports of BigKinds ---------------------------------------------------------------------------------------------
-- BigKinds (빅카인즈) is the news archive of the Korea Press Foundation.  Its spreadsheets have fixed Korean column names, its interface
-- the English ones.  The staging table holds every cell as text, so that COPY takes every row; what is wrong with a row is said
-- here, by its line.

CREATE TYPE korean_bigkinds_row AS (
  line bigint, wrong text, id text, published_at timestamp, outlet text, reporters text[], title text, body text, url text,
  categories text[], incidents text[], persons text[], places text[], organizations text[], keywords text[], features text[], excluded text
);
COMMENT ON TYPE korean_bigkinds_row IS 'A row of a BigKinds export: wrong says why it is no article, or is NULL; excluded is BigKinds'' own mark (분석제외 여부).';
COMMENT ON COLUMN korean_bigkinds_row.line IS 'Line of the export, the header not counted.';
COMMENT ON COLUMN korean_bigkinds_row.wrong IS 'Why the row is no article; NULL where it is one.';
COMMENT ON COLUMN korean_bigkinds_row.id IS 'Identifier (뉴스 식별자).';
COMMENT ON COLUMN korean_bigkinds_row.published_at IS 'Day of publication (일자), local time.';
COMMENT ON COLUMN korean_bigkinds_row.outlet IS 'Who published it (언론사).';
COMMENT ON COLUMN korean_bigkinds_row.reporters IS 'Reporters (기고자).';
COMMENT ON COLUMN korean_bigkinds_row.title IS 'Headline (제목).';
COMMENT ON COLUMN korean_bigkinds_row.body IS 'Text, as far as the export has it (본문).';
COMMENT ON COLUMN korean_bigkinds_row.url IS 'Address of the page (URL).';
COMMENT ON COLUMN korean_bigkinds_row.categories IS 'Sections (통합 분류).';
COMMENT ON COLUMN korean_bigkinds_row.incidents IS 'Kinds of incidents (사건/사고 분류).';
COMMENT ON COLUMN korean_bigkinds_row.persons IS 'Persons, as BigKinds found them (인물).';
COMMENT ON COLUMN korean_bigkinds_row.places IS 'Places, as BigKinds found them (위치).';
COMMENT ON COLUMN korean_bigkinds_row.organizations IS 'Organisations, as BigKinds found them (기관).';
COMMENT ON COLUMN korean_bigkinds_row.keywords IS 'Keywords (키워드).';
COMMENT ON COLUMN korean_bigkinds_row.features IS 'Weighted keywords (특성추출).';
COMMENT ON COLUMN korean_bigkinds_row.excluded IS 'Mark of BigKinds that the article is left out of analysis (분석제외 여부).';

-- A cell of several names, taken apart.
CREATE FUNCTION korean_bigkinds_list(cell text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce(array_agg(btrim(part) ORDER BY place), '{}') FROM regexp_split_to_table(cell, '[,;|]') WITH ORDINALITY p(part, place) WHERE btrim(part) <> '' $$;
COMMENT ON FUNCTION korean_bigkinds_list(text) IS 'Part of korean_bigkinds_articles: a cell of several names as an array.';

-- The cells of a row under their names, whatever blanks, underscores and letter case those have.
CREATE FUNCTION korean_bigkinds_cells(source jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on AS $$
DECLARE
  lines text[];
BEGIN
  -- One text of JSON beside the number of the line: a line of a JSON lines file.
  SELECT array_agg(value) INTO lines FROM jsonb_each_text(source) WHERE key <> 'line';
  IF cardinality(lines) = 1 THEN
    source := regexp_replace(lines[1], '^[^\x01-\x7f]+', '')::jsonb;  -- a byte order mark
    IF jsonb_typeof(source) <> 'object' THEN
      RETURN NULL;
    END IF;
  END IF;
  RETURN (SELECT jsonb_object_agg(lower(regexp_replace(key, '[\s_]', '', 'g')),
                                  CASE jsonb_typeof(value) WHEN 'array' THEN to_jsonb((SELECT string_agg(item, ',') FROM jsonb_array_elements_text(value) item)) ELSE value END)
          FROM jsonb_each(source));
EXCEPTION WHEN invalid_text_representation OR untranslatable_character THEN
  RETURN NULL;
END $$;
COMMENT ON FUNCTION korean_bigkinds_cells(jsonb) IS 'Part of korean_bigkinds_articles: the cells of a row by normalised names; NULL of what is no JSON object.';

CREATE FUNCTION korean_bigkinds_article(line bigint, source jsonb) RETURNS korean_bigkinds_row
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on AS $$
DECLARE
  made @extschema@.korean_bigkinds_row;
  cells jsonb := @extschema@.korean_bigkinds_cells(source);
  day text;
  parts text[];
BEGIN
  made.line := line;
  IF cells IS NULL THEN
    made.wrong := 'no JSON object';
    RETURN made;
  END IF;
  made.id := nullif(btrim(coalesce(cells ->> '뉴스식별자', cells ->> 'newsid', cells ->> 'id')), '');
  made.outlet := nullif(btrim(coalesce(cells ->> '언론사', cells ->> 'provider', cells ->> 'outlet')), '');
  made.title := nullif(btrim(coalesce(cells ->> '제목', cells ->> 'title')), '');
  made.body := nullif(btrim(coalesce(cells ->> '본문', cells ->> 'content', cells ->> 'body'), E' \t\r\n'), '');
  made.url := nullif(btrim(coalesce(cells ->> 'url', cells ->> 'providerlinkpage')), '');
  made.excluded := nullif(btrim(cells ->> '분석제외여부'), '');
  made.categories := @extschema@.korean_bigkinds_list(concat_ws(',', cells ->> '통합분류1', cells ->> '통합분류2', cells ->> '통합분류3', cells ->> 'category'));
  made.incidents := @extschema@.korean_bigkinds_list(concat_ws(',', cells ->> '사건/사고분류1', cells ->> '사건/사고분류2', cells ->> '사건/사고분류3', cells ->> 'categoryincident'));
  made.persons := @extschema@.korean_bigkinds_list(cells ->> '인물');
  made.places := @extschema@.korean_bigkinds_list(cells ->> '위치');
  made.organizations := @extschema@.korean_bigkinds_list(cells ->> '기관');
  made.keywords := @extschema@.korean_bigkinds_list(cells ->> '키워드');
  made.features := @extschema@.korean_bigkinds_list(coalesce(cells ->> '특성추출', cells ->> '특성추출(가중치순상위50개)'));
  -- 홍길동 기자;김철수 (kim@news.example)
  made.reporters := ARRAY(SELECT name FROM (
    SELECT btrim(regexp_replace(regexp_replace(part, '\s*[(<\[]?\s*[A-Za-z0-9._%+-]+@\S+', '', 'g'), '\s*(?:전문|인턴|수습|선임|객원|시민|사진)?\s*(?:기자|특파원|통신원|논설위원|리포터)\s*$', '')) AS name, place
    FROM regexp_split_to_table(coalesce(cells ->> '기고자', cells ->> 'byline', cells ->> 'reporters', ''), '[,;|/·]') WITH ORDINALITY p(part, place)) n WHERE name <> '' ORDER BY place);
  day := btrim(coalesce(cells ->> '일자', cells ->> 'publishedat', cells ->> 'date', ''));
  parts := regexp_match(day, '^(\d{4})[-./]?\s?(\d\d?)[-./]?\s?(\d\d?)(?:\.0|\.?|(?:T|\s+)(\d\d?):(\d\d)(?::(\d\d))?\S*)$');
  BEGIN
    made.published_at := make_timestamp(parts[1]::int, parts[2]::int, parts[3]::int, coalesce(parts[4], '0')::int, coalesce(parts[5], '0')::int, coalesce(parts[6], '0')::int);
  EXCEPTION WHEN datetime_field_overflow THEN
    NULL;
  END;
  made.wrong := CASE WHEN made.id IS NULL THEN 'no identifier' WHEN made.body IS NULL THEN 'no body'
                     WHEN made.published_at IS NULL THEN format('no date: %s', left(day, 40)) END;
  RETURN made;
END $$;
COMMENT ON FUNCTION korean_bigkinds_article(bigint, jsonb) IS 'Part of korean_bigkinds_articles: one row, with what is wrong with it.';

CREATE FUNCTION korean_bigkinds_articles(staging regclass) RETURNS SETOF korean_bigkinds_row
LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 ROWS 1000 SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- The line is the staging table's column of that name, else the order in which the rows were loaded.
  RETURN QUERY EXECUTE format($q$
    SELECT r.line, CASE WHEN r.wrong IS NULL AND row_number() OVER (PARTITION BY r.id, r.wrong ORDER BY r.line) > 1 THEN 'identifier stands twice' ELSE r.wrong END,
           r.id, r.published_at, r.outlet, r.reporters, r.title, r.body, r.url, r.categories, r.incidents, r.persons, r.places, r.organizations, r.keywords, r.features, r.excluded
    FROM (SELECT %2$s AS line, to_jsonb(t) AS source FROM %1$s t) s CROSS JOIN LATERAL @extschema@.korean_bigkinds_article(s.line, s.source) r ORDER BY r.line $q$,
    staging, CASE WHEN EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = staging AND a.attname = 'line' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('int'::regtype, 'bigint'::regtype))
                  THEN 't.line::bigint'
                  WHEN EXISTS (SELECT FROM pg_class c WHERE c.oid = staging AND c.relkind IN ('r', 'm')) THEN 'row_number() OVER (ORDER BY t.ctid)'
                  ELSE 'row_number() OVER ()' END);
END $$;
COMMENT ON FUNCTION korean_bigkinds_articles(regclass) IS
  'Articles of a BigKinds export (CSV or JSON lines) that was copied into a table of text columns; wrong says, line by line, which rows are none.';
