// Inserts the rows of an analysis into the companion tables, as INSERT would, without a plan per table.
//
// An article gives some ninety rows for five tables.  INSERT … SELECT would carry them through a CTE and five plans;
// here they go from the bridge's cells into the tables, those of a table together.  All that INSERT does is done:
// privileges, triggers of users (row, statement, transition tables), defaults and generated columns, constraints,
// indexes.  Row security and rules on a companion are refused.  One thing is left out: the foreign key to the article
// would be looked up and locked once for each row, ninety times the same article.  korean_analysis_store has locked
// each article FOR KEY SHARE, which is what that trigger does, so the trigger of exactly that key is not queued.
#include "pg/analysis_store.h"

extern "C" {
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_trigger.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/nodeModifyTable.h"
#include "nodes/makefuncs.h"
#include "optimizer/optimizer.h"
#include "parser/parse_relation.h"
#include "rewrite/rewriteHandler.h"
#include "storage/lmgr.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/rls.h"
}

namespace kn::pg {

// Where a column comes from, besides the cells of korean_analysis.
constexpr int kKey = -1;
constexpr int kPublished = -2;
constexpr int kDefault = -3;
constexpr int kNothing = -4;

struct Column {
  const char* part;  // null: in all companions
  const char* name;
  int cell;
  Oid type;
};

constexpr Column kColumns[] = {
    {"sentence", "sentence", 1, INT4OID},
    {"sentence", "content", 5, TEXTOID},
    {"quote", "quote", 5, TEXTOID},
    {"quote", "speaker", 7, TEXTOID},
    {nullptr, "number", 1, INT4OID},
    {nullptr, "sentence", 2, INT4OID},
    {nullptr, "position", 3, INT4OID},
    {nullptr, "length", 4, INT4OID},
    {nullptr, "surface", 5, TEXTOID},
    {nullptr, "kind", 6, TEXTOID},
    {nullptr, "name", 7, TEXTOID},
    {nullptr, "role", 8, TEXTOID},
    {nullptr, "affiliation", 9, TEXTOID},
    {nullptr, "value", 10, NUMERICOID},
    {nullptr, "value_to", 11, NUMERICOID},
    {nullptr, "unit", 12, TEXTOID},
    {nullptr, "qualifier", 13, TEXTOID},
    {nullptr, "change", 14, TEXTOID},
    {nullptr, "item", 15, TEXTOID},
    {nullptr, "restates", 16, INT4OID},
    {nullptr, "starts_at", 17, TIMESTAMPOID},
    {nullptr, "ends_at", 18, TIMESTAMPOID},
    {nullptr, "grain", 19, TEXTOID},
    {nullptr, "relation", 20, TEXTOID},
    {nullptr, "direct", 21, BOOLOID},
    {nullptr, "verb", 22, TEXTOID},
    {nullptr, "published_at", kPublished, TIMESTAMPTZOID},
};

constexpr int kRoom = 256;  // rows that a table gets at once, at most

constexpr const char* kParts[kStores] = {"sentence", "figure", "date", "entity", "quote"};

static const Column* known_column(const char* part, const char* name) {
  for (const Column& column : kColumns)
    if ((column.part == nullptr || strcmp(column.part, part) == 0) && strcmp(column.name, name) == 0) return &column;
  return nullptr;
}

static void refuse_unfit(Relation table) {
  if (table->rd_rel->relkind != RELKIND_RELATION)
    ereport(ERROR,
            (errcode(ERRCODE_WRONG_OBJECT_TYPE), errmsg("\"%s\" is not a table", RelationGetRelationName(table))));
  if (check_enable_rls(RelationGetRelid(table), InvalidOid, false) == RLS_ENABLED)
    ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
                    errmsg("row security is active on \"%s\"", RelationGetRelationName(table)),
                    errhint("Run korean_analyze as a role that the policies do not apply to.")));
  if (table->rd_rules != nullptr)
    ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED), errmsg("\"%s\" has rules", RelationGetRelationName(table)),
                    errhint("Use triggers instead.")));
}

// How many rows may wait: one where a trigger or a default might look for the row before in the table, as in COPY.
static int room_of(const Store& store, const TupleDesc desc) {
  if (store.info->ri_TrigDesc != nullptr && store.info->ri_TrigDesc->trig_insert_before_row) return 1;
  for (int i = 0; i < desc->natts; ++i)
    if (store.defaults[i] != nullptr && contain_volatile_functions(reinterpret_cast<Node*>(store.defaults[i]->expr)))
      return 1;
  return kRoom;
}

