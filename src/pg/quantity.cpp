// Units, exact measures and comparison of korean_quantity; see quantity.h.
//
// 1 km and 1000 m have one measure, so compare and hash alike.  Across dimensions the order is that of the base units'
// bytes: no meaning, but total and the same everywhere.
#include "pg/quantity.h"

extern "C" {
#include "catalog/pg_type.h"
#include "utils/fmgrprotos.h"
#include "utils/hsearch.h"
}

namespace kn::pg {

namespace {

constexpr int kLongestUnit = 63;  // bytes; the data's are far below
constexpr int kExtraDigits = 20;  // of a conversion that does not come out even

struct UnitEntry {
  char key[kLongestUnit + 1];
  UnitFacts facts;
};
HTAB* units;

void make_units_table() {
  HASHCTL control;
  memset(&control, 0, sizeof control);
  control.keysize = kLongestUnit + 1;
  control.entrysize = sizeof(UnitEntry);
  control.hcxt = CacheMemoryContext;
  units = hash_create("korean_quantity units", 64, &control, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
}

// Copies a cell's text, in the server encoding, into the cache.
const char* keep_text(const bridge::Cell& cell, int* size) {
  text* t = DatumGetTextPP(text_datum(cell.text));
  *size = static_cast<int>(VARSIZE_ANY_EXHDR(t));
  auto* kept = static_cast<char*>(MemoryContextAlloc(CacheMemoryContext, static_cast<Size>(*size) + 1));
  memcpy(kept, VARDATA_ANY(t), static_cast<Size>(*size));
  kept[*size] = '\0';
  return kept;
}

Datum keep_numeric(const bridge::Cell& cell) {
  const Datum numeric = cell_datum(cell, NUMERICOID);
  const Size size = VARSIZE(DatumGetPointer(numeric));
  void* kept = MemoryContextAlloc(CacheMemoryContext, size);
  memcpy(kept, DatumGetPointer(numeric), size);
  return PointerGetDatum(kept);
}

bool is_text(const bridge::Cell& cell, const char* word) {
  return cell.text.size == static_cast<int>(strlen(word)) &&
         memcmp(cell.text.data, word, static_cast<Size>(cell.text.size)) == 0;
}

bool is_number(const bridge::Cell& cell, char digit) { return cell.text.size == 1 && cell.text.data[0] == digit; }

void load_facts(UnitFacts* facts, const bridge::Cell* cells) {
  UnitFacts loaded = {};
  loaded.symbol = keep_text(cells[0], &loaded.symbol_size);
  loaded.base = keep_text(cells[1], &loaded.base_size);
  loaded.money = is_text(cells[2], "money");
  loaded.duration = is_text(cells[2], "duration");
  loaded.temperature = is_text(cells[2], "temperature");
  loaded.factor = keep_numeric(cells[3]);
  loaded.offset = keep_numeric(cells[4]);
  loaded.absolute = is_number(cells[4], '0');
  loaded.plain = loaded.absolute && is_number(cells[3], '1');
  *facts = loaded;
}

}  // namespace

bool same_unit(const Quantity* a, const Quantity* b) {
  return unit_size(a) == unit_size(b) && memcmp(unit_of(a), unit_of(b), static_cast<Size>(unit_size(a))) == 0;
}

const UnitFacts* unit_facts(const char* symbol, int size) {
  if (units == nullptr) make_units_table();
  char key[kLongestUnit + 1] = {};
  if (size > 0 && size <= kLongestUnit) {
    memcpy(key, symbol, static_cast<Size>(size));
    if (auto* known = static_cast<UnitEntry*>(hash_search(units, key, HASH_FIND, nullptr))) return &known->facts;
    Holder* holder = make_holder();
    raise_unless_ok(
        bridge::quantity_unit(utf8_argument(PointerGetDatum(cstring_to_text_with_len(symbol, size))), &holder->result));
    const bridge::Rows rows = bridge::rows(holder->result);
    if (rows.count > 0) {
      UnitFacts facts;
      load_facts(&facts, rows.cells);
      // Only the canonical symbol stands in a quantity.
      if (facts.symbol_size == size && memcmp(facts.symbol, symbol, static_cast<Size>(size)) == 0) {
        auto* entry = static_cast<UnitEntry*>(hash_search(units, key, HASH_ENTER, nullptr));
        entry->facts = facts;
        return &entry->facts;
      }
    }
  }
  ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED), errmsg("the unit \"%s\" is unknown to this version of korean_news",
                                                          pnstrdup(symbol, static_cast<Size>(size)))));
}

