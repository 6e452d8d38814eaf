\echo Use "CREATE EXTENSION korean_news" to load this file. \quit

-- Version and health ----------------------------------------------------------------------------------------------

CREATE FUNCTION korean_news_version() RETURNS text
AS 'MODULE_PATHNAME', 'kn_korean_news_version' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION korean_news_version() IS 'Version of the loaded korean_news library.';

CREATE FUNCTION korean_news_dictionary_version() RETURNS text
AS 'MODULE_PATHNAME', 'kn_korean_news_dictionary_version' LANGUAGE C STABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION korean_news_dictionary_version() IS 'Version written in the dictionary image that answers are given by.';

CREATE TYPE korean_image_section AS (section text, size bigint, intact boolean);
COMMENT ON TYPE korean_image_section IS 'A section of the dictionary image and whether its checksum holds.';
COMMENT ON COLUMN korean_image_section.section IS 'Name of the section: facts/titles is data/titles.tsv.';
COMMENT ON COLUMN korean_image_section.size IS 'Bytes.';
COMMENT ON COLUMN korean_image_section.intact IS 'Whether the checksum holds.';

CREATE FUNCTION korean_news_check_image() RETURNS SETOF korean_image_section
AS 'MODULE_PATHNAME', 'kn_korean_news_check_image' LANGUAGE C STABLE PARALLEL SAFE COST 100000 ROWS 40;
COMMENT ON FUNCTION korean_news_check_image() IS 'Reads the whole dictionary image and compares the checksum of every section.';

-- Statements that run by the caller's search_path name even their operators with a schema: somebody may have planted one in that path.
CREATE FUNCTION korean_news_equality(type oid) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
WITH RECURSIVE based(type) AS (SELECT type UNION SELECT t.typbasetype FROM based b JOIN pg_type t ON t.oid = b.type WHERE t.typbasetype <> 0)
SELECT coalesce((SELECT format('OPERATOR(%I.%s)', n.nspname, o.oprname)
                 FROM based b JOIN pg_opclass c ON c.opcintype = b.type AND c.opcdefault JOIN pg_am m ON m.oid = c.opcmethod AND m.amname = 'btree'
                 JOIN pg_amop a ON a.amopfamily = c.opcfamily AND a.amoplefttype = c.opcintype AND a.amoprighttype = c.opcintype AND a.amopstrategy = 3
                 JOIN pg_operator o ON o.oid = a.amopopr JOIN pg_namespace n ON n.oid = o.oprnamespace LIMIT 1), 'OPERATOR(pg_catalog.=)')
$$;
COMMENT ON FUNCTION korean_news_equality(oid) IS 'Part of korean_analyze and korean_lexicon_refresh: the operator by which values of a type are equal, with its schema.';
