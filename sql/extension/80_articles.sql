-- Articles --------------------------------------------------------------------------------------------------------

CREATE TYPE korean_article AS (title text, subtitle text, outlet text, published_at timestamp, reporters text[], emails text[], body text);
COMMENT ON TYPE korean_article IS 'A news page taken apart: headline, subtitles, outlet, its own date, bylines, and the reported text alone.';
COMMENT ON COLUMN korean_article.title IS 'Headline.';
COMMENT ON COLUMN korean_article.subtitle IS 'Lines between the headline and the text.';
COMMENT ON COLUMN korean_article.outlet IS 'Newspaper, agency or station.';
COMMENT ON COLUMN korean_article.published_at IS 'As the page gives it in its local time, else the argument published.';
COMMENT ON COLUMN korean_article.reporters IS 'Names of the reporters.';
COMMENT ON COLUMN korean_article.emails IS 'Their e-mail addresses.';
COMMENT ON COLUMN korean_article.body IS 'The reported text, one paragraph a line.';

CREATE FUNCTION parse_article(raw text, published timestamp) RETURNS korean_article
AS 'MODULE_PATHNAME', 'kn_parse_article' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1500;
COMMENT ON FUNCTION parse_article(text, timestamp) IS 'Title, subtitle, outlet, date, reporters, addresses and body of a raw news page; published stands in where the page gives no date.';

-- Near-duplicates -------------------------------------------------------------------------------------------------

CREATE FUNCTION korean_fingerprint(text) RETURNS bigint
AS 'MODULE_PATHNAME', 'kn_korean_fingerprint' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION korean_fingerprint(text) IS '64 bits of which near-duplicates share most; from letters and digits alone. NULL for a text without any.';

CREATE FUNCTION korean_fingerprint_distance(bigint, bigint) RETURNS integer
AS 'MODULE_PATHNAME', 'kn_korean_fingerprint_distance' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION korean_fingerprint_distance(bigint, bigint) IS 'Number of bits in which two fingerprints differ, 0 to 64; up to 11 is a near-duplicate, strangers are near 32.';

CREATE FUNCTION korean_fingerprint_bands(bigint) RETURNS smallint[]
AS 'MODULE_PATHNAME', 'kn_korean_fingerprint_bands' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION korean_fingerprint_bands(bigint) IS 'Sixteen numbers for a GIN index: near-duplicates share at least one (&&), strangers hardly ever.';

CREATE FUNCTION korean_fingerprint_pairs(fingerprints bigint[], distance integer DEFAULT 11) RETURNS TABLE (first integer, second integer, bits integer)
AS 'MODULE_PATHNAME', 'kn_korean_fingerprint_pairs' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100000 ROWS 1000;
COMMENT ON FUNCTION korean_fingerprint_pairs(bigint[], integer) IS 'Pairs of near-duplicates among many fingerprints, by their numbers in the array: those that share a band and differ in at most so many bits.';

-- Keywords --------------------------------------------------------------------------------------------------------

CREATE TYPE korean_keyword AS (keyword text, score double precision);
COMMENT ON TYPE korean_keyword IS 'A word that carries a text, and how much.';
COMMENT ON COLUMN korean_keyword.keyword IS 'The word, compounds and names whole.';
COMMENT ON COLUMN korean_keyword.score IS 'How much it says about the text; greater is more.';

CREATE FUNCTION korean_keywords(text text, n integer DEFAULT 10) RETURNS SETOF korean_keyword
AS 'MODULE_PATHNAME', 'kn_korean_keywords' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 8000 ROWS 10;
COMMENT ON FUNCTION korean_keywords(text, integer) IS 'The n words that carry a text, compounds and names whole: said often, early, and seldom elsewhere.';
