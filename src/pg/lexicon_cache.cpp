// The session's snapshot of korean_lexicon: read on first use, kept until somebody edits the table.
//
// An edit travels as relcache invalidations do.  The row triggers of the table (ENABLE ALWAYS, so that they fire on a
// logical subscriber as well) register an invalidation of the table: PostgreSQL shows it to this session after the
// command, to all others and to the standbys at commit, and to this session again at a rollback, to a savepoint too.
// The callback only counts; the next call of a function sees that its count is old and reads the table.
//
// Immutable calls on constants are folded into cached plans, and those must go as well.  No plan depends on the lexicon
// as far as PostgreSQL knows, so the edit also invalidates the catalog cache of schemas, at which every plan is made
// anew.
//
// The table is read without permission checks and row security, as configuration, by the latest snapshot: also in
// SERIALIZABLE transactions, where the statement's own snapshot would be old, and in parallel workers, where only a
// catalog snapshot may be taken.
#include "pg/lexicon_cache.h"

extern "C" {
#include "access/genam.h"
#include "access/relation.h"
#include "access/stratnum.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/indexing.h"
#include "catalog/pg_extension.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "executor/tuptable.h"
#include "storage/bufmgr.h"
#include "tcop/utility.h"
#include "utils/array.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
}

namespace kn::pg {

namespace {

struct Session {
  uint64 edits;  // counted by the callback
  uint64 read;   // edits when the table was read, plus one; 0 for never
  Oid table;
  const bridge::Lexicon* lexicon;
};
Session session;
constexpr const char* kTable = "korean_lexicon";

ExecutorStart_hook_type next_executor_start;
ProcessUtility_hook_type next_process_utility;

void relation_changed(Datum, Oid relation) {
  if (relation == InvalidOid || session.table == InvalidOid || relation == session.table) ++session.edits;
}

// A statement begins: take up what others committed, also where it runs a cached plan and locks nothing new.
void executor_start(QueryDesc* query, int flags) {
  AcceptInvalidationMessages();
  if (next_executor_start != nullptr)
    next_executor_start(query, flags);
  else
    standard_ExecutorStart(query, flags);
}

#if PG_VERSION_NUM >= 140000
void process_utility(PlannedStmt* statement, const char* query, bool read_only_tree, ProcessUtilityContext context,
                     ParamListInfo params, QueryEnvironment* environment, DestReceiver* destination,
                     QueryCompletion* completion) {
  if (IsA(statement->utilityStmt, ExecuteStmt)) AcceptInvalidationMessages();
  (next_process_utility != nullptr ? next_process_utility : standard_ProcessUtility)(
      statement, query, read_only_tree, context, params, environment, destination, completion);
}
#else
void process_utility(PlannedStmt* statement, const char* query, ProcessUtilityContext context, ParamListInfo params,
                     QueryEnvironment* environment, DestReceiver* destination, QueryCompletion* completion) {
  if (IsA(statement->utilityStmt, ExecuteStmt)) AcceptInvalidationMessages();
  (next_process_utility != nullptr ? next_process_utility : standard_ProcessUtility)(
      statement, query, context, params, environment, destination, completion);
}
#endif

// A builder that goes with its memory context.
struct BuilderHolder {
  MemoryContextCallback callback;
  bridge::LexiconBuilder* builder;
};

void release_builder(void* holder) { bridge::drop_lexicon_builder(static_cast<BuilderHolder*>(holder)->builder); }

bridge::LexiconBuilder* make_builder(Relation table) {
  auto* holder = static_cast<BuilderHolder*>(palloc0(sizeof(BuilderHolder)));
  holder->callback.func = release_builder;
  holder->callback.arg = holder;
  MemoryContextRegisterResetCallback(CurrentMemoryContext, &holder->callback);
  raise_unless_ok(bridge::open_lexicon_builder(static_cast<long long>(RelationGetNumberOfBlocks(table)) * BLCKSZ / 2,
                                               &holder->builder));
  return holder->builder;
}

void read_rows(Relation table, bridge::LexiconBuilder* builder) {
  Snapshot snapshot = RegisterSnapshot(GetCatalogSnapshot(RelationGetRelid(table)));
  TupleTableSlot* slot = table_slot_create(table, nullptr);
  TableScanDesc scan = table_beginscan(table, snapshot, 0, nullptr);
  MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext, "korean_lexicon row", ALLOCSET_DEFAULT_SIZES);
  MemoryContext caller = MemoryContextSwitchTo(scratch);
  while (table_scan_getnextslot(scan, ForwardScanDirection, slot)) {
    CHECK_FOR_INTERRUPTS();
    slot_getsomeattrs(slot, 4);
    raise_unless_ok(bridge::add_lexicon_row(builder, lexicon_row(slot->tts_values, slot->tts_isnull)));
    MemoryContextReset(scratch);
  }
  MemoryContextSwitchTo(caller);
  MemoryContextDelete(scratch);
  table_endscan(scan);
  ExecDropSingleTupleTableSlot(slot);
  UnregisterSnapshot(snapshot);
}

void replace_lexicon(const bridge::Lexicon* lexicon) {
  bridge::drop_lexicon(session.lexicon);
  session.lexicon = lexicon;
}

void read_table() {
  session.table = lexicon_relation(kTable);
  Relation table = session.table == InvalidOid ? nullptr : try_relation_open(session.table, AccessShareLock);
  // Opening takes the pending invalidations in; what comes later is counted on top of this.
  const uint64 edits = session.edits;
  const bridge::Lexicon* lexicon = nullptr;
  if (table != nullptr) {
    check_lexicon_columns(table);
    MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "korean_lexicon", ALLOCSET_DEFAULT_SIZES);
    MemoryContext caller = MemoryContextSwitchTo(context);
    bridge::LexiconBuilder* builder = make_builder(table);
    read_rows(table, builder);
    raise_unless_ok(bridge::finish_lexicon(builder, &lexicon));
    MemoryContextSwitchTo(caller);
    MemoryContextDelete(context);
    relation_close(table, AccessShareLock);
    if (bridge::lexicon_size(lexicon) == 0) {
      bridge::drop_lexicon(lexicon);
      lexicon = nullptr;
    }
  }
  replace_lexicon(lexicon);
  session.read = edits + 1;
}

}  // namespace

