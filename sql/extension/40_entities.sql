-- Names -------------------------------------------------------------------------------------------------------------

CREATE TYPE korean_entity AS (kind text, surface text, "position" integer, length integer, sentence integer, name text, role text, affiliation text);
COMMENT ON TYPE korean_entity IS 'A name in a text: its kind, where it stands (code points from 1), its canonical form, and for a person the title and the organisation in the same phrase.';

CREATE FUNCTION tag_entities(text text) RETURNS SETOF korean_entity
AS 'MODULE_PATHNAME', 'kn_tag_entities' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 4000 ROWS 50;
COMMENT ON FUNCTION tag_entities(text) IS 'Names of persons, organizations, locations, products and events in a Korean text, one row a mention: 권 CSO is the 제이슨 권 of that title whom the text named before.';
