-- Quotations --------------------------------------------------------------------------------------------------------

CREATE TYPE korean_quote AS (quote text, direct boolean, speaker text, role text, affiliation text, verb text,
                             position integer, length integer, sentence integer);
COMMENT ON TYPE korean_quote IS 'Words that somebody said: the exact words, whether they stood between marks, who said them, and the verb that closes them.';

CREATE FUNCTION extract_quotes(text) RETURNS SETOF korean_quote
AS 'MODULE_PATHNAME', 'kn_extract_quotes' LANGUAGE C IMMUTABLE PARALLEL SAFE STRICT COST 2000 ROWS 10;
COMMENT ON FUNCTION extract_quotes(text) IS 'Quotations and reported speech (direct = false) of a Korean news text, with speaker, role, affiliation and verb.';
