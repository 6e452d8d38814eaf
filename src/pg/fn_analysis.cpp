// korean_analysis, and what korean_analyze asks of its surroundings.
#include "bridge/analysis_api.h"
#include "pg/analysis_store.h"
#include "pg/shell.h"

extern "C" {
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"
}

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_analysis);
PG_FUNCTION_INFO_V1(kn_korean_analysis_store);
PG_FUNCTION_INFO_V1(kn_korean_analyze_in_transaction);
}

namespace kn::pg {

// A NULL body gives no rows; without a publication date dates stand unresolved.
static const bridge::Result* analysis(Datum body, Datum published, bool no_day) {
  Holder* holder = make_holder();
  const Timestamp day = no_day ? DT_NOEND : DatumGetTimestamp(published);
  raise_unless_ok(bridge::analyze(utf8_argument(body), day, call_options(), &holder->result));
  return holder->result;
}

// An argument that is an array without NULLs and of the length wanted (-1: any).
static Datum* items(Datum array, Oid type, int length, int* count) {
  ArrayType* values = DatumGetArrayTypeP(array);
  int16 width;
  bool by_value;
  char align;
  get_typlenbyvalalign(type, &width, &by_value, &align);
  if (ARR_ELEMTYPE(values) != type || array_contains_nulls(values)) elog(ERROR, "korean_analysis_store: unfit array");
  Datum* datums = nullptr;
  deconstruct_array(values, type, width, by_value, align, &datums, nullptr, count);
  if (length >= 0 && *count != length) elog(ERROR, "korean_analysis_store: array of %d items", *count);
  return datums;
}

// One article of the batch: its row has the key's columns, publication as timestamptz and as local time, and the body.
static void store_article(Stores* stores, HeapTuple row, TupleDesc desc, int keys) {
  auto* values = static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<Size>(desc->natts)));
  auto* nulls = static_cast<bool*>(palloc(sizeof(bool) * static_cast<Size>(desc->natts)));
  auto* types = static_cast<Oid*>(palloc(sizeof(Oid) * static_cast<Size>(desc->natts)));
  heap_deform_tuple(row, desc, values, nulls);
  for (int i = 0; i < desc->natts; ++i) types[i] = TupleDescAttr(desc, i)->atttypid;
  if (nulls[keys + 2]) return;
  const bridge::Result* result = analysis(values[keys + 2], values[keys + 1], nulls[keys + 1]);
  store_rows(stores, result, ArticleKey{keys, values, types, values[keys], nulls[keys]});
}

static void check_columns(TupleDesc desc, int keys) {
  constexpr Oid types[] = {TIMESTAMPTZOID, TIMESTAMPOID, TEXTOID};
  if (keys < 1 || desc->natts != keys + 3) elog(ERROR, "korean_analysis_store: %d columns", desc->natts);
  for (int i = 0; i < 3; ++i)
    if (TupleDescAttr(desc, keys + i)->atttypid != types[i]) elog(ERROR, "korean_analysis_store: column %d is of type %s", keys + i + 1, format_type_be(TupleDescAttr(desc, keys + i)->atttypid));
}

// The columns that the foreign keys of the companions refer to.
static AttrNumber* referred_columns(Oid parent, Datum names, int keys) {
  int count = 0;
  Datum* datums = items(names, NAMEOID, keys, &count);
  auto* columns = static_cast<AttrNumber*>(palloc(sizeof(AttrNumber) * static_cast<Size>(keys)));
  for (int i = 0; i < keys; ++i) columns[i] = get_attnum(parent, NameStr(*DatumGetName(datums[i])));
  return columns;
}