// For each column of the table, where its values come from.
static void map_columns(Store* store, const char* part, int keys) {
  Relation table = store->info->ri_RelationDesc;
  TupleDesc desc = RelationGetDescr(table);
  store->sources = static_cast<int*>(palloc(sizeof(int) * static_cast<Size>(desc->natts)));
  store->defaults = static_cast<ExprState**>(palloc0(sizeof(ExprState*) * static_cast<Size>(desc->natts)));
  for (int i = 0; i < desc->natts; ++i) {
    Form_pg_attribute attribute = TupleDescAttr(desc, i);
    store->sources[i] = kNothing;
    if (attribute->attisdropped || attribute->attgenerated != '\0') continue;
    const Column* column = known_column(part, NameStr(attribute->attname));
    if (i < keys) {
      store->sources[i] = kKey;
    } else if (column != nullptr) {
      if (attribute->atttypid != column->type)
        ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
                        errmsg("column \"%s\" of \"%s\" is no longer of type %s", NameStr(attribute->attname),
                               RelationGetRelationName(table), format_type_be(column->type))));
      store->sources[i] = column->cell;
    } else {
      auto* expression = reinterpret_cast<Expr*>(build_column_default(table, i + 1));
      if (expression == nullptr) continue;
      store->sources[i] = kDefault;
      store->defaults[i] = ExecInitExpr(expression_planner(expression), nullptr);
    }
  }
}

// Whether the constraint is the foreign key from the first columns to these of the parent.
static bool is_article_key(Relation table, Oid constraint, int keys, Oid parent, const AttrNumber* parent_keys) {
  ListCell* cell;
  foreach (cell, RelationGetFKeyList(table)) {
    auto* key = static_cast<ForeignKeyCacheInfo*>(lfirst(cell));
    if (key->conoid != constraint || key->confrelid != parent || key->nkeys != keys) continue;
    for (int i = 0; i < keys; ++i)
      if (key->conkey[i] != i + 1 || key->confkey[i] != parent_keys[i]) return false;
    return true;
  }
  return false;
}

// Takes the check of the article's key out of the (copied) triggers of the table.
static void skip_article_key(ResultRelInfo* info, int keys, Oid parent, const AttrNumber* parent_keys) {
  TriggerDesc* triggers = info->ri_TrigDesc;
  if (triggers == nullptr) return;
  int kept = 0;
  bool after_row = false;
  for (int i = 0; i < triggers->numtriggers; ++i) {
    const Trigger& trigger = triggers->triggers[i];
    if (trigger.tgfoid == F_RI_FKEY_CHECK_INS && trigger.tgconstrrelid == parent &&
        is_article_key(info->ri_RelationDesc, trigger.tgconstraint, keys, parent, parent_keys))
      continue;
    after_row =
        after_row || TRIGGER_TYPE_MATCHES(trigger.tgtype, TRIGGER_TYPE_ROW, TRIGGER_TYPE_AFTER, TRIGGER_TYPE_INSERT);
    triggers->triggers[kept++] = trigger;
  }
  triggers->numtriggers = kept;
  triggers->trig_insert_after_row = after_row;
}

// A range table of the tables, with the privileges that INSERT asks for.
static void init_range_table(EState* estate, const Oid* tables) {
  List* entries = NIL;
#if PG_VERSION_NUM >= 160000
  List* privileges = NIL;
  Bitmapset* all = nullptr;
#endif
  for (int i = 0; i < kStores; ++i) {
    RangeTblEntry* entry = makeNode(RangeTblEntry);
    entry->rtekind = RTE_RELATION;
    entry->relid = tables[i];
    entry->relkind = RELKIND_RELATION;
    entry->rellockmode = RowExclusiveLock;
#if PG_VERSION_NUM >= 160000
    addRTEPermissionInfo(&privileges, entry)->requiredPerms = ACL_INSERT;
    all = bms_add_member(all, i + 1);
#else
    entry->requiredPerms = ACL_INSERT;
#endif
    entries = lappend(entries, entry);
  }
#if PG_VERSION_NUM >= 160000
  ExecCheckPermissions(entries, privileges, true);
#else
  ExecCheckRTPerms(entries, true);
#endif
#if PG_VERSION_NUM >= 180000
  ExecInitRangeTable(estate, entries, privileges, all);
#elif PG_VERSION_NUM >= 160000
  ExecInitRangeTable(estate, entries, privileges);
#else
  ExecInitRangeTable(estate, entries);
#endif
}

