// When the lexicon was edited, in a measure that indexes and columns can be compared with.
//
// PostgreSQL numbers the files of relations and most catalog rows from one counter.  A transaction that edited
// korean_lexicon takes a number from it when it commits and writes it to korean_lexicon_log: what has a greater number
// was built after the edit (a new index, a REINDEX, a REFRESH), what has a smaller one before.  Nothing has to be
// recorded for an index, and no clock is trusted.  A refresh of stored columns, which keeps all numbers, writes a row
// of its own.
//
// A rolled back savepoint takes its edits back, hence the nesting level: the lowest at which an edit still stands.
#include "pg/lexicon_cache.h"

extern "C" {
#include "access/table.h"
#include "access/tableam.h"
#include "access/transam.h"
#include "access/xact.h"
#include "access/xlog.h"
#include "executor/spi.h"
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"
#include "utils/timestamp.h"
}

namespace kn::pg {

namespace {

constexpr int kLogColumns = 5;  // logged_at, cluster, mark, relation, attribute
int edited_level;               // 0 while this transaction has edited nothing

int64 cluster() { return static_cast<int64>(GetSystemIdentifier()); }

// attribute 0: an edit of the lexicon.
void write_log(int64 mark, Oid relation, int16 attribute) {
  const Oid log = lexicon_relation("korean_lexicon_log");
  Relation table = log == InvalidOid ? nullptr : table_open(log, RowExclusiveLock);
  if (table == nullptr) return;
  if (RelationGetDescr(table)->natts != kLogColumns || table->rd_rel->relkind != RELKIND_RELATION)
    ereport(ERROR,
            (errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("korean_lexicon_log is not the table that korean_news made")));
  TupleTableSlot* slot = table_slot_create(table, nullptr);
  ExecClearTuple(slot);
  slot->tts_values[0] = TimestampTzGetDatum(GetCurrentTimestamp());
  slot->tts_values[1] = Int64GetDatum(cluster());
  slot->tts_values[2] = Int64GetDatum(mark);
  slot->tts_values[3] = ObjectIdGetDatum(relation);
  slot->tts_values[4] = Int16GetDatum(attribute);
  for (int c = 0; c < kLogColumns; ++c) slot->tts_isnull[c] = c >= 3 && attribute == 0;
  ExecStoreVirtualTuple(slot);
  simple_table_tuple_insert(table, slot);
  ExecDropSingleTupleTableSlot(slot);
  table_close(table, NoLock);
}

// The owner of a relation, with whose rights the caller must be.
Oid own_relation_owner(Oid relation) {
  HeapTuple tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
  if (!HeapTupleIsValid(tuple))
    ereport(ERROR, (errcode(ERRCODE_UNDEFINED_TABLE), errmsg("relation with OID %u does not exist", relation)));
  const Oid owner = (reinterpret_cast<Form_pg_class>(GETSTRUCT(tuple)))->relowner;
  ReleaseSysCache(tuple);
  if (!has_privs_of_role(GetUserId(), owner)) aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_TABLE, get_rel_name(relation));
  return owner;
}

void transaction_ends(XactEvent event, void*) {
  if (edited_level == 0) return;
  // Between PREPARE and COMMIT PREPARED an index may be built without the edit, and would have the greater number.
  if (event == XACT_EVENT_PRE_PREPARE)
    ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
                    errmsg("cannot PREPARE a transaction that has edited korean_lexicon")));
  if (event == XACT_EVENT_PRE_COMMIT)
    write_log(GetNewObjectId(), InvalidOid, 0);
  else
    edited_level = 0;
}

void subtransaction_ends(SubXactEvent event, SubTransactionId, SubTransactionId, void*) {
  const int level = GetCurrentTransactionNestLevel();
  if (edited_level < level) return;
  if (event == SUBXACT_EVENT_COMMIT_SUB)
    edited_level = level - 1;
  else if (event == SUBXACT_EVENT_ABORT_SUB)
    edited_level = 0;
}

}  // namespace

void watch_transactions() {
  RegisterXactCallback(transaction_ends, nullptr);
  RegisterSubXactCallback(subtransaction_ends, nullptr);
}

void remember_edit() {
  const int level = GetCurrentTransactionNestLevel();
  if (edited_level == 0 || edited_level > level) edited_level = level;
}

}  // namespace kn::pg

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_lexicon_pending);
PG_FUNCTION_INFO_V1(kn_korean_lexicon_cluster);
PG_FUNCTION_INFO_V1(kn_korean_lexicon_mark);
PG_FUNCTION_INFO_V1(kn_korean_lexicon_log_refresh);
PG_FUNCTION_INFO_V1(kn_korean_lexicon_run);

Datum kn_korean_lexicon_pending(PG_FUNCTION_ARGS) { PG_RETURN_BOOL(kn::pg::edited_level != 0); }

Datum kn_korean_lexicon_cluster(PG_FUNCTION_ARGS) { PG_RETURN_INT64(kn::pg::cluster()); }

Datum kn_korean_lexicon_mark(PG_FUNCTION_ARGS) {
  PreventCommandIfReadOnly("korean_lexicon_mark()");
  PG_RETURN_INT64(GetNewObjectId());
}

Datum kn_korean_lexicon_log_refresh(PG_FUNCTION_ARGS) {
  PreventCommandIfReadOnly("korean_lexicon_log_refresh()");
  const Oid relation = PG_GETARG_OID(0);
  kn::pg::own_relation_owner(relation);
  kn::pg::write_log(PG_GETARG_INT64(2), relation, PG_GETARG_INT16(1));
  PG_RETURN_VOID();
}

// As REINDEX and REFRESH do: the triggers and functions of a table are its owner's code, and must not get the rights of
// who refreshes it.
Datum kn_korean_lexicon_run(PG_FUNCTION_ARGS) {
  const Oid owner = kn::pg::own_relation_owner(PG_GETARG_OID(0));
  const char* command = text_to_cstring(PG_GETARG_TEXT_PP(1));
  Oid caller = InvalidOid;
  int context = 0;
  GetUserIdAndSecContext(&caller, &context);
  // What is restricted besides (deferred constraints, temporary tables) an owner may do.
  const int level = NewGUCNestLevel();
  if (owner != caller) SetUserIdAndSecContext(owner, context | SECURITY_RESTRICTED_OPERATION);
  SPI_connect();
  if (SPI_execute(command, false, 0) != SPI_OK_UPDATE) elog(ERROR, "korean_lexicon_run: no UPDATE");
  const int64 rows = static_cast<int64>(SPI_processed);
  SPI_finish();
  AtEOXact_GUC(owner == caller, level);
  SetUserIdAndSecContext(caller, context);
  PG_RETURN_INT64(rows);
}
}