// What the trigger of the foreign key does for a row, done once for each article: its row in the parent is there, and locked.
static void lock_articles(SPITupleTable* articles, uint64 rows, int keys, Oid parent, const AttrNumber* columns) {
  StringInfoData query;
  initStringInfo(&query);
  appendStringInfo(&query, "SELECT 1 FROM %s x WHERE ", quote_qualified_identifier(get_namespace_name(get_rel_namespace(parent)), get_rel_name(parent)));
  auto* types = static_cast<Oid*>(palloc(sizeof(Oid) * static_cast<Size>(keys)));
  for (int i = 0; i < keys; ++i) {
    types[i] = TupleDescAttr(articles->tupdesc, i)->atttypid;
    const Oid type = get_atttype(parent, columns[i]);
    const Oid equal = OidIsValid(type) ? lookup_type_cache(type, TYPECACHE_EQ_OPR)->eq_opr : InvalidOid;
    if (!OidIsValid(equal)) elog(ERROR, "korean_analysis_store: key column %d of \"%s\" cannot be compared", i + 1, get_rel_name(parent));
    if (i > 0) appendStringInfoString(&query, " AND ");
    generate_operator_clause(&query, psprintf("x.%s", quote_identifier(get_attname(parent, columns[i], false))), type, equal, psprintf("$%d", i + 1), types[i]);
  }
  appendStringInfoString(&query, " FOR KEY SHARE OF x");
  SPIPlanPtr plan = SPI_prepare(query.data, keys, types);
  if (plan == nullptr) elog(ERROR, "korean_analysis_store: %s", SPI_result_code_string(SPI_result));
  auto* values = static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<Size>(keys)));
  for (uint64 r = 0; r < rows; ++r) {
    for (int i = 0; i < keys; ++i) {
      bool null = false;
      values[i] = SPI_getbinval(articles->vals[r], articles->tupdesc, i + 1, &null);
      if (null) ereport(ERROR, (errcode(ERRCODE_NOT_NULL_VIOLATION), errmsg("korean_analysis_store: a key is NULL")));
    }
    SPI_execute_plan(plan, values, nullptr, false, 1);
    if (SPI_processed == 0)
      ereport(ERROR, (errcode(ERRCODE_FOREIGN_KEY_VIOLATION), errmsg("korean_analysis_store: an article is not in \"%s\"", get_rel_name(parent))));
    SPI_freetuptable(SPI_tuptable);
  }
}

}  // namespace kn::pg

extern "C" {

Datum kn_korean_analysis(PG_FUNCTION_ARGS) {
  if (PG_ARGISNULL(0)) return kn::pg::return_rows(fcinfo, nullptr);
  return kn::pg::return_rows(fcinfo, kn::pg::analysis(PG_GETARG_DATUM(0), PG_ARGISNULL(1) ? 0 : PG_GETARG_DATUM(1), PG_ARGISNULL(1)));
}

// (pick, batch, tables, keys, parent, parent_keys): analyses the articles that the statement gives for the batch and adds their
// rows to the tables.  Where a parent is given, their rows in it are locked, and its foreign key is not checked row by row.
Datum kn_korean_analysis_store(PG_FUNCTION_ARGS) {
  for (int i = 0; i < 4; ++i)
    if (PG_ARGISNULL(i)) ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("korean_analysis_store: argument %d is NULL", i + 1)));
  const int keys = PG_GETARG_INT32(3);
  const Oid parent = PG_ARGISNULL(4) || PG_ARGISNULL(5) ? InvalidOid : PG_GETARG_OID(4);
  int count = 0;
  Datum* relations = kn::pg::items(PG_GETARG_DATUM(2), REGCLASSOID, kn::pg::kStores, &count);
  Oid tables[kn::pg::kStores];
  for (int i = 0; i < kn::pg::kStores; ++i) tables[i] = DatumGetObjectId(relations[i]);
  AttrNumber* parent_keys = OidIsValid(parent) ? kn::pg::referred_columns(parent, PG_GETARG_DATUM(5), keys) : nullptr;

  SPI_connect();
  const char* pick = text_to_cstring(PG_GETARG_TEXT_PP(0));
  Oid types[1] = {get_array_type(TIDOID)};
  Datum arguments[1] = {PG_GETARG_DATUM(1)};
  if (SPI_execute_with_args(pick, 1, types, arguments, nullptr, false, 0) != SPI_OK_SELECT) elog(ERROR, "korean_analysis_store: no rows to read");
  SPITupleTable* articles = SPI_tuptable;
  const uint64 rows = SPI_processed;
  kn::pg::check_columns(articles->tupdesc, keys);

  if (parent_keys != nullptr) kn::pg::lock_articles(articles, rows, keys, parent, parent_keys);
  kn::pg::Stores* stores = kn::pg::open_stores(tables, keys, parent, parent_keys);
  MemoryContext article = AllocSetContextCreate(CurrentMemoryContext, "korean_news article", ALLOCSET_DEFAULT_SIZES);
  MemoryContext caller = MemoryContextSwitchTo(article);
  for (uint64 i = 0; i < rows; ++i) {
    kn::pg::store_article(stores, articles->vals[i], articles->tupdesc, keys);
    MemoryContextReset(article);
  }
  MemoryContextSwitchTo(caller);
  kn::pg::close_stores(stores);
  SPI_finish();
  PG_RETURN_INT64(static_cast<int64>(rows));
}

// Whether BEGIN was said: then a procedure cannot commit.
Datum kn_korean_analyze_in_transaction(PG_FUNCTION_ARGS) { PG_RETURN_BOOL(IsTransactionBlock()); }
}
