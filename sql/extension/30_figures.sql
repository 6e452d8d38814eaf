
-- Numbers and figures -----------------------------------------------------------------------------------------------

CREATE FUNCTION korean_number(text) RETURNS numeric
AS 'MODULE_PATHNAME', 'kn_korean_number' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION korean_number(text) IS 'The number that the text is, as Korean news writes numbers (10조1천억, 사천육백억, 영점오); NULL where it is none.';

CREATE FUNCTION format_korean_number(numeric) RETURNS text
AS 'MODULE_PATHNAME', 'kn_format_korean_number' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION format_korean_number(numeric) IS 'A number in groups of 만, 억, 조, 경, 해: 10조 1000억.';

CREATE TYPE korean_figure AS (
  kind text,
  value numeric,
  value_to numeric,
  unit text,
  qualifier text,
  change text,
  item text,
  restates integer,
  surface text,
  "position" integer,
  length integer,
  sentence integer
);
COMMENT ON TYPE korean_figure IS 'A figure found in a text: what it measures, its value in its unit, and where it stands.';
COMMENT ON COLUMN korean_figure.kind IS 'money, percent, percent_point, multiple, fraction, count, ordinal, rank, length, area, volume, mass, speed, power, energy, data, temperature, duration, age or number.';
COMMENT ON COLUMN korean_figure.value IS 'Multiplied out, in unit; the lower end of a range.';
COMMENT ON COLUMN korean_figure.value_to IS 'The upper end of a range, else NULL.';
COMMENT ON COLUMN korean_figure.unit IS 'ISO 4217 code, symbol, or Korean counter; NULL for a bare number.';
COMMENT ON COLUMN korean_figure.qualifier IS 'exact, about, at_least, at_most, more_than or less_than.';
COMMENT ON COLUMN korean_figure.change IS 'up or down where the figure says by how much something changed.';
COMMENT ON COLUMN korean_figure.item IS 'The noun phrase of the text that says what is counted or measured.';
COMMENT ON COLUMN korean_figure.restates IS 'Position of the figure that this one repeats in other words.';
COMMENT ON COLUMN korean_figure.surface IS 'The number with its unit as written.';
COMMENT ON COLUMN korean_figure."position" IS 'Code point in the text at which the surface begins, from 1.';
COMMENT ON COLUMN korean_figure.length IS 'Length of the surface in code points.';
COMMENT ON COLUMN korean_figure.sentence IS 'Number of the sentence in which it begins, as split_sentences counts.';

CREATE FUNCTION extract_figures(text) RETURNS SETOF korean_figure
AS 'MODULE_PATHNAME', 'kn_extract_figures' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 600 ROWS 20;
COMMENT ON FUNCTION extract_figures(text) IS 'Every figure of a Korean text with its unit, qualifier, change and what it counts.';