void check_lexicon_columns(Relation table) {
  static const Oid types[] = {TEXTOID, TEXTOID, TEXTOID, TEXTARRAYOID};
  TupleDesc desc = RelationGetDescr(table);
  bool good = desc->natts >= 4 && table->rd_rel->relkind == RELKIND_RELATION;
  for (int c = 0; good && c < 4; ++c)
    good = !TupleDescAttr(desc, c)->attisdropped && TupleDescAttr(desc, c)->atttypid == types[c];
  if (!good)
    ereport(
        ERROR,
        (errcode(ERRCODE_DATATYPE_MISMATCH),
         errmsg("table %s does not have the columns that korean_news gave it", RelationGetRelationName(table)),
         errhint("It is a plain table, whose first columns are term text, kind text, name text and parts text[].")));
}

bridge::LexiconRow lexicon_row(const Datum* values, const bool* nulls) {
  bridge::LexiconRow row = {};
  if (!nulls[0]) row.term = utf8_argument(values[0]);
  if (!nulls[1]) row.kind = utf8_argument(values[1]);
  if (!nulls[2]) row.name = utf8_argument(values[2]);
  if (nulls[3]) return row;
  Datum* items = nullptr;
  bool* item_nulls = nullptr;
  deconstruct_array(DatumGetArrayTypeP(values[3]), TEXTOID, -1, false, TYPALIGN_INT, &items, &item_nulls,
                    &row.part_count);
  auto* parts = static_cast<bridge::Slice*>(palloc0(sizeof(bridge::Slice) * static_cast<Size>(row.part_count + 1)));
  for (int i = 0; i < row.part_count; ++i)
    if (!item_nulls[i]) parts[i] = utf8_argument(items[i]);
  row.parts = parts;
  return row;
}

Oid lexicon_relation(const char* name) {
  Relation extensions = table_open(ExtensionRelationId, AccessShareLock);
  ScanKeyData key;
  ScanKeyInit(&key, Anum_pg_extension_extname, BTEqualStrategyNumber, F_NAMEEQ, CStringGetDatum("korean_news"));
  SysScanDesc scan = systable_beginscan(extensions, ExtensionNameIndexId, true, nullptr, 1, &key);
  HeapTuple tuple = systable_getnext(scan);
  const Oid schema =
      HeapTupleIsValid(tuple) ? (reinterpret_cast<Form_pg_extension>(GETSTRUCT(tuple)))->extnamespace : InvalidOid;
  systable_endscan(scan);
  table_close(extensions, AccessShareLock);
  return schema == InvalidOid ? InvalidOid : get_relname_relid(name, schema);
}

bool is_lexicon_table(Oid table) {
  if (session.table != table && lexicon_relation(kTable) == table) session.table = table;
  return session.table == table;
}

const bridge::Lexicon* session_lexicon() {
  AcceptInvalidationMessages();
  if (session.read != session.edits + 1) read_table();
  return session.lexicon;
}

void watch_lexicon() {
  CacheRegisterRelcacheCallback(relation_changed, static_cast<Datum>(0));
  watch_transactions();
  next_executor_start = ExecutorStart_hook;
  ExecutorStart_hook = executor_start;
  next_process_utility = ProcessUtility_hook;
  ProcessUtility_hook = process_utility;
}

void lexicon_edited(Oid table) {
  // One message a command is enough, and a COPY of many rows is one command.
  static TransactionId last_transaction;
  static SubTransactionId last_subtransaction;
  static CommandId last_command;
  const TransactionId transaction = GetTopTransactionId();
  const SubTransactionId subtransaction = GetCurrentSubTransactionId();
  const CommandId command = GetCurrentCommandId(true);
  if (transaction == last_transaction && subtransaction == last_subtransaction && command == last_command) return;
  remember_edit();
  CacheInvalidateRelcacheByRelid(table);
  CacheInvalidateCatalog(NamespaceRelationId);
  last_transaction = transaction;
  last_subtransaction = subtransaction;
  last_command = command;
}

}  // namespace kn::pg
