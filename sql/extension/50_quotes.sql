-- Quotations --------------------------------------------------------------------------------------------------------

CREATE TYPE korean_quote AS (quote text, direct boolean, speaker text, role text, affiliation text, verb text,
                             position integer, length integer, sentence integer);
COMMENT ON TYPE korean_quote IS 'Words that somebody said: the exact words, whether they stood between marks, who said them, and the verb that closes them.';
COMMENT ON COLUMN korean_quote.quote IS 'The exact words.';
COMMENT ON COLUMN korean_quote.direct IS 'Whether they are the speaker''s own words, between marks or behind a label (이서연 대변인: …); false for reported speech.';
COMMENT ON COLUMN korean_quote.speaker IS 'Canonical name, or as described: 업계 관계자, 보고서.';
COMMENT ON COLUMN korean_quote.role IS 'Title of the speaker as written.';
COMMENT ON COLUMN korean_quote.affiliation IS 'Organisation of the speaker.';
COMMENT ON COLUMN korean_quote.verb IS 'Word that closes the quotation, as written: 밝혔다.';
COMMENT ON COLUMN korean_quote."position" IS 'Code point in the text at which it begins, from 1.';
COMMENT ON COLUMN korean_quote.length IS 'Length in code points.';
COMMENT ON COLUMN korean_quote.sentence IS 'Number of the sentence in which it begins, as split_sentences counts.';

CREATE FUNCTION extract_quotes(text) RETURNS SETOF korean_quote
AS 'MODULE_PATHNAME', 'kn_extract_quotes' LANGUAGE C IMMUTABLE PARALLEL SAFE STRICT COST 4000 ROWS 10;
COMMENT ON FUNCTION extract_quotes(text) IS 'Quotations and reported speech (direct = false) of a Korean news text, with speaker, role, affiliation and verb.';
