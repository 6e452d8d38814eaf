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

CREATE FUNCTION korean_news_check_image() RETURNS SETOF korean_image_section
AS 'MODULE_PATHNAME', 'kn_korean_news_check_image' LANGUAGE C STABLE PARALLEL SAFE COST 100000 ROWS 40;
COMMENT ON FUNCTION korean_news_check_image() IS 'Reads the whole dictionary image and compares the checksum of every section.';
