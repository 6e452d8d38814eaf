-- Numbers with their units ---------------------------------------------------------------------------------------------

CREATE TYPE korean_quantity;
COMMENT ON TYPE korean_quantity IS 'A number with its unit: 10조1천억원, 20㎿, 1,234.5 km. Exact, of any size.';

CREATE FUNCTION korean_quantity_in(cstring) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION korean_quantity_in(cstring) IS 'Input: forgiving, as news writes quantities.';

CREATE FUNCTION korean_quantity_out(korean_quantity) RETURNS cstring
AS 'MODULE_PATHNAME', 'kn_korean_quantity_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_out(korean_quantity) IS 'Output: the number in digits and the canonical unit.';

CREATE FUNCTION korean_quantity_recv(internal) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_recv' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION korean_quantity_recv(internal) IS 'Binary input.';

CREATE FUNCTION korean_quantity_send(korean_quantity) RETURNS bytea
AS 'MODULE_PATHNAME', 'kn_korean_quantity_send' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_send(korean_quantity) IS 'Binary output.';

CREATE TYPE korean_quantity (
  INPUT = korean_quantity_in, OUTPUT = korean_quantity_out, RECEIVE = korean_quantity_recv, SEND = korean_quantity_send,
  INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = main
);

CREATE FUNCTION korean_quantity(value numeric, unit text) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION korean_quantity(value numeric, unit text) IS 'A quantity of a number and a unit in any spelling: (3, 원), (3, KRW).';

CREATE FUNCTION quantity_value(korean_quantity) RETURNS numeric
AS 'MODULE_PATHNAME', 'kn_quantity_value' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION quantity_value(korean_quantity) IS 'The number of a quantity, in its unit.';

CREATE FUNCTION quantity_unit(korean_quantity) RETURNS text
AS 'MODULE_PATHNAME', 'kn_quantity_unit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION quantity_unit(korean_quantity) IS 'The canonical unit of a quantity: KRW, km, 명.';

CREATE FUNCTION convert_quantity(quantity korean_quantity, unit text) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_convert_quantity' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION convert_quantity(quantity korean_quantity, unit text) IS 'The same quantity in another unit of its dimension.';

CREATE FUNCTION korean_quantity_eq(korean_quantity, korean_quantity) RETURNS boolean
AS 'MODULE_PATHNAME', 'kn_korean_quantity_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_eq(korean_quantity, korean_quantity) IS 'Operator =: equal: 1 km = 1000 m.';

CREATE FUNCTION korean_quantity_ne(korean_quantity, korean_quantity) RETURNS boolean
AS 'MODULE_PATHNAME', 'kn_korean_quantity_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_ne(korean_quantity, korean_quantity) IS 'Operator <>: not equal.';

CREATE FUNCTION korean_quantity_lt(korean_quantity, korean_quantity) RETURNS boolean
AS 'MODULE_PATHNAME', 'kn_korean_quantity_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_lt(korean_quantity, korean_quantity) IS 'Operator <: less: by dimension, then by size.';

CREATE FUNCTION korean_quantity_le(korean_quantity, korean_quantity) RETURNS boolean
AS 'MODULE_PATHNAME', 'kn_korean_quantity_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_le(korean_quantity, korean_quantity) IS 'Operator <=: less or equal.';

CREATE FUNCTION korean_quantity_gt(korean_quantity, korean_quantity) RETURNS boolean
AS 'MODULE_PATHNAME', 'kn_korean_quantity_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_gt(korean_quantity, korean_quantity) IS 'Operator >: greater.';

CREATE FUNCTION korean_quantity_ge(korean_quantity, korean_quantity) RETURNS boolean
AS 'MODULE_PATHNAME', 'kn_korean_quantity_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_ge(korean_quantity, korean_quantity) IS 'Operator >=: greater or equal.';

CREATE FUNCTION korean_quantity_cmp(korean_quantity, korean_quantity) RETURNS integer
AS 'MODULE_PATHNAME', 'kn_korean_quantity_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_cmp(korean_quantity, korean_quantity) IS 'Order for btree: by dimension, then by size.';