Stores* open_stores(const Oid* tables, int keys, Oid parent, const AttrNumber* parent_keys) {
  auto* stores = static_cast<Stores*>(palloc0(sizeof(Stores)));
  EState* estate = stores->estate = CreateExecutorState();
  for (int i = 0; i < kStores; ++i) LockRelationOid(tables[i], RowExclusiveLock);
  MemoryContext caller = MemoryContextSwitchTo(estate->es_query_cxt);
  init_range_table(estate, tables);
  estate->es_output_cid = GetCurrentCommandId(true);
#if PG_VERSION_NUM < 140000
  auto* infos = static_cast<ResultRelInfo*>(palloc0(sizeof(ResultRelInfo) * kStores));
  estate->es_result_relations = infos;
  estate->es_num_result_relations = kStores;
#endif
  AfterTriggerBeginQuery();
  for (int i = 0; i < kStores; ++i) {
    Store* store = &stores->store[i];
#if PG_VERSION_NUM < 140000
    store->info = &infos[i];
    InitResultRelInfo(store->info, table_open(tables[i], NoLock), static_cast<Index>(i + 1), nullptr, 0);
    estate->es_result_relation_info = store->info;
#else
    store->info = makeNode(ResultRelInfo);
    ExecInitResultRelation(estate, store->info, static_cast<Index>(i + 1));
#endif
    Relation table = store->info->ri_RelationDesc;
    refuse_unfit(table);
    ExecOpenIndices(store->info, false);
    if (OidIsValid(parent)) skip_article_key(store->info, keys, parent, parent_keys);
    map_columns(store, kParts[i], keys);
    store->room = room_of(*store, RelationGetDescr(table));
    store->slots = static_cast<TupleTableSlot**>(palloc0(sizeof(TupleTableSlot*) * static_cast<Size>(store->room)));
    store->capture = MakeTransitionCaptureState(store->info->ri_TrigDesc, RelationGetRelid(table), CMD_INSERT);
    ExecBSInsertTriggers(estate, store->info);
  }
  MemoryContextSwitchTo(caller);
  return stores;
}

static TupleTableSlot* next_slot(Store* store, EState* estate) {
  TupleTableSlot** slot = &store->slots[store->filled];
  if (*slot == nullptr) {
    MemoryContext caller = MemoryContextSwitchTo(estate->es_query_cxt);
    *slot = table_slot_create(store->info->ri_RelationDesc, &estate->es_tupleTable);
    MemoryContextSwitchTo(caller);
  }
  return *slot;
}

static void fill_slot(Store* store, TupleTableSlot* slot, EState* estate, const bridge::Cell* cells,
                      const ArticleKey& key) {
  TupleDesc desc = slot->tts_tupleDescriptor;
  ExecClearTuple(slot);
  for (int i = 0; i < desc->natts; ++i) {
    const int source = store->sources[i];
    const Oid type = TupleDescAttr(desc, i)->atttypid;
    slot->tts_isnull[i] = false;
    slot->tts_values[i] = static_cast<Datum>(0);
    if (source >= 0) {
      slot->tts_isnull[i] = cells[source].type == bridge::CellType::null;
      if (!slot->tts_isnull[i]) slot->tts_values[i] = cell_datum(cells[source], type);
    } else if (source == kKey) {
      if (i >= key.columns || type != key.types[i])
        ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
                        errmsg("column \"%s\" of \"%s\" is no longer of the type of the key",
                               NameStr(TupleDescAttr(desc, i)->attname),
                               RelationGetRelationName(store->info->ri_RelationDesc))));
      slot->tts_values[i] = key.values[i];
    } else if (source == kPublished) {
      slot->tts_values[i] = key.published;
      slot->tts_isnull[i] = key.no_day;
    } else if (source == kDefault) {
      slot->tts_values[i] = ExecEvalExpr(store->defaults[i], GetPerTupleExprContext(estate), &slot->tts_isnull[i]);
    } else {
      slot->tts_isnull[i] = true;
    }
  }
  ExecStoreVirtualTuple(slot);
}

