-- The user's terms -------------------------------------------------------------------------------------------------

CREATE TABLE korean_lexicon (
  term text NOT NULL,
  kind text NOT NULL,
  name text,
  parts text[],
  note text,
  PRIMARY KEY (term, kind)
);
COMMENT ON TABLE korean_lexicon IS 'Terms of the users'' own: what is committed here, all functions of korean_news in all sessions answer by.';
COMMENT ON COLUMN korean_lexicon.term IS 'As it stands in texts, in NFC; names may hold single blanks.';
COMMENT ON COLUMN korean_lexicon.kind IS 'person, organization, location, product, event, or word for a plain search word.';
COMMENT ON COLUMN korean_lexicon.name IS 'Canonical name; NULL where the term is the name.';
COMMENT ON COLUMN korean_lexicon.parts IS 'Parts of a compound, which join to the term: {데이터,센터}.';
COMMENT ON COLUMN korean_lexicon.note IS 'Free for the user''s remarks.';

CREATE FUNCTION korean_lexicon_edited() RETURNS trigger
AS 'MODULE_PATHNAME', 'kn_korean_lexicon_edited' LANGUAGE C;
COMMENT ON FUNCTION korean_lexicon_edited() IS 'Trigger of korean_lexicon: refuses bad rows and tells all sessions of an edit.';

-- ALWAYS, since a logical subscriber fires no others.
CREATE TRIGGER korean_lexicon_edited AFTER INSERT OR UPDATE OR DELETE ON korean_lexicon
FOR EACH ROW EXECUTE FUNCTION korean_lexicon_edited();
CREATE TRIGGER korean_lexicon_truncated AFTER TRUNCATE ON korean_lexicon
FOR EACH STATEMENT EXECUTE FUNCTION korean_lexicon_edited();
ALTER TABLE korean_lexicon ENABLE ALWAYS TRIGGER korean_lexicon_edited;
ALTER TABLE korean_lexicon ENABLE ALWAYS TRIGGER korean_lexicon_truncated;
COMMENT ON TRIGGER korean_lexicon_edited ON korean_lexicon IS 'Refuses bad rows and tells all sessions of an edit.';
COMMENT ON TRIGGER korean_lexicon_truncated ON korean_lexicon IS 'Tells all sessions that the table was emptied.';

SELECT pg_catalog.pg_extension_config_dump('@extschema@.korean_lexicon', '');
GRANT SELECT ON korean_lexicon TO PUBLIC;
-- A trusted extension belongs to the bootstrap superuser; who created it fills the table and lets others do so.
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON korean_lexicon TO @extowner@ WITH GRANT OPTION;

CREATE FUNCTION korean_lexicon_version() RETURNS bigint
AS 'MODULE_PATHNAME', 'kn_korean_lexicon_version' LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION korean_lexicon_version() IS 'Hash of the content of korean_lexicon as this session sees it, whatever the order of rows; 0 when it is empty.';

CREATE TYPE korean_lexicon_match AS (term text, kind text, name text, surface text, "position" integer, length integer);
COMMENT ON TYPE korean_lexicon_match IS 'A place where a term of korean_lexicon stands in a text.';
COMMENT ON COLUMN korean_lexicon_match.term IS 'Of korean_lexicon.';
COMMENT ON COLUMN korean_lexicon_match.kind IS 'Its kind.';
COMMENT ON COLUMN korean_lexicon_match.name IS 'Its canonical name.';
COMMENT ON COLUMN korean_lexicon_match.surface IS 'As it stands in the text.';
COMMENT ON COLUMN korean_lexicon_match."position" IS 'Code point in the text at which it begins, from 1.';
COMMENT ON COLUMN korean_lexicon_match.length IS 'Length in code points.';

CREATE FUNCTION korean_lexicon_matches(text) RETURNS SETOF korean_lexicon_match
AS 'MODULE_PATHNAME', 'kn_korean_lexicon_matches' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000 ROWS 10;
COMMENT ON FUNCTION korean_lexicon_matches(text) IS 'Where the terms of korean_lexicon stand in a text, the longest at each place, whatever surrounds them.';