CREATE FUNCTION korean_quantity_hash(korean_quantity) RETURNS integer
AS 'MODULE_PATHNAME', 'kn_korean_quantity_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_hash(korean_quantity) IS 'Hash, one for 1 km and 1000 m.';

CREATE FUNCTION korean_quantity_hash_extended(korean_quantity, bigint) RETURNS bigint
AS 'MODULE_PATHNAME', 'kn_korean_quantity_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_hash_extended(korean_quantity, bigint) IS 'Hash with a seed.';

CREATE FUNCTION korean_quantity_smaller(korean_quantity, korean_quantity) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_smaller' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_smaller(korean_quantity, korean_quantity) IS 'The smaller of two, for min.';

CREATE FUNCTION korean_quantity_larger(korean_quantity, korean_quantity) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_larger' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_larger(korean_quantity, korean_quantity) IS 'The larger of two, for max.';

CREATE FUNCTION korean_quantity_add(korean_quantity, korean_quantity) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_add' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_add(korean_quantity, korean_quantity) IS 'Operator +: in the common unit, else in the base unit.';

CREATE FUNCTION korean_quantity_subtract(korean_quantity, korean_quantity) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_subtract' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_subtract(korean_quantity, korean_quantity) IS 'Operator -: in the common unit, else in the base unit.';

CREATE FUNCTION korean_quantity_multiply(korean_quantity, numeric) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_multiply' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_multiply(korean_quantity, numeric) IS 'Operator *.';

CREATE FUNCTION korean_quantity_multiply_left(numeric, korean_quantity) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_multiply_left' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_multiply_left(numeric, korean_quantity) IS 'Operator * with the number in front.';

CREATE FUNCTION korean_quantity_divide(korean_quantity, numeric) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_divide' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_divide(korean_quantity, numeric) IS 'Operator / by a number.';

CREATE FUNCTION korean_quantity_ratio(korean_quantity, korean_quantity) RETURNS numeric
AS 'MODULE_PATHNAME', 'kn_korean_quantity_ratio' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_ratio(korean_quantity, korean_quantity) IS 'Operator / of two quantities of one dimension: a number.';

CREATE FUNCTION korean_quantity_negate(korean_quantity) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_negate' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_negate(korean_quantity) IS 'Operator - in front.';

