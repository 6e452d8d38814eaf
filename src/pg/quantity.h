// korean_quantity inside the server: a numeric and its unit in one varlena; what its functions and aggregates share.
#pragma once

#include "pg/shell.h"

extern "C" {
#include "utils/numeric.h"
}

#include "bridge/quantity_api.h"

namespace kn::pg {

// On disk: the numeric with its own header, then the canonical unit in the server encoding, up to the end.
struct Quantity {
  int32 vl_len_;
  int32 numeric_size;
  char data[FLEXIBLE_ARRAY_MEMBER];
};

inline Datum value_of(const Quantity* q) { return PointerGetDatum(q->data); }
inline const char* unit_of(const Quantity* q) { return q->data + q->numeric_size; }
inline int unit_size(const Quantity* q) {
  return static_cast<int>(VARSIZE(q)) - static_cast<int>(offsetof(Quantity, data)) - q->numeric_size;
}
bool same_unit(const Quantity* a, const Quantity* b);

// What the dictionary image says of a unit.  Kept for the life of the process, as the image is; never freed.
struct UnitFacts {
  const char* symbol;  // in the server encoding, as are all strings here
  int symbol_size;
  const char* base;
  int base_size;
  Datum factor;  // measure = value * factor + offset: exact, and equal for equal quantities
  Datum offset;
  bool plain;  // factor 1, offset 0
  bool money, duration, temperature;
  bool absolute;  // offset 0
};
// Of a canonical symbol; raises where the image knows no such unit.
const UnitFacts* unit_facts(const char* symbol, int size);
inline const UnitFacts* unit_facts(const Quantity* q) { return unit_facts(unit_of(q), unit_size(q)); }
// °C and °F, of which no multiple means anything.
inline bool has_offset(const UnitFacts* unit) { return unit->temperature && !unit->absolute; }
bool same_dimension(const UnitFacts* a, const UnitFacts* b);

Quantity* make_quantity(Datum value, const char* unit, int size);
inline Quantity* make_quantity(Datum value, const UnitFacts* unit) {
  return make_quantity(value, unit->symbol, unit->symbol_size);
}

// Exact measure in the dimension's common denominator, and the value in a unit that has this measure; of the sum of
// `count` measures, their mean.
Datum measure_of(Datum value, const UnitFacts* unit);
Datum value_in(Datum measure, const UnitFacts* unit, int64 count = 1);

// Raises "cannot DO A and B" with what the two are, and what the way out is.
[[noreturn]] void refuse_mixed(const char* doing, const UnitFacts* a, const UnitFacts* b);
[[noreturn]] void refuse_temperature(const char* doing);

int compare_quantities(const Quantity* a, const Quantity* b);

inline Datum numeric_call(PGFunction f, Datum a, Datum b) { return DirectFunctionCall2(f, a, b); }
// Without zeros at the end of the fraction.
Datum trimmed(Datum numeric);

}  // namespace kn::pg

#define PG_GETARG_QUANTITY(n) (reinterpret_cast<kn::pg::Quantity*>(PG_DETOAST_DATUM(PG_GETARG_DATUM(n))))
#define PG_RETURN_QUANTITY(q) return PointerGetDatum(q)
