// Errors, arguments and rows between PostgreSQL and the bridge; see shell.h for the rules of this room.
#include "pg/shell.h"

extern "C" {
#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"
#include "utils/tuplestore.h"
}

#include "pg/lexicon_cache.h"

namespace kn::pg {

static void release_holder(void* holder) {
  auto* h = static_cast<Holder*>(holder);
  if (h->result != nullptr) bridge::release(h->result);
  h->result = nullptr;
}

Holder* make_holder() {
  auto* holder = static_cast<Holder*>(palloc0(sizeof(Holder)));
  holder->callback.func = release_holder;
  holder->callback.arg = holder;
  MemoryContextRegisterResetCallback(CurrentMemoryContext, &holder->callback);
  return holder;
}

// A message of the core in the server encoding.
static const char* message(const char* utf8) { return pg_any_to_server(utf8, static_cast<int>(strlen(utf8)), PG_UTF8); }

void raise_unless_ok(const bridge::Status& status) {
  if (status.ok) return;
  // A cancel that the core noticed becomes PostgreSQL's own error, with its own words for time-outs and shutdowns.
  CHECK_FOR_INTERRUPTS();
  ereport(ERROR, (errcode(MAKE_SQLSTATE(status.sqlstate[0], status.sqlstate[1], status.sqlstate[2], status.sqlstate[3],
                                        status.sqlstate[4])),
                  errmsg("%s", message(status.message)),
                  status.detail[0] != '\0' ? errdetail("%s", message(status.detail)) : 0,
                  status.hint[0] != '\0' ? errhint("%s", message(status.hint)) : 0));
}

bridge::Slice utf8_argument(Datum datum) {
  text* t = DatumGetTextPP(datum);
  return utf8_bytes(VARDATA_ANY(t), static_cast<int>(VARSIZE_ANY_EXHDR(t)));
}

// A long text leaves megabytes with the C library, which PostgreSQL's memory contexts gave back to it: its rows, its
// words, its copies.
constexpr int kLongText = 1 << 16;
static bool long_text;

static void transaction_ends(XactEvent, void*) {
  if (!long_text) return;
  long_text = false;
  bridge::give_memory_back();
}

void watch_memory() { RegisterXactCallback(transaction_ends, nullptr); }

bridge::Slice utf8_bytes(const char* bytes, int size) {
  if (size >= kLongText) long_text = true;
  if (GetDatabaseEncoding() == PG_UTF8) return bridge::Slice{bytes, size};
  const char* utf8 = pg_server_to_any(bytes, size, PG_UTF8);
  return bridge::Slice{utf8, utf8 == bytes ? size : static_cast<int>(strlen(utf8))};
}

const char* beginning_of(Datum datum) {
  constexpr int kShown = 200;  // bytes
  text* t = DatumGetTextPP(datum);
  const int size = static_cast<int>(VARSIZE_ANY_EXHDR(t)), shown = pg_mbcliplen(VARDATA_ANY(t), size, kShown);
  return psprintf("%.*s%s", shown, VARDATA_ANY(t), shown < size ? "..." : "");
}

char* server_string(bridge::Slice utf8) {
  // pg_any_to_server wants a terminated string where it converts.
  char* terminated = pnstrdup(utf8.data, static_cast<Size>(utf8.size));
  return GetDatabaseEncoding() == PG_UTF8 ? terminated : pg_any_to_server(terminated, utf8.size, PG_UTF8);
}

// Copied in steps: a text of a hundred megabytes takes its time.
Datum text_datum(bridge::Slice utf8) {
  constexpr int kStep = 1 << 20;
  if (GetDatabaseEncoding() != PG_UTF8) return PointerGetDatum(cstring_to_text(server_string(utf8)));
  auto* copy = static_cast<text*>(palloc(VARHDRSZ + static_cast<Size>(utf8.size)));
  SET_VARSIZE(copy, VARHDRSZ + utf8.size);
  for (int at = 0; at < utf8.size; at += kStep) {
    if (at > 0) CHECK_FOR_INTERRUPTS();
    memcpy(VARDATA(copy) + at, utf8.data + at, static_cast<Size>(Min(kStep, utf8.size - at)));
  }
  return PointerGetDatum(copy);
}

bridge::Options call_options() {
  const int encoding = GetDatabaseEncoding();
  if (encoding != PG_UTF8 && encoding != PG_EUC_KR)
    ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
                    errmsg("korean_news does not work in a database with encoding %s", GetDatabaseEncodingName()),
                    errdetail("The supported server encodings are UTF8 and EUC_KR."),
                    errhint("Create the database WITH ENCODING 'UTF8' TEMPLATE template0.")));
  return bridge::Options{encoding == PG_EUC_KR, session_lexicon()};
}

static Datum array_datum(const bridge::Cell& cell) {
  const int n = static_cast<int>(cell.integer);
  auto* items = static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<Size>(n > 0 ? n : 1)));
  for (int i = 0; i < n; ++i) items[i] = text_datum(cell.items[i]);
  return PointerGetDatum(construct_array(items, n, TEXTOID, -1, false, TYPALIGN_INT));
}