CREATE OPERATOR = (FUNCTION = korean_quantity_eq, LEFTARG = korean_quantity, RIGHTARG = korean_quantity, COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
COMMENT ON OPERATOR = (korean_quantity, korean_quantity) IS 'equal: 1 km = 1000 m; false across dimensions';

CREATE OPERATOR <> (FUNCTION = korean_quantity_ne, LEFTARG = korean_quantity, RIGHTARG = korean_quantity, COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel);
COMMENT ON OPERATOR <> (korean_quantity, korean_quantity) IS 'not equal';

CREATE OPERATOR < (FUNCTION = korean_quantity_lt, LEFTARG = korean_quantity, RIGHTARG = korean_quantity, COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
COMMENT ON OPERATOR < (korean_quantity, korean_quantity) IS 'less: by dimension, then by size';

CREATE OPERATOR <= (FUNCTION = korean_quantity_le, LEFTARG = korean_quantity, RIGHTARG = korean_quantity, COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
COMMENT ON OPERATOR <= (korean_quantity, korean_quantity) IS 'less or equal';

CREATE OPERATOR > (FUNCTION = korean_quantity_gt, LEFTARG = korean_quantity, RIGHTARG = korean_quantity, COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
COMMENT ON OPERATOR > (korean_quantity, korean_quantity) IS 'greater';

CREATE OPERATOR >= (FUNCTION = korean_quantity_ge, LEFTARG = korean_quantity, RIGHTARG = korean_quantity, COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel);
COMMENT ON OPERATOR >= (korean_quantity, korean_quantity) IS 'greater or equal';

CREATE OPERATOR + (FUNCTION = korean_quantity_add, LEFTARG = korean_quantity, RIGHTARG = korean_quantity, COMMUTATOR = +);
COMMENT ON OPERATOR + (korean_quantity, korean_quantity) IS 'sum, in the common unit or else the base unit';

CREATE OPERATOR - (FUNCTION = korean_quantity_subtract, LEFTARG = korean_quantity, RIGHTARG = korean_quantity);
COMMENT ON OPERATOR - (korean_quantity, korean_quantity) IS 'difference, in the common unit or else the base unit';

CREATE OPERATOR * (FUNCTION = korean_quantity_multiply, LEFTARG = korean_quantity, RIGHTARG = numeric, COMMUTATOR = *);
COMMENT ON OPERATOR * (korean_quantity, numeric) IS 'so many times';

CREATE OPERATOR * (FUNCTION = korean_quantity_multiply_left, LEFTARG = numeric, RIGHTARG = korean_quantity, COMMUTATOR = *);
COMMENT ON OPERATOR * (numeric, korean_quantity) IS 'so many times';

CREATE OPERATOR / (FUNCTION = korean_quantity_divide, LEFTARG = korean_quantity, RIGHTARG = numeric);
COMMENT ON OPERATOR / (korean_quantity, numeric) IS 'a part';

CREATE OPERATOR / (FUNCTION = korean_quantity_ratio, LEFTARG = korean_quantity, RIGHTARG = korean_quantity);
COMMENT ON OPERATOR / (korean_quantity, korean_quantity) IS 'ratio of two quantities of one dimension';

CREATE OPERATOR - (FUNCTION = korean_quantity_negate, RIGHTARG = korean_quantity);
COMMENT ON OPERATOR - (NONE, korean_quantity) IS 'the opposite';

CREATE OPERATOR FAMILY korean_quantity_ops USING btree;
COMMENT ON OPERATOR FAMILY korean_quantity_ops USING btree IS 'Order of quantities: by dimension, then by size.';
CREATE OPERATOR CLASS korean_quantity_ops DEFAULT FOR TYPE korean_quantity USING btree FAMILY korean_quantity_ops AS
  OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 korean_quantity_cmp(korean_quantity, korean_quantity);
COMMENT ON OPERATOR CLASS korean_quantity_ops USING btree IS 'Order of quantities: by dimension, then by size.';
CREATE OPERATOR FAMILY korean_quantity_ops USING hash;
COMMENT ON OPERATOR FAMILY korean_quantity_ops USING hash IS 'Equality of quantities across units.';
CREATE OPERATOR CLASS korean_quantity_ops DEFAULT FOR TYPE korean_quantity USING hash FAMILY korean_quantity_ops AS
  OPERATOR 1 =, FUNCTION 1 korean_quantity_hash(korean_quantity), FUNCTION 2 korean_quantity_hash_extended(korean_quantity, bigint);
COMMENT ON OPERATOR CLASS korean_quantity_ops USING hash IS 'Equality of quantities across units.';

CREATE FUNCTION korean_quantity_accumulate(internal, korean_quantity) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_quantity_accumulate' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_accumulate(internal, korean_quantity) IS 'Part of sum and avg.';

CREATE FUNCTION korean_quantity_remove(internal, korean_quantity) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_quantity_remove' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_remove(internal, korean_quantity) IS 'Part of sum and avg over moving frames.';

CREATE FUNCTION korean_quantity_combine(internal, internal) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_quantity_combine' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_combine(internal, internal) IS 'Part of parallel sum and avg.';

CREATE FUNCTION korean_quantity_serialize(internal) RETURNS bytea
AS 'MODULE_PATHNAME', 'kn_korean_quantity_serialize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_serialize(internal) IS 'Part of parallel sum and avg.';

CREATE FUNCTION korean_quantity_deserialize(bytea, internal) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_quantity_deserialize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_deserialize(bytea, internal) IS 'Part of parallel sum and avg.';

CREATE FUNCTION korean_quantity_sum(internal) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_sum' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_sum(internal) IS 'Part of sum.';

CREATE FUNCTION korean_quantity_avg(internal) RETURNS korean_quantity
AS 'MODULE_PATHNAME', 'kn_korean_quantity_avg' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION korean_quantity_avg(internal) IS 'Part of avg.';

CREATE AGGREGATE sum(korean_quantity) (
  SFUNC = korean_quantity_accumulate, STYPE = internal, SSPACE = 128, FINALFUNC = korean_quantity_sum,
  COMBINEFUNC = korean_quantity_combine, SERIALFUNC = korean_quantity_serialize, DESERIALFUNC = korean_quantity_deserialize,
  MSFUNC = korean_quantity_accumulate, MINVFUNC = korean_quantity_remove, MSTYPE = internal, MSSPACE = 128, MFINALFUNC = korean_quantity_sum,
  PARALLEL = safe
);
COMMENT ON AGGREGATE sum(korean_quantity) IS 'Sum of quantities of one dimension, in their common unit, else in the base unit.';

CREATE AGGREGATE avg(korean_quantity) (
  SFUNC = korean_quantity_accumulate, STYPE = internal, SSPACE = 128, FINALFUNC = korean_quantity_avg,
  COMBINEFUNC = korean_quantity_combine, SERIALFUNC = korean_quantity_serialize, DESERIALFUNC = korean_quantity_deserialize,
  MSFUNC = korean_quantity_accumulate, MINVFUNC = korean_quantity_remove, MSTYPE = internal, MSSPACE = 128, MFINALFUNC = korean_quantity_avg,
  PARALLEL = safe
);
COMMENT ON AGGREGATE avg(korean_quantity) IS 'Mean of quantities of one dimension, in their common unit, else in the base unit.';

CREATE AGGREGATE min(korean_quantity) (
  SFUNC = korean_quantity_smaller, STYPE = korean_quantity, COMBINEFUNC = korean_quantity_smaller, SORTOP = <, PARALLEL = safe
);
COMMENT ON AGGREGATE min(korean_quantity) IS 'The smallest quantity.';

CREATE AGGREGATE max(korean_quantity) (
  SFUNC = korean_quantity_larger, STYPE = korean_quantity, COMBINEFUNC = korean_quantity_larger, SORTOP = >, PARALLEL = safe
);
COMMENT ON AGGREGATE max(korean_quantity) IS 'The largest quantity.';

-- Exchange rates ------------------------------------------------------------------------------------------------------

CREATE TABLE korean_exchange_rate (
  currency text NOT NULL,
  day date NOT NULL,
  rate numeric NOT NULL,
  PRIMARY KEY (currency, day),
  CONSTRAINT korean_exchange_rate_currency CHECK (currency ~ '^[A-Z]{3}$' AND currency <> 'KRW'),
  CONSTRAINT korean_exchange_rate_day CHECK (isfinite(day)),
  CONSTRAINT korean_exchange_rate_rate CHECK (rate > 0 AND rate < 'Infinity'::float8)
);
COMMENT ON TABLE korean_exchange_rate IS 'What a currency is worth in won, day by day; users fill it, views over money use the latest day not after an article''s.';
COMMENT ON COLUMN korean_exchange_rate.currency IS 'ISO 4217 code in capitals; the won itself needs no rate.';
COMMENT ON COLUMN korean_exchange_rate.day IS 'First day on which the rate holds.';
COMMENT ON COLUMN korean_exchange_rate.rate IS 'Won for one unit of the currency.';
COMMENT ON CONSTRAINT korean_exchange_rate_currency ON korean_exchange_rate IS 'An ISO 4217 code in capitals, not the won.';
COMMENT ON CONSTRAINT korean_exchange_rate_day ON korean_exchange_rate IS 'A day of the calendar.';
COMMENT ON CONSTRAINT korean_exchange_rate_rate ON korean_exchange_rate IS 'A positive, finite number.';
SELECT pg_catalog.pg_extension_config_dump('@extschema@.korean_exchange_rate', '');
GRANT SELECT ON korean_exchange_rate TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON korean_exchange_rate TO @extowner@ WITH GRANT OPTION;
