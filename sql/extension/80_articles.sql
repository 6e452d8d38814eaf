-- Articles --------------------------------------------------------------------------------------------------------

CREATE TYPE korean_article AS (title text, subtitle text, outlet text, published_at timestamp, reporters text[], emails text[], body text);
COMMENT ON TYPE korean_article IS 'A news page taken apart: headline, subtitles, outlet, its own date, bylines, and the reported text alone.';

CREATE FUNCTION parse_article(raw text, published timestamp) RETURNS korean_article
AS 'MODULE_PATHNAME', 'kn_parse_article' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 5000;
COMMENT ON FUNCTION parse_article(text, timestamp) IS 'Title, subtitle, outlet, date, reporters, addresses and body of a raw news page; published stands in where the page gives no date.';