bool same_dimension(const UnitFacts* a, const UnitFacts* b) {
  return a->base_size == b->base_size && memcmp(a->base, b->base, static_cast<Size>(a->base_size)) == 0;
}

Quantity* make_quantity(Datum value, const char* unit, int size) {
  Numeric numeric = DatumGetNumeric(value);
  const Size numeric_size = VARSIZE(numeric), total = offsetof(Quantity, data) + numeric_size + static_cast<Size>(size);
  auto* q = static_cast<Quantity*>(palloc(total));
  SET_VARSIZE(q, total);
  q->numeric_size = static_cast<int32>(numeric_size);
  memcpy(q->data, numeric, numeric_size);
  memcpy(q->data + numeric_size, unit, static_cast<Size>(size));
  return q;
}

Datum trimmed(Datum numeric) { return DirectFunctionCall1(numeric_trim_scale, numeric); }

Datum measure_of(Datum value, const UnitFacts* unit) {
  if (unit->plain) return value;
  return numeric_call(numeric_add, numeric_call(numeric_mul, value, unit->factor), unit->offset);
}

Datum value_in(Datum measure, const UnitFacts* unit, int64 count) {
  if (unit->plain && count == 1) return trimmed(measure);
  const Datum times = DirectFunctionCall1(int8_numeric, Int64GetDatum(count));
  const Datum difference = numeric_call(numeric_sub, measure, numeric_call(numeric_mul, unit->offset, times));
  // Division keeps as many digits as its dividend has: lend it some.
  const int scale = DatumGetInt32(DirectFunctionCall1(numeric_scale, difference)) + kExtraDigits;
  const Datum wide = numeric_call(numeric_round, difference, Int32GetDatum(scale));
  return trimmed(numeric_call(numeric_div, wide, numeric_call(numeric_mul, unit->factor, times)));
}

void refuse_mixed(const char* doing, const UnitFacts* a, const UnitFacts* b) {
  const char* hint = nullptr;
  if (a->money && b->money)
    hint = "A rate belongs to a day: see the table korean_exchange_rate.";
  else if (a->duration && b->duration)
    hint = "A month is not a fixed number of days.";
  ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("cannot %s %s and %s", doing, a->symbol, b->symbol),
                  errdetail("They are of different dimensions."), hint != nullptr ? errhint("%s", hint) : 0));
}

void refuse_temperature(const char* doing) {
  ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("cannot %s temperatures", doing),
                  errdetail("The zero of °C and °F is not the zero of temperature."),
                  errhint("Reckon with quantity_value(convert_quantity(…)).")));
}

int compare_quantities(const Quantity* a, const Quantity* b) {
  if (same_unit(a, b)) return DatumGetInt32(numeric_call(numeric_cmp, value_of(a), value_of(b)));
  const UnitFacts *x = unit_facts(a), *y = unit_facts(b);
  if (same_dimension(x, y))
    return DatumGetInt32(numeric_call(numeric_cmp, measure_of(value_of(a), x), measure_of(value_of(b), y)));
  const int order = memcmp(x->base, y->base, static_cast<Size>(Min(x->base_size, y->base_size)));
  return order != 0 ? order : x->base_size - y->base_size;
}

}  // namespace kn::pg
