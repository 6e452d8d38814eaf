
-- Morphemes, nouns, Hanja -----------------------------------------------------------------------------------------

CREATE TYPE korean_morpheme AS (morpheme text, tag text, surface text, "position" integer, length integer, sentence integer);
COMMENT ON TYPE korean_morpheme IS 'A morpheme with its Sejong tag, where it stands in the text (1-based code points), and the number of its sentence.';
COMMENT ON COLUMN korean_morpheme.morpheme IS 'In its base form: 밝히 for 밝혔.';
COMMENT ON COLUMN korean_morpheme.tag IS 'Tag of the Sejong tag set: NNG, VV, EP.';
COMMENT ON COLUMN korean_morpheme.surface IS 'As written.';
COMMENT ON COLUMN korean_morpheme."position" IS 'Code point in the text at which it begins, from 1.';
COMMENT ON COLUMN korean_morpheme.length IS 'Length in code points.';
COMMENT ON COLUMN korean_morpheme.sentence IS 'Number of the sentence in which it begins, as split_sentences counts.';

CREATE FUNCTION korean_morphemes(text text) RETURNS SETOF korean_morpheme
AS 'MODULE_PATHNAME', 'kn_korean_morphemes' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 4000 ROWS 500;
COMMENT ON FUNCTION korean_morphemes(text) IS 'Morphemes of a Korean text: 밝혔다 gives 밝히/VV 었/EP 다/EF. Spans of one syllable overlap.';

CREATE FUNCTION korean_nouns(text text) RETURNS text[]
AS 'MODULE_PATHNAME', 'kn_korean_nouns' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500;
COMMENT ON FUNCTION korean_nouns(text) IS 'Nouns of a Korean text in its order, compounds and names whole, without particles.';

CREATE FUNCTION hanja_to_hangul(text text) RETURNS text
AS 'MODULE_PATHNAME', 'kn_hanja_to_hangul' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION hanja_to_hangul(text) IS 'The text with its Hanja read in Hangul, by the initial sound law: 女性 gives 여성, 李在明 gives 이재명.';