// coefficient / 10^scale
static Datum scaled_datum(long long coefficient, int scale) {
#if PG_VERSION_NUM >= 140000
  return NumericGetDatum(scale == 0 ? int64_to_numeric(coefficient) : int64_div_fast_to_numeric(coefficient, scale));
#else
  if (scale == 0) return DirectFunctionCall1(int8_numeric, Int64GetDatum(coefficient));
  char text[32];
  snprintf(text, sizeof text, "%llde-%d", coefficient, scale);
  return DirectFunctionCall3(numeric_in, CStringGetDatum(text), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
#endif
}

Datum cell_datum(const bridge::Cell& cell, Oid type) {
  switch (cell.type) {
    case bridge::CellType::text:
      return text_datum(cell.text);
    case bridge::CellType::integer:
      return type == INT8OID   ? Int64GetDatum(cell.integer)
             : type == INT2OID ? Int16GetDatum(static_cast<int16>(cell.integer))
                               : Int32GetDatum(static_cast<int32>(cell.integer));
    case bridge::CellType::boolean:
      return BoolGetDatum(cell.integer != 0);
    case bridge::CellType::numeric:
      return DirectFunctionCall3(numeric_in,
                                 CStringGetDatum(pnstrdup(cell.text.data, static_cast<Size>(cell.text.size))),
                                 ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
    case bridge::CellType::scaled:
      return scaled_datum(cell.integer, cell.scale);
    case bridge::CellType::timestamp:
      return TimestampGetDatum(cell.integer);
    case bridge::CellType::real:
      return type == FLOAT4OID ? Float4GetDatum(static_cast<float4>(cell.real)) : Float8GetDatum(cell.real);
    case bridge::CellType::text_array:
      return array_datum(cell);
    case bridge::CellType::null:
      break;
  }
  return static_cast<Datum>(0);
}

static void fill_row(const bridge::Cell* cells, int columns, TupleDesc desc, Datum* values, bool* nulls) {
  if (desc->natts != columns) elog(ERROR, "row type has %d columns where the function gives %d", desc->natts, columns);
  for (int c = 0; c < columns; ++c) {
    nulls[c] = cells[c].type == bridge::CellType::null;
    values[c] = nulls[c] ? static_cast<Datum>(0) : cell_datum(cells[c], TupleDescAttr(desc, c)->atttypid);
  }
}

RowStore begin_rows(FunctionCallInfo fcinfo) {
  auto* info = reinterpret_cast<ReturnSetInfo*>(fcinfo->resultinfo);
  if (info == nullptr || !IsA(info, ReturnSetInfo) || (info->allowedModes & SFRM_Materialize) == 0)
    ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
                    errmsg("set-valued function called in context that cannot accept a set")));
  MemoryContext query = info->econtext->ecxt_per_query_memory;
  MemoryContext caller = MemoryContextSwitchTo(query);
  TupleDesc desc = nullptr;
  if (get_call_result_type(fcinfo, nullptr, &desc) != TYPEFUNC_COMPOSITE) {
    // SETOF a plain type: one column.
    desc = CreateTemplateTupleDesc(1);
    TupleDescInitEntry(desc, 1, "value", get_fn_expr_rettype(fcinfo->flinfo), -1, 0);
  }
  desc = CreateTupleDescCopy(desc);
  Tuplestorestate* store = tuplestore_begin_heap((info->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
  info->returnMode = SFRM_Materialize;
  info->setResult = store;
  info->setDesc = desc;
  MemoryContextSwitchTo(caller);
  return RowStore{store, desc};
}

void add_rows(const RowStore& store, const bridge::Result* result) {
  const bridge::Rows rows = bridge::rows(result);
  auto* values = static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<Size>(rows.columns)));
  auto* nulls = static_cast<bool*>(palloc(sizeof(bool) * static_cast<Size>(rows.columns)));
  MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext, "korean_news row", ALLOCSET_DEFAULT_SIZES);
  MemoryContext caller = CurrentMemoryContext;
  for (long long r = 0; r < rows.count; ++r) {
    CHECK_FOR_INTERRUPTS();
    MemoryContextSwitchTo(scratch);
    fill_row(bridge::row(result, r), rows.columns, store.type, values, nulls);
    tuplestore_putvalues(store.rows, store.type, values, nulls);
    MemoryContextReset(scratch);
  }
  MemoryContextSwitchTo(caller);
  MemoryContextDelete(scratch);
  pfree(values);
  pfree(nulls);
}

Datum return_rows(FunctionCallInfo fcinfo, const bridge::Result* result) {
  const RowStore store = begin_rows(fcinfo);
  if (result != nullptr) add_rows(store, result);
  return static_cast<Datum>(0);
}

Datum return_value(FunctionCallInfo fcinfo, const bridge::Result* result, Oid type) {
  const bridge::Rows rows = bridge::rows(result);
  if (rows.count == 0 || rows.cells[0].type == bridge::CellType::null) PG_RETURN_NULL();
  return cell_datum(rows.cells[0], type);
}

Datum return_row(FunctionCallInfo fcinfo, const bridge::Result* result) {
  const bridge::Rows rows = bridge::rows(result);
  if (rows.count == 0) PG_RETURN_NULL();
  TupleDesc desc = nullptr;
  if (get_call_result_type(fcinfo, nullptr, &desc) != TYPEFUNC_COMPOSITE)
    ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
                    errmsg("function returning record called in context that cannot accept type record")));
  desc = BlessTupleDesc(desc);
  auto* values = static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<Size>(rows.columns)));
  auto* nulls = static_cast<bool*>(palloc(sizeof(bool) * static_cast<Size>(rows.columns)));
  fill_row(rows.cells, rows.columns, desc, values, nulls);
  CHECK_FOR_INTERRUPTS();
  HeapTuple row = heap_form_tuple(desc, values, nulls);
  CHECK_FOR_INTERRUPTS();
  return HeapTupleGetDatum(row);
}

}  // namespace kn::pg
