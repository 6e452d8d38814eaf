// Operators of korean_quantity: comparison, hash, and arithmetic, which is exact but for division.
#include "pg/quantity.h"

extern "C" {
#include "utils/fmgrprotos.h"
}

using kn::pg::Quantity;
using kn::pg::UnitFacts;

namespace {

// a + b or a - b: in the common unit, else in the base unit.  Temperatures have differences (in kelvin) but no sums.
Quantity* combined(const Quantity* a, const Quantity* b, PGFunction function, const char* doing) {
  const UnitFacts *x = kn::pg::unit_facts(a), *y = kn::pg::unit_facts(b);
  if (!kn::pg::same_dimension(x, y)) kn::pg::refuse_mixed(doing, x, y);
  if (x->temperature && function == numeric_add) kn::pg::refuse_temperature(doing);
  if (kn::pg::same_unit(a, b) && !x->temperature)
    return kn::pg::make_quantity(kn::pg::numeric_call(function, kn::pg::value_of(a), kn::pg::value_of(b)), x);
  const Datum result = kn::pg::numeric_call(function, kn::pg::measure_of(kn::pg::value_of(a), x),
                                            kn::pg::measure_of(kn::pg::value_of(b), y));
  const UnitFacts* base = kn::pg::unit_facts(x->base, x->base_size);
  // A difference of two measures holds no offset, and neither has a base unit.
  return kn::pg::make_quantity(kn::pg::value_in(result, base), base);
}

Quantity* scaled(const Quantity* q, Datum by, PGFunction function, const char* doing) {
  const UnitFacts* unit = kn::pg::unit_facts(q);
  if (kn::pg::has_offset(unit)) kn::pg::refuse_temperature(doing);
  Numeric factor = DatumGetNumeric(by);
  bool finite = !numeric_is_nan(factor);
#if PG_VERSION_NUM >= 140000
  finite = finite && !numeric_is_inf(factor);
#endif
  if (!finite)
    ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
                    errmsg("cannot %s quantities by a number that is not finite", doing)));
  return kn::pg::make_quantity(kn::pg::numeric_call(function, kn::pg::value_of(q), by), unit);
}

Datum measure(const Quantity* q) { return kn::pg::measure_of(kn::pg::value_of(q), kn::pg::unit_facts(q)); }

// The dimension takes part, so that 5명 and 5건 differ.
uint64 dimension_hash(const Quantity* q, uint64 seed) {
  const UnitFacts* unit = kn::pg::unit_facts(q);
  uint64 hash = seed ^ 0x9E3779B97F4A7C15ULL;
  for (int i = 0; i < unit->base_size; ++i)
    hash = (hash ^ static_cast<unsigned char>(unit->base[i])) * 0x100000001B3ULL;
  return hash ^ (hash >> 32U);
}

}  // namespace

