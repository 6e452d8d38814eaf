// sum and avg of korean_quantity.
//
// The state counts and adds each unit by itself, exactly: 3 km + 500 m + 2 km is {km: 2 rows, 5; m: 1 row, 500}.  So
// the result does not depend on the order of rows, a row that leaves a moving frame takes its unit with it, and states
// of parallel workers add up.  One unit left: the sum is in it; several: in the base unit of their dimension.
#include "pg/quantity.h"

extern "C" {
#include "libpq/pqformat.h"
#include "utils/fmgrprotos.h"
}

using kn::pg::Quantity;
using kn::pg::UnitFacts;

namespace {

struct UnitSum {
  const UnitFacts* unit;
  int64 count;
  Datum sum;
};

struct State {
  int size, room;
  UnitSum* sums;
};

MemoryContext aggregate_context(FunctionCallInfo fcinfo) {
  MemoryContext context = nullptr;
  if (AggCheckCallContext(fcinfo, &context) == 0)
    elog(ERROR, "aggregate function of korean_quantity called in non-aggregate context");
  return context;
}

State* make_state(MemoryContext context) {
  auto* state = static_cast<State*>(MemoryContextAllocZero(context, sizeof(State)));
  state->room = 4;
  state->sums =
      static_cast<UnitSum*>(MemoryContextAllocZero(context, sizeof(UnitSum) * static_cast<Size>(state->room)));
  return state;
}

Datum copied(Datum numeric, MemoryContext context) {
  const Size size = VARSIZE(DatumGetPointer(numeric));
  void* copy = MemoryContextAlloc(context, size);
  memcpy(copy, DatumGetPointer(numeric), size);
  return PointerGetDatum(copy);
}

// Adds rows of one unit, or takes them away with numeric_sub and a negative count.
void change(State* state, const UnitFacts* unit, Datum value, int64 count, PGFunction function, MemoryContext context) {
  UnitSum* found = nullptr;
  for (int i = 0; i < state->size; ++i) {
    if (state->sums[i].unit == unit)
      found = &state->sums[i];
    else if (state->sums[i].count > 0 && !kn::pg::same_dimension(state->sums[i].unit, unit))
      kn::pg::refuse_mixed("add", state->sums[i].unit, unit);
  }
  if (found != nullptr) {
    found->count += count;
    const Datum sum = kn::pg::numeric_call(function, found->sum, value);
    pfree(DatumGetPointer(found->sum));
    found->sum = copied(sum, context);
    return;
  }
  if (state->size == state->room) {
    state->room *= 2;
    state->sums = static_cast<UnitSum*>(repalloc(state->sums, sizeof(UnitSum) * static_cast<Size>(state->room)));
  }
  state->sums[state->size++] = UnitSum{unit, count, copied(value, context)};
}

// What is left in the state: its unit, sum and count; false for nothing.
struct Total {
  const UnitFacts* unit;
  Datum sum;  // in `unit` where there is one unit, else an exact measure
  int64 count;
  bool mixed;
};

bool total(const State* state, Total* total) {
  *total = Total{};
  for (int i = 0; state != nullptr && i < state->size; ++i) {
    if (state->sums[i].count == 0) continue;
    total->mixed = total->count > 0;
    total->unit = state->sums[i].unit;
    total->sum = state->sums[i].sum;
    total->count += state->sums[i].count;
    if (total->mixed) break;
  }
  if (!total->mixed) return total->count > 0;
  const Datum zero = DirectFunctionCall1(int8_numeric, Int64GetDatum(0));
  total->sum = zero;
  total->count = 0;
  for (int i = 0; i < state->size; ++i) {
    const UnitSum& s = state->sums[i];
    if (s.count == 0) continue;
    const Datum count = DirectFunctionCall1(int8_numeric, Int64GetDatum(s.count));
    const Datum measure = kn::pg::numeric_call(numeric_add, kn::pg::numeric_call(numeric_mul, s.sum, s.unit->factor),
                                               kn::pg::numeric_call(numeric_mul, count, s.unit->offset));
    total->sum = kn::pg::numeric_call(numeric_add, total->sum, measure);
    total->count += s.count;
  }
  total->unit = kn::pg::unit_facts(total->unit->base, total->unit->base_size);
  return true;
}

}  // namespace

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_quantity_accumulate);
PG_FUNCTION_INFO_V1(kn_korean_quantity_remove);
PG_FUNCTION_INFO_V1(kn_korean_quantity_combine);
PG_FUNCTION_INFO_V1(kn_korean_quantity_serialize);
PG_FUNCTION_INFO_V1(kn_korean_quantity_deserialize);
PG_FUNCTION_INFO_V1(kn_korean_quantity_sum);
PG_FUNCTION_INFO_V1(kn_korean_quantity_avg);

Datum kn_korean_quantity_accumulate(PG_FUNCTION_ARGS) {
  MemoryContext context = aggregate_context(fcinfo);
  State* state = PG_ARGISNULL(0) ? make_state(context) : reinterpret_cast<State*>(PG_GETARG_POINTER(0));
  if (!PG_ARGISNULL(1)) {
    Quantity* q = PG_GETARG_QUANTITY(1);
    change(state, kn::pg::unit_facts(q), kn::pg::value_of(q), 1, numeric_add, context);
  }
  PG_RETURN_POINTER(state);
}

