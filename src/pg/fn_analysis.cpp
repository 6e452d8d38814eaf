// korean_analysis, and what korean_analyze asks of its surroundings.
#include "bridge/analysis_api.h"
#include "pg/analysis_store.h"
#include "pg/ts_words.h"

extern "C" {
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/timestamp.h"
#include "utils/tuplestore.h"
#include "utils/typcache.h"
}

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_analysis);
PG_FUNCTION_INFO_V1(kn_korean_analysis_store);
PG_FUNCTION_INFO_V1(kn_korean_analyze_in_transaction);
}

namespace kn::pg {

// Closes its document when the memory context it was made in is reset.
struct DocumentHolder {
  MemoryContextCallback callback;
  bridge::Document* document;
};

static void close_held_document(void* held) {
  auto* holder = static_cast<DocumentHolder*>(held);
  if (holder->document != nullptr) bridge::close_document(holder->document);
  holder->document = nullptr;
}

static bridge::Document* open_document(Datum body) {
  auto* holder = static_cast<DocumentHolder*>(palloc0(sizeof(DocumentHolder)));
  holder->callback.func = close_held_document;
  holder->callback.arg = holder;
  MemoryContextRegisterResetCallback(CurrentMemoryContext, &holder->callback);
  raise_unless_ok(bridge::open_document(utf8_argument(body), call_options(), &holder->document));
  return holder->document;
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

// A row of the batch: the article's row in _analysis, the key's columns, then these.
enum : int { kPublishedAt, kLocalTime, kHash, kTitle, kBody, kColumns };
constexpr Oid kColumnTypes[kColumns] = {TIMESTAMPTZOID, TIMESTAMPOID, INT8OID, TEXTOID, TEXTOID};

// One article: its rows into the companions, and what _analysis is to hold of it into the answer.
static void store_article(Stores* stores, HeapTuple row, TupleDesc desc, int keys, const RowStore& answer,
                          Oid configuration) {
  auto* values = static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<Size>(desc->natts)));
  auto* nulls = static_cast<bool*>(palloc(sizeof(bool) * static_cast<Size>(desc->natts)));
  auto* types = static_cast<Oid*>(palloc(sizeof(Oid) * static_cast<Size>(desc->natts)));
  heap_deform_tuple(row, desc, values, nulls);
  for (int i = 0; i < desc->natts; ++i) types[i] = TupleDescAttr(desc, i)->atttypid;
  for (int i = 1; i <= keys; ++i)
    if (nulls[i]) ereport(ERROR, (errcode(ERRCODE_NOT_NULL_VIOLATION), errmsg("korean_analysis_store: a key is NULL")));
  const Datum* columns = values + 1 + keys;
  const bool* none = nulls + 1 + keys;
  bridge::Document* document = nullptr;
  long long bits = 0;
  bool letters = false;
  if (!none[kBody]) {
    document = open_document(columns[kBody]);
    Holder* holder = make_holder();
    // Without a publication date dates stand unresolved.
    raise_unless_ok(bridge::analyze(document, none[kLocalTime] ? DT_NOEND : DatumGetTimestamp(columns[kLocalTime]),
                                    &holder->result));
    store_rows(stores, holder->result,
               ArticleKey{keys, values + 1, types + 1, columns[kPublishedAt], none[kPublishedAt]});
    raise_unless_ok(bridge::fingerprint(document, &bits, &letters));
  }
  TSVector vector = article_vector(none[kTitle] ? 0 : columns[kTitle], none[kBody] ? 0 : columns[kBody], document,
                                   configuration, false);
  Datum cells[] = {values[0], columns[kHash], columns[kPublishedAt], Int64GetDatum(bits), PointerGetDatum(vector)};
  bool empty[] = {nulls[0], none[kHash], none[kPublishedAt], !letters, vector == nullptr};
  tuplestore_putvalues(answer.rows, answer.type, cells, empty);
}

static void check_columns(TupleDesc desc, int keys) {
  if (desc->natts != 1 + keys + kColumns) elog(ERROR, "korean_analysis_store: %d columns", desc->natts);
  for (int i = 0; i < desc->natts; ++i) {
    const Oid type = TupleDescAttr(desc, i)->atttypid;
    if ((i == 0 && type != TIDOID) || (i > keys && type != kColumnTypes[i - keys - 1]))
      elog(ERROR, "korean_analysis_store: column %d is of type %s", i + 1, format_type_be(type));
  }
}

// The columns that the foreign keys of the companions refer to.
static AttrNumber* referred_columns(Oid parent, Datum names, int keys) {
  int count = 0;
  Datum* datums = items(names, NAMEOID, keys, &count);
  auto* columns = static_cast<AttrNumber*>(palloc(sizeof(AttrNumber) * static_cast<Size>(keys)));
  for (int i = 0; i < keys; ++i) columns[i] = get_attnum(parent, NameStr(*DatumGetName(datums[i])));
  return columns;
}

// The name of a relation that a caller gave by its number, which may be that of none.
static const char* qualified_name(Oid relation) {
  const char* name = get_rel_name(relation);
  const char* schema = name == nullptr ? nullptr : get_namespace_name(get_rel_namespace(relation));
  if (schema == nullptr)
    ereport(ERROR, (errcode(ERRCODE_UNDEFINED_TABLE), errmsg("relation with OID %u does not exist", relation)));
  return quote_qualified_identifier(schema, name);
}

