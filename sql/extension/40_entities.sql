-- Names -------------------------------------------------------------------------------------------------------------

CREATE TYPE korean_entity AS (kind text, surface text, "position" integer, length integer, sentence integer, name text, role text, affiliation text);
COMMENT ON TYPE korean_entity IS 'A name in a text: its kind, where it stands (code points from 1), its canonical form, and for a person the title and the organisation in the same phrase.';
COMMENT ON COLUMN korean_entity.kind IS 'person, organization, location, product or event.';
COMMENT ON COLUMN korean_entity.surface IS 'The name as written, without title and particle.';
COMMENT ON COLUMN korean_entity."position" IS 'Code point in the text at which it begins, from 1.';
COMMENT ON COLUMN korean_entity.length IS 'Length in code points.';
COMMENT ON COLUMN korean_entity.sentence IS 'Number of the sentence in which it begins, as split_sentences counts.';
COMMENT ON COLUMN korean_entity.name IS 'Canonical name: 과학기술정보통신부 for 과기정통부.';
COMMENT ON COLUMN korean_entity.role IS 'Title of a person as written.';
COMMENT ON COLUMN korean_entity.affiliation IS 'Canonical name of the organisation named in the same phrase.';

CREATE FUNCTION tag_entities(text text) RETURNS SETOF korean_entity
AS 'MODULE_PATHNAME', 'kn_tag_entities' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 4000 ROWS 50;
COMMENT ON FUNCTION tag_entities(text) IS 'Names of persons, organizations, locations, products and events in a Korean text, one row a mention: 권 CSO is the 제이슨 권 of that title whom the text named before.';
