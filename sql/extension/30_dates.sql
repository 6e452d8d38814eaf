-- Dates -----------------------------------------------------------------------------------------------------------

CREATE TYPE korean_date AS (
  starts_at timestamp, ends_at timestamp, grain text, relation text,
  surface text, "position" integer, length integer, sentence integer
);
COMMENT ON TYPE korean_date IS 'A date or time of day in a text: the period meant (local time of the text, end exclusive; NULL where it cannot be resolved), its grain, how it is meant (in, by, from, before, after, about), and where it stands.';
COMMENT ON COLUMN korean_date.starts_at IS 'Beginning of the period meant, in local time of the text; NULL where it cannot be resolved.';
COMMENT ON COLUMN korean_date.ends_at IS 'Its end, exclusive.';
COMMENT ON COLUMN korean_date.grain IS 'time, day, week, month, quarter, half, year, decade or range.';
COMMENT ON COLUMN korean_date.relation IS 'in, by (까지), from (부터, 이후), before, after or about (쯤, 전후).';
COMMENT ON COLUMN korean_date.surface IS 'As written, with its direction word: 오는 10일.';
COMMENT ON COLUMN korean_date."position" IS 'Code point in the text at which it begins, from 1.';
COMMENT ON COLUMN korean_date.length IS 'Length in code points.';
COMMENT ON COLUMN korean_date.sentence IS 'Number of the sentence in which it begins, as split_sentences counts.';

CREATE FUNCTION extract_dates(text text, published timestamp) RETURNS SETOF korean_date
AS 'MODULE_PATHNAME', 'kn_extract_dates' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 10;
COMMENT ON FUNCTION extract_dates(text, timestamp) IS 'Dates and times of day of a Korean news text, resolved against its publication: 지난달 25일, 내년 상반기, 이튿날, 9월 3일부터 12일까지. A length of time (3일간) is none. For a timestamptz pass published AT TIME ZONE ''Asia/Seoul''.';