// What the trigger of the foreign key does for a row, done once for each article: its row in the parent is there, and
// locked.
static void lock_articles(SPITupleTable* articles, uint64 rows, int keys, Oid parent, const AttrNumber* columns) {
  const char* table = qualified_name(parent);
  StringInfoData query;
  initStringInfo(&query);
  appendStringInfo(&query, "SELECT 1 FROM %s x WHERE ", table);
  auto* types = static_cast<Oid*>(palloc(sizeof(Oid) * static_cast<Size>(keys)));
  for (int i = 0; i < keys; ++i) {
    types[i] = TupleDescAttr(articles->tupdesc, i + 1)->atttypid;
    const Oid type = get_atttype(parent, columns[i]);
    const Oid equal = OidIsValid(type) ? lookup_type_cache(type, TYPECACHE_EQ_OPR)->eq_opr : InvalidOid;
    if (!OidIsValid(equal)) elog(ERROR, "korean_analysis_store: key column %d of %s cannot be compared", i + 1, table);
    if (i > 0) appendStringInfoString(&query, " AND ");
    generate_operator_clause(&query, psprintf("x.%s", quote_identifier(get_attname(parent, columns[i], false))), type,
                             equal, psprintf("$%d", i + 1), types[i]);
  }
  appendStringInfoString(&query, " FOR KEY SHARE OF x");
  SPIPlanPtr plan = SPI_prepare(query.data, keys, types);
  if (plan == nullptr) elog(ERROR, "korean_analysis_store: %s", SPI_result_code_string(SPI_result));
  auto* values = static_cast<Datum*>(palloc(sizeof(Datum) * static_cast<Size>(keys)));
  for (uint64 r = 0; r < rows; ++r) {
    for (int i = 0; i < keys; ++i) {
      bool null = false;
      values[i] = SPI_getbinval(articles->vals[r], articles->tupdesc, i + 2, &null);
      if (null) ereport(ERROR, (errcode(ERRCODE_NOT_NULL_VIOLATION), errmsg("korean_analysis_store: a key is NULL")));
    }
    SPI_execute_plan(plan, values, nullptr, false, 1);
    if (SPI_processed == 0)
      ereport(ERROR, (errcode(ERRCODE_FOREIGN_KEY_VIOLATION),
                      errmsg("korean_analysis_store: an article is not in %s", table)));
    SPI_freetuptable(SPI_tuptable);
  }
}

}  // namespace kn::pg

extern "C" {

Datum kn_korean_analysis(PG_FUNCTION_ARGS) {
  if (PG_ARGISNULL(0)) return kn::pg::return_rows(fcinfo, nullptr);
  kn::pg::Holder* holder = kn::pg::make_holder();
  const Timestamp day = PG_ARGISNULL(1) ? DT_NOEND : PG_GETARG_TIMESTAMP(1);
  kn::pg::raise_unless_ok(
      kn::bridge::analyze(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), day, kn::pg::call_options(), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}

// (pick, batch, tables, keys, parent, parent_keys): analyses the articles that the statement gives for the batch and
// adds their rows to the tables.  Gives what _analysis is to hold of each.  Where a parent is given, their rows in it
// are locked, and its foreign key is not checked row by row.
Datum kn_korean_analysis_store(PG_FUNCTION_ARGS) {
  // INSERT's check, which stands in front of the executor.
  PreventCommandIfReadOnly("korean_analysis_store()");
  for (int i = 0; i < 4; ++i)
    if (PG_ARGISNULL(i))
      ereport(ERROR,
              (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("korean_analysis_store: argument %d is NULL", i + 1)));
  const int keys = PG_GETARG_INT32(3);
  if (keys < 1 || keys > INDEX_MAX_KEYS) elog(ERROR, "korean_analysis_store: %d keys", keys);
  const Oid parent = PG_ARGISNULL(4) || PG_ARGISNULL(5) ? InvalidOid : PG_GETARG_OID(4);
  int count = 0;
  Datum* relations = kn::pg::items(PG_GETARG_DATUM(2), REGCLASSOID, kn::pg::kStores, &count);
  Oid tables[kn::pg::kStores];
  for (int i = 0; i < kn::pg::kStores; ++i) tables[i] = DatumGetObjectId(relations[i]);
  AttrNumber* parent_keys = OidIsValid(parent) ? kn::pg::referred_columns(parent, PG_GETARG_DATUM(5), keys) : nullptr;

  const kn::pg::RowStore answer = kn::pg::begin_rows(fcinfo);
  const Oid configuration = kn::pg::korean_configuration(fcinfo);
  SPI_connect();
  const char* pick = text_to_cstring(PG_GETARG_TEXT_PP(0));
  Oid types[1] = {get_array_type(TIDOID)};
  Datum arguments[1] = {PG_GETARG_DATUM(1)};
  if (SPI_execute_with_args(pick, 1, types, arguments, nullptr, false, 0) != SPI_OK_SELECT)
    elog(ERROR, "korean_analysis_store: no rows to read");
  SPITupleTable* articles = SPI_tuptable;
  const uint64 rows = SPI_processed;
  kn::pg::check_columns(articles->tupdesc, keys);

  if (parent_keys != nullptr) kn::pg::lock_articles(articles, rows, keys, parent, parent_keys);
  kn::pg::Stores* stores = kn::pg::open_stores(tables, keys, parent, parent_keys);
  MemoryContext article = AllocSetContextCreate(CurrentMemoryContext, "korean_news article", ALLOCSET_DEFAULT_SIZES);
  MemoryContext caller = MemoryContextSwitchTo(article);
  for (uint64 i = 0; i < rows; ++i) {
    kn::pg::store_article(stores, articles->vals[i], articles->tupdesc, keys, answer, configuration);
    MemoryContextReset(article);
  }
  MemoryContextSwitchTo(caller);
  kn::pg::close_stores(stores);
  SPI_finish();
  return static_cast<Datum>(0);
}

// Whether BEGIN was said: then a procedure cannot commit.
Datum kn_korean_analyze_in_transaction(PG_FUNCTION_ARGS) { PG_RETURN_BOOL(IsTransactionBlock()); }
}
