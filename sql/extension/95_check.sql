
-- Self-examination -------------------------------------------------------------------------------------------------

CREATE TYPE korean_check AS (item text, ok boolean, finding text);
COMMENT ON TYPE korean_check IS 'Something that korean_news_check looked at: whether it is right, and what was found, in words.';
COMMENT ON COLUMN korean_check.item IS 'What was verified.';
COMMENT ON COLUMN korean_check.ok IS 'Whether it is as it should be.';
COMMENT ON COLUMN korean_check.finding IS 'What was found, and what to do about it.';

CREATE FUNCTION korean_news_check() RETURNS SETOF korean_check
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 100000 ROWS 6
SET search_path = pg_catalog, pg_temp
AS $check$
DECLARE
  installed text := (SELECT extversion FROM pg_extension WHERE extname = 'korean_news');
  library text := @extschema@.korean_news_version();
  image text;
  terms bigint;
  watched boolean;
  stale bigint;
  damaged text;
  sections bigint;
  total bigint;
BEGIN
  RETURN NEXT ROW('library', library = installed,
    CASE WHEN library = installed THEN format('library and extension have version %s', library)
         ELSE format('the library has version %s, the extension %s: reconnect, or run ALTER EXTENSION korean_news UPDATE', library, installed) END)::@extschema@.korean_check;

  BEGIN
    image := @extschema@.korean_news_dictionary_version();
    RETURN NEXT ROW('dictionary', image = library,
      CASE WHEN image = library THEN format('the dictionary image has version %s', image)
           ELSE format('the dictionary image has version %s, the library %s: run make install again', image, library) END)::@extschema@.korean_check;
    SELECT count(*), sum(size), string_agg(section, ', ') FILTER (WHERE NOT intact)
      INTO sections, total, damaged FROM @extschema@.korean_news_check_image();
    RETURN NEXT ROW('checksum', damaged IS NULL,
      CASE WHEN damaged IS NULL THEN format('%s sections, %s, all intact', sections, pg_size_pretty(total))
           ELSE format('damaged sections: %s; run make install again', damaged) END)::@extschema@.korean_check;
  EXCEPTION WHEN OTHERS THEN
    RETURN NEXT ROW('dictionary', false, SQLERRM)::@extschema@.korean_check;
  END;

  RETURN NEXT ROW('encoding', getdatabaseencoding() IN ('UTF8', 'EUC_KR'),
    CASE WHEN getdatabaseencoding() IN ('UTF8', 'EUC_KR') THEN format('the database has encoding %s', getdatabaseencoding())
         ELSE format('the database has encoding %s, which is not supported: use UTF8 or EUC_KR', getdatabaseencoding()) END)::@extschema@.korean_check;

  SELECT count(*) INTO terms FROM @extschema@.korean_lexicon;
  SELECT count(*) = 2 INTO watched FROM pg_trigger WHERE tgrelid = '@extschema@.korean_lexicon'::regclass AND tgenabled = 'A';
  SELECT count(*) INTO stale FROM @extschema@.korean_lexicon_dependents() d WHERE d.stale;
  RETURN NEXT ROW('lexicon', watched AND stale = 0,
    CASE WHEN terms = 0 THEN 'korean_lexicon is empty' ELSE format('korean_lexicon has %s terms', terms) END
    || CASE WHEN watched THEN '' ELSE '; its triggers are not all enabled: run ALTER TABLE @extschema@.korean_lexicon ENABLE ALWAYS TRIGGER for korean_lexicon_edited and korean_lexicon_truncated' END
    || CASE WHEN stale = 0 THEN '' ELSE format('; objects with answers older than its last edit: %s, see korean_lexicon_dependents()', stale) END)::@extschema@.korean_check;
END
$check$;
COMMENT ON FUNCTION korean_news_check() IS 'Verifies library, dictionary image, checksums, encoding and lexicon, and says what is wrong.';
