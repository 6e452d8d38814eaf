\echo Use "CREATE EXTENSION korean_news" to load this file. \quit

-- The first step of CREATE EXTENSION, which then goes on to the version (korean_news--encoding--VERSION.sql).  A step of its own, in
-- ASCII alone: PostgreSQL converts a whole script to the database's encoding before it carries out any of it, and where Hangul cannot
-- be converted it could only say that.
DO $$
BEGIN
  IF pg_catalog.getdatabaseencoding() NOT IN ('UTF8', 'EUC_KR') THEN
    RAISE EXCEPTION 'korean_news does not work in a database with encoding %', pg_catalog.getdatabaseencoding()
      USING ERRCODE = 'feature_not_supported', DETAIL = 'The supported server encodings are UTF8 and EUC_KR.',
            HINT = 'Create the database WITH ENCODING ''UTF8'' TEMPLATE template0.';
  END IF;
END
$$;
