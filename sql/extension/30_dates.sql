-- Dates -----------------------------------------------------------------------------------------------------------

CREATE TYPE korean_date AS (
  starts_at timestamp, ends_at timestamp, grain text, relation text,
  surface text, "position" integer, length integer, sentence integer
);
COMMENT ON TYPE korean_date IS 'A date or time of day in a text: the period meant (local time of the text, end exclusive; NULL where it cannot be resolved), its grain, how it is meant (in, by, from, before, after, about), and where it stands.';

CREATE FUNCTION extract_dates(text text, published timestamp) RETURNS SETOF korean_date
AS 'MODULE_PATHNAME', 'kn_extract_dates' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200 ROWS 10;
COMMENT ON FUNCTION extract_dates(text, timestamp) IS 'Dates and times of day of a Korean news text, resolved against its publication: 지난달 25일, 내년 상반기, 이튿날, 9월 3일부터 12일까지. A length of time (3일간) is none. For a timestamptz pass published AT TIME ZONE ''Asia/Seoul''.';