extern "C" {
#define KN_COMPARISON(name, operation)                                \
  PG_FUNCTION_INFO_V1(kn_##name);                                     \
  Datum kn_##name(PG_FUNCTION_ARGS) {                                 \
    Quantity* a = PG_GETARG_QUANTITY(0);                              \
    Quantity* b = PG_GETARG_QUANTITY(1);                              \
    const bool result = kn::pg::compare_quantities(a, b) operation 0; \
    PG_FREE_IF_COPY(a, 0);                                            \
    PG_FREE_IF_COPY(b, 1);                                            \
    PG_RETURN_BOOL(result);                                           \
  }
KN_COMPARISON(korean_quantity_eq, ==)
KN_COMPARISON(korean_quantity_ne, !=)
KN_COMPARISON(korean_quantity_lt, <)
KN_COMPARISON(korean_quantity_le, <=)
KN_COMPARISON(korean_quantity_gt, >)
KN_COMPARISON(korean_quantity_ge, >=)
#undef KN_COMPARISON

PG_FUNCTION_INFO_V1(kn_korean_quantity_cmp);
PG_FUNCTION_INFO_V1(kn_korean_quantity_hash);
PG_FUNCTION_INFO_V1(kn_korean_quantity_hash_extended);
PG_FUNCTION_INFO_V1(kn_korean_quantity_smaller);
PG_FUNCTION_INFO_V1(kn_korean_quantity_larger);
PG_FUNCTION_INFO_V1(kn_korean_quantity_add);
PG_FUNCTION_INFO_V1(kn_korean_quantity_subtract);
PG_FUNCTION_INFO_V1(kn_korean_quantity_multiply);
PG_FUNCTION_INFO_V1(kn_korean_quantity_multiply_left);
PG_FUNCTION_INFO_V1(kn_korean_quantity_divide);
PG_FUNCTION_INFO_V1(kn_korean_quantity_ratio);
PG_FUNCTION_INFO_V1(kn_korean_quantity_negate);

Datum kn_korean_quantity_cmp(PG_FUNCTION_ARGS) {
  Quantity* a = PG_GETARG_QUANTITY(0);
  Quantity* b = PG_GETARG_QUANTITY(1);
  const int order = kn::pg::compare_quantities(a, b);
  PG_FREE_IF_COPY(a, 0);
  PG_FREE_IF_COPY(b, 1);
  PG_RETURN_INT32(order < 0 ? -1 : order > 0 ? 1 : 0);
}

Datum kn_korean_quantity_hash(PG_FUNCTION_ARGS) {
  Quantity* q = PG_GETARG_QUANTITY(0);
  PG_RETURN_UINT32(DatumGetUInt32(DirectFunctionCall1(hash_numeric, measure(q))) ^
                   static_cast<uint32>(dimension_hash(q, 0)));
}

Datum kn_korean_quantity_hash_extended(PG_FUNCTION_ARGS) {
  Quantity* q = PG_GETARG_QUANTITY(0);
  const auto seed = static_cast<uint64>(PG_GETARG_INT64(1));
  const uint64 value = DatumGetUInt64(kn::pg::numeric_call(hash_numeric_extended, measure(q), UInt64GetDatum(seed)));
  // With seed 0 the low half is that of the plain hash, as PostgreSQL asks for.
  PG_RETURN_UINT64(value ^ (seed == 0 ? static_cast<uint32>(dimension_hash(q, 0)) : dimension_hash(q, seed)));
}

Datum kn_korean_quantity_smaller(PG_FUNCTION_ARGS) {
  Quantity *a = PG_GETARG_QUANTITY(0), *b = PG_GETARG_QUANTITY(1);
  PG_RETURN_QUANTITY(kn::pg::compare_quantities(a, b) <= 0 ? a : b);
}

Datum kn_korean_quantity_larger(PG_FUNCTION_ARGS) {
  Quantity *a = PG_GETARG_QUANTITY(0), *b = PG_GETARG_QUANTITY(1);
  PG_RETURN_QUANTITY(kn::pg::compare_quantities(a, b) >= 0 ? a : b);
}

Datum kn_korean_quantity_add(PG_FUNCTION_ARGS) {
  PG_RETURN_QUANTITY(combined(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1), numeric_add, "add"));
}

Datum kn_korean_quantity_subtract(PG_FUNCTION_ARGS) {
  PG_RETURN_QUANTITY(combined(PG_GETARG_QUANTITY(0), PG_GETARG_QUANTITY(1), numeric_sub, "subtract"));
}

Datum kn_korean_quantity_multiply(PG_FUNCTION_ARGS) {
  PG_RETURN_QUANTITY(scaled(PG_GETARG_QUANTITY(0), PG_GETARG_DATUM(1), numeric_mul, "multiply"));
}

Datum kn_korean_quantity_multiply_left(PG_FUNCTION_ARGS) {
  PG_RETURN_QUANTITY(scaled(PG_GETARG_QUANTITY(1), PG_GETARG_DATUM(0), numeric_mul, "multiply"));
}

Datum kn_korean_quantity_divide(PG_FUNCTION_ARGS) {
  Quantity* q = scaled(PG_GETARG_QUANTITY(0), PG_GETARG_DATUM(1), numeric_div, "divide");
  PG_RETURN_QUANTITY(
      kn::pg::make_quantity(kn::pg::trimmed(kn::pg::value_of(q)), kn::pg::unit_of(q), kn::pg::unit_size(q)));
}

Datum kn_korean_quantity_ratio(PG_FUNCTION_ARGS) {
  Quantity *a = PG_GETARG_QUANTITY(0), *b = PG_GETARG_QUANTITY(1);
  const UnitFacts *x = kn::pg::unit_facts(a), *y = kn::pg::unit_facts(b);
  if (!kn::pg::same_dimension(x, y)) kn::pg::refuse_mixed("divide", x, y);
  // 20 °C is not twice 10 °C: temperatures compare from their true zero.
  const bool same = kn::pg::same_unit(a, b) && !x->temperature;
  return kn::pg::trimmed(kn::pg::numeric_call(numeric_div, same ? kn::pg::value_of(a) : measure(a),
                                              same ? kn::pg::value_of(b) : measure(b)));
}

Datum kn_korean_quantity_negate(PG_FUNCTION_ARGS) {
  Quantity* q = PG_GETARG_QUANTITY(0);
  const UnitFacts* unit = kn::pg::unit_facts(q);
  if (kn::pg::has_offset(unit)) kn::pg::refuse_temperature("negate");
  PG_RETURN_QUANTITY(kn::pg::make_quantity(DirectFunctionCall1(numeric_uminus, kn::pg::value_of(q)), unit));
}
}