Datum kn_korean_quantity_remove(PG_FUNCTION_ARGS) {
  MemoryContext context = aggregate_context(fcinfo);
  if (PG_ARGISNULL(0)) elog(ERROR, "korean_quantity_remove called without a state");
  auto* state = reinterpret_cast<State*>(PG_GETARG_POINTER(0));
  if (!PG_ARGISNULL(1)) {
    Quantity* q = PG_GETARG_QUANTITY(1);
    change(state, kn::pg::unit_facts(q), kn::pg::value_of(q), -1, numeric_sub, context);
  }
  PG_RETURN_POINTER(state);
}

Datum kn_korean_quantity_combine(PG_FUNCTION_ARGS) {
  MemoryContext context = aggregate_context(fcinfo);
  State* state = PG_ARGISNULL(0) ? make_state(context) : reinterpret_cast<State*>(PG_GETARG_POINTER(0));
  if (!PG_ARGISNULL(1)) {
    const auto* other = reinterpret_cast<const State*>(PG_GETARG_POINTER(1));
    for (int i = 0; i < other->size; ++i)
      if (other->sums[i].count != 0)
        change(state, other->sums[i].unit, other->sums[i].sum, other->sums[i].count, numeric_add, context);
  }
  PG_RETURN_POINTER(state);
}

Datum kn_korean_quantity_serialize(PG_FUNCTION_ARGS) {
  const auto* state = reinterpret_cast<const State*>(PG_GETARG_POINTER(0));
  StringInfoData out;
  pq_begintypsend(&out);
  pq_sendint32(&out, static_cast<uint32>(state->size));
  for (int i = 0; i < state->size; ++i) {
    const UnitSum& s = state->sums[i];
    bytea* sum = DatumGetByteaPP(DirectFunctionCall1(numeric_send, s.sum));
    pq_sendint64(&out, static_cast<uint64>(s.count));
    pq_sendint32(&out, static_cast<uint32>(s.unit->symbol_size));
    pq_sendbytes(&out, s.unit->symbol, s.unit->symbol_size);
    pq_sendint32(&out, static_cast<uint32>(VARSIZE_ANY_EXHDR(sum)));
    pq_sendbytes(&out, VARDATA_ANY(sum), static_cast<int>(VARSIZE_ANY_EXHDR(sum)));
  }
  PG_RETURN_BYTEA_P(pq_endtypsend(&out));
}

Datum kn_korean_quantity_deserialize(PG_FUNCTION_ARGS) {
  bytea* bytes = PG_GETARG_BYTEA_PP(0);
  StringInfoData in;
  initStringInfo(&in);
  appendBinaryStringInfo(&in, VARDATA_ANY(bytes), static_cast<int>(VARSIZE_ANY_EXHDR(bytes)));
  State* state = make_state(CurrentMemoryContext);
  for (int left = static_cast<int>(pq_getmsgint(&in, 4)); left > 0; --left) {
    const int64 count = pq_getmsgint64(&in);
    const int symbol_size = static_cast<int>(pq_getmsgint(&in, 4));
    const UnitFacts* unit = kn::pg::unit_facts(pq_getmsgbytes(&in, symbol_size), symbol_size);
    const int size = static_cast<int>(pq_getmsgint(&in, 4));
    StringInfoData number;
    initStringInfo(&number);
    appendBinaryStringInfo(&number, pq_getmsgbytes(&in, size), size);
    const Datum sum =
        DirectFunctionCall3(numeric_recv, PointerGetDatum(&number), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
    change(state, unit, sum, count, numeric_add, CurrentMemoryContext);
  }
  PG_RETURN_POINTER(state);
}

Datum kn_korean_quantity_sum(PG_FUNCTION_ARGS) {
  Total t;
  if (!total(PG_ARGISNULL(0) ? nullptr : reinterpret_cast<State*>(PG_GETARG_POINTER(0)), &t)) PG_RETURN_NULL();
  if (t.unit->temperature) kn::pg::refuse_temperature("add");
  PG_RETURN_QUANTITY(kn::pg::make_quantity(t.mixed ? kn::pg::value_in(t.sum, t.unit) : kn::pg::trimmed(t.sum), t.unit));
}

Datum kn_korean_quantity_avg(PG_FUNCTION_ARGS) {
  Total t;
  if (!total(PG_ARGISNULL(0) ? nullptr : reinterpret_cast<State*>(PG_GETARG_POINTER(0)), &t)) PG_RETURN_NULL();
  const Datum count = DirectFunctionCall1(int8_numeric, Int64GetDatum(t.count));
  PG_RETURN_QUANTITY(kn::pg::make_quantity(t.mixed ? kn::pg::value_in(t.sum, t.unit, t.count)
                                                   : kn::pg::trimmed(kn::pg::numeric_call(numeric_div, t.sum, count)),
                                           t.unit));
}
}
