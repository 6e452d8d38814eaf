-- Text: sentences -------------------------------------------------------------------------------------------------

CREATE TYPE korean_sentence AS (sentence integer, content text, position integer, length integer);
COMMENT ON TYPE korean_sentence IS 'A sentence: its number from 1, its text, and where it stands (code points from 1).';
COMMENT ON COLUMN korean_sentence.sentence IS 'Its number, from 1.';
COMMENT ON COLUMN korean_sentence.content IS 'The sentence as written.';
COMMENT ON COLUMN korean_sentence."position" IS 'Code point in the text at which it begins, from 1.';
COMMENT ON COLUMN korean_sentence.length IS 'Length in code points.';

CREATE FUNCTION split_sentences(text) RETURNS SETOF korean_sentence
AS 'MODULE_PATHNAME', 'kn_split_sentences' LANGUAGE C IMMUTABLE PARALLEL SAFE STRICT COST 200 ROWS 20;
COMMENT ON FUNCTION split_sentences(text) IS 'The sentences of a text; a quotation stays in the sentence around it, a line break always ends one.';