// What INSERT does with a row before it goes into the table; false where a trigger says that it does not.
static bool check_row(Store* store, TupleTableSlot* slot, EState* estate) {
  ResultRelInfo* info = store->info;
  Relation table = info->ri_RelationDesc;
  slot->tts_tableOid = RelationGetRelid(table);
#if PG_VERSION_NUM < 140000
  estate->es_result_relation_info = info;
#endif
  if (info->ri_TrigDesc != nullptr && info->ri_TrigDesc->trig_insert_before_row &&
      !ExecBRInsertTriggers(estate, info, slot))
    return false;
  const TupleConstr* constraints = RelationGetDescr(table)->constr;
  if (constraints != nullptr && constraints->has_generated_stored) {
#if PG_VERSION_NUM < 140000
    ExecComputeStoredGenerated(estate, slot, CMD_INSERT);
#else
    ExecComputeStoredGenerated(info, estate, slot, CMD_INSERT);
#endif
  }
  if (constraints != nullptr) ExecConstraints(info, slot, estate);
  if (table->rd_rel->relispartition) ExecPartitionCheck(info, slot, estate, true);
  return true;
}

// The rows that wait go into the table, its indexes, and to the triggers.
static void insert_rows(Store* store, EState* estate) {
  if (store->filled == 0) return;
  ResultRelInfo* info = store->info;
#if PG_VERSION_NUM < 140000
  estate->es_result_relation_info = info;
#endif
  table_multi_insert(info->ri_RelationDesc, store->slots, store->filled, estate->es_output_cid, 0, nullptr);
  for (int i = 0; i < store->filled; ++i) {
    TupleTableSlot* slot = store->slots[i];
    List* recheck = NIL;
    if (info->ri_NumIndices > 0) {
#if PG_VERSION_NUM >= 160000
      recheck = ExecInsertIndexTuples(info, slot, estate, false, false, nullptr, NIL, false);
#elif PG_VERSION_NUM >= 140000
      recheck = ExecInsertIndexTuples(info, slot, estate, false, false, nullptr, NIL);
#else
      recheck = ExecInsertIndexTuples(slot, estate, false, nullptr, NIL);
#endif
    }
    ExecARInsertTriggers(estate, info, slot, recheck, store->capture);
    ExecClearTuple(slot);
    ResetPerTupleExprContext(estate);
  }
  store->filled = 0;
}

void store_rows(Stores* stores, const bridge::Result* result, const ArticleKey& key) {
  int part = 0;
  const long long count = bridge::rows(result).count;
  for (long long r = 0; r < count; ++r) {
    CHECK_FOR_INTERRUPTS();
    const bridge::Cell* cells = bridge::row(result, r);
    // Parts come one after another, in the order of the stores.
    while (part < kStores && (static_cast<int>(strlen(kParts[part])) != cells[0].text.size ||
                              strncmp(kParts[part], cells[0].text.data, static_cast<size_t>(cells[0].text.size)) != 0))
      ++part;
    if (part == kStores) elog(ERROR, "korean_analysis gives a part out of order");
    Store* store = &stores->store[part];
    TupleTableSlot* slot = next_slot(store, stores->estate);
    fill_slot(store, slot, stores->estate, cells, key);
    if (!check_row(store, slot, stores->estate)) {
      ResetPerTupleExprContext(stores->estate);
      continue;
    }
    if (++store->filled == store->room) insert_rows(store, stores->estate);
  }
  // What the rows point at lasts no longer than the article.
  for (Store& store : stores->store) insert_rows(&store, stores->estate);
}

void close_stores(Stores* stores) {
  EState* estate = stores->estate;
  for (const Store& store : stores->store) ExecASInsertTriggers(estate, store.info, store.capture);
  AfterTriggerEndQuery(estate);
  ExecResetTupleTable(estate->es_tupleTable, false);
#if PG_VERSION_NUM < 140000
  for (const Store& store : stores->store) {
    ExecCloseIndices(store.info);
    table_close(store.info->ri_RelationDesc, NoLock);
  }
  ExecCleanUpTriggerState(estate);
#else
  ExecCloseResultRelations(estate);
  ExecCloseRangeTableRelations(estate);
#endif
  FreeExecutorState(estate);
}

}  // namespace kn::pg
